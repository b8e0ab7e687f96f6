"""The examples of one ICP side by side: what separates the fit from the borderline and the wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from icp_playbook.fit import Reason, Verdict
from icp_playbook.playbook import Key, Playbook, criterion_label, must_label
from icp_playbook.views.example_verdicts import ExampleVerdicts, examples_of
from icp_playbook.views.fit import signed, state_word
from icp_playbook.views.labels import SHOWS_LABELS, STATUS_LABELS
from icp_playbook.views.pictures import score_words
from icp_playbook.views.routes import Link, Place

COLUMNS = 6
"""Examples side by side, this page's own among them: more would not be read, and take a page each time."""


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """What one example has in a row; the tone is the picture beside it."""

    text: str
    tone: str = ""
    word: str = ""
    """The state in a word, where the text is a number."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A must, criterion or disqualifier across the examples."""

    name: str
    of: str
    """The points possible, or nothing."""
    cells: tuple[ComparisonCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """An example; the page's own has no URL."""

    link: Link
    shows: str
    shows_id: str


@dataclass(frozen=True, slots=True)
class ExampleComparison:
    """Columns from the great fit to the wrong one; rows in groups of musts, criteria and so on.

    `title` says how many of the other examples have a column, `others` leads to all where some have none.
    """

    title: str
    others: Link | None
    columns: tuple[ComparisonColumn, ...]
    groups: tuple[tuple[str, tuple[ComparisonRow, ...]], ...]


def example_comparison(
    playbook: Playbook, place: Place, id_: str, judged: ExampleVerdicts
) -> ExampleComparison:
    """An example beside others of its ICP: a few of each kind, where there are many."""
    icp = playbook.examples[id_].icp
    every = examples_of(playbook, icp)
    ids = _shown(playbook, every, id_)
    others = len(every) - 1
    cut = len(ids) < len(every)
    verdicts = [judged.verdicts[one] for one in ids]
    groups = (
        ("Verdict", tuple(_answers(playbook, verdicts))),
        ("Musts", tuple(_conditions(playbook, verdicts, "must"))),
        ("Criteria, in points", tuple(_criteria(playbook, verdicts))),
        ("Disqualifiers", tuple(_conditions(playbook, verdicts, "disqualifier"))),
    )
    return ExampleComparison(
        f"Compared with {len(ids) - 1} of {others:,} other examples"
        if cut
        else "Compared with the other examples",
        Link("All examples", place.to("examples/")) if cut else None,
        tuple(_column(playbook, place, one, own=one == id_) for one in ids),
        tuple((name, rows) for name, rows in groups if rows),
    )


def _shown(playbook: Playbook, every: Sequence[str], own: str) -> list[str]:
    """The example and those that follow it among its kind, and of each other kind; all in their order."""
    if len(every) <= COLUMNS:
        return list(every)
    start = every.index(own)
    following = [*every[start + 1 :], *every[:start]]
    by_kind: dict[str, list[str]] = {}
    for id_ in following:
        by_kind.setdefault(playbook.examples[id_].shown, []).append(id_)
    taken = {own}
    for row in zip_longest(*by_kind.values()):
        taken.update([id_ for id_ in row if id_ is not None][: COLUMNS - len(taken)])
        if len(taken) == COLUMNS:
            break
    return [id_ for id_ in every if id_ in taken]


def _column(playbook: Playbook, place: Place, id_: str, *, own: bool) -> ComparisonColumn:
    example = playbook.examples[id_]
    link = place.entry(playbook, Key("example", id_))
    return ComparisonColumn(
        Link(link.text, "" if own else link.url), SHOWS_LABELS[example.shown], example.shown
    )


def _answers(playbook: Playbook, verdicts: Sequence[Verdict]) -> Iterator[ComparisonRow]:
    settings = playbook.settings
    tiers = {tier.id: tier.label for tier in settings.tiers}
    levels = {level.id: level.label for level in settings.levels}
    plays = {play.id: play.label for play in settings.plays}
    yield _answer("Status", [(verdict.status, STATUS_LABELS[verdict.status]) for verdict in verdicts])
    yield _answer("Tier", [(verdict.tier, tiers.get(verdict.tier or "", "none")) for verdict in verdicts])
    yield _row("Score", "100", [ComparisonCell(score_words(verdict)) for verdict in verdicts])
    if levels:
        found = [verdict.intent.level for verdict in verdicts]
        yield _answer("Intent", [(level, levels.get(level or "", "none")) for level in found])
    if plays:
        yield _answer("Play", [(verdict.play, plays.get(verdict.play or "", "none")) for verdict in verdicts])


def _conditions(playbook: Playbook, verdicts: Sequence[Verdict], kind: str) -> Iterator[ComparisonRow]:
    for reasons in _across(verdicts, kind):
        cells = []
        for reason in reasons:
            tone, word = state_word(reason)
            cells.append(ComparisonCell(word, tone))
        yield _row(_name(playbook, verdicts[0].icp, reasons[0]), "", cells)


def _criteria(playbook: Playbook, verdicts: Sequence[Verdict]) -> Iterator[ComparisonRow]:
    for reasons in _across(verdicts, "score"):
        possible = reasons[0].possible
        cells = []
        for reason in reasons:
            same = reason.low == reason.high
            span = signed(reason.low) if same else f"{signed(reason.low)}…{signed(reason.high)}"
            cells.append(ComparisonCell(span, *state_word(reason)))
        yield _row(_name(playbook, verdicts[0].icp, reasons[0]), str(possible) if possible else "", cells)


def _across(verdicts: Sequence[Verdict], kind: str) -> Iterator[tuple[Reason, ...]]:
    """The same reason in every verdict: all are for one ICP, so the order is the same."""
    return zip(
        *([reason for reason in verdict.reasons if reason.kind == kind] for verdict in verdicts), strict=True
    )


def _row(name: str, of: str, cells: Sequence[ComparisonCell]) -> ComparisonRow:
    return ComparisonRow(name, of, tuple(cells), len(set(cells)) > 1)


def _answer(name: str, answers: Sequence[tuple[str | None, str]]) -> ComparisonRow:
    """A row of (id, label): two that are labelled alike still differ."""
    return ComparisonRow(
        name, "", tuple(ComparisonCell(label) for _, label in answers), len({id_ for id_, _ in answers}) > 1
    )


def _name(playbook: Playbook, icp: str, reason: Reason) -> str:
    fit = playbook.profiles[icp].fit
    match reason.kind:
        case "must":
            return next(must_label(must, playbook.catalogue) for must in fit.must if must.id == reason.id)
        case "score":
            return next(criterion_label(row, playbook.catalogue) for row in fit.score if row.id == reason.id)
        case "disqualifier":
            return playbook.disqualifiers[reason.id].name
