"""Many accounts scored as of one day: what was found of some values is not looked for again."""

import datetime
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from icp_playbook.fit.account import Account
from icp_playbook.fit.account_case import AccountCase, Segments
from icp_playbook.fit.condition import CompiledCondition, fields_in
from icp_playbook.fit.evaluation import verdict_on
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
        self._parts = {id_: RememberedParts(program, icp, as_of) for id_, icp in program.icps.items()}

    def score(self, account: Account, icp: str | None = None) -> ScoredAccount | None:
        """The account against one ICP, or against the best of all; None if no ICP is operational."""
        reduced = self._reduction.of(account)
        cases = [
            self._case(name, account, reduced)
            for name, program in self._program.icps.items()
            if (program.operational if icp is None else name == icp)
        ]
        if len(cases) > 1:  # those that miss a must come after all others
            cases = [case for case in cases if all(must.state != "missed" for must in case.musts())] or cases
        found = [(verdict_on(case), case) for case in cases]
        if not found:
            return None
        verdict, case = min(found, key=lambda one: self._order(one[0])) if len(found) > 1 else found[0]
        asked = asked_in(verdict, case)
        return ScoredAccount(verdict, asked, membership_of(verdict, asked))

    def _case(self, icp: str, account: Account, reduced: Account | None) -> AccountCase:
        if reduced is None:
            return AccountCase(self._program, self._program.icps[icp], account, self._as_of)
        return _RememberingCase(self._parts[icp], reduced)


class RememberedParts:
    """The parts of one ICP, each a function of an account that remembers what it found."""

    def __init__(self, program: Program, icp: IcpProgram, as_of: datetime.date) -> None:
        def afresh(account: Account) -> AccountCase:
            return AccountCase(program, icp, account, as_of)

        def each(
            rows: Sequence[Row], work: Callable[[AccountCase, Row], Result]
        ) -> list[Callable[[Account], Result]]:
            return [_remembered(row.conditions, partial(_worked, afresh, work, row)) for row in rows]

        self.program, self.icp, self.as_of = program, icp, as_of
        self.musts = each(icp.must, AccountCase.must)
        self.disqualifiers = each(icp.disqualifiers, AccountCase.disqualifier)
        self.score = each(icp.score, AccountCase.criterion)
        self.signals = each(icp.signals, AccountCase.signal)
        self.open_rows = each((*icp.must, *icp.disqualifiers), AccountCase.open_row)
        self.deciding = each(icp.score, AccountCase.open_criterion)
        slices = [row.when for row in icp.segments]
        self.segments = _remembered(slices, lambda account: afresh(account).segments())
        needed = [] if icp.enough is None else [icp.enough]
        self.enough = _remembered(needed, lambda account: afresh(account).enough())


def _worked(
    afresh: Callable[[Account], AccountCase],
    work: Callable[[AccountCase, Row], Result],
    row: Row,
    account: Account,
) -> Result:
    return work(afresh(account), row)


def _remembered(
    conditions: Sequence[CompiledCondition], work: Callable[[Account], Result]
) -> Callable[[Account], Result]:
    """What comes of the values that conditions test, found once for the same values."""
    names = sorted(fields_in(*conditions))
    found: dict[Hashable, Result] = {}

    def learn(key: Hashable, account: Account) -> Result:
        if len(found) >= _MOST:
            found.clear()
        result = found[key] = work(account)
        return result

    def by_values(account: Account) -> Result:
        key = tuple(map(account.get, names))
        return found[key] if key in found else learn(key, account)

    if len(names) != 1:
        return by_values
    (name,) = names

    def by_value(account: Account) -> Result:
        key = account.get(name)
        return found[key] if key in found else learn(key, account)

    return by_value


class _RememberingCase(AccountCase):
    """A case whose parts are remembered ones."""

    def __init__(self, parts: RememberedParts, account: Account) -> None:
        super().__init__(parts.program, parts.icp, account, parts.as_of)
        self._parts = parts

    def musts(self) -> Sequence[Reason]:
        account = self.account
        return [one(account) for one in self._parts.musts]

    def disqualifiers(self) -> Sequence[Reason]:
        account = self.account
        return [one(account) for one in self._parts.disqualifiers]

    def score(self) -> Sequence[Reason]:
        account = self.account
        return [one(account) for one in self._parts.score]

    def signals(self) -> Sequence[int]:
        account = self.account
        return [one(account) for one in self._parts.signals]

    def segments(self) -> Segments:
        return self._parts.segments(self.account)

    def enough(self) -> bool:
        return self._parts.enough(self.account)

    def open_rows(self) -> Sequence[Collection[str]]:
        account = self.account
        return [one(account) for one in self._parts.open_rows]

    def deciding(self, place: int) -> Collection[str]:
        return self._parts.deciding[place](self.account)
