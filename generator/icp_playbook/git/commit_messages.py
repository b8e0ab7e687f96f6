"""Messages of the commits between two revisions."""

from icp_playbook.git.answers import LONG
from icp_playbook.git.errors import GitBroken, PartialClone
from icp_playbook.git.log import shortened
from icp_playbook.git.repository import Repository
from icp_playbook.git.revisions import resolve


def messages(repository: Repository, base: str, head: str) -> list[str]:
    """The messages of the commits that `head` has and `base` has not, the newest first.

    Raises a GitError.
    """
    span = f"{resolve(repository, base)}..{resolve(repository, head)}"
    asked = ("-z", "--format=%B", "--encoding=UTF-8", "--end-of-options", span, "--")
    try:
        answer = repository.store.git.run("log", *asked, limits=LONG)
    except GitBroken as error:
        raise PartialClone if repository.partial else error from error
    return [shortened(message) for message in answer.split(b"\0") if message.strip()]
