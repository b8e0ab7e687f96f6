"""YAML in, plain data and positions out. The only room that imports yaml."""

from icp_playbook.source.documents import MAX_BYTES, Data, Document, SourceFile, parse
from icp_playbook.source.files import (
    FOLDERS,
    SINGLES,
    WATCHED,
    UnreadFile,
    entry_at,
    entry_path,
    read_sources,
    sources_in,
    text_of,
)
from icp_playbook.source.spans import Path, Spans

__all__ = [
    "FOLDERS",
    "MAX_BYTES",
    "SINGLES",
    "WATCHED",
    "Data",
    "Document",
    "Path",
    "SourceFile",
    "Spans",
    "UnreadFile",
    "entry_at",
    "entry_path",
    "parse",
    "read_sources",
    "sources_in",
    "text_of",
]
