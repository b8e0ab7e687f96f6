"""Revision names: what they resolve to, and what to try if they don't."""

import re

from icp_playbook.git.answers import LONG, Limits
from icp_playbook.git.errors import GitBroken, GitError, NoSuchRevision, PartialClone
from icp_playbook.git.repository import Repository
from icp_playbook.phrases import did_you_mean, suggestion

_MOST = "--count=5000"
"""Names that may be meant, at most."""
_SUGGESTION = Limits(10, 1 << 22)


def resolve(repository: Repository, name: str) -> str:
    """The hash of the commit a name leads to. Raises NoSuchRevision or NoCommits."""
    repository.born()
    if name and not name.startswith("-") and "\0" not in name:
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        try:
            answer = repository.git.run("rev-parse", *asked, fine=(0, 1))
        except (GitBroken, PartialClone):  # a name that git reads as something else, such as a range
            answer = b""
        if re.fullmatch(rb"[0-9a-f]+\n", answer):
            return answer.decode("ascii").strip()
    raise NoSuchRevision(name, _way_out(repository, name))


def current_branch(repository: Repository) -> str:
    """The branch that HEAD is on; "" where it is on none."""
    answer = repository.git.run("symbolic-ref", "--quiet", "--short", "HEAD", fine=(0, 1))
    name = answer.decode("utf-8", "replace").strip()
    return name if name.isprintable() else ""


def merge_base(repository: Repository, one: str, other: str) -> str | None:
    """The common ancestor of two commits; None if there is none, or a shallow clone lacks it."""
    answer = repository.store.git.run("merge-base", one, other, fine=(0, 1))
    return answer.decode("ascii", "replace").strip() or None


def commits_up_to(repository: Repository, name: str) -> frozenset[str]:
    """The hashes of a commit and of all that came before it. Raises NoSuchRevision, or another GitError."""
    found = repository.store.git.run("rev-list", resolve(repository, name), "--", limits=LONG)
    return frozenset(found.decode("ascii", "replace").split())


def _way_out(repository: Repository, name: str) -> str:
    kinds = ("refs/heads", "refs/remotes", "refs/tags")
    try:
        listed = repository.git.run(
            "for-each-ref", _MOST, "--format=%(refname:short)", *kinds, limits=_SUGGESTION
        )
    except GitError:  # it is only asked for a suggestion
        listed = b""
    known = [name for name in listed.decode("utf-8", "replace").split() if name.isprintable()]
    remote = next((ref for ref in known if ref.endswith(f"/{name}")), None)
    if remote:
        return suggestion(remote)
    if repository.shallow:
        return (
            "the clone is shallow and may lack it: run `git fetch --unshallow`, or set `fetch-depth: 0` in CI"
        )
    return did_you_mean(name, known, _unknown(name))


def _unknown(name: str) -> str:
    """The fix for a name that resembles none known here."""
    plain = name.removeprefix("origin/")
    if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_./-]*", plain):
        fetch = f"fetch it with `git fetch origin {plain}` and name origin/{plain}"
        return f"if it is a branch of the remote, {fetch}"
    return "name a branch, a tag or a commit; `git log --oneline` lists commits"
