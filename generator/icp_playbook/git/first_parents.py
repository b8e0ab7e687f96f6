"""What came to a branch and when: its commits along first parents, a merge with all that it brought."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from icp_playbook.git.answers import LONG
from icp_playbook.git.errors import GitBroken, Nonsense, PartialClone
from icp_playbook.git.repository import Repository

_LINE = re.compile(r"([0-9a-f]+) ((?:[0-9a-f]+ ?)*)\|([0-9]{4}-[0-9]{2}-[0-9]{2})\Z")


@dataclass(frozen=True, slots=True)
class BranchCommit:
    """A commit of a branch: the one before it there, None for the first, and the day it was committed.

    `is_cut` is true where a shallow clone left out what was before.
    """

    hash: str
    before: str | None
    day: datetime.date
    is_cut: bool


def branch_commits(repository: Repository, head: str, paths: Sequence[str]) -> list[BranchCommit]:
    """The commits of the branch that ends at `head` which touched project paths; the newest first.

    Raises a GitError.
    """
    asked = [repository.prefix + path for path in paths]
    form = ("--first-parent", "--topo-order", "--no-renames", "--format=%H %P|%cs")
    try:
        answer = repository.store.git.run("log", *form, "--end-of-options", head, "--", *asked, limits=LONG)
    except GitBroken as error:
        raise PartialClone if repository.partial else error from error
    return [_commit(repository, line) for line in answer.decode("ascii", "replace").splitlines() if line]


def _commit(repository: Repository, line: str) -> BranchCommit:
    found = _LINE.match(line)
    if found is None:
        raise Nonsense("log")
    parents = found[2].split()
    cut = found[1] in repository.boundary
    day = datetime.date.fromisoformat(found[3])
    return BranchCommit(found[1], None if cut or not parents else parents[0], day, cut)
