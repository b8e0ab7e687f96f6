"""Many accounts scored as of one day: what was found of some values is not looked for again."""

import datetime
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase, Segments
from icp_playbook.fit.condition import CompiledCondition, fields_in
from icp_playbook.fit.evaluation import fit_of, verdict_on
from icp_playbook.fit.membership import Membership, asked_in, membership_of
from icp_playbook.fit.program import BandedPoints, IcpProgram, NamedCondition, Program
from icp_playbook.fit.ranking import best_first
from icp_playbook.fit.reduction import Reduction
from icp_playbook.fit.verdict import Reason, Verdict

Row = TypeVar("Row", NamedCondition, BandedPoints)
Result = TypeVar("Result")

_MOST = 1000
"""Combinations of values that are remembered of a part. A list has seldom more that tests tell apart."""


@dataclass(frozen=True, slots=True)
class ScoredAccount:
    """A verdict, the fields to ask for before it is known whether the account is in, and how surely it is."""

    verdict: Verdict
    asked: tuple[str, ...]
    membership: Membership


class Scorer:
    """Gives the verdicts of `evaluate` and `rank`. Its memory is bounded, and is that of one program."""

    def __init__(self, program: Program, as_of: datetime.date) -> None:
        self._program, self._as_of = program, as_of
        self._order = best_first(program)
        self._reduction = Reduction(program, as_of)
        self._parts: dict[str, RememberedParts] = {}

    def score(self, account: Account, icp: str | None = None) -> ScoredAccount | None:
        """The account against one ICP, or against the best of all; None if no ICP is operational."""
        reduced = self._reduction.of(account)
        cases = [
            self._case(name, account, reduced)
            for name, program in self._program.icps.items()
            if (program.operational if icp is None else name == icp)
        ]
        found = [(fit_of(case), case) for case in _first(cases)]
        if not found:
            return None
        result, case = min(found, key=lambda one: self._order(one[0])) if len(found) > 1 else found[0]
        verdict = verdict_on(case, result)
        asked = asked_in(verdict, case)
        return ScoredAccount(verdict, asked, membership_of(verdict, asked))

    def verdict(self, account: Account, icp: str) -> Verdict:
        """The verdict of `evaluate`, without what a list has besides."""
        return verdict_on(self._case(icp, account, self._reduction.of(account)))

    def _case(self, icp: str, account: Account, reduced: Account | None) -> AccountCase:
        if reduced is None:
            return AccountCase(self._program, self._program.icps[icp], account, self._as_of)
        if icp not in self._parts:
            self._parts[icp] = RememberedParts(self._program, self._program.icps[icp], self._as_of)
        return _RememberingCase(self._parts[icp], reduced)


def _first(cases: Sequence[AccountCase]) -> Sequence[AccountCase]:
    """The cases of which one comes first, whatever their scores: no must missed, then no disqualifier met."""
    if len(cases) < 2:
        return cases
    candidates = [case for case in cases if all(one.state != "missed" for one in case.musts())]
    open_ = [case for case in candidates if all(one.state != "met" for one in case.disqualifiers())]
    return open_ or candidates or cases


class RememberedParts:
    """The parts of one ICP, each a function of an account that remembers what it found."""

    def __init__(self, program: Program, icp: IcpProgram, as_of: datetime.date) -> None:
        def afresh(account: Account) -> AccountCase:
            return AccountCase(program, icp, account, as_of)

        def part(conditions: Sequence[CompiledCondition], work: Callable[[Account], Result]) -> _Part[Result]:
            return _Part(conditions, Reduction(program, as_of, conditions), work)

        def each(rows: Sequence[Row], work: Callable[[AccountCase, Row], Result]) -> list[_Part[Result]]:
            return [part(row.conditions, partial(_worked, afresh, work, row)) for row in rows]

        self.program, self.icp, self.as_of = program, icp, as_of
        self.musts = each(icp.must, AccountCase.must)
        self.disqualifiers = each(icp.disqualifiers, AccountCase.disqualifier)
        self.score = each(icp.score, AccountCase.criterion)
        self.signals = each(icp.signals, AccountCase.signal)
        self.open_rows = each((*icp.must, *icp.disqualifiers), AccountCase.open_row)
        self.deciding = each(icp.score, AccountCase.open_criterion)
        slices = [row.when for row in icp.segments]
        self.segments = [part(slices, lambda account: afresh(account).segments())]
        needed = [] if icp.enough is None else [icp.enough]
        self.enough = [part(needed, lambda account: afresh(account).enough())]


def _worked(
    afresh: Callable[[Account], AccountCase],
    work: Callable[[AccountCase, Row], Result],
    row: Row,
    account: Account,
) -> Result:
    return work(afresh(account), row)


class _Part(Generic[Result]):
    """What comes of the values that conditions test, found once for the same values.

    Values that tests of other parts alone tell apart are told apart at first, as that is quick, and are
    the same in `_reduced`: of twenty tools in a list, a part may ask for one.
    """

    __slots__ = ("_reduced", "_reduction", "_work", "found", "name", "names")

    def __init__(
        self,
        conditions: Sequence[CompiledCondition],
        reduction: Reduction,
        work: Callable[[Account], Result],
    ) -> None:
        self.names = tuple(sorted(fields_in(*conditions)))
        self.name = self.names[0] if len(self.names) == 1 else None
        """The only field, whose value is the key."""
        self.found: dict[Hashable, Result] = {}
        self._reduced: dict[Hashable, Result] = {}
        self._reduction, self._work = reduction, work

    def learn(self, key: Hashable, account: Account) -> Result:
        """Finds what is not known yet."""
        if len(self.found) >= _MOST:
            self.found.clear()
        result = self.found[key] = self._result(account)
        return result

    def _result(self, account: Account) -> Result:
        reduced = self._reduction.of({name: account[name] for name in self.names if name in account})
        if reduced is None:
            return self._work(account)
        key = tuple(map(reduced.get, self.names))
        try:
            return self._reduced[key]
        except KeyError:
            if len(self._reduced) >= _MOST:
                self._reduced.clear()
            result = self._reduced[key] = self._work(reduced)
            return result


def _each(parts: Sequence[_Part[Result]], account: Account) -> list[Result]:
    """What parts come to, in order. It is most of the work of a list."""
    get, results = account.get, []
    for part in parts:
        key: Hashable = tuple(map(get, part.names)) if part.name is None else get(part.name)
        try:
            result = part.found[key]
        except KeyError:
            result = part.learn(key, account)
        results.append(result)
    return results


class _RememberingCase(AccountCase):
    """A case whose parts are remembered ones."""

    def __init__(self, parts: RememberedParts, account: Account) -> None:
        super().__init__(parts.program, parts.icp, account, parts.as_of)
        self._parts = parts
        self._musts: Sequence[Reason] | None = None
        self._disqualifiers: Sequence[Reason] | None = None

    def musts(self) -> Sequence[Reason]:
        if self._musts is None:
            self._musts = _each(self._parts.musts, self.account)
        return self._musts

    def disqualifiers(self) -> Sequence[Reason]:
        if self._disqualifiers is None:
            self._disqualifiers = _each(self._parts.disqualifiers, self.account)
        return self._disqualifiers

    def score(self) -> Sequence[Reason]:
        return _each(self._parts.score, self.account)

    def signals(self) -> Sequence[int]:
        return _each(self._parts.signals, self.account)

    def segments(self) -> Segments:
        return _each(self._parts.segments, self.account)[0]

    def enough(self) -> bool:
        return _each(self._parts.enough, self.account)[0]

    def open_rows(self) -> Sequence[Collection[str]]:
        return _each(self._parts.open_rows, self.account)

    def deciding(self, place: int) -> Collection[str]:
        return _each(self._parts.deciding[place : place + 1], self.account)[0]
