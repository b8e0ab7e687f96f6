"""The back-test: a playbook held against what became of accounts, as data."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from icp_playbook.backtest.companies import CompanyCount
from icp_playbook.backtest.contrasts import Contrast, part_contrasts, tier_contrasts
from icp_playbook.backtest.drift import MonthlyDrift, monthly_drift
from icp_playbook.backtest.group_measures import Measures, measures_of
from icp_playbook.backtest.group_tallies import OutcomeTallies, tallied
from icp_playbook.backtest.groups import MeasuredGroup, measured_groups
from icp_playbook.backtest.inside_outcomes import InsideOutcomes, inside_outcomes, stages_of
from icp_playbook.backtest.intervals import expect_statistics
from icp_playbook.backtest.judged_outcomes import (
    JudgedOutcome,
    Knowledge,
    day_scored,
    judged_outcomes,
    since,
)
from icp_playbook.backtest.leaking_facts import Leak, leaks, unused_fields
from icp_playbook.backtest.outcome import Outcome, OutcomeList
from icp_playbook.backtest.outcome_reading import read_outcome_list
from icp_playbook.backtest.play_cycles import PlayCycle, play_cycles
from icp_playbook.backtest.ruled_out import KeptOut, kept_out
from icp_playbook.backtest.version_comparison import (
    FormerIds,
    VersionComparison,
    compared_versions,
    playbook_at,
)
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, fields_in
from icp_playbook.model import OutcomeSource
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class BackTestRequest:
    """The request. `icp` is None for the best of all; `base` is a git revision, None for no comparison.

    `by_created`: facts learnt after an account was created do not count, nor do those that give the outcome
    away. `first` leaves out what was created before that day.
    """

    root: Path
    icp: str | None = None
    by_created: bool = False
    first: datetime.date | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class PartlyDated:
    """A field whose value is known of `of` accounts, and of `count` of them not when it was learnt."""

    label: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """A list, and what it lets a back-test say."""

    listed: OutcomeList
    """Without its outcomes."""
    outcomes: int
    """Those that count."""
    without_day: int
    """Those whose day of creation is not known, so that they are scored as of a later day."""
    absent: tuple[str, ...]
    """Labels of the fields that conditions test and no column tells."""
    undated: tuple[str, ...]
    """Labels of fields of which nobody knows when their values were learnt."""
    partly_dated: tuple[PartlyDated, ...] = ()
    """Fields of which the list says it for some accounts alone."""
    won: int = 0
    without_close: int = 0
    """Won deals whose close is not known: they say nothing of the cycle and of who stays."""
    without_value: int = 0
    """Won deals whose amount is not known, where the list has amounts."""


@dataclass(frozen=True, slots=True)
class BackTest:
    """What became of accounts, by what the playbook says of them."""

    icp: str | None
    by_created: bool
    first: datetime.date | None
    currency: str
    version: str
    """Of the program."""
    lists: tuple[ListCoverage, ...]
    whole: Measures
    groups: tuple[MeasuredGroup, ...]
    tiers: tuple[Contrast, ...]
    parts: tuple[Contrast, ...]
    kept_out: tuple[KeptOut, ...]
    leaks: tuple[Leak, ...]
    churn_known: bool
    companies: CompanyCount
    comparison: VersionComparison | None = None
    plays: tuple[PlayCycle, ...] = ()
    drift: tuple[MonthlyDrift, ...] = ()
    """The new accounts of each list, month by month."""
    inside: InsideOutcomes | None = None
    """More of the accounts that nothing keeps out; None where nobody asked for it."""

    def with_inside(self, inside: InsideOutcomes) -> "BackTest":
        """The same with more of the accounts that nothing keeps out."""
        return replace(self, inside=inside)

    @property
    def illustrative(self) -> bool:
        """Whether a list is made up."""
        return any(one.listed.illustrative for one in self.lists)


def back_test(playbook: Playbook, request: BackTestRequest) -> BackTest:
    """The back-test of a playbook with every list it names.

    Raises CommandError where it names none, without scipy, and for a revision that cannot be read. Lists that
    cannot be read have no outcomes; `lists` has their problems.
    """
    prepared, lists = _prepared(playbook, request)
    _expect_accounts(lists, request)
    leaking = _leaks(lists, prepared, request)
    judged = _judged(lists, prepared, request, leaking)
    comparison = None
    if request.base is not None:
        comparison = _compared(playbook, prepared, lists, judged, request, request.base)
    tallies = tallied(judged, prepared)
    test = _tested(playbook, prepared, lists, request, leaking, tallies)
    inside = inside_outcomes(tallies, stages_of(lists), churn_known=test.churn_known)
    return replace(test, comparison=comparison, inside=inside)


def back_tests(playbook: Playbook, request: BackTestRequest) -> dict[str, tuple[BackTest, InsideOutcomes]]:
    """The back-test of each operational ICP, with more of who is inside; the lists are read once.

    An account that misses a must is `outside`, and nothing else is asked of it. Of the leaks each has those
    of the fields that its ICP tests. `request` names neither an ICP nor a revision. Raises CommandError as
    `back_test` does.
    """
    prepared, lists = _prepared(playbook, request)
    leaking = _leaks(lists, prepared, request)
    found = {}
    for icp in prepared.program.icps.values():
        if icp.operational:
            asked = replace(request, icp=icp.id)
            judged = _judged(lists, prepared, asked, leaking, in_brief=True)
            tested = fields_in(*icp.conditions)
            own = tuple(leak for leak in leaking if leak.field in tested)
            tallies = tallied(judged, prepared)
            test = _tested(playbook, prepared, lists, asked, own, tallies)
            inside = inside_outcomes(tallies, stages_of(lists), churn_known=test.churn_known)
            found[icp.id] = test, inside
    return found


def expect_outcomes(playbook: Playbook) -> None:
    """Raises CommandError where the playbook names no list, and without scipy."""
    expect_statistics()
    if not playbook.settings.outcomes:
        raise CommandError(
            "the playbook names no list of outcomes",
            "name one under `outcomes` in icp/playbook.yaml; docs/outcomes.md shows how",
        )


def _prepared(
    playbook: Playbook, request: BackTestRequest
) -> tuple[PreparedPlaybook, tuple[OutcomeList, ...]]:
    """What scores accounts, and the lists. Raises CommandError without lists or without scipy."""
    expect_outcomes(playbook)
    prepared = PreparedPlaybook.of(playbook)
    return prepared, _lists(playbook.settings.outcomes, prepared, request)


def _tested(
    playbook: Playbook,
    prepared: PreparedPlaybook,
    lists: Sequence[OutcomeList],
    request: BackTestRequest,
    leaking: Iterable[Leak],
    tallies: OutcomeTallies,
) -> BackTest:
    coverage = [_coverage(listed, prepared, request) for listed in lists]
    drift = monthly_drift(lists, prepared, request.icp, request.first)
    return back_test_of(playbook, prepared, request, coverage, leaking, tallies, drift)


def back_test_of(
    playbook: Playbook,
    prepared: PreparedPlaybook,
    request: BackTestRequest,
    lists: Iterable[ListCoverage],
    leaking: Iterable[Leak],
    tallies: OutcomeTallies,
    drift: Iterable[MonthlyDrift],
) -> BackTest:
    """The back-test of accounts that are counted."""
    churn_known = any(source.columns.churned is not None for source in playbook.settings.outcomes)
    return BackTest(
        request.icp,
        request.by_created,
        request.first,
        playbook.settings.currency,
        prepared.program.version,
        tuple(lists),
        *measured_tallies(tallies, prepared, churn_known=churn_known),
        tuple(leaking),
        churn_known,
        tallies.companies,
        None,
        play_cycles(tallies, playbook.settings),
        tuple(drift),
    )


Measured: TypeAlias = tuple[
    Measures, tuple[MeasuredGroup, ...], tuple[Contrast, ...], tuple[Contrast, ...], tuple[KeptOut, ...]
]


def measured(judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook, *, churn_known: bool) -> Measured:
    """The whole, its groups, what is claimed of tiers and of parts, and who bought although kept out."""
    return measured_tallies(tallied(judged, prepared), prepared, churn_known=churn_known)


def measured_tallies(tallies: OutcomeTallies, prepared: PreparedPlaybook, *, churn_known: bool) -> Measured:
    """The same of accounts that are counted."""
    whole = measures_of(tallies.whole, churn_known=churn_known)
    groups = tuple(measured_groups(tallies, prepared, whole, churn_known=churn_known))
    return (
        whole,
        groups,
        tier_contrasts(groups),
        part_contrasts(groups),
        kept_out(tallies, prepared, churn_known=churn_known),
    )


def _lists(
    sources: Iterable[OutcomeSource], prepared: PreparedPlaybook, request: BackTestRequest
) -> tuple[OutcomeList, ...]:
    """The lists that the playbook names, as a version of it reads their cells."""
    return tuple(read_outcome_list(source, prepared, request.root) for source in sources)


def _leaks(
    lists: Sequence[OutcomeList], prepared: PreparedPlaybook, request: BackTestRequest
) -> tuple[Leak, ...]:
    return leaks(lists, lambda name: prepared.words.fields[name].label, by_created=request.by_created)


def _judged(
    lists: Sequence[OutcomeList],
    prepared: PreparedPlaybook,
    request: BackTestRequest,
    leaking: Sequence[Leak],
    *,
    in_brief: bool = False,
) -> tuple[JudgedOutcome, ...]:
    knowledge = Knowledge(request.by_created, unused_fields(leaking))
    return judged_outcomes(lists, prepared, request.icp, knowledge, request.first, in_brief=in_brief)


def _compared(
    playbook: Playbook,
    prepared: PreparedPlaybook,
    lists: Sequence[OutcomeList],
    judged: Sequence[JudgedOutcome],
    request: BackTestRequest,
    base: str,
) -> VersionComparison:
    old = playbook_at(request.root, base)
    before, former = PreparedPlaybook.of(old), FormerIds.of(old, playbook)
    icp = None if request.icp is None else former.icps.get(request.icp, request.icp)
    if icp is not None and icp not in before.program.icps:
        raise CommandError(f'there is no ICP "{icp}" at "{base}"', "leave out --icp")
    asked = replace(request, icp=icp)
    olds = _lists(map(former.source, playbook.settings.outcomes), before, request)
    judged_before = _judged(olds, before, asked, _leaks(olds, before, request))
    found = compared_versions(base, judged_before, judged, prepared, former.tiers)
    pairs = [(was, now) for was, now in zip(olds, lists, strict=True) if was.readable and now.readable]
    absent = (label for was, now in pairs for label in former.absent(before, was, now))
    return replace(found, absent=tuple(dict.fromkeys(absent)))


def _expect_accounts(lists: Sequence[OutcomeList], request: BackTestRequest) -> None:
    """Raises CommandError where the lists have accounts, and all were created too early to count."""
    created = [day_scored(one, listed) for listed in lists for one in listed.outcomes]
    expect_created(max(created, default=None), request.first)


def expect_created(last: datetime.date | None, first: datetime.date | None) -> None:
    """Raises CommandError where the last account was created before the first day that counts."""
    if first is not None and last is not None and last < first:
        raise CommandError(
            f"no account of the lists was created on or after {first}",
            f"the last one was on {last}; name an earlier day with --since",
        )


@dataclass(frozen=True, slots=True)
class CountedRows:
    """How many rows of a list count, and of how many something is not known."""

    rows: int
    without_day: int
    won: int
    without_close: int
    without_value: int
    dated: Mapping[str, tuple[int, int]]
    """Field of `dated` → of how many it is not known when it was learnt, and of how many it is known."""


def _coverage(listed: OutcomeList, prepared: PreparedPlaybook, request: BackTestRequest) -> ListCoverage:
    counted = [one for one in listed.outcomes if since(one, listed, request.first)]
    won = [one for one in counted if one.won]
    rows = CountedRows(
        len(counted),
        sum(one.created is None for one in counted),
        len(won),
        sum(one.closed is None for one in won),
        sum(one.value is None for one in won),
        {name: _dated(name, counted) for name in listed.dated},
    )
    return list_coverage(listed, rows, prepared, request.icp)


def _dated(name: str, outcomes: Sequence[Outcome]) -> tuple[int, int]:
    known = [one for one in outcomes if name in one.account]
    return sum(name not in one.known_on for one in known), len(known)


def list_coverage(
    listed: OutcomeList, rows: CountedRows, prepared: PreparedPlaybook, icp: str | None
) -> ListCoverage:
    """A list, and what those of its outcomes that count let a back-test say."""
    icps = prepared.program.icps.values()
    asked = [one for one in icps if (one.operational if icp is None else one.id == icp)]
    tested = {name for one in asked for name in fields_in(*one.conditions)}
    own = prepared.catalogue.describing("account")
    labels = {name: prepared.words.fields[name].label for name in own.fields if name in tested}
    dated = {name: PartlyDated(labels[name], *rows.dated[name]) for name in listed.dated if name in labels}
    return ListCoverage(
        replace(listed, outcomes=()),
        rows.rows,
        rows.without_day,
        tuple(label for name, label in labels.items() if name not in listed.fields),
        tuple(
            label
            for name, label in labels.items()
            if name in listed.fields and (name not in dated or dated[name].count == dated[name].of > 0)
        ),
        tuple(one for one in dated.values() if 0 < one.count < one.of),
        rows.won,
        rows.without_close,
        rows.without_value if listed.has_values else 0,
    )
