"""The folder that a playbook is begun in: what of it is in the way, what stays as it is."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.findings import CommandError
from icp_playbook.model import layout
from icp_playbook.outputs import place_of, unwritable
from icp_playbook.phrases import series, shown
from icp_playbook.source import read_named

KEPT = ("README.md", ".gitignore", ".editorconfig")
"""Files that any repository may have before a playbook is begun in it: they stay as they are."""
_PAGES = "docs"
_SETTINGS = layout().singles["playbook"]


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to begin in: its path without links, and the repository it is in, if any."""

    folder: Path
    place: Path
    repository: Path | None

    @property
    def at_top(self) -> bool:
        """Whether files that are read at the top of a repository are read here."""
        return self.repository in (None, self.place)

    def missing(self, files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """What is to be written, and the names of what was there and stays.

        A file that is there with the same content is neither. Raises CommandError that names every file in
        the way.
        """
        self._check_other_entries(files)
        wanted = {name: content for name, content in files.items() if not self._is_there(name, content)}
        there = tuple(name for name in wanted if os.path.lexists(self.place / name))
        kept = tuple(name for name in there if name in KEPT)
        if in_the_way := sorted({*self._in_the_way(wanted), *there} - {*kept}):
            raise CommandError(
                f"`{shown(self.folder)}` has {series([f'`{shown(name)}`' for name in in_the_way])} already, "
                "and nothing is overwritten",
                "move them away, or name another folder",
            )
        return {name: content for name, content in wanted.items() if name not in kept}, kept

    def has_pages(self) -> bool:
        """Whether the folder of own pages holds something already."""
        try:
            return any(path.name != ".gitkeep" for path in (self.place / _PAGES).iterdir())
        except OSError:
            return False

    def _is_there(self, name: str, content: bytes) -> bool:
        path = self.place / name
        return not path.is_symlink() and path.is_file() and read_named(str(path)) == content

    def _in_the_way(self, names: Iterable[str]) -> Iterator[str]:
        """Files where folders are to be, and links that lead out."""
        parents = {parent.as_posix() for name in names for parent in Path(name).parents} - {"."}
        for name in sorted(parents):
            path = self.place / name
            if path.is_symlink() and not path.resolve().is_relative_to(self.place):
                raise CommandError(
                    f"`{shown(name)}` in `{shown(self.folder)}` is a link that leads out of it",
                    "make it a folder, or name another one",
                )
            if os.path.lexists(path) and not path.is_dir():
                yield name

    def _check_other_entries(self, files: Mapping[str, bytes]) -> None:
        """Entries of another playbook would become entries of this one."""
        others = [
            path
            for path in layout().singles.values()
            if os.path.lexists(self.place / path) and not self._is_there(path, files[path])
        ]
        for folder in layout().folders.values():
            found = sorted(path.name for path in (self.place / folder).glob("*.yaml"))
            others += [f"{folder}/{name}" for name in found if f"{folder}/{name}" not in files]
        if others:
            raise CommandError(
                f"`{shown(self.folder)}` holds a playbook already: `{shown(others[0])}`",
                "add entries to it with `icp-playbook new`, or name another folder",
            )


def check_target(folder: Path) -> Target:
    """The folder that a playbook is begun in, there or not.

    Raises CommandError for a file, a link that leads out of its repository, a folder that cannot be read, and
    a folder of another playbook.
    """
    place = place_of(folder)
    try:
        if os.path.lexists(place) and not place.is_dir():
            raise CommandError(f"`{shown(folder)}` is a file", "name a folder")
        if place.is_dir():
            next(place.iterdir(), None)
        around = next((above for above in place.parents if os.path.lexists(above / _SETTINGS)), None)
        repository = next(
            (above for above in (place, *place.parents) if os.path.lexists(above / ".git")), None
        )
    except OSError as error:
        raise unwritable(folder, error) from error
    if around is not None:
        raise CommandError(
            f"`{shown(folder)}` is inside the playbook in `{shown(around)}`", "name a folder outside of it"
        )
    return Target(folder, place, repository)
