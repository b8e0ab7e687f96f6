"""The table of a list, whatever sort of file it is."""

from typing import BinaryIO

from icp_playbook.accounts.encoding import begun, lines_of
from icp_playbook.accounts.layout import Knows
from icp_playbook.accounts.table import Table, table_of
from icp_playbook.accounts.workbook import ZIP, workbook_table


def list_table(stream: BinaryIO, name: str, knows: Knows) -> Table:
    """The table in a CSV file or a workbook; `knows` counts the names of columns in a row.

    Raises CommandError for what cannot be read, now or while its rows are.
    """
    head, whole = begun(stream)
    if head.startswith(ZIP):
        return workbook_table(whole, name, knows)
    return table_of(lines_of(whole, name), name, knows)
