"""Files that the configuration of a repository includes, looked at before git reads them."""

import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path

from icp_playbook.git.errors import SpecialFile
from icp_playbook.git.process import Git
from icp_playbook.git.special_files import plain_bytes

_LARGEST = 1 << 24
"""Bytes of a configuration."""
_MOST = 200
"""Inclusions in all; a file that is included twice counts twice, as git reads it twice."""
_DEEPEST = 10
"""As for git, which says so itself."""


def refuse_includes(git: Git, folders: Iterable[Path]) -> None:
    """Raises SpecialFile if the configuration in a repository's folders includes what would not end.

    Raises GitBroken if what is included is no configuration.
    """
    _Reading(git).check([folder / name for folder in folders for name in ("config", "config.worktree")], 0)


class _Reading:
    def __init__(self, git: Git) -> None:
        outside = {**git.variables, "GIT_DIR": os.devnull}  # no repository: nothing is included by itself
        self._git = dataclasses.replace(git, folder=Path(git.folder.anchor), variables=outside)
        self._left = _MOST
        self._found: dict[Path, list[Path]] = {}

    def check(self, files: Iterable[Path], depth: int) -> None:
        for file in files:
            self._left -= 1
            if self._left < 0:
                raise SpecialFile(f"{file.parent.name}/{file.name}", f"one of over {_MOST} inclusions")
            if depth <= _DEEPEST:
                self.check(self._included(file), depth + 1)

    def _included(self, file: Path) -> list[Path]:
        """What a file includes, under whatever condition."""
        if file not in self._found:
            raw = plain_bytes(file, _LARGEST) or b""
            if len(raw) > _LARGEST:
                raise SpecialFile(f"{file.parent.name}/{file.name}", f"larger than {_LARGEST:,} bytes")
            named = self._paths(file) if b"include" in raw.lower() else []
            self._found[file] = [file.parent / os.path.expanduser(path) for path in named]  # noqa: PTH111
        return self._found[file]

    def _paths(self, file: Path) -> list[str]:
        asked = (
            "--file",
            os.fspath(file),
            "--no-includes",
            "-z",
            "--get-regexp",
            r"^include(if\..*)?\.path$",
        )
        answer = self._git.run("config", *asked, fine=(0, 1))
        lines = answer.decode("utf-8", "surrogateescape").split("\0")
        return [path for line in lines if (path := line.partition("\n")[2])]
