"""The figures of profiles that are measured, counted again over the lists of outcomes they name."""

import datetime
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icp_playbook.backtest.intervals import retention
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, day_scored
from icp_playbook.backtest.outcome import Outcome, OutcomeList
from icp_playbook.conditions import tests_of
from icp_playbook.fit import NamedCondition, PreparedPlaybook, Verdict, compiled, ranges_of, surely_holds
from icp_playbook.lint import MeasuredFigure, MeasuredNumber
from icp_playbook.model import Figure, Measurement, Quantity
from icp_playbook.playbook import Playbook

_Counted = tuple[Fraction | None, Sequence[JudgedOutcome]]
"""A number, None where nothing tells it, and the accounts it is counted over."""


def asked_fields(playbook: Playbook, list_id: str) -> frozenset[str]:
    """The fields that measured figures ask for in a list, whether or not an ICP does."""
    return frozenset(
        test.field
        for profile in playbook.profiles.values()
        for figure in profile.evidence.figures
        for one in figure.measured
        if one.outcomes == list_id and one.when is not None
        for test in tests_of(one.when)
    )


def measured_figures(
    playbook: Playbook, prepared: PreparedPlaybook, lists: Sequence[OutcomeList]
) -> Iterator[MeasuredFigure]:
    """Every measured figure whose lists could be read, in the order of the profiles."""
    readable = {one.id: one for one in lists if one.readable}
    for id_, profile in playbook.profiles.items():
        query = _Query(prepared, id_, readable)
        for place, figure in enumerate(profile.evidence.figures):
            if figure.measured and all(one.outcomes in readable for one in figure.measured):
                yield _figure(query, place, figure)


def _figure(query: "_Query", place: int, figure: Figure) -> MeasuredFigure:
    numbers, counted = [], set()
    for index, entry in enumerate(figure.measured):
        found, rows = _QUANTITIES[entry.what](query.rows(entry))
        listed = query.lists[entry.outcomes].date
        numbers.append(MeasuredNumber(index, entry, found, len(rows), listed))
        counted |= {(row.list_id, row.outcome.row) for row in rows}
    return MeasuredFigure(query.icp, place, figure, tuple(numbers), len(counted))


@dataclass(frozen=True, slots=True)
class _Query:
    """What finds the accounts of measurements against one ICP, by what was known when they closed."""

    prepared: PreparedPlaybook
    icp: str
    lists: Mapping[str, OutcomeList]

    def rows(self, entry: Measurement) -> list[JudgedOutcome]:
        """The accounts that all keys of a measurement leave, won, lost or open."""
        listed = self.lists[entry.outcomes]
        meets = self._condition(entry)
        found = []
        for outcome in listed.outcomes:
            if not _is_within(outcome.created, entry.created) or not _is_within(outcome.closed, entry.closed):
                continue
            day = day_scored(outcome, listed)
            if not meets(outcome, listed, day):
                continue
            facts = Knowledge().facts(outcome, listed)
            verdict = self.prepared.verdict(self.icp, facts, day)
            if _is_asked(verdict, entry):
                found.append(JudgedOutcome(listed.id, listed.date, outcome, day, verdict, str(outcome.row)))
        return found

    def _condition(self, entry: Measurement) -> Callable[[Outcome, OutcomeList, datetime.date], bool]:
        if entry.when is None:
            return lambda *_: True
        row = NamedCondition("when", compiled(entry.when, self.prepared.catalogue))

        def meets(outcome: Outcome, listed: OutcomeList, day: datetime.date) -> bool:
            facts = Knowledge().facts(outcome, listed)
            return surely_holds(row, facts, day, ranges_of(facts, self.prepared.program.fields)) is True

        return meets


def _is_within(day: datetime.date | None, period: tuple[datetime.date, datetime.date] | None) -> bool:
    return period is None or (day is not None and period[0] <= day <= period[1])


def _is_asked(verdict: Verdict, entry: Measurement) -> bool:
    if not entry.tiers and not entry.statuses:
        return True
    return verdict.status in entry.statuses or (verdict.status == "fit" and verdict.tier in entry.tiers)


def _won(rows: Sequence[JudgedOutcome]) -> _Counted:
    decided = [row for row in rows if row.outcome.decided]
    return _percent(sum(row.outcome.won for row in decided), len(decided)), decided


def _renewed(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [row for row in _customers(rows) if row.outcome.renewed is not None]
    return _percent(sum(row.outcome.renewed is True for row in known), len(known)), known


def _expanded(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [row for row in _customers(rows) if row.outcome.expanded is not None]
    return _percent(sum(row.outcome.expanded is True for row in known), len(known)), known


def _renewed_value(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [
        row for row in _customers(rows) if row.outcome.renewed is not None and row.outcome.value is not None
    ]
    kept = sum(row.outcome.value or 0 for row in known if row.outcome.renewed)
    return _percent(kept, sum(row.outcome.value or 0 for row in known)), known


def _retention(rows: Sequence[JudgedOutcome]) -> _Counted:
    seen = [(row, days) for row in _customers(rows) if (days := row.days_as_customer) is not None]
    found = retention(
        [days for row, days in seen if row.outcome.churned is not None],
        [days for row, days in seen if row.outcome.churned is None],
    )
    value = found.value if found is not None else None
    return (None if value is None else Fraction(value) * 100), [row for row, _ in seen]


def _cycle(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [(row, days) for row in _customers(rows) if (days := row.days_to_close) is not None]
    return _median([days for _, days in known]), [row for row, _ in known]


def _value(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [(row, value) for row in _customers(rows) if (value := row.outcome.value) is not None]
    return _median([value for _, value in known]), [row for row, _ in known]


def _customers(rows: Sequence[JudgedOutcome]) -> list[JudgedOutcome]:
    return [row for row in rows if row.outcome.won]


def _percent(count: int, of: int) -> Fraction | None:
    return Fraction(100 * count, of) if of else None


def _median(numbers: Sequence[int]) -> Fraction | None:
    return Fraction(statistics.median(numbers)) if numbers else None


_QUANTITIES: Mapping[Quantity, Callable[[Sequence[JudgedOutcome]], _Counted]] = {
    "won": _won,
    "renewed": _renewed,
    "expanded": _expanded,
    "renewed-value": _renewed_value,
    "retention": _retention,
    "cycle": _cycle,
    "value": _value,
}
