"""Messages of the commits between two revisions."""

from icp_playbook.git.repository import Repository
from icp_playbook.git.revisions import resolve


def messages(repository: Repository, base: str, head: str) -> list[str]:
    """The messages of the commits that `head` has and `base` has not, the newest first.

    Raises NoSuchRevision, NoCommits or GitBroken.
    """
    span = f"{resolve(repository, base)}..{resolve(repository, head)}"
    answer = repository.git.run(
        "log", "-z", "--format=%B", "--encoding=UTF-8", "--end-of-options", span, "--"
    )
    return [message for message in answer.decode("utf-8", "replace").split("\0") if message.strip()]
