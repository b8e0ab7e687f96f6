"""The objects of a repository, read through a folder of our own: nothing of its configuration counts.

A partial clone names a remote that git would ask for what is missing. Here there is none: it is missing.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from icp_playbook.git.process import Git

_CONFIG = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = {}\n"
MAILMAP = "mailmap"


class ObjectStore:
    """git over some objects, with a configuration, a list of cut-off commits and a .mailmap of our own."""

    def __init__(
        self, git: Git, objects: Path, hashing: str, boundary: Iterable[str], mailmap: bytes
    ) -> None:
        folder = Path(tempfile.mkdtemp(prefix="icp-playbook-git-"))
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        (folder / "refs").mkdir()
        (folder / "HEAD").write_text("ref: refs/heads/none\n", "utf-8")
        (folder / "config").write_text(_CONFIG.format(hashing), "utf-8")
        (folder / MAILMAP).write_bytes(mailmap)
        if listed := sorted(boundary):
            (folder / "shallow").write_text("".join(f"{commit}\n" for commit in listed), "ascii")
        places = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
        variables = {name: value for name, value in git.variables.items() if name not in places}
        variables |= {"GIT_DIR": str(folder), "GIT_OBJECT_DIRECTORY": os.fspath(objects)}
        self.git = replace(
            git, folder=folder, variables=variables, settings=(f"mailmap.file={folder / MAILMAP}",)
        )
