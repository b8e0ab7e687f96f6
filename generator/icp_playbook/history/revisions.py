"""What history is made of: revisions of entries, who made them and why, and what is not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, TypeAlias

from icp_playbook.history.renames import Renames
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import Data

Gap: TypeAlias = Literal[
    "no-git",
    "no-repository",
    "refused",
    "no-commits",
    "broken",
    "shallow",
    "partial",
    "damaged",
    "untracked",
    "uncommitted",
    "not-read",
    "no-start",
]

SHORT = 10
"""Digits of a hash that people read."""


@dataclass(frozen=True, slots=True)
class Note:
    """Why the history is incomplete, shown where the history would be."""

    gap: Gap
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Person:
    """An author. `email` is None unless the playbook publishes addresses."""

    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """Who changed something, when and why.

    `date` is the author's, `committed` the committer's, both with the offset they were written with; they
    may run backwards. `why` is the reason: marked with `Why:` when `stated`, else the first paragraph of
    the message. `alone` is false where the commit touches other files than the playbook's: it has no
    subject then, no body, and no reason but one that was marked. `author` is None for one whom the playbook
    does not know. Texts are as people wrote them: whoever shows them escapes them.
    """

    hash: str
    short: str
    date: datetime
    committed: datetime
    author: Person | None
    co_authors: tuple[Person, ...]
    subject: str
    body: str
    why: str | None
    stated: bool
    evidence: tuple[str, ...]
    pull_request: int | None
    is_bot: bool
    alone: bool = True

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who made it, the author first, as far as they may be named."""
        return (self.author, *self.co_authors) if self.author else self.co_authors


ReadData: TypeAlias = Callable[[Key, str, str], Data]
"""Entry, blob and digest → the data."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The content of a file. `digest` is the same for the same data, and None when there is none to be had.

    `problem` says why there is no data, or what in it does not fit the models of today. `blob` is git's
    name of the content; empty when it never stood in a file, as the union of two sides of a merge.
    """

    entry: Key
    blob: str
    digest: str | None
    problem: str | None
    _read: ReadData = field(repr=False, compare=False)

    @property
    def data(self) -> Data:
        """The plain data, keys sorted, read on each call; None if there is none."""
        return None if self.digest is None else self._read(self.entry, self.blob, self.digest)

    @property
    def readable(self) -> bool:
        """Whether there is data."""
        return self.digest is not None


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """What a commit did to one entry, or to playbook.yaml or fields.yaml.

    `before` is None when the entry was born, `after` when it was deleted. `previous` is the entry it was
    until now, when it was renamed. When the version just before could not be read, `before` is the last
    one that could, `unread` says what was wrong with the one between, and `since` is the commit it stood in;
    `between` is git's name of what could not be read.
    """

    entry: Key
    previous: Key | None
    before: Snapshot | None
    after: Snapshot | None
    unread: str | None = None
    since: str | None = None
    between: str = ""

    @property
    def path(self) -> str:
        """The file, from the root of the playbook."""
        return layout().entry_path(*self.entry)

    @property
    def is_birth(self) -> bool:
        """Whether nothing is known to have been there before."""
        return self.before is None and self.unread is None

    @property
    def problem(self) -> str | None:
        """What is wrong with the file as the commit left it."""
        return self.after.problem if self.after else None


@dataclass(frozen=True, slots=True)
class EarlierCommit:
    """A commit that a later one is about; `whole` is false where it is about a part of it.

    It has no subject where that one touches other files than the playbook's.
    """

    hash: str
    short: str
    subject: str
    date: datetime
    whole: bool = True


Context: TypeAlias = tuple[tuple[Key, Snapshot | None], ...]
"""Entries that another line of history has otherwise, with the content they have on this one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of history that a commit goes on from.

    `last` is the hash of the last revision or join on it, empty where there is none. `other` are the
    entries that it has otherwise than the commit, with the content they have on it: only where lines meet.
    """

    last: str
    other: Context = ()


@dataclass(frozen=True, slots=True)
class Join:
    """A merge that changed nothing itself and brings together what several lines changed.

    `after` is how many revisions are before it, the oldest first. `context` is what it has otherwise than
    the last of them.
    """

    commit: Commit
    after: int
    context: Context
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed what entries mean; edits are in the order of kinds and ids.

    Edits are against the commit's own parents; those of a merge are against what these say together.
    `context` has the entries that the revision listed before it, on another line of history, has otherwise:
    with it, the playbook after each revision follows from the one before. `undoes` are the commits that it
    takes back, as a whole or in part, and `besides` is whether it does more than that; `repeats` are those of
    another line that, together, made the same change. `lines` are those it goes on from.
    """

    commit: Commit
    edits: tuple[EntryEdit, ...]
    context: Context = ()
    undoes: tuple[EarlierCommit, ...] = ()
    repeats: tuple[EarlierCommit, ...] = ()
    lines: tuple[Line, ...] = ()
    besides: bool = False


@dataclass(frozen=True, slots=True)
class MainlineStep:
    """A commit of the main line (HEAD, its first parent, the first parent of that …) that changed files.

    `committed` is when the line got it: for a merge, the day of the merge. `changes` are the entries whose
    content differs from the step before, with what they say from then on; None for what is gone.
    """

    hash: str
    committed: datetime
    changes: Context

    @property
    def short(self) -> str:
        """The hash as people read it."""
        return self.hash[:SHORT]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A deleted entry: when and why it was deleted, its last content, and what replaced it."""

    entry: Key
    commit: Commit
    last: Snapshot | None
    replaced_by: tuple[Key, ...]


@dataclass(frozen=True)
class History:
    """The history of a playbook.

    `every` has all revisions, newest first; no commit stands after one of its ancestors. `head` is the
    commit it was read at. `uncommitted` are entries of the working tree that say something else than it.
    """

    every: tuple[Revision, ...] = ()
    notes: tuple[Note, ...] = ()
    head: str | None = None
    uncommitted: tuple[Key, ...] = ()
    renames: Renames = field(default_factory=Renames, repr=False)
    tombstones: Mapping[Key, Tombstone] = field(default_factory=dict)
    joins: tuple[Join, ...] = field(default=(), repr=False)
    """The oldest first."""
    left_out: frozenset[str] = frozenset()
    """The commits before the day or the commit that the playbook wants its history told from, by hash."""
    mainline: tuple[MainlineStep, ...] = field(default=(), repr=False)
    """What changed on the main line, the oldest first."""

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """The revisions to be shown: those of bots that the playbook names are left out."""
        return tuple(revision for revision in self.every if not revision.commit.is_bot)

    @property
    def moved(self) -> Mapping[Key, Key]:
        """Old id → the id of today."""
        return self.renames.moved

    def of(self, entry: Key) -> tuple[Revision, ...]:
        """The revisions of one entry, newest first, under all ids it had; old ids lead to it as well."""
        return self._by_entry.get(self.renames.today(entry), ())

    @cached_property
    def _by_entry(self) -> Mapping[Key, tuple[Revision, ...]]:
        found: dict[Key, list[Revision]] = {}
        for place, revision in zip(range(len(self.every) - 1, -1, -1), self.every, strict=True):
            if revision.commit.is_bot:
                continue
            edits: dict[Key, list[EntryEdit]] = {}
            for edit in revision.edits:
                edits.setdefault(self.renames.of(place, edit.entry), []).append(edit)
            for entry, own in edits.items():
                found.setdefault(entry, []).append(Revision(revision.commit, tuple(own)))
        return {entry: tuple(revisions) for entry, revisions in found.items()}
