"""What a browser needs to write a change into the file of an entry: text, places, words, addresses."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from icp_playbook.model import CustomProperty, every_kind, layout
from icp_playbook.playbook import Key, Playbook
from icp_playbook.schema import schema_of
from icp_playbook.source import SourceFile, node_record, parse, yaml_nodes
from icp_playbook.suggesting.words import WordReader
from icp_playbook.suggesting.written_files import EntryFiles

DECISION = "decision"
"""The kind of entry that says why, where the playbook has it."""


def entry_record(playbook: Playbook, key: Key, files: EntryFiles, edit_base: str) -> Mapping[str, Any]:
    """The record of one file. `edit_base` is where files are edited, ending in a slash, or empty."""
    file = files.read()[key]
    entry = playbook.by_kind.get(key.kind, {}).get(key.id)
    path = files.prefix + file.path
    return {
        "entry": str(key),
        "name": entry.name if entry is not None else playbook.settings.name,
        "kind": every_kind()[key.kind].one if key.kind in every_kind() else "Playbook",
        "path": path,
        "text": file.text,
        "nodes": node_record(yaml_nodes(file.text), file.text),
        **_texts(playbook, file),
        "owner": playbook.owner_of(entry) if entry is not None else playbook.settings.owner,
        "commit": files.commit,
        "committed": bool(files.commit) and path not in files.uncommitted(),
        "edit": edit_base + file.path if edit_base else "",
        "editBase": edit_base,
        "prefix": files.prefix,
        "decisions": layout().folders.get(DECISION, ""),
        **({"taken": sorted(playbook.by_kind.get(DECISION, ()))} if entry is None else {}),
    }


def _texts(playbook: Playbook, file: SourceFile) -> dict[str, Any]:
    """The words of the file, each a list of its own, and what to write there, which many share."""
    leaves = list(_words(file.kind, playbook.settings.custom_properties).leaves(parse(file).data))
    abouts = list(dict.fromkeys(leaf.about for leaf in leaves))
    return {
        "texts": [
            [
                leaf.path,
                leaf.label,
                leaf.within,
                abouts.index(leaf.about),
                leaf.longest,
                leaf.required,
            ]
            for leaf in leaves
        ],
        "abouts": abouts,
    }


@lru_cache(maxsize=32)
def _words(kind: str, properties: tuple[CustomProperty, ...]) -> WordReader:
    return WordReader(schema_of(kind, properties))
