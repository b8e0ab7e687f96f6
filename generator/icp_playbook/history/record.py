"""What git says of a playbook up to a commit, as plain values to cache: commits, edits, files at HEAD."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from icp_playbook.git import Contact, LogEntry
from icp_playbook.history.entry_edits import CommitEdits, CommitJoin
from icp_playbook.history.file_content import MISSING_BLOB, FileContent
from icp_playbook.history.mainline import MainlineCommit
from icp_playbook.history.messages import Message
from icp_playbook.history.related import Related
from icp_playbook.history.revisions import (
    SHORT,
    Context,
    EarlierCommit,
    EntryEdit,
    Line,
    MainlineStep,
    ReadData,
    Snapshot,
)
from icp_playbook.playbook import Key


@dataclass(frozen=True, slots=True)
class CommitRecord:
    """A commit as git and its message have it, before .mailmap and the playbook's policy."""

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
    """A file as of the last commit: its blob and its content."""

    blob: str
    content: FileContent


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """A commit that changed entries: see `Revision`."""

    commit: CommitRecord
    edits: tuple[EntryEdit, ...]
    context: Context
    undoes: tuple[EarlierCommit, ...]
    repeats: tuple[EarlierCommit, ...]
    lines: tuple[Line, ...]
    besides: bool

    @property
    def snapshots(self) -> Iterator[Snapshot]:
        """Every content it names."""
        sides = [side for edit in self.edits for side in (edit.before, edit.after)]
        sides += _of(self.context, self.lines)
        return (side for side in sides if side is not None)


@dataclass(frozen=True, slots=True)
class JoinRecord:
    """A merge that brings lines together: see `Join`."""

    commit: CommitRecord
    after: int
    context: Context
    lines: tuple[Line, ...]

    @property
    def snapshots(self) -> Iterator[Snapshot]:
        """Every content it names."""
        return (side for side in _of(self.context, self.lines) if side is not None)


def _of(context: Context, lines: Sequence[Line]) -> list[Snapshot | None]:
    return [side for named in (context, *(line.other for line in lines)) for _, side in named]


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """Revisions, joins and the main line, the oldest first, and the files after the last commit by entry."""

    revisions: tuple[RevisionRecord, ...]
    files: Mapping[Key, HeadFile]
    joins: tuple[JoinRecord, ...] = ()
    mainline: tuple[MainlineStep, ...] = ()

    @property
    def commits(self) -> Iterator[CommitRecord]:
        """Every commit it names."""
        yield from (one.commit for one in self.revisions)
        yield from (one.commit for one in self.joins)

    @property
    def snapshots(self) -> Iterator[Snapshot]:
        """Every content its commits name."""
        for revision in self.revisions:
            yield from revision.snapshots
        for join in self.joins:
            yield from join.snapshots
        for step in self.mainline:
            yield from (side for _, side in step.changes if side is not None)


def record_history(
    log: Sequence[LogEntry],
    messages: Sequence[Message],
    found: Sequence[CommitEdits],
    related: Mapping[int, Related],
    files: Mapping[Key, HeadFile],
    joins: Sequence[CommitJoin] = (),
    mainline: Sequence[MainlineCommit] = (),
) -> HistoryRecord:
    """Edits joined to their commits, and to the earlier commits they are about."""

    def commit(place: int) -> CommitRecord:
        entry = log[place]
        return CommitRecord(
            entry.hash, entry.author.when, entry.committer.when, entry.author.who, messages[place]
        )

    def earlier(place: int, *, whole: bool = True) -> EarlierCommit:
        entry = log[place]
        subject = messages[place].subject if messages[place].alone else ""
        return EarlierCommit(entry.hash, entry.hash[:SHORT], subject, entry.author.when, whole)

    def revision(one: CommitEdits) -> RevisionRecord:
        about = related.get(one.place, Related())
        return RevisionRecord(
            commit(one.place),
            one.edits,
            one.context,
            tuple(earlier(place, whole=whole) for place, whole in about.undoes),
            tuple(map(earlier, about.repeats)),
            one.lines,
            about.besides,
        )

    return HistoryRecord(
        tuple(map(revision, found)),
        files,
        tuple(JoinRecord(commit(one.place), one.after, one.context, one.lines) for one in joins),
        tuple(
            MainlineStep(log[one.place].hash, log[one.place].committer.when, one.changes) for one in mainline
        ),
    )


def is_complete(record: HistoryRecord) -> bool:
    """Whether every blob was there; a partial clone may have them later."""
    return all(side.problem != MISSING_BLOB for side in record.snapshots) and all(
        file.content.problem != MISSING_BLOB for file in record.files.values()
    )


def to_json(record: HistoryRecord, merged: Mapping[str, str]) -> dict[str, Any]:
    """As JSON values; snapshots are written once and named by number.

    `merged` has the data, as JSON, of snapshots that never were a file, by digest.
    """
    sides: dict[tuple[Key, str, str | None], int] = {}
    rows: list[Any] = []

    def number(side: Snapshot | None) -> int | None:
        if side is None:
            return None
        name = (side.entry, side.blob, side.digest)
        if name not in sides:
            sides[name] = len(rows)
            data = merged.get(side.digest) if not side.blob and side.digest else None
            rows.append([*side.entry, side.blob, side.digest, side.problem, data])
        return sides[name]

    def sided(context: Context) -> list[Any]:
        return [[*key, number(side)] for key, side in context]

    def apart(lines: Sequence[Line]) -> list[Any]:
        return [[line.last, sided(line.other)] for line in lines]

    people = list(dict.fromkeys(contact for commit in record.commits for contact in commit.people))
    numbers = {contact: place for place, contact in enumerate(people)}
    commits = [
        [
            _commit(one.commit, numbers),
            [_edit(edit, number(edit.before), number(edit.after)) for edit in one.edits],
            sided(one.context),
            [_earlier(other) for other in one.undoes],
            [_earlier(other) for other in one.repeats],
            apart(one.lines),
            one.besides,
        ]
        for one in record.revisions
    ]
    joins = [
        [_commit(one.commit, numbers), one.after, sided(one.context), apart(one.lines)]
        for one in record.joins
    ]
    return {
        "commits": commits,
        "joins": joins,
        "mainline": [[one.hash, one.committed.isoformat(), sided(one.changes)] for one in record.mainline],
        "people": people,
        "sides": rows,
        "files": [
            [*key, file.blob, file.content.digest, file.content.problem, file.content.formerly]
            for key, file in record.files.items()
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
        message.alone,
    ]


def _earlier(commit: EarlierCommit) -> list[Any]:
    return [commit.hash, commit.subject, commit.date.isoformat(), commit.whole]


def _edit(edit: EntryEdit, before: int | None, after: int | None) -> list[Any]:
    return [*edit.entry, edit.previous, before, after, edit.unread, edit.since, edit.between]


def from_json(content: Any, read: ReadData, keep_merged: Callable[[str, str], None]) -> HistoryRecord:
    """The way back. `keep_merged` is given the digest and the data of snapshots that never were a file.

    Raises what the wrong shape raises: TypeError, ValueError, KeyError or IndexError.
    """
    sides = []
    for kind, id_, blob, digest, problem, data in content["sides"]:
        if data is not None:
            keep_merged(digest, data)
        sides.append(Snapshot(Key(kind, id_), blob, digest, problem, read))
    people = [Contact(name, email) for name, email in content["people"]]

    def sided(rows: list[Any]) -> Context:
        return tuple((Key(kind, id_), None if side is None else sides[side]) for kind, id_, side in rows)

    def apart(rows: list[Any]) -> tuple[Line, ...]:
        return tuple(Line(last, sided(other)) for last, other in rows)

    return HistoryRecord(
        tuple(
            RevisionRecord(
                _commit_again(commit, people),
                tuple(_edit_again(edit, sides) for edit in edits),
                sided(context),
                tuple(map(_earlier_again, undoes)),
                tuple(map(_earlier_again, repeats)),
                apart(lines),
                besides,
            )
            for commit, edits, context, undoes, repeats, lines, besides in content["commits"]
        ),
        {
            Key(kind, id_): HeadFile(blob, FileContent(digest, problem, tuple(formerly)))
            for kind, id_, blob, digest, problem, formerly in content["files"]
        },
        tuple(
            JoinRecord(_commit_again(commit, people), after, sided(context), apart(lines))
            for commit, after, context, lines in content["joins"]
        ),
        tuple(
            MainlineStep(hash_, datetime.fromisoformat(committed), sided(changes))
            for hash_, committed, changes in content["mainline"]
        ),
    )


def _commit_again(row: list[Any], people: list[Contact]) -> CommitRecord:
    hash_, date, committed, who, subject, body, why, stated, evidence, pull_request, replaced_by, alone = row
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
        alone,
    )
    return CommitRecord(
        hash_, datetime.fromisoformat(date), datetime.fromisoformat(committed), author, message
    )


def _earlier_again(row: list[Any]) -> EarlierCommit:
    hash_, subject, date, whole = row
    return EarlierCommit(hash_, hash_[:SHORT], subject, datetime.fromisoformat(date), whole)


def _edit_again(row: list[Any], sides: list[Snapshot]) -> EntryEdit:
    kind, id_, previous, before, after, unread, since, between = row
    return EntryEdit(
        Key(kind, id_),
        Key(*previous) if previous else None,
        None if before is None else sides[before],
        None if after is None else sides[after],
        unread,
        since,
        between,
    )
