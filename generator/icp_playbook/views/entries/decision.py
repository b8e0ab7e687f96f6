"""A decision's page, and all decisions with what came of each, the latest first."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from icp_playbook.model import Decision, every_kind, layout
from icp_playbook.phrases import series
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
from icp_playbook.views.events import ABOUT_FILES, NAMED, NamedChange, named_changes
from icp_playbook.views.filters import TableFilter, by_icp
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head
from icp_playbook.views.labels import label
from icp_playbook.views.routes import Link, Place, index_route, route

_RESULTS = {"met": "met", "partly": "partly met", "missed": "missed", "unclear": "unclear"}
_ENDED = ("superseded", "reverted")
OWED = "owed"
"""Whose outcome was due before today, which the browser knows."""


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
    about: tuple[tuple[str, tuple[Link, ...]], ...]
    """What it is about, by kind: "ICPs" with their links."""
    gone: tuple[tuple[str, str], ...]
    """Kind and id of each entry that the playbook no longer has."""
    expected: tuple[ExpectedRow, ...]
    later: tuple[tuple[str, DecisionLine], ...]
    """What replaced or undid it, or is proposed to."""
    ended: str
    """What became of it where nothing that did so is shown, as where it is for other readers; "" else."""
    earlier: tuple[tuple[str, DecisionLine], ...]
    """What it replaces or undoes."""
    changes: tuple[NamedChange, ...]
    more_changes: int


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
    results: str
    """What came of them: "2 met, 1 missed"."""
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
    later, mark = tuple(_later(playbook, place, id_)), status_mark(decision)
    changes = named_changes(playbook, inputs.provenance, place, id_)
    return DecisionView(
        head=entry_head(playbook, key, decision, decision.decision, inputs.provenance, ("decision",)),
        decision=decision,
        status=mark,
        outcome=outcome_mark(decision),
        by=deciders(decision),
        about=tuple(_by_kind(_about(playbook, place, decision))),
        gone=tuple((_kind_name(name), name.partition("/")[2]) for name in decision.gone),
        expected=tuple(_expected(decision)),
        later=later,
        ended="" if mark.id not in _ENDED or any(words == mark.text for words, _ in later) else mark.text,
        earlier=tuple(_earlier(playbook, place, decision)),
        changes=tuple(changes[:NAMED]),
        more_changes=max(0, len(changes) - NAMED),
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
            _quarter(title, tuple(of)) for title, of in groupby(rows, lambda row: quarter_of(row.line.day))
        ),
    )


def _quarter(title: str, rows: tuple[DecisionRow, ...]) -> DecisionQuarter:
    results = Counter(row.line.outcome.id for row in rows if row.line.outcome)
    words = [f"{results[one]} {text}" for one, text in _RESULTS.items() if results[one]]
    return DecisionQuarter(title, series(words, ""), rows)


def quarter_of(day: datetime.date | None) -> str:
    """The quarter of a day: Q2 2026."""
    return "Proposed" if day is None else f"Q{(day.month + 2) // 3} {day.year}"


def _kind_name(name: str) -> str:
    kind = every_kind().get(name.partition("/")[0])
    return kind.one if kind else label(name.partition("/")[0])


def _by_kind(about: Iterable[tuple[str, Link]]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The links of each kind, under its name."""
    found: dict[str, list[Link]] = {}
    for kind, link in about:
        found.setdefault(kind, []).append(link)
    for kind, links in found.items():
        row = every_kind().get(kind)
        yield ("Settings" if row is None else row.one if len(links) == 1 else row.many), tuple(links)


def _about(playbook: Playbook, place: Place, decision: Decision) -> Iterator[tuple[str, Link]]:
    """The kind and the link of each."""
    for name in decision.about:
        kind, _, id_ = name.partition("/")
        if kind in layout().singles:
            called, url = ABOUT_FILES[kind]
            yield "", Link(called, place.to(url))
        else:
            yield kind, place.entry(playbook, Key(kind, id_))


def _expected(decision: Decision) -> Iterator[ExpectedRow]:
    measured = decision.outcome.measured if decision.outcome else {}
    for one in decision.expected:
        yield ExpectedRow(one.measure, one.from_, one.to, one.by, measured.get(one.id, ""))


def _later(playbook: Playbook, place: Place, id_: str) -> Iterator[tuple[str, DecisionLine]]:
    for other in latest_first(playbook):
        entry = playbook.decisions[other]
        does = {"Superseded": entry.supersedes, "Reverted": entry.reverts}
        for words, target in does.items():
            if target == id_:
                open_ = f"Not yet {words.lower()}, as is proposed"
                says = open_ if entry.status == "proposed" else words
                yield from ((says, line) for line in decision_lines(playbook, place, [other]))


def _earlier(playbook: Playbook, place: Place, decision: Decision) -> Iterator[tuple[str, DecisionLine]]:
    for words, id_ in (("It supersedes", decision.supersedes), ("It reverts", decision.reverts)):
        if id_ is not None:
            yield from ((words, line) for line in decision_lines(playbook, place, [id_]))


def _row(playbook: Playbook, place: Place, id_: str, line: DecisionLine) -> DecisionRow:
    decision = playbook.decisions[id_]
    return DecisionRow(
        line,
        tuple(link for _, link in _about(playbook, place, decision)),
        {
            "status": decision.status,
            "icp": " ".join(_icps(playbook, decision)),
            "about": " ".join(decision.concerns),
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


def _filters(playbook: Playbook, rows: Sequence[DecisionRow]) -> Iterator[TableFilter]:
    def used(name: str) -> set[str]:
        return {one for row in rows for one in row.facets[name].split()}

    yield by_icp(playbook)
    names = {str(key): entry.name for key, entry in playbook.entries()}
    names |= {f"{kind}/{kind}": ABOUT_FILES[kind][0] for kind in layout().singles}
    about = used("about")
    yield TableFilter("about", "About", tuple((one, name) for one, name in names.items() if one in about))
    statuses = {row.line.status.id: row.line.status.text for row in rows}
    yield TableFilter("status", "Status", tuple(statuses.items()))
    functions = sorted(used("function"))
    yield TableFilter("function", "Decided by", tuple((one, label(one)) for one in functions))
    years = sorted(used("year"), reverse=True)
    yield TableFilter("year", "Year", tuple((one, one) for one in years))
    outcomes = {row.line.outcome.id: row.line.outcome.text for row in rows if row.line.outcome}
    if "open" in outcomes:
        outcomes = {OWED: "Outcome owed", **outcomes}
    yield TableFilter("outcome", "Outcome", tuple(outcomes.items()))
