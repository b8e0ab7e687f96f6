"""Accounts evaluated on both sides of a change: who came in, who dropped out, who moved."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from icp_playbook.decisions.assignment import Assignment, assigned, assignment_of, describe, outside
from icp_playbook.fit import Account, PreparedPlaybook

MoveKind: TypeAlias = Literal[
    "entered",
    "left",
    "disqualified",
    "released",
    "undecided",
    "icp-changed",
    "raised",
    "lowered",
    "segment-changed",
    "play-changed",
]
MOVE_KINDS: tuple[MoveKind, ...] = get_args(MoveKind)
"""What can become of an account, the weightiest first."""
MOVE_WORDS: Mapping[MoveKind, str] = {
    "entered": "newly qualifying",
    "left": "now outside",
    "disqualified": "newly disqualified",
    "released": "no longer disqualified, but outside",
    "undecided": "now undecided",
    "icp-changed": "in a different ICP",
    "raised": "moved up",
    "lowered": "moved down",
    "segment-changed": "in a different segment",
    "play-changed": "with a different play",
}
MoveEffect: TypeAlias = Literal["qualifies", "no-longer", "disqualified", "undecided", "otherwise"]
"""What an account does after a change that it did not do before."""
KEPT = 200
"""Moves that are kept to be shown; beyond, they are counted."""


@dataclass(frozen=True, slots=True)
class ComparedAccount:
    """An account to score on both sides, as each side reads it. `icp` is the one it is an example of.

    `note` is anything else the reader should know, "" for nothing.
    """

    id: str
    name: str
    before: Account
    after: Account
    as_of: datetime.date
    icp: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One account whose verdict changes, with a sentence. `account` is its id, `kind` what became of it."""

    account: str
    name: str
    kind: MoveKind
    old: Assignment
    new: Assignment
    sentence: str

    @property
    def icp(self) -> str | None:
        """The ICP it belongs to now, or belonged to."""
        return self.new.icp or self.old.icp

    @property
    def effect(self) -> MoveEffect:
        """What it does now that it did not before."""
        if self.old.status == self.new.status:
            return "otherwise"
        match self.new.status:
            case "fit":
                return "qualifies"
            case "disqualified":
                return "disqualified"
            case "outside" | "undecided" if self.old.status == "fit":
                return "no-longer"
            case "undecided":
                return "undecided"
            case "outside":
                return "otherwise"


@dataclass
class MoveSummary:
    """Accounts compared: how many, what became of them, the first moves, and any notes."""

    judged: int = 0
    counts: Counter[MoveKind] = field(default_factory=Counter)
    moves: list[Move] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: int = 0
    """Rows of a list that cannot be read as an account."""
    gaps: int = 0
    """Cells of a list that cannot be read; the field counts as not known."""
    stopped: list[str] = field(default_factory=list)
    """Names of the accounts that qualified and do not any more."""
    dropped: list[str] = field(default_factory=list)
    """Names of those that were undecided and are out."""

    @property
    def moved(self) -> int:
        """How many verdicts change."""
        return sum(self.counts.values())


def compare_accounts(
    accounts: Iterable[ComparedAccount], old: PreparedPlaybook, new: PreparedPlaybook
) -> MoveSummary:
    """Every account on both sides. The first 200 moves are kept in the order of the accounts."""
    summary = MoveSummary()
    for account in accounts:
        summary.judged += 1
        if account.note:
            summary.notes.append(account.note)
        move = move_of(account, old, new)
        if move is not None:
            summary.counts[move.kind] += 1
            if move.old.status == "fit" != move.new.status:
                summary.stopped.append(move.name)
            if move.old.status == "undecided" and move.new.status in ("outside", "disqualified"):
                summary.dropped.append(move.name)
            if len(summary.moves) < KEPT:
                summary.moves.append(move)
    return summary


def move_of(account: ComparedAccount, old: PreparedPlaybook, new: PreparedPlaybook) -> Move | None:
    """What became of an account; None where its verdict stays the same."""
    was, now = old.rank(account.before, account.as_of).best, new.rank(account.after, account.as_of).best
    best = was or now
    anchor = account.icp or (best.icp if best is not None else None)
    if anchor is None:
        return None
    taking_part = old.takes_part(anchor) or new.takes_part(anchor)
    before, after = (
        assignment_of(verdict, evaluator.words)
        if verdict is not None
        else _without(evaluator, anchor, read, account.as_of, taking_part)
        for evaluator, verdict, read in ((old, was, account.before), (new, now, account.after))
    )
    kind = _kind(before, after, old, new)
    if kind is None:
        return None
    segment, play = before.segment != after.segment, before.play != after.play
    texts = [
        describe(assignment, evaluator.words, segment=segment and kind == "segment-changed", play=play)
        for evaluator, assignment in ((old, before), (new, after))
    ]
    return Move(account.id, account.name, kind, before, after, f"{account.name}: {texts[0]} → {texts[1]}")


def _without(
    evaluator: PreparedPlaybook, icp: str, account: Account, day: datetime.date, taking_part: bool
) -> Assignment:
    """The assignment of an account that belongs to no ICP that takes part."""
    if taking_part and icp in evaluator.program.icps and not evaluator.takes_part(icp):
        return outside(icp, "the ICP is not operational")
    return assigned(evaluator, icp, account, day)


def _kind(
    before: Assignment, after: Assignment, old: PreparedPlaybook, new: PreparedPlaybook
) -> MoveKind | None:
    if before.status != after.status:
        return _status_kind(before, after)
    if before.status not in ("fit", "undecided"):
        return None
    if before.icp != after.icp:
        return "icp-changed"
    if before.tier != after.tier:
        return "raised" if _height(after, new) > _height(before, old) else "lowered"
    if before.segment != after.segment:
        return "segment-changed"
    return "play-changed" if before.play != after.play else None


def _status_kind(before: Assignment, after: Assignment) -> MoveKind:
    match after.status:
        case "fit":
            return "entered"
        case "undecided":
            return "undecided"
        case "disqualified":
            return "disqualified"
        case "outside":
            return "released" if before.status == "disqualified" else "left"


def _height(assignment: Assignment, evaluator: PreparedPlaybook) -> int:
    """Where the tier of an assignment begins on the scale."""
    return next((tier.at_least for tier in evaluator.program.tiers if tier.id == assignment.tier), -1)
