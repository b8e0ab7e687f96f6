"""The objects of a repository, read through a folder of our own: nothing of its configuration counts.

A partial clone names a remote that git would ask for what is missing. Here there is none: it is missing.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from icp_playbook.git.errors import NoRoom
from icp_playbook.git.process import Git
from icp_playbook.outputs import TemporaryFolder

_CONFIG = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = {}\n"
MAILMAP = "mailmap"


class ObjectStore:
    """git over some objects, with a configuration, a list of cut-off commits and a .mailmap of our own."""

    def __init__(
        self, git: Git, objects: Path, hashing: str, boundary: Iterable[str], mailmap: bytes
    ) -> None:
        self._git = git
        self._objects = objects
        self._files = {
            "HEAD": b"ref: refs/heads/none\n",
            "config": _CONFIG.format(hashing).encode(),
            MAILMAP: mailmap,
        }
        if listed := sorted(boundary):
            self._files["shallow"] = "".join(f"{commit}\n" for commit in listed).encode()

    @cached_property
    def git(self) -> Git:
        """git in a folder made when it is first asked, and removed with this store. Raises NoRoom."""
        try:
            self._folder = TemporaryFolder()
            folder = self._folder.path
            (folder / "refs").mkdir()
            for name, content in self._files.items():
                (folder / name).write_bytes(content)
        except OSError as error:
            raise NoRoom(error.strerror or str(error)) from error
        places = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
        variables = {name: value for name, value in self._git.variables.items() if name not in places}
        variables |= {"GIT_DIR": str(folder), "GIT_OBJECT_DIRECTORY": os.fspath(self._objects)}
        settings = (f"mailmap.file={folder / MAILMAP}",)
        return replace(self._git, folder=folder, variables=variables, settings=settings)
