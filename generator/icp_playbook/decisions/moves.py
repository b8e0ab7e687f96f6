"""Accounts judged on both sides of a change: who came in, who dropped out, who moved."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from icp_playbook.decisions.evaluator import Assignment, Evaluator
from icp_playbook.fit import Account

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
    "icp-changed": "in another ICP",
    "raised": "moved up",
    "lowered": "moved down",
    "segment-changed": "in another segment",
    "play-changed": "with another play",
}
KEPT = 200
"""Moves that are kept to be shown; beyond, they are counted."""


@dataclass(frozen=True, slots=True)
class ComparedAccount:
    """An account to be judged on both sides, as each side reads it. `icp` is the one it is an example of.

    `note` says what else is to be known, "" where nothing is.
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
    """One account that is judged otherwise, with a sentence."""

    case: str
    name: str
    turn: MoveKind
    old: Assignment
    new: Assignment
    sentence: str


@dataclass
class MoveSummary:
    """Cases judged: how many, what became of them, the first moves, and what is to be noted."""

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
        """How many accounts are judged otherwise."""
        return sum(self.counts.values())


def compare_accounts(cases: Iterable[ComparedAccount], old: Evaluator, new: Evaluator) -> MoveSummary:
    """Every case on both sides. The first 200 moves are kept in the order of the cases."""
    docket = MoveSummary()
    for case in cases:
        docket.judged += 1
        if case.note:
            docket.notes.append(case.note)
        move = move_of(case, old, new)
        if move is not None:
            docket.counts[move.turn] += 1
            if move.old.status == "fit" != move.new.status:
                docket.stopped.append(move.name)
            if move.old.status == "undecided" and move.new.status in ("outside", "disqualified"):
                docket.dropped.append(move.name)
            if len(docket.moves) < KEPT:
                docket.moves.append(move)
    return docket


def move_of(case: ComparedAccount, old: Evaluator, new: Evaluator) -> Move | None:
    """What became of an account; None where it is judged as before."""
    was, now = old.best(case.before, case.as_of), new.best(case.after, case.as_of)
    best = was or now
    anchor = case.icp or (best.icp if best is not None else None)
    if anchor is None:
        return None
    taking_part = old.operational(anchor) or new.operational(anchor)
    before = old.assignment(was) if was else _without(old, anchor, case.before, case.as_of, taking_part)
    after = new.assignment(now) if now else _without(new, anchor, case.after, case.as_of, taking_part)
    turn = _turn(before, after, old, new)
    if turn is None:
        return None
    segment, play = before.segment != after.segment, before.play != after.play
    said = [
        court.describe(standing, segment=segment and turn == "segment-changed", play=play)
        for court, standing in ((old, before), (new, after))
    ]
    return Move(case.id, case.name, turn, before, after, f"{case.name}: {said[0]} → {said[1]}")


def _without(
    court: Evaluator, icp: str, account: Account, day: datetime.date, taking_part: bool
) -> Assignment:
    """The standing of an account that belongs to no ICP that takes part."""
    if taking_part and icp in court.program.icps and not court.operational(icp):
        return Assignment("outside", icp, cause="the ICP is not operational")
    return court.against(icp, account, day)


def _turn(before: Assignment, after: Assignment, old: Evaluator, new: Evaluator) -> MoveKind | None:
    if before.status != after.status:
        return _status_turn(before, after)
    if before.status not in ("fit", "undecided"):
        return None
    if before.icp != after.icp:
        return "icp-changed"
    if before.tier != after.tier:
        return "raised" if _height(after, new) > _height(before, old) else "lowered"
    if before.segment != after.segment:
        return "segment-changed"
    return "play-changed" if before.play != after.play else None


def _status_turn(before: Assignment, after: Assignment) -> MoveKind:
    match after.status:
        case "fit":
            return "entered"
        case "undecided":
            return "undecided"
        case "disqualified":
            return "disqualified"
        case "outside":
            return "released" if before.status == "disqualified" else "left"


def _height(standing: Assignment, court: Evaluator) -> int:
    """Where the tier of a standing begins on the scale."""
    return next((at_least for tier, at_least in court.program.data["tiers"] if tier == standing.tier), -1)
