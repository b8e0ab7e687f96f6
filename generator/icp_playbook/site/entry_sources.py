"""The files of entries as they are written, for who suggests a change: a classic script each."""

from collections.abc import Iterator, Mapping
from functools import partial

from icp_playbook.model import layout
from icp_playbook.playbook import Key, Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.script_text import compact_json, script_text
from icp_playbook.site.scripts import folder_script
from icp_playbook.suggesting import EntryFiles, entry_record
from icp_playbook.views.routes import source_script


def source_files(
    playbook: Playbook, files: EntryFiles | None, edit_base: str, assets: Mapping[str, bytes]
) -> Iterator[GeneratedFile]:
    """The script that proposes changes, and what it needs of each file; without `files` it has words only.

    `files` are None for a site whose readers may not see every file whole. Making the script raises
    CommandError when a module cannot be joined.
    """
    yield folder_script(assets, "propose")
    if files is None:
        return
    singles = [Key(kind, kind) for kind in layout().singles]
    for key in dict.fromkeys([*singles, *playbook.paths]):
        make = partial(_script, playbook, key, files, edit_base)
        yield GeneratedFile(source_script(key), make, playbook.paths.get(key, ""))


def _script(playbook: Playbook, key: Key, files: EntryFiles, edit_base: str) -> str:
    record = script_text(compact_json(entry_record(playbook, key, files, edit_base)))
    name = script_text(compact_json(str(key)))
    return f"(window.icpSources ??= {{}})[{name}] = {record};\n"
