"""Decisions as every page shows them: when, by whom, where they are now, and what came of them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.model import Decision, DecisionResult, DecisionStatus, outcome_due
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
    """Who decided: Sales and product."""
    names = [label(one) for one in decision.decided.by] if decision.decided else []
    return ", ".join(names)


def status_mark(decision: Decision) -> DecisionMark:
    """Where a decision is now."""
    return DecisionMark(decision.status, *_STATUS[decision.status])


def outcome_mark(decision: Decision) -> DecisionMark | None:
    """What came of it; until that is known the day it is due, None where nothing is awaited."""
    if decision.outcome is not None:
        return DecisionMark(decision.outcome.result, *_RESULT[decision.outcome.result])
    due = outcome_due(decision)
    return None if due is None else DecisionMark("open", "Outcome due", "open", due)
