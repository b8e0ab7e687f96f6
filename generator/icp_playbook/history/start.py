"""From where a playbook wants its history told: the commits before that, which its beginning sums up."""

import datetime
from collections.abc import Iterator

from icp_playbook.git import NoSuchRevision, Repository, commits_up_to
from icp_playbook.history.record import CommitRecord, HistoryRecord


def left_out_before(
    record: HistoryRecord, repository: Repository, since: str | None
) -> tuple[frozenset[str], str]:
    """The hashes of commits before a day, or up to a commit; and `since`, if it is neither.

    Of a day, the first commit on or after it and all that the log has after that are told, so that nothing
    is lost between them. Of a commit, what it left is the beginning.
    """
    if since is None:
        return frozenset(), ""
    if "-" in since:
        try:
            day = datetime.date.fromisoformat(since)
        except ValueError:
            return frozenset(), since
        return frozenset(_before(record, day)), ""
    try:
        earlier = commits_up_to(repository, since)
    except NoSuchRevision:
        return frozenset(), since
    return earlier & {commit.hash for commit in record.commits}, ""


def _before(record: HistoryRecord, day: datetime.date) -> Iterator[str]:
    for commit in _in_order(record):
        if commit.date.date() >= day:
            return
        yield commit.hash


def _in_order(record: HistoryRecord) -> Iterator[CommitRecord]:
    """The commits of revisions and joins, the oldest first."""
    joins = list(record.joins)
    for place, revision in enumerate(record.revisions):
        while joins and joins[0].after <= place:
            yield joins.pop(0).commit
        yield revision.commit
    yield from (join.commit for join in joins)
