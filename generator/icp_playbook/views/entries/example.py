"""An example account's page, and examples by ICP: fit, borderline, wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.conditions import tests_of
from icp_playbook.fields import say_value
from icp_playbook.fit import Verdict
from icp_playbook.model import Example, steps
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.entries.example_comparison import ExampleComparison, example_comparison
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.filters import TableFilter, by_icp, is_long, numbered, option_numbers
from icp_playbook.views.fit import VerdictView, moves_of, verdict_view
from icp_playbook.views.head import EntryHead, PageHead, entry_head, page_head
from icp_playbook.views.labels import SHOWS_LABELS, STATUS_LABELS
from icp_playbook.views.pictures import score_words
from icp_playbook.views.routes import Link, Place, index_route, route


@dataclass(frozen=True, slots=True)
class ExampleView:
    """The context of pages/example.md.j2."""

    head: EntryHead
    example: Example
    icp: Link
    shows: str
    verdict: VerdictView
    moves: tuple[str, ...]
    """What would move it, in sentences; none where points do not decide on it."""
    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    """Labels of the fields the profile asks for and the account does not tell."""
    beside: ExampleComparison


@dataclass(frozen=True, slots=True)
class Ranks:
    """What an example is sorted by: places counted from the best, the score; empty where there is none."""

    status: str
    tier: str
    score: str
    play: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An example in the index."""

    link: Link
    shows: str
    shows_id: str
    icp: Link
    status: str
    status_id: str
    tier: str
    score: str
    play: str
    ranks: Ranks
    facets: Mapping[str, str]
    """Filter name → ids separated by blanks."""
    numbers: str
    """The same as numbers of options, for a long table."""


@dataclass(frozen=True, slots=True)
class ExampleIndexView:
    """The context of pages/examples.md.j2."""

    head: PageHead
    filters: tuple[TableFilter, ...]
    long: bool
    """Whether there are too many rows to show all that they have."""
    rows: tuple[ExampleRow, ...]


def example_view(inputs: PageInputs, id_: str) -> ExampleView:
    """The view of one example account."""
    playbook, judged = inputs.playbook, inputs.judged
    example, key = playbook.examples[id_], Key("example", id_)
    place = Place(route(key))
    lead = f"{SHOWS_LABELS[example.shown]} for {playbook.profiles[example.icp].name}"
    return ExampleView(
        head=entry_head(playbook, key, example, lead, inputs.provenance),
        example=example,
        icp=place.entry(playbook, Key("profile", example.icp)),
        shows=SHOWS_LABELS[example.shown],
        verdict=verdict_view(playbook, place, judged.verdicts[id_], example.name, judged.program.version),
        moves=moves_of(playbook, id_, judged),
        known=tuple(_known(playbook, example)),
        unknown=_unknown(playbook, example),
        beside=example_comparison(playbook, place, id_, judged),
    )


def _known(playbook: Playbook, example: Example) -> list[tuple[str, str]]:
    catalogue = playbook.catalogue
    rows = []
    for name, field in catalogue.fields.items():
        if name in example.account:
            value = example.account[name]
            values = value if isinstance(value, tuple) else (value,)
            words = ", ".join(say_value(catalogue, field, one) for one in values) or "none"
            rows.append((field.label, f"{words} {field.unit}" if field.unit else words))
    return rows


def _unknown(playbook: Playbook, example: Example) -> tuple[str, ...]:
    wanted = fields_of(playbook, example.icp)
    return tuple(
        field.label
        for name, field in playbook.catalogue.fields.items()
        if name in wanted and name not in example.account
    )


def fields_of(playbook: Playbook, icp: str) -> frozenset[str]:
    """The fields that a profile's musts, criteria and disqualifiers test."""
    fit = playbook.profiles[icp].fit
    conditions = [must.when for must in fit.must]
    conditions += [band.when for row in fit.score for band in steps(row)]
    conditions += [playbook.disqualifiers[id_].when for id_ in fit.disqualifiers]
    return frozenset(test.field for condition in conditions for test in tests_of(condition))


def example_index(inputs: PageInputs) -> ExampleIndexView:
    """Examples by ICP: fit, borderline, wrong."""
    playbook = inputs.playbook
    place = Place(index_route("example"))
    icps, kinds = list(playbook.profiles), list(SHOWS_LABELS)
    ordered = sorted(
        playbook.examples.items(), key=lambda item: (icps.index(item[1].icp), kinds.index(item[1].shown))
    )
    filters = (
        by_icp(playbook),
        TableFilter("shows", "Shows", tuple(SHOWS_LABELS.items())),
        TableFilter("status", "Verdict", tuple(STATUS_LABELS.items())),
    )
    numbers = option_numbers(filters)
    return ExampleIndexView(
        head=page_head(
            playbook,
            place,
            "Example accounts",
            "Fictional companies and the verdict each must get: the test for every change of strategy.",
        ),
        filters=filters,
        long=is_long(len(ordered)),
        rows=tuple(_example_row(playbook, place, id_, inputs.judged, numbers) for id_, _ in ordered),
    )


def _example_row(
    playbook: Playbook,
    place: Place,
    id_: str,
    judged: ExampleVerdicts,
    numbers: Mapping[tuple[str, str], int],
) -> ExampleRow:
    example, verdict, settings = playbook.examples[id_], judged.verdicts[id_], playbook.settings
    facets = {"icp": example.icp, "shows": example.shown, "status": verdict.status}
    return ExampleRow(
        place.entry(playbook, Key("example", id_), example.lesson),
        SHOWS_LABELS[example.shown],
        example.shown,
        place.entry(playbook, Key("profile", example.icp)),
        STATUS_LABELS[verdict.status],
        verdict.status,
        next((tier.label for tier in settings.tiers if tier.id == verdict.tier), ""),
        score_words(verdict),
        next((play.label for play in settings.plays if play.id == verdict.play), ""),
        _ranks(playbook, verdict),
        facets,
        numbered(facets, numbers),
    )


def _ranks(playbook: Playbook, verdict: Verdict) -> Ranks:
    settings = playbook.settings
    tiers, plays = [tier.id for tier in settings.tiers], [play.id for play in settings.plays]
    return Ranks(
        str(list(STATUS_LABELS).index(verdict.status)),
        str(tiers.index(verdict.tier)) if verdict.tier else "",
        str(verdict.score_low + verdict.score_high),
        str(plays.index(verdict.play)) if verdict.play else "",
    )
