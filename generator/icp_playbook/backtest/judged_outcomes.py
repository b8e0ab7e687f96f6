"""Outcomes with the verdict that their accounts would have got on the day they were created."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icp_playbook.backtest.companies import companies_of
from icp_playbook.backtest.outcome import Outcome, OutcomeList
from icp_playbook.fit import Account, PreparedPlaybook, Verdict

_MANY = 20
"""Accounts of one day that are scored by what remembers the parts of verdicts."""
NOBODY = "no-icp"
"""The place of an account where there is no ICP to score it against."""


@dataclass(frozen=True, slots=True)
class JudgedOutcome:
    """An outcome, the day as of which it was scored, and the verdict; None where no ICP is operational."""

    list_id: str
    taken: datetime.date
    """When its list was taken."""
    outcome: Outcome
    as_of: datetime.date
    verdict: Verdict | None
    company: str
    """What the rows of one company share, in whichever list they are."""

    @property
    def place(self) -> str:
        """The tier of an account that fits, else its status."""
        if self.verdict is None:
            return NOBODY
        return self.verdict.tier or self.verdict.status

    @property
    def is_inside(self) -> bool:
        """Whether it misses no must and no disqualifier holds: what counts toward the score may matter."""
        verdict = self.verdict
        return verdict is not None and verdict.candidate and verdict.status != "disqualified"

    @property
    def days_to_close(self) -> int | None:
        """From created to closed."""
        outcome = self.outcome
        if outcome.created is None or outcome.closed is None:
            return None
        return (outcome.closed - outcome.created).days

    @property
    def days_as_customer(self) -> int | None:
        """From the close to the day it left, or to that of the list; None if no close is known."""
        outcome = self.outcome
        if not outcome.won or outcome.closed is None:
            return None
        return ((outcome.churned or self.taken) - outcome.closed).days


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Which facts count: those known by the day of the close, or already by the day of creation.

    `unused` are fields that do not count at all, by list.
    """

    by_created: bool = False
    unused: Mapping[str, Collection[str]] | None = None

    def facts(self, outcome: Outcome, listed: OutcomeList) -> Account:
        """The facts of an account that count."""
        account = outcome.known_by(self.day(outcome, listed))
        unused = (self.unused or {}).get(listed.id, ())
        return {name: value for name, value in account.items() if name not in unused} if unused else account

    def day(self, outcome: Outcome, listed: OutcomeList) -> datetime.date:
        """The day by which facts must have been known."""
        return day_scored(outcome, listed) if self.by_created else outcome.closed or listed.date


def day_scored(outcome: Outcome, listed: OutcomeList) -> datetime.date:
    """The day as of which an account is scored: it was created, else closed, else its list was taken."""
    return outcome.created or outcome.closed or listed.date


def since(outcome: Outcome, listed: OutcomeList, day: datetime.date | None) -> bool:
    """Whether an outcome counts among those created on or after a day."""
    return day is None or day_scored(outcome, listed) >= day


def judged_outcomes(
    lists: Sequence[OutcomeList],
    prepared: PreparedPlaybook,
    icp: str | None,
    knowledge: Knowledge,
    first: datetime.date | None = None,
    *,
    in_brief: bool = False,
) -> tuple[JudgedOutcome, ...]:
    """Every outcome with its verdict, against one ICP or the best of all, in the order of the lists.

    `in_brief`: of an account that misses a must of the one ICP nothing else is asked, which takes a fraction
    of the time; its status is `outside` even if a disqualifier holds as well.
    """
    musts = musts_alone(prepared, icp) if in_brief and icp is not None else None
    found: dict[tuple[str, int], JudgedOutcome] = {}
    companies = companies_of(lists)
    for day, outcomes in _by_day(lists, first).items():
        verdict_of = _verdicts(prepared, icp, day, len(outcomes), musts)
        for listed, outcome in outcomes:
            verdict = verdict_of(knowledge.facts(outcome, listed))
            key = listed.id, outcome.row
            found[key] = JudgedOutcome(listed.id, listed.date, outcome, day, verdict, companies[key])
    return tuple(found[key] for key in _keys(lists) if key in found)


def musts_alone(prepared: PreparedPlaybook, icp: str) -> PreparedPlaybook:
    """The same with nothing but the musts of one ICP."""
    program = prepared.program
    bare = replace(
        program.icps[icp], score=(), caps=(), disqualifiers=(), signals=(), segments=(), enough=None
    )
    return replace(prepared, program=replace(program, icps={icp: bare}))


def _verdicts(
    prepared: PreparedPlaybook,
    icp: str | None,
    day: datetime.date,
    count: int,
    musts: PreparedPlaybook | None,
) -> Callable[[Account], Verdict | None]:
    """What scores accounts as of a day: for few of them it is not worth while to remember parts."""
    if count >= _MANY:
        scorer = prepared.scorer(day)

        def scored(account: Account) -> Verdict | None:
            found = scorer.score(account, icp)
            return None if found is None else found.verdict

        return scored
    if icp is not None:
        if musts is None:
            return lambda account: prepared.verdict(icp, account, day)

        def briefly(account: Account) -> Verdict:
            found = musts.verdict(icp, account, day)
            return prepared.verdict(icp, account, day) if found.candidate else found

        return briefly
    return lambda account: next(iter(prepared.rank(account, day).verdicts), None)


def _by_day(
    lists: Sequence[OutcomeList], first: datetime.date | None
) -> dict[datetime.date, list[tuple[OutcomeList, Outcome]]]:
    """The outcomes of each day: what scores many accounts does so as of one."""
    found: dict[datetime.date, list[tuple[OutcomeList, Outcome]]] = defaultdict(list)
    for listed in lists:
        for outcome in listed.outcomes:
            if since(outcome, listed, first):
                found[day_scored(outcome, listed)].append((listed, outcome))
    return found


def _keys(lists: Sequence[OutcomeList]) -> Iterator[tuple[str, int]]:
    for listed in lists:
        for outcome in listed.outcomes:
            yield listed.id, outcome.row
