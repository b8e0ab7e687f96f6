"""Decisions as history shows them, each at its day: who, why, on what evidence, what was expected."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.model import LONGEST_NAME, Decision
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import day_of_decision
from icp_playbook.values import say_date
from icp_playbook.views.decision_log import DecisionMark, deciders, outcome_mark, status_mark
from icp_playbook.views.events.events import entry_url, icps_affected, kind_name
from icp_playbook.views.plain_text import line
from icp_playbook.views.routes import Link, route

DECISION = "decision"
"""What a decision is among the effects of changes, for the filter."""
_TEXT = 1200
ABOUT_FILES: Mapping[str, tuple[str, str]] = {
    "playbook": ("Tiers, plays and policy", "building/"),
    "fields": ("Account fields", "fit/"),
}
"""A file that a decision is about → what it is called, and the page that shows it."""


@dataclass(frozen=True, slots=True)
class AboutLine:
    """An entry that a decision is about. `url` is empty when it has no page today."""

    key: str
    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class DatedDecision:
    """A decision at its day. Addresses lead from the root of the site."""

    id: str
    anchor: str
    day: datetime.date
    name: str
    url: str
    says: str
    by: str
    status: DecisionMark
    outcome: DecisionMark | None
    why: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading and its lines: what was expected, what came of it, from when it counts."""
    evidence: tuple[str, ...]
    relation: tuple[Link, ...]
    """Sentences in parts: what it undoes or replaces, and what undid or replaced it."""
    about: tuple[AboutLine, ...]
    icps: tuple[str, ...]
    changed: datetime.date
    """The day of what was written last in it, as far as that has a day: the outcome's, if there is one."""


def dated_decisions(playbook: Playbook) -> tuple[DatedDecision, ...]:
    """Every decision, by its day, latest first."""
    return _by_day(playbook, playbook.decisions, icps_affected(playbook))


def decisions_about(playbook: Playbook, key: Key) -> tuple[DatedDecision, ...]:
    """Those about an entry, latest first; which ICPs they affect is left out."""
    ids = [id_ for id_, one in playbook.decisions.items() if str(key) in one.concerns]
    return _by_day(playbook, ids, {}) if ids else ()


def _by_day(
    playbook: Playbook, ids: Iterable[str], icps: Mapping[Key, tuple[str, ...]]
) -> tuple[DatedDecision, ...]:
    found = [
        _dated(playbook, id_, day, icps)
        for id_ in ids
        if (day := day_of_decision(id_, playbook.decisions[id_])) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.id), reverse=True))


def _dated(
    playbook: Playbook, id_: str, day: datetime.date, icps: Mapping[Key, tuple[str, ...]]
) -> DatedDecision:
    decision = playbook.decisions[id_]
    about = tuple(_about(playbook, name) for name in decision.concerns)
    affected = dict.fromkeys(icp for one in about for icp in icps.get(_key(one.key), ()))
    return DatedDecision(
        id=id_,
        anchor=f"d-{id_}",
        day=day,
        name=line(decision.name, LONGEST_NAME),
        url=route(Key("decision", id_)),
        says=line(decision.decision, _TEXT),
        by=deciders(decision),
        status=status_mark(decision),
        outcome=outcome_mark(decision),
        why=line(decision.why, _TEXT),
        facts=tuple((heading, lines) for heading, lines in _facts(decision) if lines),
        evidence=tuple(evidence_lines(decision)),
        relation=tuple(_relation(playbook, id_, decision)),
        about=about,
        icps=tuple(affected),
        changed=decision.outcome.on if decision.outcome else day,
    )


def _facts(decision: Decision) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Expected", tuple(expectation_lines(decision))
    if decision.outcome is not None:
        yield "What came of it", (f"{line(decision.outcome.says, _TEXT)} ({say_date(decision.outcome.on)})",)
    if decision.effective is not None:
        yield "Counts from", (say_date(decision.effective),)


def evidence_lines(decision: Decision) -> Iterator[str]:
    """What the reason rests on, each with its source and day."""
    for one in decision.evidence:
        sample = f", sample {one.sample:,}" if one.sample else ""
        note = ", illustrative" if one.illustrative else ""
        yield line(f"{one.says} ({one.source}, {say_date(one.date)}{sample}{note})", _TEXT)


def expectation_lines(decision: Decision) -> Iterator[str]:
    """What was expected, and what was measured."""
    measured = decision.outcome.measured if decision.outcome else {}
    for one in decision.expected:
        old = f"{one.from_} → " if one.from_ else ""
        now = f"; measured: {measured[one.id]}" if one.id in measured else ""
        yield line(f"{one.measure}: {old}{one.to} by {say_date(one.by)}{now}", _TEXT)


def _relation(playbook: Playbook, id_: str, decision: Decision) -> Iterator[Link]:
    for words, other in (("Replaces", decision.supersedes), ("Undoes", decision.reverts)):
        yield from _sentence(playbook, words, other)
    for other, one in playbook.decisions.items():
        if one.supersedes == id_:
            yield from _sentence(playbook, "Replaced by", other)
        if one.reverts == id_:
            yield from _sentence(playbook, "Undone by", other)


def _sentence(playbook: Playbook, words: str, other: str | None) -> Iterator[Link]:
    if other is None or other not in playbook.decisions:
        return
    decision = playbook.decisions[other]
    day = day_of_decision(other, decision)
    name = f"“{line(decision.name, LONGEST_NAME)}”"
    yield Link(f"{words} ", "")
    yield Link(f"{name}, {say_date(day)}", f"changes/{day.year}/#d-{other}") if day else Link(name, "")
    yield Link(". ", "")


def _about(playbook: Playbook, name: str) -> AboutLine:
    key = _key(name)
    if key.kind in ABOUT_FILES:
        called, url = ABOUT_FILES[key.kind]
        return AboutLine(name, called, called, url)
    entry = playbook.by_kind.get(key.kind, {}).get(key.id)
    called = line(entry.name, LONGEST_NAME) if entry else key.id
    return AboutLine(name, kind_name(key.kind), called, entry_url(playbook, key))


def _key(name: str) -> Key:
    kind, _, id_ = name.partition("/")
    return Key(kind, id_)
