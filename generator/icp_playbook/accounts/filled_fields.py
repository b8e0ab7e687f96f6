"""How many accounts of a list have a value of each field."""

from collections import Counter

from icp_playbook.accounts.files import opened
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.reading import AccountReader
from icp_playbook.accounts.scoring import expect_columns
from icp_playbook.fields import Catalogue, header_counter, recognise
from icp_playbook.lint import ListedFields


def read_filled_fields(catalogue: Catalogue, name: str) -> ListedFields:
    """Reads a list as `score` does; - is standard input. Raises CommandError where it cannot be read."""
    own = catalogue.describing("account")
    shown = "standard input" if name == "-" else name
    rows, filled = 0, Counter[str]()
    with opened(name) as source:
        table = list_table(source, shown, header_counter(own))
        recognised = recognise(table.headers, own)
        expect_columns(recognised, table, shown)
        reader = AccountReader(recognised, catalogue, {})
        for row in table.rows:
            if row.aside or row.is_blank:
                continue
            account = reader.read(row).account
            if account is not None:
                rows += 1
                filled.update(account.keys())
    return ListedFields(shown, rows, {field: filled[field] for field in recognised.taken})
