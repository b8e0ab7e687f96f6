"""The files of a playbook: where each kind is kept, and what is wrong before a line is parsed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.source.documents import MAX_BYTES, SourceFile

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
        """The kind and id that a path of the playbook stands for; None when no entry is kept there."""
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
        found.append(_content(kind, kind, name, tree[name]) if name in tree else _missing(kind, name))
    for kind, folder in layout.folders.items():
        places = sorted(path for path in tree if path.rpartition("/")[0] == folder and _is_entry(Path(path)))
        for path in places:
            stem = Path(path).stem
            if not path.endswith(".yaml") or not _KEBAB.match(stem):
                found.append(_misnamed(Path(), kind, Path(path)))
            else:
                found.append(_content(kind, stem, path, tree[path]))
        if not places:
            found.append(UnreadFile(kind, None, _empty_folder(kind, folder)))
    return (
        [file for file in found if isinstance(file, SourceFile)],
        [gap for gap in found if isinstance(gap, UnreadFile)],
    )


def _content(kind: str, id_: str, name: str, raw: bytes) -> SourceFile | UnreadFile:
    text = text_of(name, raw)
    return UnreadFile(kind, id_, text) if isinstance(text, Finding) else SourceFile(kind, id_, name, text)


def _walk(root: Path, layout: Layout) -> Iterator[SourceFile | UnreadFile]:
    for kind, name in layout.singles.items():
        yield from _single(root, kind, name)
    for kind, name in layout.folders.items():
        yield from _folder(root, kind, name)


def _single(root: Path, kind: str, name: str) -> Iterator[SourceFile | UnreadFile]:
    if not (root / name).exists() and not (root / name).is_symlink():
        yield _missing(kind, name)
    elif not _inside(root, root / name):
        yield UnreadFile(kind, kind, _outside(name))
    else:
        yield _file(root, kind, kind, root / name)


def _missing(kind: str, name: str) -> UnreadFile:
    finding = rules.MISSING_FILE.at(
        Location(name),
        f"`{name}` is missing",
        "create it, or run the command at the root of the playbook",
    )
    return UnreadFile(kind, kind, finding)


def _folder(root: Path, kind: str, name: str) -> Iterator[SourceFile | UnreadFile]:
    try:
        entries = sorted(path for path in (root / name).iterdir() if _is_entry(path))
    except OSError as error:
        yield UnreadFile(kind, None, _no_folder(root / name, kind, name, error))
        return
    if not _inside(root, root / name):
        yield UnreadFile(kind, None, _outside(name))
        return
    if not entries:
        yield UnreadFile(kind, None, _empty_folder(kind, name))
    for path in entries:
        if path.suffix != ".yaml" or not _KEBAB.match(path.stem):
            yield _misnamed(root, kind, path)
        else:
            yield _file(root, kind, path.stem, path)


def _empty_folder(kind: str, name: str) -> Finding:
    return rules.EMPTY_FOLDER.at(
        Location(name),
        f"the folder `{name}` holds no {kind}",
        f"add a first {kind} as `{name}/<id>.yaml`",
    )


def _is_entry(path: Path) -> bool:
    return path.suffix in (".yaml", ".yml") and not path.name.startswith(".")


def _no_folder(folder: Path, kind: str, name: str, error: OSError) -> Finding:
    if folder.is_dir():
        return rules.UNREADABLE.at(
            Location(name), f"the folder cannot be read: {error.strerror}", "check its permissions"
        )
    return rules.MISSING_FOLDER.at(
        Location(name),
        f"`{name}` is not a folder" if folder.exists() else f"the folder `{name}` is missing",
        f"create `{name}/` with one file for each {kind}",
    )


def _misnamed(root: Path, kind: str, path: Path) -> UnreadFile:
    stem = re.sub(r"[^a-z0-9]+", "-", re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", path.stem).lower()).strip("-")
    finding = rules.FILE_NAME.at(
        Location(path.relative_to(root).as_posix()),
        f"`{path.name}` is not a kebab-case name ending in .yaml",
        f"rename it to `{stem or 'a-name'}.yaml`: the file name is the entry's id",
    )
    return UnreadFile(kind, stem, finding)


def _file(root: Path, kind: str, id_: str, path: Path) -> SourceFile | UnreadFile:
    name = path.relative_to(root).as_posix()
    text = _text(root, name, path)
    return UnreadFile(kind, id_, text) if isinstance(text, Finding) else SourceFile(kind, id_, name, text)


def _text(root: Path, name: str, path: Path) -> str | Finding:
    place = Location(name)
    if path.is_symlink() and not _inside(root, path):  # the folders it is in are looked at before
        return _outside(name)
    try:
        if not path.is_file():
            return rules.NOT_A_FILE.at(
                place, f"`{name}` is not a regular file", "an entry is a file; move what is in the way"
            )
        if (size := path.stat().st_size) > MAX_BYTES:
            return _too_large(name, size)
        raw = path.read_bytes()
    except OSError as error:
        return rules.UNREADABLE.at(
            place, f"the file cannot be read: {error.strerror}", "check its permissions"
        )
    return text_of(name, raw)


def text_of(name: str, raw: bytes) -> str | Finding:
    """The text of a file's bytes, wherever they come from, or what is wrong with them."""
    if len(raw) > MAX_BYTES:
        return _too_large(name, len(raw))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Location(name, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return rules.NOT_UTF8.at(place, "the file is not UTF-8", "save it again with the encoding UTF-8")


def _too_large(name: str, size: int) -> Finding:
    return rules.FILE_TOO_LARGE.at(
        Location(name),
        f"the file has {size:,} bytes; {MAX_BYTES:,} is the limit",
        "an entry is a few pages of text: move data elsewhere and link to it",
    )


def _inside(root: Path, path: Path) -> bool:
    try:
        return path.resolve(strict=False).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop of links leads nowhere
        return True


def _outside(name: str) -> Finding:
    return rules.OUTSIDE_PLAYBOOK.at(
        Location(name),
        f"`{name}` is a link that leads out of the playbook",
        "copy the file here instead of linking to it",
    )
