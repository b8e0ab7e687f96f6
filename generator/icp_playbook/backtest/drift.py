"""Whether the accounts of a month are of another kind than those of the twelve months before it."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from icp_playbook.backtest.companies import first_created
from icp_playbook.backtest.group_measures import LEAST
from icp_playbook.backtest.groups import STATUSES
from icp_playbook.backtest.intervals import LEVEL, Share, chance_of_difference, corrected, share
from icp_playbook.backtest.judged_outcomes import JudgedOutcome, Knowledge, judged_outcomes
from icp_playbook.backtest.leaking_facts import leaks, unused_fields
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.lint import DriftedShare
from icp_playbook.values import days_after

MONTHS = 13
"""Whole months that are looked at: the last one, and the twelve before it."""
_YEAR = 12
KindSort: TypeAlias = Literal["status", "tier"]
Kind: TypeAlias = tuple[KindSort, str]
"""A status or a tier, and its id."""


@dataclass(frozen=True, slots=True)
class NewAccounts:
    """The accounts that were created in a month or in several: how many, and how many of each kind."""

    accounts: int
    kinds: Mapping[Kind, int]


@dataclass(frozen=True, slots=True)
class MonthlyShare:
    """How many of a month's accounts are of a kind, and how many of those of the twelve months before.

    `chance` is how often chance alone makes as large a difference, all shares of the month asked together;
    None where they are not compared.
    """

    kind: Kind
    count: int
    of: int
    before: int
    of_before: int
    chance: float | None = None

    @property
    def share(self) -> Share | None:
        """Of the accounts of the month; None where it has none."""
        return share(self.count, self.of)

    @property
    def usual(self) -> Share | None:
        """Of the accounts of the twelve months before; None where they have none."""
        return share(self.before, self.of_before)

    @property
    def is_shown(self) -> bool:
        """Whether the month has enough accounts to speak of their shares."""
        return self.of >= LEAST

    @property
    def is_usual(self) -> bool:
        """Whether the twelve months before have."""
        return self.of_before >= LEAST

    @property
    def has_left(self) -> bool:
        """Whether chance does not explain the difference, and the intervals of both shares do not overlap."""
        if self.chance is None or self.chance >= 1 - LEVEL:
            return False
        now, usual = self.share, self.usual
        return now is not None and usual is not None and not now.overlaps(usual)


@dataclass(frozen=True, slots=True)
class DriftMonth:
    """The accounts created in a month, and in the twelve months before it."""

    month: datetime.date
    """Its first day."""
    accounts: int
    before: int
    shares: tuple[MonthlyShare, ...]
    """One for each kind that is looked at, in its order."""

    @property
    def enough(self) -> bool:
        """Whether the month and the year before it have enough accounts to be compared."""
        return self.accounts >= LEAST and self.before >= LEAST

    @property
    def left(self) -> tuple[MonthlyShare, ...]:
        """The shares that left what they were."""
        return tuple(one for one in self.shares if one.has_left)


@dataclass(frozen=True, slots=True)
class MonthlyDrift:
    """The last whole months of a list that have accounts, the earliest first."""

    place: int
    """Of the list, in playbook.yaml."""
    list_id: str
    label: str
    kinds: Mapping[Kind, str]
    """The statuses and the tiers that some account has, with their labels."""
    months: tuple[DriftMonth, ...]


def monthly_drift(
    lists: Sequence[OutcomeList],
    prepared: PreparedPlaybook,
    icp: str | None = None,
    first: datetime.date | None = None,
    months: int = MONTHS,
) -> tuple[MonthlyDrift, ...]:
    """The months of each list that has any, by what was known on the day each account was created.

    Accounts are scored against one ICP or the best of all; `first` leaves out those created before that day.
    Where nothing changed, at most one month in twenty has a share that left what it was.
    """
    counts = [_counted(one, prepared, icp, first, months) if one.readable else None for one in lists]
    return drift_of(lists, counts, prepared, months)


def drift_of(
    lists: Sequence[OutcomeList],
    counted: Sequence[Mapping[datetime.date, NewAccounts] | None],
    prepared: PreparedPlaybook,
    months: int = MONTHS,
) -> tuple[MonthlyDrift, ...]:
    """The same of lists whose new accounts are counted by the first day of each month; None: not readable."""
    whole = [
        (at, one, found)
        for at, (one, found) in enumerate(zip(lists, counted, strict=True))
        if found is not None
    ]
    readable = [(place, one) for place, one, _ in whole]
    counts = [found_ for _, _, found_ in whole]
    found: list[list[DriftMonth]] = [[] for _ in readable]
    for ago in range(months - 1, -1, -1):
        days = [_months_before(last_month(one.date), ago) for _, one in readable]
        at_once = [_month(day, counted) for day, counted in zip(days, counts, strict=True)]
        for rows, month in zip(found, _asked_together(at_once), strict=True):
            if month.accounts:
                rows.append(month)
    return tuple(
        _drift_of(place, one, rows, prepared)
        for (place, one), rows in zip(readable, found, strict=True)
        if rows
    )


def drifted_shares(lists: Sequence[OutcomeList], prepared: PreparedPlaybook) -> tuple[DriftedShare, ...]:
    """The shares of statuses and tiers that left what they were, of the last whole month of each list.

    Where nothing changed, at most one set of lists in twenty has any.
    """
    return tuple(
        _drifted(drift, month.month, one)
        for drift in monthly_drift(lists, prepared, months=1)
        for month in drift.months
        for one in month.left
    )


def compared_month(month: datetime.date, now: NewAccounts, before: NewAccounts) -> DriftMonth:
    """A month of one list beside the twelve months before it."""
    [found] = _asked_together([_beside(month, now, before)])
    return found


def last_month(taken: datetime.date) -> datetime.date:
    """The first day of the last month that is whole on a day."""
    month = taken.replace(day=1)
    return month if days_after(taken, 1).month != taken.month else _months_before(month, 1)


def _asked_together(months: Sequence[DriftMonth]) -> list[DriftMonth]:
    """The same months with the chance of each share, corrected over all of them that can be compared."""
    asked = [one for month in months for one in month.shares if _is_asked(one)]
    chances = iter(corrected([_chance(one) for one in asked]))
    return [
        replace(
            month,
            shares=tuple(
                replace(one, chance=next(chances)) if _is_asked(one) else one for one in month.shares
            ),
        )
        for month in months
    ]


def _chance(one: MonthlyShare) -> float:
    now, usual = one.share, one.usual
    return 1.0 if now is None or usual is None else chance_of_difference(now, usual)


def _is_asked(one: MonthlyShare) -> bool:
    return one.is_shown and one.is_usual and one.count + one.before > 0


def _month(month: datetime.date, counts: Mapping[datetime.date, NewAccounts]) -> DriftMonth:
    nobody = NewAccounts(0, {})
    year = [counts.get(_months_before(month, ago), nobody) for ago in range(1, _YEAR + 1)]
    kinds: Counter[Kind] = Counter()
    for one in year:
        kinds.update(one.kinds)
    before = NewAccounts(sum(one.accounts for one in year), kinds)
    return _beside(month, counts.get(month, nobody), before)


def _beside(month: datetime.date, now: NewAccounts, before: NewAccounts) -> DriftMonth:
    shares = tuple(
        MonthlyShare(kind, now.kinds.get(kind, 0), now.accounts, before.kinds.get(kind, 0), before.accounts)
        for kind in sorted({*now.kinds, *before.kinds})
    )
    return DriftMonth(month, now.accounts, before.accounts, shares)


def _counted(
    listed: OutcomeList,
    prepared: PreparedPlaybook,
    icp: str | None,
    first: datetime.date | None,
    months: int,
) -> Mapping[datetime.date, NewAccounts]:
    """The accounts of each month that is looked at, and of the year before the first of them.

    A company is new once, however many deals it had.
    """
    start, last = months_looked_at(listed.date, first, months)
    recent = [one for one in first_created(listed) if one.created is not None and start <= one.created]
    within = replace(listed, outcomes=tuple(one for one in recent if _first_day(one.created) <= last))
    unused = unused_fields(leaks([listed], str, by_created=True))
    rows: dict[datetime.date, list[JudgedOutcome]] = defaultdict(list)
    for row in judged_outcomes([within], prepared, icp, Knowledge(True, unused)):
        rows[_first_day(row.outcome.created)].append(row)
    return {month: NewAccounts(len(some), _kinds(some)) for month, some in rows.items()}


def months_looked_at(
    taken: datetime.date, first: datetime.date | None, months: int = MONTHS
) -> tuple[datetime.date, datetime.date]:
    """The first day on which a new account counts, and the first day of the last month."""
    last = last_month(taken)
    return max(first or datetime.date.min, _months_before(last, months - 1 + _YEAR)), last


def _kinds(rows: Sequence[JudgedOutcome]) -> Counter[Kind]:
    found: Counter[Kind] = Counter()
    for row in rows:
        if row.verdict is not None:
            found["status", row.verdict.status] += 1
            if row.verdict.tier is not None:
                found["tier", row.verdict.tier] += 1
    return found


def _drift_of(
    place: int, listed: OutcomeList, months: Sequence[DriftMonth], prepared: PreparedPlaybook
) -> MonthlyDrift:
    """The months with a share of each kind that any of them has: those that fit, by tier, then the rest."""
    every: dict[Kind, str] = {("status", "fit"): STATUSES["fit"]}
    every |= {("tier", one.id): prepared.words.tiers[one.id].label for one in prepared.program.tiers}
    every |= {("status", id_): label for id_, label in STATUSES.items()}
    seen = {one.kind for month in months for one in month.shares}
    kinds = {kind: label for kind, label in every.items() if kind in seen}
    return MonthlyDrift(place, listed.id, listed.label, kinds, tuple(_whole(one, kinds) for one in months))


def _whole(month: DriftMonth, kinds: Mapping[Kind, str]) -> DriftMonth:
    known = {one.kind: one for one in month.shares}
    return replace(
        month,
        shares=tuple(
            known.get(kind) or MonthlyShare(kind, 0, month.accounts, 0, month.before) for kind in kinds
        ),
    )


def _months_before(month: datetime.date, count: int) -> datetime.date:
    """The first day of the month so many before another; the first of all days where there is none."""
    year, place = divmod(month.year * _YEAR + month.month - 1 - count, _YEAR)
    return datetime.date(year, place + 1, 1) if year >= datetime.MINYEAR else datetime.date.min


def _first_day(day: datetime.date | None) -> datetime.date:
    return datetime.date.min if day is None else day.replace(day=1)


def _drifted(drift: MonthlyDrift, month: datetime.date, one: MonthlyShare) -> DriftedShare:
    usual = one.usual
    low, high = (usual.low, usual.high) if usual is not None else (0.0, 1.0)
    return DriftedShare(
        drift.place,
        drift.label,
        drift.kinds[one.kind],
        month,
        one.count,
        one.of,
        one.before,
        one.of_before,
        low,
        high,
    )
