"""YAML in, plain data and positions out. The only room that imports yaml."""

from icp_playbook.source.documents import Document, SourceFile, parse
from icp_playbook.source.files import FOLDERS, SINGLES, WATCHED, Unread, read_sources
from icp_playbook.source.spans import Path, Spans

__all__ = [
    "FOLDERS",
    "SINGLES",
    "WATCHED",
    "Document",
    "Path",
    "SourceFile",
    "Spans",
    "Unread",
    "parse",
    "read_sources",
]
