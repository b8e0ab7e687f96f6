"""What became of groups of accounts, counted: all that measures are made of, whoever counts it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.fit import IcpProgram, PreparedPlaybook, Verdict

STATUS, TIER, INSIDE, PLAY = "status", "tier", "inside", "play"
MUST, CRITERION, BAND, OUT, SIGNAL, SEGMENT = "must", "criterion", "band", "disqualifier", "signal", "segment"
IN, MET, MISSED, UNKNOWN = "in", "met", "missed", "unknown"


class GroupKey(NamedTuple):
    """Which accounts are in a group.

    `inside` are those that nothing keeps out of the ICP, `play` those whose verdict names that play. `id` is
    that of the part, with the place of a band; `icp` is "" of what no ICP has alone.
    """

    kind: str
    icp: str
    id: str
    state: str = IN


@dataclass(slots=True)
class OutcomeTally:
    """What became of some accounts. All but `n` and `lost` is of the won ones."""

    n: int = 0
    won: int = 0
    lost: int = 0
    cycles: Counter[int] = field(default_factory=Counter)
    """Days from created to closed → how many took so long."""
    value: int = 0
    valued: int = 0
    """Of how many the value is known."""
    left: Counter[int] = field(default_factory=Counter)
    """Days from the close until they left → how many left then."""
    stayed: Counter[int] = field(default_factory=Counter)
    """The same of those who have not left, until the list was taken."""
    renewed: int = 0
    renewal_known: int = 0
    expanded: int = 0
    expansion_known: int = 0

    def add(self, row: JudgedOutcome) -> None:
        """Counts an account."""
        outcome = row.outcome
        self.n += 1
        if not outcome.won:
            self.lost += outcome.result == "lost"
            return
        self.won += 1
        if (took := row.days_to_close) is not None:
            self.cycles[took] += 1
        if outcome.value is not None:
            self.value += outcome.value
            self.valued += 1
        if (days := row.days_as_customer) is not None:
            (self.stayed if outcome.churned is None else self.left)[days] += 1
        self.renewed += outcome.renewed is True
        self.renewal_known += outcome.renewed is not None
        self.expanded += outcome.expanded is True
        self.expansion_known += outcome.expanded is not None

    def add_tally(self, other: "OutcomeTally") -> None:
        """Counts what another has counted."""
        self.n += other.n
        self.won += other.won
        self.lost += other.lost
        self.cycles += other.cycles
        self.value += other.value
        self.valued += other.valued
        self.left += other.left
        self.stayed += other.stayed
        self.renewed += other.renewed
        self.renewal_known += other.renewal_known
        self.expanded += other.expanded
        self.expansion_known += other.expansion_known

    @property
    def of_customers(self) -> "OutcomeTally":
        """The won ones alone."""
        found = OutcomeTally()
        found.add_tally(self)
        found.n, found.lost = self.won, 0
        return found


class BoughtAccount(NamedTuple):
    """An account that bought: its list, its row there, its label and what it brought."""

    list_id: str
    row: int
    label: str
    value: int | None


@dataclass(slots=True)
class OutcomeTallies:
    """What became of all accounts and of each group, and who bought although a disqualifier holds."""

    whole: OutcomeTally = field(default_factory=OutcomeTally)
    groups: defaultdict[GroupKey, OutcomeTally] = field(default_factory=lambda: defaultdict(OutcomeTally))
    bought: defaultdict[tuple[str, str], list[BoughtAccount]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """ICP and disqualifier → the accounts, in the order of the lists."""

    def add(self, row: JudgedOutcome, icps: Mapping[str, IcpProgram]) -> None:
        """Counts an account in each of its groups."""
        self.whole.add(row)
        if row.verdict is None:
            return
        for key in _keys(row, row.verdict, icps[row.verdict.icp]):
            self.groups[key].add(row)
            if key.kind == OUT and key.state == MET and row.outcome.won:
                outcome = row.outcome
                bought = BoughtAccount(row.list_id, outcome.row, outcome.label, outcome.value)
                self.bought[key.icp, key.id].append(bought)


def tallied(judged: Iterable[JudgedOutcome], prepared: PreparedPlaybook) -> OutcomeTallies:
    """Accounts, counted one by one."""
    found = OutcomeTallies()
    for row in judged:
        found.add(row, prepared.program.icps)
    return found


def _keys(row: JudgedOutcome, verdict: Verdict, icp: IcpProgram) -> Iterator[GroupKey]:
    """The groups of an account.

    Musts are asked of all that are scored against their ICP, disqualifiers of those that miss no must, the
    rest of those that nothing keeps out.
    """
    yield GroupKey(STATUS, "", verdict.status)
    if verdict.tier is not None:
        yield GroupKey(TIER, "", verdict.tier)
    if verdict.play is not None:
        yield GroupKey(PLAY, "", verdict.play)
    candidate, inside = verdict.candidate, row.is_inside
    asked = {"must": (MUST, True), "score": (CRITERION, inside), "disqualifier": (OUT, candidate)}
    for reason in verdict.reasons:
        kind, counts = asked[reason.kind]
        if counts:  # what counts as missed because it is not known is unknown
            yield GroupKey(kind, icp.id, reason.id, UNKNOWN if reason.state == "assumed" else reason.state)
    if not inside:
        return
    yield GroupKey(INSIDE, icp.id, "")
    several = {one.id for one in icp.score if len(one.bands) > 1}
    for reason in verdict.reasons:
        if reason.kind == "score" and reason.band is not None and reason.id in several:
            yield GroupKey(BAND, icp.id, f"{reason.id}/{reason.band + 1}")
    seen = {name for name, _ in verdict.intent.signals}
    for signal in icp.signals:
        yield GroupKey(SIGNAL, icp.id, signal.id, MET if signal.id in seen else MISSED)
    if verdict.segment is not None:
        yield GroupKey(SEGMENT, icp.id, verdict.segment)
