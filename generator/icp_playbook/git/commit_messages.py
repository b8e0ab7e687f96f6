"""Messages of the commits between two revisions."""

from collections.abc import Sequence

from icp_playbook.git.answers import LONG
from icp_playbook.git.errors import GitBroken, PartialClone
from icp_playbook.git.log import shortened
from icp_playbook.git.repository import Repository
from icp_playbook.git.revisions import resolve


def messages(repository: Repository, base: str, head: str) -> list[str]:
    """The messages of the commits that `head` has and `base` has not, the newest first.

    Raises a GitError.
    """
    return [message for _, message in _messages(repository, base, head)]


def messages_about(repository: Repository, base: str, head: str, paths: Sequence[str]) -> list[str]:
    """The same, without commits that touch files and none of some project paths.

    Raises a GitError.
    """
    span = _span(repository, base, head)
    elsewhere = {*_touching(repository, span, ["."])}
    elsewhere.difference_update(_touching(repository, span, [repository.prefix + path for path in paths]))
    return [message for commit, message in _messages(repository, base, head) if commit not in elsewhere]


def _messages(repository: Repository, base: str, head: str) -> list[tuple[str, str]]:
    """The commits with their messages; one without a message is left out."""
    form = ("-z", "--format=%H%n%B", "--encoding=UTF-8", "--end-of-options")
    answer = _log(repository, *form, _span(repository, base, head), "--")
    found = (one.partition(b"\n") for one in answer.split(b"\0"))
    return [(commit.decode("ascii"), shortened(message)) for commit, _, message in found if message.strip()]


def _touching(repository: Repository, span: str, paths: Sequence[str]) -> list[str]:
    form = ("--full-history", "--no-renames", "--format=%H", "--end-of-options")
    return _log(repository, *form, span, "--", *paths).decode("ascii").split()


def _span(repository: Repository, base: str, head: str) -> str:
    return f"{resolve(repository, base)}..{resolve(repository, head)}"


def _log(repository: Repository, *asked: str) -> bytes:
    try:
        return repository.store.git.run("log", *asked, limits=LONG)
    except GitBroken as error:
        raise PartialClone if repository.partial else error from error
