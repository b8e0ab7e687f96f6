"""YAML in, plain data and positions out. The only room that imports yaml."""

from icp_playbook.source.documents import MAX_BYTES, Data, Document, SourceFile, parse
from icp_playbook.source.files import (
    Layout,
    UnreadFile,
    read_sources,
    sources_in,
    text_of,
)
from icp_playbook.source.spans import Path, Spans
from icp_playbook.source.writing import to_yaml

__all__ = [
    "MAX_BYTES",
    "Data",
    "Document",
    "Layout",
    "Path",
    "SourceFile",
    "Spans",
    "UnreadFile",
    "parse",
    "read_sources",
    "sources_in",
    "text_of",
    "to_yaml",
]
