"""A git repository that holds a small playbook in a folder of its own."""

import os
import subprocess
from pathlib import Path

from tests.playbooks.copies import MINIMAL, PlaybookCopy

_WHO = ("-c", "user.name=A", "-c", "user.email=a@oven.example", "-c", "commit.gpgsign=false")


class Repository(PlaybookCopy):
    """A copy of the minimal playbook below the root of a repository, committed once."""

    @classmethod
    def start(cls, root: Path) -> "Repository":
        """The repository at `root`, the playbook in its folder `book`."""
        made = cls.of(MINIMAL, root / "book")
        made.git("init", "-q", "-b", "main", str(root))
        made.commit("Start")
        return made

    def git(self, *arguments: str, day: str = "") -> None:
        """Run git in the folder of the playbook, as on the noon of a day."""
        dated = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER") if day}
        command = ["git", *_WHO, *arguments]
        subprocess.run(command, cwd=self.root, check=True, capture_output=True, env={**os.environ, **dated})

    def answer(self, *arguments: str) -> str:
        """What git says in the folder of the playbook."""
        done = subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self, message: str, day: str = "") -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day)
