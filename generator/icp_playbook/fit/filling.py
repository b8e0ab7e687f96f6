"""Which field, filled, would decide an account: whatever the answer, its verdict is then open no more."""

import datetime
from collections.abc import Mapping, Sequence

from icp_playbook.fit.account import Account, ContactValues, Known
from icp_playbook.fit.condition import CompiledTest, fields_in, tests_in
from icp_playbook.fit.field_values import Domains, TooManyValuesError, field_values
from icp_playbook.fit.program import IcpProgram, Program
from icp_playbook.fit.scorer import ScoredAccount, Scorer
from icp_playbook.fit.verdict import Verdict
from icp_playbook.values import Interval

_OPEN = ("undecided", "insufficient")


class DecisiveFields:
    """Finds these fields for the accounts of a list, against one ICP or the best of all.

    Every answer that tests can tell apart is tried, so none is named that leaves an account open. Only
    fields that the verdict's own ICP asks for are tried: another ICP may know of one more.
    """

    def __init__(
        self, program: Program, domains: Domains, scorer: Scorer, as_of: datetime.date, icp: str | None
    ) -> None:
        self._program, self._domains = program, domains
        self._scorer, self._as_of, self._icp = scorer, as_of, icp
        in_play = [
            one for one in program.icps.values() if (one.operational if icp is None else one.id == icp)
        ]
        self._tests = _tests_of(in_play)

    def of(self, account: Account, scored: ScoredAccount) -> tuple[str, ...]:
        """The fields each of which alone decides an open account, in file order; none if it is decided."""
        if scored.verdict.status not in _OPEN:
            return ()
        return tuple(
            name for name in self._asked_alone(account, scored) if self._decides(name, account, scored)
        )

    def _asked_alone(self, account: Account, scored: ScoredAccount) -> Sequence[str]:
        """The one field that is asked for, or else those of the points that are open."""
        verdict = scored.verdict
        if scored.asked or verdict.status == "insufficient":
            return scored.asked if len(scored.asked) == 1 else ()
        icp, program = self._program.icps[verdict.icp], self._program
        states = {reason.id: reason.state for reason in verdict.reasons if reason.kind == "score"}
        rows = [row for row in icp.score if states[row.id] == "unknown"]
        points = {row.id: row.possible for row in rows}
        decided = verdict.possible * program.minimum_coverage - 100 * _decided(verdict)
        fields = {row.id: fields_in(*(band.when for band in row.bands)) for row in rows}
        return [
            name
            for name in program.fields
            if _is_open(account.get(name))
            and any(name in found for found in fields.values())
            and 100 * sum(points[id_] for id_, found in fields.items() if name in found) >= decided
        ]

    def _decides(self, name: str, account: Account, scored: ScoredAccount) -> bool:
        try:
            values = field_values(self._domains[name], self._tests[name], account.get(name), self._as_of)
        except TooManyValuesError:
            return False
        answers = [one.value for one in values if one.learn]
        return bool(answers) and all(self._decided({**account, name: one}, scored) for one in answers)

    def _decided(self, account: Account, scored: ScoredAccount) -> bool:
        """The ICP it was scored against goes first: where that fits or is open, so is the account."""
        own = self._scorer.score(account, scored.verdict.icp)
        if own is None or own.verdict.status in _OPEN:
            return False
        if own.verdict.status == "fit" or self._icp is not None:
            return True
        best = self._scorer.score(account)
        return best is not None and best.verdict.status not in _OPEN


def _tests_of(icps: Sequence[IcpProgram]) -> Mapping[str, Sequence[CompiledTest]]:
    """Field → the tests of it, each once."""
    found: dict[str, dict[CompiledTest, None]] = {}
    for icp in icps:
        for test in tests_in(*icp.deciding):
            found.setdefault(test.field, {})[test] = None
    return {name: tuple(tests) for name, tests in found.items()}


def _is_open(value: Known | None) -> bool:
    """Whether an answer is open; of contacts that of one alone, since several may have several."""
    if isinstance(value, ContactValues):
        return value.values.count(None) == 1
    return value is None or isinstance(value, Interval)


def _decided(verdict: Verdict) -> int:
    """The points that are decided."""
    reasons = (one for one in verdict.reasons if one.kind == "score" and one.state != "unknown")
    return sum(reason.possible for reason in reasons)
