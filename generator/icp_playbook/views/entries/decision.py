"""A decision's page, and all decisions with what came of each, the latest first."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from icp_playbook.model import Decision, every_kind, layout
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.decision_log import (
    DecisionLine,
    DecisionMark,
    deciders,
    decision_lines,
    latest_first,
    outcome_mark,
    status_mark,
)
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head
from icp_playbook.views.labels import label
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """What was expected, and what was measured."""

    measure: str
    old: str
    new: str
    by: datetime.date
    measured: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The context of pages/decision.md.j2."""

    head: EntryHead
    decision: Decision
    status: DecisionMark
    outcome: DecisionMark | None
    by: str
    about: tuple[tuple[str, Link], ...]
    """Kind and link of each entry it is about."""
    gone: tuple[tuple[str, str], ...]
    """Kind and id of each entry that the playbook no longer has."""
    expected: tuple[ExpectedRow, ...]
    related: tuple[tuple[str, Link], ...]
    """Other decisions: what one did to the other."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in the index."""

    line: DecisionLine
    about: tuple[Link, ...]
    facets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DecisionQuarter:
    """The decisions of three months."""

    title: str
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionIndexView:
    """The context of pages/decisions.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    quarters: tuple[DecisionQuarter, ...]
    """The latest first; what is only proposed stands before all."""


def decision_view(inputs: PageInputs, id_: str) -> DecisionView:
    """The view of one decision."""
    playbook = inputs.playbook
    decision, key = playbook.decisions[id_], Key("decision", id_)
    place = Place(route(key))
    return DecisionView(
        head=entry_head(playbook, key, decision, decision.decision, inputs.provenance, ("decision",)),
        decision=decision,
        status=status_mark(decision),
        outcome=outcome_mark(decision),
        by=deciders(decision),
        about=tuple(_about(playbook, place, decision)),
        gone=tuple((_kind_name(name), name.partition("/")[2]) for name in decision.gone),
        expected=tuple(_expected(decision)),
        related=tuple(_related(playbook, place, id_)),
    )


def decision_index(inputs: PageInputs) -> DecisionIndexView:
    """Every decision, quarter by quarter."""
    playbook = inputs.playbook
    place = Place(index_route("decision"))
    ids = latest_first(playbook)
    rows = [
        _row(playbook, place, id_, line)
        for id_, line in zip(ids, decision_lines(playbook, place, ids), strict=True)
    ]
    return DecisionIndexView(
        head=page_head(
            playbook,
            place,
            "Decisions",
            "What was decided about this playbook, why, and what came of it. The latest stands first.",
        ),
        filters=tuple(_filters(playbook, rows)),
        quarters=tuple(
            DecisionQuarter(title, tuple(of))
            for title, of in groupby(rows, key=lambda row: quarter_of(row.line.day))
        ),
    )


def quarter_of(day: datetime.date | None) -> str:
    """The quarter of a day: Q2 2026."""
    return "Proposed" if day is None else f"Q{(day.month + 2) // 3} {day.year}"


def _kind_name(name: str) -> str:
    kind = every_kind().get(name.partition("/")[0])
    return kind.one if kind else label(name.partition("/")[0])


def _about(playbook: Playbook, place: Place, decision: Decision) -> Iterator[tuple[str, Link]]:
    for name in decision.about:
        kind, _, id_ = name.partition("/")
        if kind in layout().singles:
            says = {"playbook": "Tiers, plays and policy", "fields": "Account fields"}[kind]
            yield "", Link(says, place.to("building/" if kind == "playbook" else "fit/"))
        else:
            yield every_kind()[kind].one, place.entry(playbook, Key(kind, id_))


def _expected(decision: Decision) -> Iterator[ExpectedRow]:
    measured = decision.outcome.measured if decision.outcome else {}
    for one in decision.expected:
        yield ExpectedRow(one.measure, one.from_, one.to, one.by, measured.get(one.id, ""))


def _related(playbook: Playbook, place: Place, id_: str) -> Iterator[tuple[str, Link]]:
    decision = playbook.decisions[id_]
    for other in playbook.decisions:
        entry = playbook.decisions[other]
        if entry.supersedes == id_:
            yield "Superseded by", _decision(playbook, place, other)
        if entry.reverts == id_:
            yield "Reverted by", _decision(playbook, place, other)
    if decision.supersedes:
        yield "Supersedes", _decision(playbook, place, decision.supersedes)
    if decision.reverts:
        yield "Reverts", _decision(playbook, place, decision.reverts)


def _decision(playbook: Playbook, place: Place, id_: str) -> Link:
    return place.entry(playbook, Key("decision", id_), playbook.decisions[id_].decision)


def _row(playbook: Playbook, place: Place, id_: str, line: DecisionLine) -> DecisionRow:
    decision = playbook.decisions[id_]
    return DecisionRow(
        line,
        tuple(link for _, link in _about(playbook, place, decision)),
        {
            "status": decision.status,
            "icp": " ".join(_icps(playbook, decision)),
            "function": " ".join(decision.decided.by) if decision.decided else "",
            "year": str(line.day.year) if line.day else "",
            "outcome": line.outcome.id if line.outcome else "",
        },
    )


def _icps(playbook: Playbook, decision: Decision) -> Iterator[str]:
    """The ICPs it is about, or whose disqualifiers, signals, segments and people it is about."""
    about = {Key(*name.split("/", 1)) for name in decision.about}
    for icp in playbook.profiles:
        key = Key("profile", icp)
        near = {one.target for one in playbook.references if one.source == key}
        if key in about or about & near or about & set(playbook.referrers.get(key, ())):
            yield icp


def _filters(playbook: Playbook, rows: Iterable[DecisionRow]) -> Iterator[TableFilter]:
    listed = list(rows)
    yield by_icp(playbook)
    statuses = {row.line.status.id: row.line.status.text for row in listed}
    yield TableFilter("status", "Status", tuple(statuses.items()))
    functions = {one for row in listed for one in row.facets["function"].split()}
    yield TableFilter("function", "Decided by", tuple((one, label(one)) for one in sorted(functions)))
    years = {row.facets["year"] for row in listed} - {""}
    yield TableFilter("year", "Year", tuple((one, one) for one in sorted(years, reverse=True)))
    outcomes = {row.line.outcome.id: row.line.outcome.text for row in listed if row.line.outcome}
    yield TableFilter("outcome", "Outcome", tuple(outcomes.items()))
