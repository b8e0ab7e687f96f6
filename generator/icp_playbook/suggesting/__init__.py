"""What a reader needs to suggest a change of an entry: its file as written, and its words."""

from icp_playbook.suggesting.records import entry_record
from icp_playbook.suggesting.words import TextLeaf, WordReader
from icp_playbook.suggesting.written_files import EntryFiles, entry_files

__all__ = ["EntryFiles", "TextLeaf", "WordReader", "entry_files", "entry_record"]
