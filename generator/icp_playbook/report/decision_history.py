"""Decisions beside the commits of a history, each at its day, as text for a terminal and as JSON."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from icp_playbook.model import Decision
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Loaded
from icp_playbook.timeline import Timeline, day_of_decision

DecisionDays: TypeAlias = Sequence[tuple[datetime.date, str, Decision]]
"""Day, id and decision, latest first."""


def decisions_since(
    loaded: Loaded, timeline: Timeline, entry: Key | None, first: datetime.date
) -> DecisionDays:
    """The decisions of a playbook from a day on; about one entry, or of it, if given.

    A playbook with errors shows none.
    """
    if loaded.playbook is None:
        return ()
    found = [
        (day, id_, decision)
        for id_, decision in loaded.playbook.decisions.items()
        if (day := day_of_decision(id_, decision)) is not None
        and day >= first
        and (entry is None or entry in _entries(timeline, id_, decision))
    ]
    return sorted(found, key=lambda one: one[:2], reverse=True)


def _entries(timeline: Timeline, id_: str, decision: Decision) -> set[Key]:
    named = (name.partition("/") for name in decision.concerns)
    return {Key("decision", id_), *(timeline.today(Key(kind, other)) for kind, _, other in named)}


def decision_lines(day: datetime.date, id_: str, decision: Decision) -> Iterator[str]:
    """A decision as lines: what, by whom, why, on what evidence, what was expected and what came of it."""
    by = f", by {series(list(decision.decided.by))}" if decision.decided else ""
    yield f"{day.isoformat()}  decision: {decision.name}  ({decision.status}{by}, {id_})"
    yield f"  {decision.decision}"
    yield f"  why: {decision.why}"
    for one in decision.evidence:
        sample = f", sample {one.sample:,}" if one.sample else ""
        yield f"  evidence: {one.says} ({one.source}, {one.date.isoformat()}{sample})"
    measured = decision.outcome.measured if decision.outcome else {}
    for expected in decision.expected:
        old = f"{expected.from_} → " if expected.from_ else ""
        now = f"; measured: {measured[expected.id]}" if expected.id in measured else ""
        yield f"  expected: {expected.measure}: {old}{expected.to} by {expected.by.isoformat()}{now}"
    if decision.outcome is not None:
        outcome = decision.outcome
        yield f"  outcome: {outcome.result}, {outcome.on.isoformat()}: {outcome.says}"
    if decision.effective is not None:
        yield f"  counts from: {decision.effective.isoformat()}"
    if decision.supersedes:
        yield f"  replaces: decision/{decision.supersedes}"
    if decision.reverts:
        yield f"  undoes: decision/{decision.reverts}"
    if decision.concerns:
        yield f"  about: {', '.join(decision.concerns)}"


def undone_lines(id_: str, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """What replaced or undid a decision later."""
    for other, one in decisions.items():
        if one.supersedes == id_:
            yield f"  replaced by: decision/{other}"
        if one.reverts == id_:
            yield f"  undone by: decision/{other}"


def decision_json(day: datetime.date, id_: str, decision: Decision) -> dict[str, Any]:
    """A decision as its file has it, with its id and day."""
    content = decision.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return {"decision_id": id_, "date": day.isoformat(), **content}
