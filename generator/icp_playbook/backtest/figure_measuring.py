"""The figures of profiles that are measured, counted again over the lists of outcomes they name."""

import datetime
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from icp_playbook.backtest.companies import RowKey, companies_of, company_share
from icp_playbook.backtest.intervals import retention
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, day_scored
from icp_playbook.backtest.outcome import Outcome, OutcomeList
from icp_playbook.conditions import tests_of
from icp_playbook.fit import NamedCondition, PreparedPlaybook, Verdict, compiled, ranges_of, surely_holds
from icp_playbook.lint import MeasuredFigure, MeasuredNumber
from icp_playbook.model import Figure, Measurement, Quantity
from icp_playbook.playbook import Playbook

_Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number, None where nothing tells it, and the accounts it is counted over.

    Of a share of accounts also how many they are; the interval (0…1) where there is one.
    """

    number: Fraction | None
    rows: Sequence[JudgedOutcome]
    count: int | None = None
    bounds: _Bounds = (None, None)


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
    companies = companies_of([*readable.values()])
    for id_, profile in playbook.profiles.items():
        query = _Query(prepared, id_, readable, companies)
        for place, figure in enumerate(profile.evidence.figures):
            if figure.measured and all(one.outcomes in readable for one in figure.measured):
                yield _figure(query, place, figure)


def _figure(query: "_Query", place: int, figure: Figure) -> MeasuredFigure:
    numbers, counted = [], set()
    for index, entry in enumerate(figure.measured):
        found = _QUANTITIES[entry.what](query.rows(entry))
        listed = query.lists[entry.outcomes].date
        low, high = (None if end is None else 100 * Fraction(end) for end in found.bounds)
        numbers.append(
            MeasuredNumber(index, entry, found.number, len(found.rows), listed, found.count, low, high)
        )
        counted |= {(row.list_id, row.outcome.row) for row in found.rows}
    return MeasuredFigure(query.icp, place, figure, tuple(numbers), len(counted))


@dataclass(frozen=True, slots=True)
class _Query:
    """What finds the accounts of measurements against one ICP, by what was known when they closed."""

    prepared: PreparedPlaybook
    icp: str
    lists: Mapping[str, OutcomeList]
    companies: Mapping[RowKey, str]

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
                found.append(
                    JudgedOutcome(
                        listed.id, listed.date, outcome, day, verdict, self.companies[listed.id, outcome.row]
                    )
                )
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
    return _share_of([(row, row.outcome.won) for row in rows if row.outcome.decided])


def _renewed(rows: Sequence[JudgedOutcome]) -> _Counted:
    return _share_of([(row, row.outcome.renewed) for row in _customers(rows)])


def _expanded(rows: Sequence[JudgedOutcome]) -> _Counted:
    return _share_of([(row, row.outcome.expanded) for row in _customers(rows)])


def _share_of(answers: Sequence[tuple[JudgedOutcome, bool | None]]) -> _Counted:
    """The share of accounts of which the answer is yes, of those of which it is known."""
    known = [(row, answer) for row, answer in answers if answer is not None]
    rows, found = [row for row, _ in known], company_share((row.company, answer) for row, answer in known)
    if found is None:
        return _Counted(None, rows)
    return _Counted(Fraction(100 * found.count, found.of), rows, found.count, (found.low, found.high))


def _renewed_value(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [
        row for row in _customers(rows) if row.outcome.renewed is not None and row.outcome.value is not None
    ]
    kept = sum(row.outcome.value or 0 for row in known if row.outcome.renewed)
    whole = sum(row.outcome.value or 0 for row in known)
    return _Counted(Fraction(100 * kept, whole) if whole else None, known)


def _retention(rows: Sequence[JudgedOutcome]) -> _Counted:
    seen = [(row, days) for row in _customers(rows) if (days := row.days_as_customer) is not None]
    found = retention(
        [days for row, days in seen if row.outcome.churned is not None],
        [days for row, days in seen if row.outcome.churned is None],
    )
    customers = [row for row, _ in seen]
    if found is None or found.value is None:
        return _Counted(None, customers)
    return _Counted(Fraction(found.value) * 100, customers, bounds=(found.low, found.high))


def _cycle(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [(row, days) for row in _customers(rows) if (days := row.days_to_close) is not None]
    return _Counted(_median([days for _, days in known]), [row for row, _ in known])


def _value(rows: Sequence[JudgedOutcome]) -> _Counted:
    known = [(row, value) for row in _customers(rows) if (value := row.outcome.value) is not None]
    return _Counted(_median([value for _, value in known]), [row for row, _ in known])


def _customers(rows: Sequence[JudgedOutcome]) -> list[JudgedOutcome]:
    return [row for row in rows if row.outcome.won]


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
