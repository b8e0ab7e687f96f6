"""A new repository with its first commit."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from icp_playbook.git.errors import GitBroken, NoIdentity
from icp_playbook.git.process import Git

_IDENTITY = (
    "AUTHOR_NAME",
    "AUTHOR_EMAIL",
    "AUTHOR_DATE",
    "COMMITTER_NAME",
    "COMMITTER_EMAIL",
    "COMMITTER_DATE",
)
_SETTINGS = (
    "init.defaultBranch=main",
    "commit.gpgSign=false",  # signing would start another program
    "user.useConfigOnly=true",  # no name made up from that of the machine
)


def require_git(folder: Path) -> None:
    """Raises NoGit if there is no git to begin a repository with."""
    Git.at(folder)


def begin_repository(folder: Path, names: Iterable[str], message: str) -> None:
    """Makes a folder a repository on the branch main, with one commit of these files.

    Raises NoIdentity if git knows no name or address to commit with: the files are staged then. Raises
    another GitError for what else git refuses.
    """
    git = Git.at(folder)
    identity = {f"GIT_{name}": os.environ[f"GIT_{name}"] for name in _IDENTITY if f"GIT_{name}" in os.environ}
    git = replace(git, variables={**git.variables, **identity}, settings=_SETTINGS)
    git.run("init", "--quiet")
    given = b"\0".join(os.fsencode(name) for name in names)
    git.run("add", "--pathspec-from-file=-", "--pathspec-file-nul", given=given)
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        try:
            git.run("var", who)
        except GitBroken as error:
            raise NoIdentity(message) from error
    git.run("commit", "--quiet", f"--message={message}")
