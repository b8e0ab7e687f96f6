"""Commits that also touch files that are none of the playbook's, by one call of `git diff-tree`."""

from collections.abc import Callable, Iterator, Sequence
from typing import IO

from icp_playbook.git.answers import LONG
from icp_playbook.git.errors import GitBroken
from icp_playbook.git.repository import Repository

ARGUMENTS = (
    "--stdin",
    "--always",
    "--root",
    "-r",
    "-z",
    "--name-only",
    "--diff-merges=first-parent",  # what a pull request brought in
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules=none",
    "-O" + "/dev/null",
)
_AT_ONCE = 1 << 16


def commits_with_others(
    repository: Repository, commits: Sequence[str], belongs: Callable[[str], bool]
) -> frozenset[str]:
    """Those of some commits, the oldest first, that touch a file that does not belong to the playbook.

    `belongs` is asked for paths from the top of the repository. A merge is compared with its first parent.
    Where the repository cannot answer, as a partial clone, none is known. Raises GitStopped.
    """
    asked = [commit for commit in commits if commit not in repository.boundary]
    if not asked:
        return frozenset()
    given = "".join(f"{commit}\n" for commit in asked).encode("ascii")
    found: set[str] = set()
    try:
        with repository.store.git.reading("diff-tree", *ARGUMENTS, given=given, limits=LONG) as output:
            place = -1
            for token in _tokens(output):
                # the hash of a later commit cannot be the name of a file in an earlier one
                if place + 1 < len(asked) and token == asked[place + 1].encode("ascii"):
                    place += 1
                elif place < 0 or asked[place] in found:
                    continue
                elif not belongs(token.decode("utf-8", "surrogateescape")):
                    found.add(asked[place])
    except GitBroken:
        return frozenset()
    return frozenset(found)


def _tokens(output: IO[bytes]) -> Iterator[bytes]:
    held = b""
    while chunk := output.read(_AT_ONCE):
        *whole, held = (held + chunk).split(b"\0")
        yield from whole
