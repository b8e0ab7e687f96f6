"""What became of the accounts that nothing keeps out: stages, scores, and who stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.backtest.group_measures import Measures, measures_of
from icp_playbook.backtest.group_tallies import BIN, BINS, INSIDE, GroupKey, OutcomeTallies, OutcomeTally
from icp_playbook.backtest.intervals import RetentionStep, Share, retention_curve
from icp_playbook.backtest.outcome import RESULTS, OutcomeList, Result


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


def inside_outcomes(tallies: OutcomeTallies, stages: Sequence[str], *, churn_known: bool) -> InsideOutcomes:
    """Counted from the outcomes of lists; without `churn_known` nothing is known of who stays."""
    whole = tallies.groups.get(GroupKey(INSIDE, "", ""), OutcomeTally())
    left, stayed = ([*days.elements()] for days in (whole.left, whole.stayed))
    bins = tuple(_bins(tallies))
    counted = sum(one.accounts for one in bins)
    placed = sum(count for (stage, _), count in tallies.stages.items() if stage in stages)
    return InsideOutcomes(
        measures_of(whole, churn_known=churn_known),
        tuple(_funnel(tallies.stages, stages)),
        whole.n - placed,
        retention_curve(left, stayed) if churn_known else (),
        len(left) + len(stayed) if churn_known else 0,
        bins,
        whole.n - counted,
    )


def stages_of(lists: Iterable[OutcomeList]) -> tuple[str, ...]:
    """The stages of all lists, in the order in which they are named first."""
    return tuple(dict.fromkeys(stage for listed in lists for stage in listed.stages))


def _funnel(counts: Mapping[tuple[str | None, Result], int], stages: Sequence[str]) -> Iterator[FunnelStage]:
    for place, stage in enumerate(stages):
        reached = sum(count for (one, _), count in counts.items() if one in stages[place:])
        won, lost, open_ = (counts.get((stage, result), 0) for result in RESULTS)
        yield FunnelStage(stage, reached, won, lost, open_)


def _bins(tallies: OutcomeTallies) -> Iterator[ScoreBin]:
    high = 100
    for low in BINS:
        tally = tallies.groups.get(GroupKey(BIN, "", str(low)))
        if tally is not None and tally.n:
            yield ScoreBin(low, high, tally.n, tally.decided.share(tally.won))
        high = low - 1
