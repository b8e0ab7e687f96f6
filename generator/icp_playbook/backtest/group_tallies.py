"""What became of groups of accounts, counted: all that measures are made of, whoever counts it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from icp_playbook.backtest.companies import NO_COMPANIES, CompanyCount
from icp_playbook.backtest.intervals import Share, share
from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.backtest.outcome import Result
from icp_playbook.fit import IcpProgram, PreparedPlaybook, Verdict

BINS = (80, 60, 40, 20, 0)
"""Where the ranges of scores start, the best first."""
STATUS, TIER, INSIDE, PLAY, BIN = "status", "tier", "inside", "play", "bin"
MUST, CRITERION, BAND, OUT, SIGNAL, SEGMENT = "must", "criterion", "band", "disqualifier", "signal", "segment"
IN, MET, MISSED, UNKNOWN = "in", "met", "missed", "unknown"


class GroupKey(NamedTuple):
    """Which accounts are in a group.

    `inside` are those that nothing keeps out of the ICP, or of any; `bin` those among them whose score is
    settled within a range, by where it starts; `play` those whose verdict names that play. `id` is that of
    the part, with the place of a band; `icp` is "" of what no ICP has alone.
    """

    kind: str
    icp: str
    id: str
    state: str = IN


@dataclass(slots=True)
class CompanyRows:
    """Rows, and how they are spread over companies: the sum of the squares of how many each has."""

    rows: int = 0
    companies: list[str] = field(default_factory=list)
    """That of each row that was added by itself."""
    squares: int = 0
    """Of the rows that were not."""

    def add(self, company: str) -> None:
        """Counts a row."""
        self.rows += 1
        self.companies.append(company)

    def share(self, count: int) -> Share | None:
        """So many of them, with the interval of as many as are independent; None of nobody."""
        squares = self.squares + sum(size * size for size in Counter(self.companies).values())
        return share(count, self.rows, self.rows**2 // squares if squares else 0)


@dataclass(slots=True)
class OutcomeTally:
    """What became of some accounts. All but `n`, `lost` and `decided` is of the won ones."""

    n: int = 0
    won: int = 0
    lost: int = 0
    decided: CompanyRows = field(default_factory=CompanyRows)
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
    renewal_known: CompanyRows = field(default_factory=CompanyRows)
    expanded: int = 0
    expansion_known: CompanyRows = field(default_factory=CompanyRows)

    def add(self, row: JudgedOutcome) -> None:
        """Counts an account."""
        outcome = row.outcome
        self.n += 1
        if outcome.decided:
            self.decided.add(row.company)
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
        self.expanded += outcome.expanded is True
        if outcome.renewed is not None:
            self.renewal_known.add(row.company)
        if outcome.expanded is not None:
            self.expansion_known.add(row.company)

    def of_customers(self, squares: int) -> "OutcomeTally":
        """The won ones alone, of which companies have so many; the rest of what is counted is shared."""
        return replace(self, n=self.won, lost=0, decided=CompanyRows(self.won, squares=squares))


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
    customers: defaultdict[GroupKey, OutcomeTally] = field(default_factory=lambda: defaultdict(OutcomeTally))
    """The won accounts alone, of those inside of an ICP and those that a disqualifier rules out."""
    stages: Counter[tuple[str | None, Result]] = field(default_factory=Counter)
    """Stage and result → how many of those that nothing keeps out."""
    companies: CompanyCount = NO_COMPANIES

    def add(self, row: JudgedOutcome, icps: Mapping[str, IcpProgram]) -> None:
        """Counts an account in each of its groups."""
        self.whole.add(row)
        if row.verdict is None:
            return
        for key in _keys(row, row.verdict, icps[row.verdict.icp]):
            self.groups[key].add(row)
            if key.icp and row.outcome.won and (key.kind, key.state) in {(OUT, MET), (INSIDE, IN)}:
                self.customers[key].add(row)
            if key.kind == OUT and key.state == MET and row.outcome.won:
                outcome = row.outcome
                bought = BoughtAccount(row.list_id, outcome.row, outcome.label, outcome.value)
                self.bought[key.icp, key.id].append(bought)
            if key.kind == INSIDE and not key.icp:
                self.stages[row.outcome.stage, row.outcome.result] += 1


def tallied(judged: Sequence[JudgedOutcome], prepared: PreparedPlaybook) -> OutcomeTallies:
    """Accounts, counted one by one."""
    found = OutcomeTallies(companies=CompanyCount.of(row.company for row in judged))
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
    yield GroupKey(INSIDE, "", "")
    start = next(low for low in BINS if verdict.score_high >= low)
    if verdict.score_low >= start:
        yield GroupKey(BIN, "", str(start))
    several = {one.id for one in icp.score if len(one.bands) > 1}
    for reason in verdict.reasons:
        if reason.kind == "score" and reason.band is not None and reason.id in several:
            yield GroupKey(BAND, icp.id, f"{reason.id}/{reason.band + 1}")
    seen = {name for name, _ in verdict.intent.signals}
    for signal in icp.signals:
        yield GroupKey(SIGNAL, icp.id, signal.id, MET if signal.id in seen else MISSED)
    if verdict.segment is not None:
        yield GroupKey(SEGMENT, icp.id, verdict.segment)
