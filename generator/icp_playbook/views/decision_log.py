"""Decisions as every page shows them: when, by whom, where they are now, and what came of them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.model import Decision, DecisionResult, DecisionStatus, outcome_due
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.labels import label
from icp_playbook.views.routes import Link, Place

MarkTone: TypeAlias = Literal["good", "plain", "part", "bad", "open"]
_STATUS: dict[DecisionStatus, tuple[str, MarkTone]] = {
    "proposed": ("Proposed", "open"),
    "trial": ("On trial", "open"),
    "accepted": ("Accepted", "plain"),
    "superseded": ("Superseded", "part"),
    "reverted": ("Reverted", "part"),
}
_RESULT: dict[DecisionResult, tuple[str, MarkTone]] = {
    "met": ("Expectation met", "good"),
    "partly": ("Partly met", "part"),
    "missed": ("Expectation missed", "bad"),
    "unclear": ("Outcome unclear", "part"),
}

_DECIDING = frozenset({"profile", "disqualifier", "signal", "playbook", "fields"})
"""Kinds of files that decide who qualifies."""


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """A word for where a decision is now, or for what came of it."""

    id: str
    text: str
    tone: MarkTone
    due: datetime.date | None = None
    """The last day on which the outcome is not yet owed, where there is none."""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision in a list."""

    link: Link
    """With what was decided."""
    day: datetime.date | None
    by: str
    status: DecisionMark
    outcome: DecisionMark | None
    result: str
    """What came of it, in its words."""


def latest_first(playbook: Playbook, ids: Iterable[str] | None = None) -> list[str]:
    """Decisions by their day, the latest first; what is only proposed stands before all."""
    listed = playbook.decisions if ids is None else ids
    return sorted(listed, key=lambda id_: (_day(playbook.decisions[id_]), id_), reverse=True)


def _day(decision: Decision) -> datetime.date:
    return decision.decided.on if decision.decided is not None else datetime.date.max


def decisions_about(playbook: Playbook, key: Key) -> list[str]:
    """The decisions about an entry, the latest first."""
    named = playbook.named_by("decision", key)
    return latest_first(playbook, (id_ for id_ in named if str(key) in playbook.decisions[id_].about))


def decision_lines(playbook: Playbook, place: Place, ids: Iterable[str]) -> Iterator[DecisionLine]:
    """Decisions as a list shows them, in the given order."""
    for id_ in ids:
        decision = playbook.decisions[id_]
        yield DecisionLine(
            place.entry(playbook, Key("decision", id_), decision.decision),
            decision.decided.on if decision.decided else None,
            deciders(decision),
            status_mark(decision),
            outcome_mark(decision),
            decision.outcome.says if decision.outcome else "",
        )


def deciders(decision: Decision) -> str:
    """Who decided: "sales and product"."""
    return series([label(one).lower() for one in decision.decided.by]) if decision.decided else ""


def status_mark(decision: Decision) -> DecisionMark:
    """Where a decision is now."""
    return DecisionMark(decision.status, *_STATUS[decision.status])


def outcome_mark(decision: Decision) -> DecisionMark | None:
    """What came of it; until that is known the day it is due, None where nothing is awaited."""
    if decision.outcome is not None:
        return DecisionMark(decision.outcome.result, *_RESULT[decision.outcome.result])
    due = outcome_due(decision)
    return None if due is None else DecisionMark("open", "Outcome due", "open", due)


def latest_decisions(playbook: Playbook, place: Place, number: int) -> tuple[DecisionLine, ...]:
    """The latest decisions, those that are only proposed before the others."""
    return tuple(decision_lines(playbook, place, latest_first(playbook)[:number]))


def latest_outcomes(playbook: Playbook, place: Place, number: int) -> tuple[DecisionLine, ...]:
    """The latest decisions of which it is known what came of them."""
    known = [id_ for id_ in latest_first(playbook) if playbook.decisions[id_].outcome is not None]
    return tuple(decision_lines(playbook, place, known[:number]))


def weightiest(playbook: Playbook, number: int) -> list[str]:
    """The decisions that tell most of how the playbook came to be, the earliest first; none only proposed."""
    decided = [id_ for id_, one in playbook.decisions.items() if one.decided is not None]
    chosen = sorted(decided, key=lambda id_: (_weight(playbook, id_), id_), reverse=True)[:number]
    return latest_first(playbook, chosen)[::-1]


def _weight(playbook: Playbook, id_: str) -> int:
    """What a decision tells: who is in and out, what came of it, what it replaced or was replaced by."""
    decision = playbook.decisions[id_]
    kinds = {name.partition("/")[0] for name in decision.concerns}
    linked = decision.supersedes or decision.reverts or playbook.named_by("decision", Key("decision", id_))
    return (
        2 * bool(kinds & _DECIDING)
        + 2 * (decision.outcome is not None)
        + 2 * bool(linked)
        + bool(decision.evidence)
        + min(2, len(decision.concerns) - 1)
    )
