"""The groups that a back-test looks at: statuses, tiers, and what each part of an ICP says of accounts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.backtest.group_measures import Measures, measures
from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.fit import BandedPoints, IcpProgram, IcpWords, PreparedPlaybook, Verdict

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
_REASONS: Mapping[GroupKind, str] = {"must": "must", "criterion": "score", "disqualifier": "disqualifier"}
"""Groups by what a row of an ICP says → the kind of the reasons of a verdict."""
Rows: TypeAlias = tuple[JudgedOutcome, ...]


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


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which accounts are in a group, before anything is measured."""

    kind: GroupKind
    icp: str
    id: str
    label: str
    state: GroupState
    rows: tuple[JudgedOutcome, ...]
    possible: int = 0

    def measured(self, whole: Measures, *, churn_known: bool) -> MeasuredGroup:
        """The group with what became of it."""
        found = measures(self.rows, whole.won_rate, churn_known=churn_known)
        return MeasuredGroup(self.kind, self.icp, self.id, self.label, self.state, found, self.possible)


def groupings(judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook) -> Iterator[Grouping]:
    """Every group of a back-test, in the order of a report; those without accounts are left out."""
    for found in _all_groupings(judged, prepared):
        if found.rows:
            yield found


def _all_groupings(judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook) -> Iterator[Grouping]:
    scored = [(row, row.verdict) for row in judged if row.verdict is not None]
    statuses = _gathered((verdict.status, row) for row, verdict in scored)
    for status, label in STATUSES.items():
        yield Grouping("status", "", status, label, "in", statuses.get(status, ()))
    tiers = _gathered((verdict.tier, row) for row, verdict in scored)
    for tier in prepared.program.tiers:
        label = prepared.words.tiers[tier.id].label
        yield Grouping("tier", "", tier.id, label, "in", tiers.get(tier.id, ()))
    icps = _gathered((verdict.icp, row) for row, verdict in scored)
    for id_, icp in prepared.program.icps.items():
        if id_ in icps:
            yield from _of_icp(icp, prepared.words.icps[id_], icps[id_])


def _of_icp(icp: IcpProgram, words: IcpWords, rows: Rows) -> Iterator[Grouping]:
    """What each part of an ICP says of the accounts that were scored against it.

    Musts are asked of all of them, disqualifiers of those that miss no must, the rest of those that nothing
    keeps out.
    """
    candidates = tuple(row for row in rows if row.verdict is not None and row.verdict.candidate)
    inside = tuple(row for row in candidates if row.is_inside)
    for must in icp.must:
        yield from _by_state("must", icp.id, must.id, words.must[must.id].label, rows)
    for row in icp.score:
        label = words.score[row.id].label
        most = row.possible or min((0, *(band.points for band in row.bands)))
        yield from _by_state("criterion", icp.id, row.id, label, inside, most)
    for row in icp.score:
        if len(row.bands) > 1:
            yield from _bands(icp, row, words, inside)
    for out in icp.disqualifiers:
        yield from _by_state("disqualifier", icp.id, out.id, words.disqualifiers[out.id].name, candidates)
    for signal in icp.signals:
        seen = _gathered((_signal_state(row.verdict, signal.id), row) for row in inside)
        for state in ("met", "missed"):
            yield Grouping("signal", icp.id, signal.id, words.signals[signal.id], state, seen.get(state, ()))
    slices = _gathered((row.verdict.segment if row.verdict else None, row) for row in inside)
    for segment in icp.segments:
        yield Grouping(
            "segment", icp.id, segment.id, words.segments[segment.id], "in", slices.get(segment.id, ())
        )


def _by_state(
    kind: GroupKind, icp: str, id_: str, label: str, rows: Rows, possible: int = 0
) -> Iterator[Grouping]:
    """Those that meet a row of an ICP, those that miss it, those of which it is not known."""
    reason = _REASONS[kind]
    found = _gathered((_state(row.verdict, reason, id_), row) for row in rows)
    for state in STATES:
        yield Grouping(kind, icp, id_, label, state, found.get(state, ()), possible)


def _bands(icp: IcpProgram, row: BandedPoints, words: IcpWords, inside: Rows) -> Iterator[Grouping]:
    found = _gathered((_band(one.verdict, row.id), one) for one in inside)
    called = words.score[row.id]
    for place, band in enumerate(called.bands):
        label = f"{called.label}: {band.when}"
        rows = found.get(str(place), ())
        yield Grouping("band", icp.id, f"{row.id}/{place + 1}", label, "in", rows, band.points)


def _gathered(pairs: Iterable[tuple[str | None, JudgedOutcome]]) -> dict[str, Rows]:
    """The rows of each key, in their order; those without one are nowhere."""
    found: dict[str, list[JudgedOutcome]] = defaultdict(list)
    for key, row in pairs:
        if key is not None:
            found[key].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _state(verdict: Verdict | None, kind: str, id_: str) -> GroupState | None:
    """What a verdict says of a row; what counts as missed because it is not known is unknown."""
    for reason in verdict.reasons if verdict is not None else ():
        if reason.kind == kind and reason.id == id_:
            return "unknown" if reason.state == "assumed" else reason.state
    return None


def _band(verdict: Verdict | None, id_: str) -> str | None:
    for reason in verdict.reasons if verdict is not None else ():
        if reason.kind == "score" and reason.id == id_ and reason.band is not None:
            return str(reason.band)
    return None


def _signal_state(verdict: Verdict | None, id_: str) -> GroupState | None:
    if verdict is None:
        return None
    return "met" if any(name == id_ for name, _ in verdict.intent.signals) else "missed"
