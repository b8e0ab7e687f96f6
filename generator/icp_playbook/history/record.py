"""The past of a playbook at a commit, as plain values that can be kept: commits, steps, what stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from icp_playbook.git import Contact, LogEntry
from icp_playbook.history.file_content import LOST, FileContent
from icp_playbook.history.messages import Message
from icp_playbook.history.steps import DraftSide, EditDraft
from icp_playbook.playbook import Key


@dataclass(frozen=True, slots=True)
class CommitRecord:
    """A commit as git and its message tell it, before .mailmap and the playbook's policy."""

    hash: str
    date: datetime
    committed: datetime
    author: Contact
    message: Message

    @property
    def people(self) -> tuple[Contact, ...]:
        """The author and the co-authors."""
        return (self.author, *self.message.co_authors)


@dataclass(frozen=True, slots=True)
class HeadFile:
    """A file as it stands at the end: its blob, and what reading it gave."""

    blob: str
    reading: FileContent


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """Commits with their steps, the oldest first, and what stands after the last by entry."""

    commits: tuple[tuple[CommitRecord, tuple[EditDraft, ...]], ...]
    since: Mapping[int, str]
    """Place in the log → hash, for the commits that steps were bridged from."""
    standing: Mapping[Key, HeadFile]


def assembled(
    log: Sequence[LogEntry],
    read: Sequence[Message],
    drafts: Sequence[EditDraft],
    standing: Mapping[Key, HeadFile],
) -> HistoryRecord:
    """Steps joined to their commits; those of one commit stand together already."""
    by_commit: dict[int, list[EditDraft]] = {}
    for draft in drafts:
        by_commit.setdefault(draft.commit, []).append(draft)
    commits = tuple(
        (
            CommitRecord(
                log[place].hash,
                log[place].author.when,
                log[place].committer.when,
                log[place].author.who,
                read[place],
            ),
            tuple(steps),
        )
        for place, steps in by_commit.items()
    )
    since = {
        draft.since: log[draft.since].hash for draft in drafts if draft.since is not None and draft.since >= 0
    }
    return HistoryRecord(commits, since, standing)


def complete(past: HistoryRecord) -> bool:
    """Whether every blob was there; a partial clone may have them later."""
    sides = (
        side for _, steps in past.commits for step in steps for side in (step.before, step.after) if side
    )
    return all(side.reading.problem != LOST for side in sides) and all(
        stands.reading.problem != LOST for stands in past.standing.values()
    )


def to_json(past: HistoryRecord) -> dict[str, Any]:
    """As JSON values; readings are written once and named by number."""
    sides: dict[tuple[Key, str, str | None], int] = {}
    told: list[Any] = []

    def number(side: DraftSide | None) -> int | None:
        if side is None:
            return None
        name = (side.entry, side.blob, side.reading.digest)
        if name not in sides:
            sides[name] = len(told)
            reading = side.reading
            told.append([*side.entry, side.blob, reading.digest, reading.problem, side.union])
        return sides[name]

    people = list(dict.fromkeys(contact for commit, _ in past.commits for contact in commit.people))
    numbers = {contact: place for place, contact in enumerate(people)}
    commits = [
        [_commit(commit, numbers), [_step(step, number(step.before), number(step.after)) for step in steps]]
        for commit, steps in past.commits
    ]
    return {
        "commits": commits,
        "people": people,
        "sides": told,
        "since": [[place, hash_] for place, hash_ in past.since.items()],
        "standing": [
            [*key, stands.blob, stands.reading.digest, stands.reading.problem, stands.reading.formerly]
            for key, stands in past.standing.items()
        ],
    }


def _commit(commit: CommitRecord, numbers: Mapping[Contact, int]) -> list[Any]:
    message = commit.message
    return [
        commit.hash,
        commit.date.isoformat(),
        commit.committed.isoformat(),
        [numbers[contact] for contact in commit.people],
        message.subject,
        message.body,
        message.why,
        message.stated,
        message.evidence,
        message.pull_request,
        message.replaced_by,
    ]


def _step(step: EditDraft, before: int | None, after: int | None) -> list[Any]:
    return [step.commit, *step.entry, step.previous, before, after, step.unread, step.since]


def from_json(content: Any) -> HistoryRecord:
    """The way back. Raises what the wrong shape raises: TypeError, ValueError, KeyError or IndexError."""
    sides = [
        DraftSide(Key(kind, id_), blob, FileContent(digest, problem), union)
        for kind, id_, blob, digest, problem, union in content["sides"]
    ]
    people = [Contact(name, email) for name, email in content["people"]]
    return HistoryRecord(
        tuple(
            (_commit_again(commit, people), tuple(_step_again(step, sides) for step in steps))
            for commit, steps in content["commits"]
        ),
        dict(content["since"]),
        {
            Key(kind, id_): HeadFile(blob, FileContent(digest, problem, tuple(formerly)))
            for kind, id_, blob, digest, problem, formerly in content["standing"]
        },
    )


def _commit_again(row: list[Any], people: list[Contact]) -> CommitRecord:
    hash_, date, committed, who, subject, body, why, stated, evidence, pull_request, replaced_by = row
    author, *others = [people[number] for number in who]
    message = Message(
        subject,
        body,
        why,
        stated,
        tuple(evidence),
        tuple(others),
        pull_request,
        tuple((kind, id_) for kind, id_ in replaced_by),
    )
    return CommitRecord(
        hash_, datetime.fromisoformat(date), datetime.fromisoformat(committed), author, message
    )


def _step_again(row: list[Any], sides: list[DraftSide]) -> EditDraft:
    commit, kind, id_, previous, before, after, unread, since = row
    return EditDraft(
        commit,
        Key(kind, id_),
        Key(*previous) if previous else None,
        None if before is None else sides[before],
        None if after is None else sides[after],
        unread,
        since,
    )
