"""What became of the accounts that nothing keeps out: stages, scores, and who stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.backtest.companies import company_share
from icp_playbook.backtest.group_measures import Measures, measures
from icp_playbook.backtest.intervals import RetentionStep, Share, retention_curve
from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.backtest.outcome import OutcomeList

BINS = (80, 60, 40, 20, 0)
"""Where the ranges of scores start, the best first."""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage of the deals: how many came so far or further, and where those that came no further stand."""

    label: str
    reached: int
    won: int
    lost: int
    open: int


@dataclass(frozen=True, slots=True)
class ScoreBin:
    """Accounts whose score lies from `low` to `high`, and how many of the decided ones were won."""

    low: int
    high: int
    accounts: int
    won_rate: Share | None


@dataclass(frozen=True, slots=True)
class InsideOutcomes:
    """What became of the accounts that no must and no disqualifier keeps out."""

    whole: Measures
    funnel: tuple[FunnelStage, ...]
    """In the order of the stages; none where no list names stages."""
    without_stage: int
    curve: tuple[RetentionStep, ...]
    customers: int
    """Of whom it is known how long they were seen."""
    bins: tuple[ScoreBin, ...]
    """The best first; none where no account has a settled score."""
    unsettled: int
    """Accounts whose score is not settled within a range."""


def inside_outcomes(
    judged: Sequence[JudgedOutcome], lists: Sequence[OutcomeList], *, churn_known: bool
) -> InsideOutcomes:
    """Counted from the outcomes of lists; without `churn_known` nothing is known of who stays."""
    inside = [row for row in judged if row.is_inside]
    stages = _stages(lists)
    funnel = tuple(_funnel(inside, stages))
    seen = (
        [(row.outcome.churned, days) for row in inside if (days := row.days_as_customer) is not None]
        if churn_known
        else []
    )
    curve = retention_curve(
        [days for churned, days in seen if churned is not None],
        [days for churned, days in seen if churned is None],
    )
    bins = tuple(_bins(inside))
    counted = sum(one.accounts for one in bins)
    placed = sum(row.outcome.stage in stages for row in inside)
    return InsideOutcomes(
        measures(inside, churn_known=churn_known),
        funnel,
        len(inside) - placed,
        curve,
        len(seen),
        bins,
        len(inside) - counted,
    )


def _stages(lists: Sequence[OutcomeList]) -> tuple[str, ...]:
    """The stages of all lists, in the order in which they are named first."""
    return tuple(dict.fromkeys(stage for listed in lists for stage in listed.stages))


def _funnel(inside: Sequence[JudgedOutcome], stages: Sequence[str]) -> Iterator[FunnelStage]:
    for place, stage in enumerate(stages):
        reached = sum(row.outcome.stage in stages[place:] for row in inside)
        here = [row.outcome.result for row in inside if row.outcome.stage == stage]
        yield FunnelStage(stage, reached, here.count("won"), here.count("lost"), here.count("open"))


def _bins(inside: Sequence[JudgedOutcome]) -> Iterator[ScoreBin]:
    high = 100
    for low in BINS:
        rows = [
            row
            for row in inside
            if row.verdict is not None and low <= row.verdict.score_low <= row.verdict.score_high <= high
        ]
        if rows:
            rate = company_share((row.company, row.outcome.won) for row in rows if row.outcome.decided)
            yield ScoreBin(low, high, len(rows), rate)
        high = low - 1
