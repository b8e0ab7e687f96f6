"""The back-test: a playbook held against what became of accounts, as data."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from icp_playbook.backtest.companies import CompanyCount
from icp_playbook.backtest.contrasts import Contrast, part_contrasts, tier_contrasts
from icp_playbook.backtest.drift import MonthlyDrift, monthly_drift
from icp_playbook.backtest.group_measures import Measures, measures
from icp_playbook.backtest.groups import MeasuredGroup, groupings
from icp_playbook.backtest.inside_outcomes import InsideOutcomes, inside_outcomes
from icp_playbook.backtest.intervals import expect_statistics
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, judged_outcomes, since
from icp_playbook.backtest.leaking_facts import Leak, leaks, unused_fields
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.backtest.outcome_reading import read_outcome_list
from icp_playbook.backtest.play_cycles import PlayCycle, play_cycles
from icp_playbook.backtest.ruled_out import KeptOut, kept_out
from icp_playbook.backtest.version_comparison import (
    VersionComparison,
    compared_versions,
    playbook_at,
    renamed_tiers,
)
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, fields_in
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
class ListCoverage:
    """A list, and what it lets a back-test say."""

    listed: OutcomeList
    outcomes: int
    """Those that count."""
    without_day: int
    """Those whose day of creation is not known, so that they are scored as of a later day."""
    absent: tuple[str, ...]
    """Labels of the fields that conditions test and no column tells."""
    undated: tuple[str, ...]
    """Labels of fields of which nobody knows when their values were learnt."""


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
    leaking = _leaks(lists, prepared, request)
    judged = _judged(lists, prepared, request, leaking)
    comparison = None
    if request.base is not None:
        comparison = _compared(playbook, prepared, judged, request, request.base)
    test = _tested(playbook, prepared, lists, request, leaking, judged, comparison)
    return replace(test, inside=inside_outcomes(judged, lists, churn_known=test.churn_known))


def back_tests(
    playbook: Playbook, request: BackTestRequest
) -> dict[str, tuple[BackTest, tuple[JudgedOutcome, ...]]]:
    """The back-test of each operational ICP with the outcomes it is made from; the lists are read once.

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
            found[icp.id] = _tested(playbook, prepared, lists, asked, own, judged, None), judged
    return found


def _prepared(
    playbook: Playbook, request: BackTestRequest
) -> tuple[PreparedPlaybook, tuple[OutcomeList, ...]]:
    """What scores accounts, and the lists. Raises CommandError without lists or without scipy."""
    expect_statistics()
    if not playbook.settings.outcomes:
        raise CommandError(
            "the playbook names no list of outcomes",
            "name one under `outcomes` in icp/playbook.yaml; docs/outcomes.md shows how",
        )
    prepared = PreparedPlaybook.of(playbook)
    return prepared, _lists(playbook, prepared, request)


def _tested(
    playbook: Playbook,
    prepared: PreparedPlaybook,
    lists: Sequence[OutcomeList],
    request: BackTestRequest,
    leaking: tuple[Leak, ...],
    judged: Sequence[JudgedOutcome],
    comparison: VersionComparison | None,
) -> BackTest:
    return BackTest(
        request.icp,
        request.by_created,
        request.first,
        playbook.settings.currency,
        prepared.program.version,
        tuple(_coverage(listed, prepared, request) for listed in lists),
        *measured(judged, prepared, churn_known=_churn_known(playbook)),
        leaking,
        _churn_known(playbook),
        CompanyCount.of(row.company for row in judged),
        comparison,
        play_cycles(judged, playbook.settings),
        monthly_drift(lists, prepared, request.icp, request.first),
    )


def measured(
    judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook, *, churn_known: bool
) -> tuple[
    Measures, tuple[MeasuredGroup, ...], tuple[Contrast, ...], tuple[Contrast, ...], tuple[KeptOut, ...]
]:
    """The whole, its groups, what is claimed of tiers and of parts, and who bought although kept out."""
    whole = measures(judged, churn_known=churn_known)
    groups = tuple(one.measured(whole, churn_known=churn_known) for one in groupings(judged, prepared))
    return (
        whole,
        groups,
        tier_contrasts(groups),
        part_contrasts(groups),
        kept_out(judged, prepared, churn_known=churn_known),
    )


def _lists(
    playbook: Playbook, prepared: PreparedPlaybook, request: BackTestRequest
) -> tuple[OutcomeList, ...]:
    """The lists that the playbook names, as a version of it reads their cells."""
    return tuple(read_outcome_list(source, prepared, request.root) for source in playbook.settings.outcomes)


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
    judged: Sequence[JudgedOutcome],
    request: BackTestRequest,
    base: str,
) -> VersionComparison:
    old = playbook_at(request.root, base)
    before = PreparedPlaybook.of(old)
    if request.icp is not None and request.icp not in before.program.icps:
        raise CommandError(f'there is no ICP "{request.icp}" at "{base}"', "leave out --icp")
    lists = _lists(playbook, before, request)
    judged_before = _judged(lists, before, request, _leaks(lists, before, request))
    return compared_versions(base, judged_before, judged, prepared, renamed_tiers(old, playbook))


def _churn_known(playbook: Playbook) -> bool:
    return any(source.columns.churned is not None for source in playbook.settings.outcomes)


def _coverage(listed: OutcomeList, prepared: PreparedPlaybook, request: BackTestRequest) -> ListCoverage:
    counted = [one for one in listed.outcomes if since(one, listed, request.first)]
    icps = prepared.program.icps.values()
    asked = [icp for icp in icps if (icp.operational if request.icp is None else icp.id == request.icp)]
    tested = {name for icp in asked for name in fields_in(*icp.conditions)}
    own = prepared.catalogue.describing("account")
    labels = {name: prepared.words.fields[name].label for name in own.fields if name in tested}
    return ListCoverage(
        listed,
        len(counted),
        sum(one.created is None for one in counted),
        tuple(label for name, label in labels.items() if name not in listed.fields),
        tuple(label for name, label in labels.items() if name in listed.fields and name not in listed.dated),
    )
