"""YAML in, plain data and positions out. The only room that imports yaml."""

from icp_playbook.source.bounded import (
    MAX_ASSET_BYTES,
    MAX_BYTES,
    MAX_PUBLISHED_BYTES,
    files_below,
    is_missing,
    names_in,
    read_bytes,
    read_named,
    read_text,
    refusal_of,
    required,
    text_of,
)
from icp_playbook.source.characters import conflict_in_page
from icp_playbook.source.cutting import cut, without
from icp_playbook.source.cycles import no_cycles
from icp_playbook.source.documents import Document, SourceFile, parse
from icp_playbook.source.file_names import likely_id
from icp_playbook.source.files import UnreadFile, read_sources, sources_in
from icp_playbook.source.foreign_config import config_texts
from icp_playbook.source.layout import Layout
from icp_playbook.source.memo import Memo
from icp_playbook.source.nodes import YamlNode, node_record, yaml_nodes
from icp_playbook.source.scalars import Data
from icp_playbook.source.spans import Path, Spans
from icp_playbook.source.top_keys import TopKeys
from icp_playbook.source.writing import quoted, to_yaml

__all__ = [
    "MAX_ASSET_BYTES",
    "MAX_BYTES",
    "MAX_PUBLISHED_BYTES",
    "Data",
    "Document",
    "Layout",
    "Memo",
    "Path",
    "SourceFile",
    "Spans",
    "TopKeys",
    "UnreadFile",
    "YamlNode",
    "config_texts",
    "conflict_in_page",
    "cut",
    "files_below",
    "is_missing",
    "likely_id",
    "names_in",
    "no_cycles",
    "node_record",
    "parse",
    "quoted",
    "read_bytes",
    "read_named",
    "read_sources",
    "read_text",
    "refusal_of",
    "required",
    "sources_in",
    "text_of",
    "to_yaml",
    "without",
    "yaml_nodes",
]
