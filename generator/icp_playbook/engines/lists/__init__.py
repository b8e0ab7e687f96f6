"""Lists of any size in DuckDB: their rows, and their cells as Python's readers read them."""

from icp_playbook.engines.lists.list_reading import EngineList, read_source

__all__ = ["EngineList", "read_source"]
