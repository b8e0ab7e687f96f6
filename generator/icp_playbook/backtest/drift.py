"""Whether the accounts that came last are of another kind than those of the year before them."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icp_playbook.backtest.companies import first_created
from icp_playbook.backtest.group_measures import LEAST
from icp_playbook.backtest.groups import STATUSES
from icp_playbook.backtest.intervals import LEVEL, chance_of_difference, corrected, share
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, judged_outcomes
from icp_playbook.backtest.leaking_facts import leaks, unused_fields
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.lint import DriftedShare
from icp_playbook.values import days_after

Kind = tuple[str, str]
"""A status or a tier, and its id."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """How many accounts of a kind came in a month and in the year before, and how likely by chance."""

    kind: Kind
    count: int
    of: int
    before: int
    of_before: int
    chance: float = 1.0

    @property
    def is_apart(self) -> bool:
        """Whether chance does not explain the difference, and the intervals of both shares do not overlap."""
        now, earlier = share(self.count, self.of), share(self.before, self.of_before)
        apart = now is not None and earlier is not None and not now.overlaps(earlier)
        return apart and self.chance < 1 - LEVEL


def drifted_shares(lists: Sequence[OutcomeList], prepared: PreparedPlaybook) -> tuple[DriftedShare, ...]:
    """The shares of statuses and tiers that left what they were, of the last whole month of each list.

    Where nothing changed, at most one set of lists in twenty has any.
    """
    readable = [(place, one) for place, one in enumerate(lists) if one.readable]
    found = [(place, one, row) for place, one in readable for row in _compared(one, prepared)]
    chances = corrected([_chance(row) for _, _, row in found])
    asked = [
        (place, one, replace(row, chance=chance))
        for (place, one, row), chance in zip(found, chances, strict=True)
    ]
    return tuple(_drifted(place, one, row, prepared) for place, one, row in asked if row.is_apart)


def differing(now: Mapping[Kind, int], of: int, before: Mapping[Kind, int], of_before: int) -> list[Kind]:
    """The kinds whose shares differ, of `of` accounts of a month and `of_before` of the year before."""
    rows = list(_rows(now, of, before, of_before))
    chances = corrected([_chance(row) for row in rows])
    return [
        row.kind for row, chance in zip(rows, chances, strict=True) if replace(row, chance=chance).is_apart
    ]


def _compared(listed: OutcomeList, prepared: PreparedPlaybook) -> Iterator[_Compared]:
    """Every share of a list that can be compared, by what was known on the day each account was created.

    A company is new once, however many deals it had.
    """
    month, year = last_month(listed.date)
    recent = [one for one in first_created(listed) if one.created is not None and year <= one.created]
    within = replace(listed, outcomes=tuple(one for one in recent if _month(one.created) <= month))
    unused = unused_fields(leaks([listed], str, by_created=True))
    judged = judged_outcomes([within], prepared, None, Knowledge(True, unused))
    now = [row for row in judged if _month(row.outcome.created) == month]
    before = [row for row in judged if _month(row.outcome.created) < month]
    yield from _rows(_kinds(now), len(now), _kinds(before), len(before))


def _rows(
    now: Mapping[Kind, int], of: int, before: Mapping[Kind, int], of_before: int
) -> Iterator[_Compared]:
    if of >= LEAST and of_before >= LEAST:
        for kind in sorted({*now, *before}):
            yield _Compared(kind, now.get(kind, 0), of, before.get(kind, 0), of_before)


def _chance(row: _Compared) -> float:
    now, earlier = share(row.count, row.of), share(row.before, row.of_before)
    return 1.0 if now is None or earlier is None else chance_of_difference(now, earlier)


def _kinds(rows: Sequence[JudgedOutcome]) -> Counter[Kind]:
    found: Counter[Kind] = Counter()
    for row in rows:
        if row.verdict is not None:
            found["status", row.verdict.status] += 1
            if row.verdict.tier is not None:
                found["tier", row.verdict.tier] += 1
    return found


def last_month(taken: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first day of the last month that is whole on a day, and that of the month a year before it."""
    month = taken.replace(day=1)
    if days_after(taken, 1).month == taken.month:
        month = days_after(month, -1).replace(day=1)
    return month, month.replace(year=max(1, month.year - 1))


def _month(day: datetime.date | None) -> datetime.date:
    return datetime.date.min if day is None else day.replace(day=1)


def _drifted(place: int, listed: OutcomeList, row: _Compared, prepared: PreparedPlaybook) -> DriftedShare:
    sort, id_ = row.kind
    label = STATUSES[id_] if sort == "status" else prepared.words.tiers[id_].label
    usual = share(row.before, row.of_before)
    low, high = (usual.low, usual.high) if usual is not None else (0.0, 1.0)
    month = last_month(listed.date)[0]
    return DriftedShare(
        place, listed.label, label, month, row.count, row.of, row.before, row.of_before, low, high
    )
