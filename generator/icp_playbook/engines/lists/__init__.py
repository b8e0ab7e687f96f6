"""Lists of any size in DuckDB: their rows, and their cells as Python's readers read them."""

from icp_playbook.engines.lists.list_files import ListSource, list_source
from icp_playbook.engines.lists.list_reading import EngineList, read_again, read_source
from icp_playbook.engines.lists.raw_list import BEYOND, KIND, NUMBER, PROBLEM, WIDTH, insert_rows
from icp_playbook.engines.lists.typed_rows import typed_table

__all__ = [
    "BEYOND",
    "KIND",
    "NUMBER",
    "PROBLEM",
    "WIDTH",
    "EngineList",
    "ListSource",
    "insert_rows",
    "list_source",
    "read_again",
    "read_source",
    "typed_table",
]
