"""Where the files of a playbook are: the one file or the folder of each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from icp_playbook.source.file_names import id_of


@dataclass(frozen=True)
class Layout:
    """Where the files of a playbook are: kind → the one file of it, kind → its folder, as they are read.

    Of a kind in `needed` there is one entry at least; the folder of any other may be missing or empty.
    """

    singles: Mapping[str, str]
    folders: Mapping[str, str]
    needed: frozenset[str] = frozenset()

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
        id_ = id_of(name)
        return (self._kinds[folder], id_) if folder in self._kinds and id_ is not None else None

    def entry_path(self, kind: str, id_: str) -> str:
        """Where an entry of a kind is: the way back from `entry_at`."""
        return self.singles.get(kind) or f"{self.folders[kind]}/{id_}.yaml"

    def holds(self, path: str) -> bool:
        """Whether a path is in the place of a kind, whatever its name."""
        return any(path == place or path.startswith(f"{place}/") for place in self.paths)
