"""The groups that a back-test looks at: statuses, tiers, and what each part of an ICP says of accounts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from icp_playbook.backtest.group_measures import Measures, measures_of
from icp_playbook.backtest.group_tallies import GroupKey, OutcomeTallies
from icp_playbook.fit import BandedPoints, IcpProgram, IcpWords, PreparedPlaybook

GroupKind: TypeAlias = Literal[
    "status", "tier", "must", "criterion", "band", "disqualifier", "signal", "segment"
]
GroupState: TypeAlias = Literal["in", "met", "missed", "unknown"]
"""`in` the group, or what a must, a criterion or a disqualifier says of the account."""
STATUSES: Mapping[str, str] = {
    "fit": "Fit",
    "undecided": "Undecided",
    "insufficient": "Too little known",
    "outside": "Outside",
    "disqualified": "Disqualified",
}
STATES: tuple[GroupState, ...] = ("met", "missed", "unknown")


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """A group of accounts and what became of them. `icp` is "" of statuses and tiers."""

    kind: GroupKind
    icp: str
    id: str
    label: str
    state: GroupState
    measures: Measures
    possible: int = 0
    """Of a criterion, the points it earns at most; below 0 those it costs."""


def measured_groups(
    tallies: OutcomeTallies, prepared: PreparedPlaybook, whole: Measures, *, churn_known: bool
) -> Iterator[MeasuredGroup]:
    """Every group of a back-test, in the order of a report; those without accounts are left out."""
    for group in _groups(prepared):
        tally = tallies.groups.get(GroupKey(group.kind, group.icp, group.id, group.state))
        if tally is not None and tally.n:
            found = measures_of(tally, whole.won_rate, churn_known=churn_known)
            yield MeasuredGroup(*group[:5], found, group.possible)


class _NamedGroup(NamedTuple):
    kind: GroupKind
    icp: str
    id: str
    label: str
    state: GroupState
    possible: int = 0


def _groups(prepared: PreparedPlaybook) -> Iterator[_NamedGroup]:
    for status, label in STATUSES.items():
        yield _NamedGroup("status", "", status, label, "in")
    for tier in prepared.program.tiers:
        yield _NamedGroup("tier", "", tier.id, prepared.words.tiers[tier.id].label, "in")
    for id_, icp in prepared.program.icps.items():
        yield from _of_icp(icp, prepared.words.icps[id_])


def _of_icp(icp: IcpProgram, words: IcpWords) -> Iterator[_NamedGroup]:
    """What each part of an ICP says of the accounts that were scored against it."""
    for must in icp.must:
        yield from _by_state("must", icp.id, must.id, words.must[must.id].label)
    for row in icp.score:
        most = row.possible or min((0, *(band.points for band in row.bands)))
        yield from _by_state("criterion", icp.id, row.id, words.score[row.id].label, most)
    for row in icp.score:
        if len(row.bands) > 1:
            yield from _bands(icp, row, words)
    for out in icp.disqualifiers:
        yield from _by_state("disqualifier", icp.id, out.id, words.disqualifiers[out.id].name)
    for signal in icp.signals:
        for state in STATES[:2]:
            yield _NamedGroup("signal", icp.id, signal.id, words.signals[signal.id], state)
    for segment in icp.segments:
        yield _NamedGroup("segment", icp.id, segment.id, words.segments[segment.id], "in")


def _by_state(kind: GroupKind, icp: str, id_: str, label: str, possible: int = 0) -> Iterator[_NamedGroup]:
    """Those that meet a row of an ICP, those that miss it, those of which it is not known."""
    for state in STATES:
        yield _NamedGroup(kind, icp, id_, label, state, possible)


def _bands(icp: IcpProgram, row: BandedPoints, words: IcpWords) -> Iterator[_NamedGroup]:
    called = words.score[row.id]
    for place, band in enumerate(called.bands):
        label = f"{called.label}: {band.when}"
        yield _NamedGroup("band", icp.id, f"{row.id}/{place + 1}", label, "in", band.points)
