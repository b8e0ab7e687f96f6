"""What is claimed of conditions on contacts holds of accounts with several, tried one by one."""

import datetime
import itertools
from random import Random

import pytest

from icp_playbook.boundary import Order, bands_order, condition_order, impossible
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import Account, OfContacts, PointBand, criterion_reason, holds
from icp_playbook.fit.account import ContactValues
from icp_playbook.fit.condition import CompiledCondition, InRange, Minimum, Negation
from icp_playbook.fit.program import BandedPoints

AS_OF = datetime.date(2026, 6, 30)
CATALOGUE = Catalogue(
    (Field(id="years", label="Years", type="integer", of="contact", match="any"),), Conventions("USD")
)
NUMBERS = (None, 1, 2, 3, 4)
ACCOUNTS: list[Account] = [
    {},
    *(
        {"years": ContactValues(found)}
        for size in (1, 2)
        for found in itertools.product(NUMBERS, repeat=size)
    ),
]
RANK = {False: 0, None: 1, True: 2}


def drawn(random: Random, *, every: bool | None = None) -> OfContacts:
    """A condition on the years of contacts."""
    low = random.choice([2, 3])
    part: CompiledCondition = Minimum("years", low) if random.random() < 0.5 else InRange("years", low, 3)
    part = Negation(part) if random.random() < 0.3 else part
    return OfContacts(part, random.random() < 0.5 if every is None else every)


def order_of(pairs: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> Order:
    """The order of what accounts come to, before and after."""
    steps = {
        (new > old) - (new < old) for before, after in pairs for old, new in zip(before, after, strict=True)
    }
    return "mixed" if {1, -1} <= steps else "up" if 1 in steps else "down" if -1 in steps else "same"


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_conditions_is_that_of_accounts_with_several_contacts(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # the same conditions in every run
    old, new = drawn(random), drawn(random)
    found = condition_order(old, new, CATALOGUE)
    ranks = [[(RANK[holds(one, account, AS_OF)],) for account in ACCOUNTS] for one in (old, new)]
    real = order_of(list(zip(*ranks, strict=True)))
    assert found == real
    bands = [
        [PointBand(one, points), PointBand(old, 1)]
        for one, points in ((old, 5), (new, random.choice([5, 7])))
    ]
    claimed = bands_order(bands[0], bands[1], CATALOGUE)
    rows = [BandedPoints("", tuple(side)) for side in bands]
    reasons = [[criterion_reason(row, account, AS_OF) for account in ACCOUNTS] for row in rows]
    points = [[(one.low, one.high) for one in side] for side in reasons]
    assert claimed == order_of(list(zip(*points, strict=True)))


def test_two_contacts_may_meet_what_one_cannot() -> None:
    few, many = OfContacts(InRange("years", 1, 2), False), OfContacts(Minimum("years", 3), False)
    assert not impossible([few, many], CATALOGUE)
    assert impossible([few, Negation(few)], CATALOGUE)
    assert not impossible([many], CATALOGUE)
    both = OfContacts(InRange("years", 3, 2), False)
    assert impossible([both], CATALOGUE)
