"""Entries side by side: for each a classic script with its column, read when a reader chooses it."""

from collections.abc import Iterator
from functools import partial

from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.script_text import compact_json, script_text
from icp_playbook.views.entries import COMPARED, column_record


def column_files(playbook: Playbook) -> Iterator[GeneratedFile]:
    """A file for each ICP, persona and segment; no file for pairs."""
    for kind in COMPARED:
        for id_ in playbook.by_kind[kind]:
            key = Key(kind, id_)
            yield GeneratedFile(f"assets/beside/{kind}/{id_}.js", partial(_script, playbook, key))


def _script(playbook: Playbook, key: Key) -> str:
    record = script_text(compact_json(column_record(playbook, key)))
    return f"(window.icpColumns ??= {{}})[{script_text(compact_json(str(key)))}] = {record};\n"
