"""The files of a playbook: where each kind is kept, and what is wrong before a line is parsed."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.source.bounded import a_folder, is_missing, names_in, read_text, text_of
from icp_playbook.source.documents import SourceFile
from icp_playbook.source.file_names import id_of, likely_id, looks_like_entry, misnamed
from icp_playbook.source.layout import Layout
from icp_playbook.source.stray_files import StrayFile, strays_among, strays_below


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """What is there, or should be, and cannot be read. `id` is None for the folder of a kind."""

    kind: str
    id: str | None
    finding: Finding


def read_sources(root: Path, layout: Layout) -> tuple[list[SourceFile], list[UnreadFile]]:
    """Every file of the playbook at `root`, sorted, and what cannot be read of it."""
    found = list(_walk(root, layout))
    return (
        [file for file in found if isinstance(file, SourceFile)],
        [gap for gap in found if isinstance(gap, UnreadFile)],
    )


def sources_in(
    tree: Mapping[str, bytes], layout: Layout, closed: Collection[str] = ()
) -> tuple[list[SourceFile], list[UnreadFile]]:
    """The same for files that are in no folder, as those of an old commit: path from the root → content.

    `closed` are paths without content, such as links: told only where none of their name could be read.
    """
    paths = {*tree, *(path for path in closed if layout.entry_at(path) is None)}
    found: list[SourceFile | UnreadFile] = []
    for kind, name in layout.singles.items():
        found.append(
            _source(kind, kind, name, text_of(name, tree[name])) if name in tree else _missing(kind, name)
        )
    for kind, folder in layout.folders.items():
        needed = kind in layout.needed
        inside = (path.removeprefix(f"{folder}/") for path in paths if path.startswith(f"{folder}/"))
        names = sorted({path.partition("/")[0] for path in inside})
        found += _entries(kind, folder, names, lambda path: _in_tree(path, tree), needed=needed)
    found += map(_unread, strays_among(paths, layout))
    return (
        [file for file in found if isinstance(file, SourceFile)],
        [gap for gap in found if isinstance(gap, UnreadFile)],
    )


def _in_tree(path: str, tree: Mapping[str, bytes]) -> str | Finding:
    return text_of(path, tree[path]) if path in tree else a_folder(path)


def _source(kind: str, id_: str, name: str, text: str | Finding) -> SourceFile | UnreadFile:
    return UnreadFile(kind, id_, text) if isinstance(text, Finding) else SourceFile(kind, id_, name, text)


def _walk(root: Path, layout: Layout) -> Iterator[SourceFile | UnreadFile]:
    for kind, name in layout.singles.items():
        yield from _single(root, kind, name)
    for kind, name in layout.folders.items():
        yield from _folder(root, kind, name, needed=kind in layout.needed)
    yield from map(_unread, strays_below(root, layout))


def _single(root: Path, kind: str, name: str) -> Iterator[SourceFile | UnreadFile]:
    text = read_text(root, name)
    yield _missing(kind, name) if is_missing(text) else _source(kind, kind, name, text)


def _missing(kind: str, name: str) -> UnreadFile:
    finding = rules.MISSING_FILE.at(
        Location(name),
        f"`{name}` is missing",
        "create it, or run the command at the root of the playbook",
    )
    return UnreadFile(kind, kind, finding)


def _folder(root: Path, kind: str, name: str, *, needed: bool) -> Iterator[SourceFile | UnreadFile]:
    listed = names_in(root, name)
    if isinstance(listed, Finding):
        if not needed and is_missing(listed):
            return
        yield UnreadFile(kind, None, _no_folder(root / name, kind, name, listed))
        return
    yield from _entries(kind, name, listed, lambda path: read_text(root, path), needed=needed)


def _entries(
    kind: str, folder: str, names: Sequence[str], read: Callable[[str], str | Finding], *, needed: bool
) -> Iterator[SourceFile | UnreadFile]:
    """The entries among the names in the folder of a kind, and what looks like one."""
    entries = [name for name in names if looks_like_entry(name)]
    if not entries and needed:
        yield UnreadFile(kind, None, _empty_folder(kind, folder))
    for name in entries:
        path, id_ = f"{folder}/{name}", id_of(name)
        if id_ is None:
            yield UnreadFile(kind, likely_id(name), misnamed(kind, path, names))
        else:
            yield _source(kind, id_, path, read(path))


def _unread(stray: StrayFile) -> UnreadFile:
    return UnreadFile(stray.kind, stray.id, stray.finding)


def _empty_folder(kind: str, name: str) -> Finding:
    return rules.EMPTY_FOLDER.at(
        Location(name),
        f"the folder `{name}` has no {kind}",
        f"add a first {kind} as `{name}/<id>.yaml`",
    )


def _no_folder(folder: Path, kind: str, name: str, refused: Finding) -> Finding:
    if refused.rule == rules.OUTSIDE_PLAYBOOK.id or folder.is_dir():
        return refused
    return rules.MISSING_FOLDER.at(
        Location(name),
        f"`{name}` is not a folder" if folder.exists() else f"the folder `{name}` is missing",
        f"create `{name}/` with one file for each {kind}",
    )
