"""What a timeline is made of: commits with the changes they made, in words, and the verdicts they changed."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from icp_playbook.decisions import Move
from icp_playbook.diff import EFFECTS, ChangeSummary, DecisionReason, Effect, Subject
from icp_playbook.history import Commit, EarlierCommit, MainlineStep, Note, Tombstone
from icp_playbook.phrases import counted, series
from icp_playbook.playbook import Key

BEGINS = "The playbook begins"
IN_GIT = "Kept in git from here"
"""What the first commit is called where decisions are older than it."""
FROM_HERE = "Changes in git are shown from here"
OTHER_WORK = "with other work"
"""What there is to say of a commit whose message is not shown, as it touches other files too."""
_NAMED = 3
MEET = "Changes of different branches meet in this merge"
"""What there is to say of a merge whose accounts cannot be scored."""
MEETING = f"{MEET}, and together they move"
"""What moves the accounts that no branch moved, before their names."""

Unscored: TypeAlias = Literal["", "before", "after", "both"]
"""The side of a commit on which examples cannot be scored; "" where it is another cause."""
_UNKNOWN = "so it is not known which verdicts changed"
UNSCORED_WORDS: Mapping[Unscored, str] = {
    "": f"The examples could not be scored on both sides, {_UNKNOWN}",
    "before": "Only the state after this commit can be scored: what was there before has errors under "
    f"today's rules, {_UNKNOWN}",
    "after": "Only the state before this commit can be scored: what it left has errors under today's rules, "
    f"{_UNKNOWN}",
    "both": f"The states before and after this commit both have errors under today's rules, {_UNKNOWN}",
}


def unscored_side(icps: Iterable[tuple[bool, bool]]) -> Unscored:
    """The side that cannot be scored by some ICP: for each, whether it cannot be before, and after."""
    sides = list(icps)
    before, after = (any(side[at] for side in sides) for at in (0, 1))
    return "both" if before and after else "before" if before else "after" if after else ""


@dataclass(frozen=True, slots=True)
class BoundaryText:
    """Who was in and who was out by an ICP after the commit: a line for each must, and each disqualifier."""

    musts: tuple[str, ...]
    disqualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """A file that could not be read, or did not fit the model, as the commit found it or left it."""

    entry: Subject
    sentence: str


@dataclass(frozen=True, slots=True)
class HistoryStart:
    """What a playbook holds where its history begins: kind → how many entries of it there are.

    `left_out` are the commits before it that the playbook wants left out; 0 at its first commit.
    """

    holds: Mapping[str, int]
    left_out: int = 0


@dataclass(frozen=True)
class Event:
    """A commit. `moves` are the examples whose verdicts changed; None where they could not be evaluated."""

    commit: Commit
    changes: tuple[ChangeSummary, ...]
    moves: tuple[Move, ...] | None = ()
    boundary: Mapping[Key, BoundaryText] = field(default_factory=dict)
    """ICPs it touched → what they said from then on."""
    problems: tuple[ReadProblem, ...] = ()
    undoes: tuple[EarlierCommit, ...] = ()
    """The commits that this one takes back, as a whole or in part."""
    repeats: tuple[EarlierCommit, ...] = ()
    """The commits of another branch that, together, made the same change."""
    met: tuple[str, ...] = ()
    """Those of `moves`, by account, that no branch made: they come of what a merge brings together.

    Or the branches left the account in different places, and this says where it is.
    """
    unscored: Unscored = ""
    """Which side is to blame where there are no `moves`."""
    unscored_icps: tuple[str, ...] = ()
    """The ICPs by which accounts of a merge cannot be scored that brings changes of branches together."""
    besides: bool = False
    """Whether it does more than take back what it undoes."""
    undone_by: tuple[EarlierCommit, ...] = ()
    """The later commits that take this one back, as a whole or in part."""
    begins: HistoryStart | None = None
    """What there is, where it is the first commit that is shown."""
    made: tuple[DecisionReason, ...] = ()
    """The decisions that were made with it, whatever they are about."""
    decisions: tuple[DecisionReason, ...] = ()
    """The decisions that name a change of it, made with it or in its pull request: its reasons."""

    @property
    def day(self) -> datetime.date:
        """The author's day."""
        return self.commit.date.date()

    @property
    def why(self) -> str | None:
        """The reason: that of the decisions that name a change of it, else that of the commit."""
        return "\n\n".join(dict.fromkeys(one.why for one in self.decisions)) or self.commit.why

    @property
    def stated(self) -> bool:
        """Whether the reason was given as one."""
        return bool(self.decisions) or self.commit.stated

    @property
    def is_mixed(self) -> bool:
        """Whether it does other work, too. What comes with the beginning of a playbook is a part of it."""
        return not self.commit.alone and self.begins is None

    def title(self, names: Sequence[str], decided: datetime.date | None = None) -> str:
        """What it is called: by a message that is about the playbook, else by its decisions or changes.

        `names` are those of its entries, as people call them; `decided` is the day of the first decision.
        """
        if self.begins is not None:
            is_first = decided is None or decided >= self.day
            return FROM_HERE if self.begins.left_out else BEGINS if is_first else IN_GIT
        if self.commit.alone and self.commit.subject:
            return self.commit.subject
        if self.decisions:
            return series([one.name for one in self.decisions], limit=_NAMED)
        changes = f"{counted(len(self.changes), 'change')} in " if self.changes else ""
        return f"{changes}{series(names, limit=_NAMED)}" if names else "No subject"

    @property
    def meets(self) -> bool:
        """Whether it is a merge that moves accounts by what it brings together, or may move them."""
        return bool(self.met or self.unscored_icps)

    @property
    def effect(self) -> Effect:
        """The weightiest effect of its changes; editorial where there are only problems."""
        if self.meets:
            return "boundary"
        return min((change.effect for change in self.changes), key=EFFECTS.index, default="editorial")

    @property
    def entries(self) -> tuple[Subject, ...]:
        """The entries it touched, in the order of its changes, and the ICPs of what met in it."""
        found = [change.entry for change in self.changes] + [problem.entry for problem in self.problems]
        known = {(one.kind, one.id) for one in found}
        icps = dict.fromkeys(move.icp for move in self.moves or () if move.account in self.met)
        icps |= dict.fromkeys(self.unscored_icps)
        found += [Subject("profile", icp, icp) for icp in icps if icp and ("profile", icp) not in known]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Timeline:
    """Events, newest first; what is not known of the past; entries that are gone; old ids and today's."""

    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
    head: str | None = None
    tombstones: Mapping[Key, Tombstone] = field(default_factory=dict)
    moved: Mapping[Key, Key] = field(default_factory=dict)
    names: Mapping[Key, str] = field(default_factory=dict)
    """What every entry there ever was is called, or was called last."""
    uncommitted: tuple[Key, ...] = ()
    """Entries with uncommitted changes."""
    mainline: tuple[MainlineStep, ...] = ()
    """What changed on the main line, the oldest first: what was in force on which day."""

    def today(self, key: Key) -> Key:
        """The entry that an id leads to now."""
        return self.moved.get(key, key)

    @cached_property
    def by_hash(self) -> Mapping[str, Event]:
        """Hash of a commit → its event."""
        return {event.commit.hash: event for event in self.events}

    @cached_property
    def by_entry(self) -> Mapping[Key, tuple[Event, ...]]:
        """Entry of today → the events that touched it, newest first, under all ids it had."""
        found: dict[Key, list[Event]] = {}
        for event in self.events:
            for key in dict.fromkeys(self.today(Key(one.kind, one.id)) for one in event.entries):
                found.setdefault(key, []).append(event)
        return {key: tuple(events) for key, events in found.items()}

    def changes_of(self, event: Event, key: Key) -> tuple[ChangeSummary, ...]:
        """What an event did to one entry of today."""
        return tuple(
            change for change in event.changes if self.today(Key(change.entry.kind, change.entry.id)) == key
        )
