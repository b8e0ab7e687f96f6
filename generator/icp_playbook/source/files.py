"""The files of a playbook: where each kind is kept, and what is wrong before a line is parsed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.source.bounded import is_missing, names_in, read_text, text_of
from icp_playbook.source.documents import SourceFile

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True)
class Layout:
    """Where the files of a playbook are: kind → the one file of it, kind → its folder, as they are read."""

    singles: Mapping[str, str]
    folders: Mapping[str, str]

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {folder: kind for kind, folder in self.folders.items()}

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file and folder."""
        return (*self.singles.values(), *self.folders.values())

    @property
    def tops(self) -> tuple[str, ...]:
        """The folders at the root that hold them all."""
        return tuple(dict.fromkeys(path.partition("/")[0] for path in self.paths))

    def entry_at(self, path: str) -> tuple[str, str] | None:
        """The kind and id for a path in the playbook; None if it is not an entry's path."""
        for kind, name in self.singles.items():
            if path == name:
                return kind, kind
        folder, _, name = path.rpartition("/")
        id_ = name.removesuffix(".yaml")
        if folder not in self._kinds or id_ == name or not _KEBAB.match(id_):
            return None
        return self._kinds[folder], id_

    def entry_path(self, kind: str, id_: str) -> str:
        """Where an entry of a kind is: the way back from `entry_at`."""
        return self.singles.get(kind) or f"{self.folders[kind]}/{id_}.yaml"


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


def sources_in(tree: Mapping[str, bytes], layout: Layout) -> tuple[list[SourceFile], list[UnreadFile]]:
    """The same for files that are in no folder, as those of an old commit: path from the root → content."""
    found: list[SourceFile | UnreadFile] = []
    for kind, name in layout.singles.items():
        found.append(
            _source(kind, kind, name, text_of(name, tree[name])) if name in tree else _missing(kind, name)
        )
    for kind, folder in layout.folders.items():
        places = sorted(path for path in tree if path.rpartition("/")[0] == folder and _is_entry(Path(path)))
        for path in places:
            stem = Path(path).stem
            if not path.endswith(".yaml") or not _KEBAB.match(stem):
                found.append(_misnamed(kind, Path(path)))
            else:
                found.append(_source(kind, stem, path, text_of(path, tree[path])))
        if not places:
            found.append(UnreadFile(kind, None, _empty_folder(kind, folder)))
    return (
        [file for file in found if isinstance(file, SourceFile)],
        [gap for gap in found if isinstance(gap, UnreadFile)],
    )


def _source(kind: str, id_: str, name: str, text: str | Finding) -> SourceFile | UnreadFile:
    return UnreadFile(kind, id_, text) if isinstance(text, Finding) else SourceFile(kind, id_, name, text)


def _walk(root: Path, layout: Layout) -> Iterator[SourceFile | UnreadFile]:
    for kind, name in layout.singles.items():
        yield from _single(root, kind, name)
    for kind, name in layout.folders.items():
        yield from _folder(root, kind, name)


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


def _folder(root: Path, kind: str, name: str) -> Iterator[SourceFile | UnreadFile]:
    listed = names_in(root, name)
    if isinstance(listed, Finding):
        yield UnreadFile(kind, None, _no_folder(root / name, kind, name, listed))
        return
    entries = [path for entry in listed if _is_entry(path := Path(name, entry))]
    if not entries:
        yield UnreadFile(kind, None, _empty_folder(kind, name))
    for path in entries:
        if path.suffix != ".yaml" or not _KEBAB.match(path.stem):
            yield _misnamed(kind, path)
        else:
            yield _source(kind, path.stem, path.as_posix(), read_text(root, path.as_posix()))


def _empty_folder(kind: str, name: str) -> Finding:
    return rules.EMPTY_FOLDER.at(
        Location(name),
        f"the folder `{name}` has no {kind}",
        f"add a first {kind} as `{name}/<id>.yaml`",
    )


def _is_entry(path: Path) -> bool:
    return path.suffix in (".yaml", ".yml") and not path.name.startswith(".")


def _no_folder(folder: Path, kind: str, name: str, refused: Finding) -> Finding:
    if refused.rule == rules.OUTSIDE_PLAYBOOK.id or folder.is_dir():
        return refused
    return rules.MISSING_FOLDER.at(
        Location(name),
        f"`{name}` is not a folder" if folder.exists() else f"the folder `{name}` is missing",
        f"create `{name}/` with one file for each {kind}",
    )


def _misnamed(kind: str, path: Path) -> UnreadFile:
    stem = re.sub(r"[^a-z0-9]+", "-", re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", path.stem).lower()).strip("-")
    finding = rules.FILE_NAME.at(
        Location(path.as_posix()),
        f"`{path.name}` is not a kebab-case name ending in .yaml",
        f"rename it to `{stem or 'a-name'}.yaml`: the file name is the entry's id",
    )
    return UnreadFile(kind, stem, finding)
