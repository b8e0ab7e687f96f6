"""Compares two conditions: for which accounts one is true and the other is not.

As in `boundary.regions`, conditions cannot tell apart two values between the same bounds or in the same
lists, so representative values stand for all, and each field may be unknown too. A number known only as a
range comes to what all its numbers come to, so that it is compared with them.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

from icp_playbook.boundary.regions import (
    AS_OF,
    MOST,
    ages_in,
    comparable,
    days_in,
    representatives,
    tests_by_field,
)
from icp_playbook.fields import Catalogue
from icp_playbook.fit import (
    Account,
    BandedPoints,
    CompiledCondition,
    CompiledTest,
    Known,
    PointBand,
    criterion_reason,
    holds,
    intent_points,
)
from icp_playbook.fit import condition as node
from icp_playbook.values import days_after

Order: TypeAlias = Literal["same", "up", "down", "mixed"]
"""Of the new against the old: on every account the same, on some more and on none less, and so on.

Met is more than unknown, and unknown more than missed. `mixed` also stands for what is too large to tell.
"""
Account2: TypeAlias = tuple[Account, datetime.date]
WORK = 400_000
"""Tests to evaluate, over all combinations, beyond which nothing is claimed."""
_TURNED: dict[Order, Order] = {"same": "same", "up": "down", "down": "up", "mixed": "mixed"}
_RANK = {False: 0, None: 1, True: 2}


def condition_order(old: CompiledCondition, new: CompiledCondition, catalogue: Catalogue) -> Order:
    """Whether the new condition is true for more accounts than the old one, or for fewer."""
    if old == new:
        return "same"

    def ranks(account: Account, day: datetime.date) -> tuple[tuple[int], tuple[int]]:
        return (_RANK[holds(old, account, day)],), (_RANK[holds(new, account, day)],)

    accounts = stand_ins([old, new], catalogue)
    if accounts is not None:
        return _over_contacts(old, new, _order(ranks, accounts))
    less = _stripped(old, new)
    return condition_order(*less, catalogue) if less else "mixed"


def _over_contacts(old: CompiledCondition, new: CompiledCondition, order: Order) -> Order:
    """The order on accounts of any number of contacts, from that on accounts of one.

    Any and all of the contacts come to the same where there is one. With more, all of them is less than any.
    """
    before, after = (one.every if isinstance(one, node.OfContacts) else None for one in (old, new))
    if before is None or after is None or before is after:
        return order
    step: Order = "down" if after else "up"
    return step if order in ("same", step) else "mixed"


def _over_bands(old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue) -> Order | None:
    """The order of bands that are asked of contacts, of which one does not stand for several bands.

    None where no band is. Told are other points of the same bands, and another condition of the only one.
    """
    if not any(isinstance(band.when, node.OfContacts) for band in (*old, *new)):
        return None
    steps = {_sign(after.points - before.points) for before, after in zip(old, new, strict=False)} - {0}
    if [band.when for band in old] == [band.when for band in new]:
        return "mixed" if len(steps) > 1 else "up" if 1 in steps else "down" if steps else "same"
    if len(old) != 1 or len(new) != 1 or steps or not old[0].points:
        return "mixed"
    order = condition_order(old[0].when, new[0].when, catalogue)
    return order if old[0].points > 0 else _TURNED[order]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def bands_order(old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue) -> Order:
    """Whether accounts earn more points than before, at worst and at best, whatever is possible."""
    if list(old) == list(new):
        return "same"
    if (order := _over_bands(old, new, catalogue)) is not None:
        return order
    rows = [BandedPoints("", tuple(bands)) for bands in (old, new)]

    def points(account: Account, day: datetime.date) -> tuple[tuple[int, int], tuple[int, int]]:
        before, after = (criterion_reason(row, account, day) for row in rows)
        return (before.low, before.high), (after.low, after.high)

    accounts = stand_ins([band.when for band in (*old, *new)], catalogue)
    return "mixed" if accounts is None else _order(points, accounts)


def signal_order(old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue) -> Order:
    """Whether a signal adds more to the intent of accounts than before: what is unknown adds nothing."""
    if (order := _over_bands(old, new, catalogue)) is not None:
        return order
    rows = [BandedPoints("", tuple(bands)) for bands in (old, new)]

    def points(account: Account, day: datetime.date) -> tuple[tuple[int], tuple[int]]:
        before, after = (intent_points(row, account, day) for row in rows)
        return (before,), (after,)

    accounts = stand_ins([band.when for band in (*old, *new)], catalogue)
    return "mixed" if accounts is None else _order(points, accounts)


def stand_ins(conditions: Sequence[CompiledCondition], catalogue: Catalogue) -> Iterator[Account2] | None:
    """Accounts, each with its day, that stand for all as far as the conditions go; None when too many."""
    tests = tests_by_field(conditions)
    if not set(tests) <= set(catalogue.fields):
        return None
    dated = [name for name, found in tests.items() if ages_in(found) and days_in(found)]
    if len(dated) > 1:  # both hang on the day as of which one looks
        return None
    days = _mixed_days(tests[dated[0]]) if dated else [AS_OF]
    axes: dict[str, Sequence[Known]] = {}
    size = len(days)
    for name, found in tests.items():
        if not comparable(catalogue[name], found):
            return None
        axis = _calendar(found) if name in dated else representatives(catalogue[name], found)
        if axis is None or size * (len(axis) + 1) > MOST:
            return None
        axes[name] = axis
        size *= len(axis) + 1
    work = sum(map(len, tests.values()))
    if size * work > WORK:
        return None
    aged = [name for name, found in tests.items() if ages_in(found) and name not in dated]
    return _accounts(axes, aged, days)


def _accounts(
    axes: dict[str, Sequence[Known]], aged: list[str], days: Sequence[datetime.date]
) -> Iterator[Account2]:
    for day in days:
        options: list[tuple[Known | None, ...]] = []
        for name, axis in axes.items():
            values = axis
            if name in aged:  # ages were counted back from AS_OF
                values = [
                    days_after(value, (day - AS_OF).days)
                    for value in axis
                    if isinstance(value, datetime.date)
                ]
            options.append((None, *values))
        for chosen in itertools.product(*options):
            known = zip(axes, chosen, strict=True)
            yield {name: value for name, value in known if value is not None}, day


def _order(
    value: Callable[[Account, datetime.date], tuple[tuple[int, ...], tuple[int, ...]]],
    accounts: Iterator[Account2],
) -> Order:
    up = down = False
    for account, day in accounts:
        old, new = value(account, day)
        up = up or any(after > before for before, after in zip(old, new, strict=True))
        down = down or any(after < before for before, after in zip(old, new, strict=True))
        if up and down:
            return "mixed"
    return "up" if up else "down" if down else "same"


def _stripped(
    old: CompiledCondition, new: CompiledCondition
) -> tuple[CompiledCondition, CompiledCondition] | None:
    """Both without the parts they share: what is left cannot go up where the whole goes down."""
    joined = node.AllOf if isinstance(old, node.AllOf) else node.AnyOf
    if not (isinstance(old, node.AllOf | node.AnyOf) and isinstance(new, joined)):
        return None
    both = set(old.parts) & set(new.parts)
    shared = [part for part in old.parts if part in both]
    left, right = (tuple(part for part in side.parts if part not in both) for side in (old, new))
    return (joined(left), joined(right)) if shared and left and right else None


def _calendar(tests: Sequence[CompiledTest]) -> list[datetime.date]:
    """The days of the calendar that tests name, and those beside them."""
    return sorted({days_after(day, step) for day in days_in(tests) for step in (-1, 0, 1)})


def _mixed_days(tests: Sequence[CompiledTest]) -> list[datetime.date]:
    """Days as of which a date that also has a place in the calendar reaches every age that counts."""
    ages = {*ages_in(tests), 0}
    return sorted(
        {days_after(day, age + step) for day in _calendar(tests) for age in ages for step in (-1, 0, 1)}
    )
