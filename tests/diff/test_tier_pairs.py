"""Which tiers of two scales are one: small scales against each other, beside a search of all pairings.

The oracle knows the tier lists alone. Of all pairings of tiers that are gone with tiers that came it takes
the one in which each pair has a reason and nothing that has one is left apart; there must be just one.
"""

from collections.abc import Iterator
from itertools import combinations, permutations, product
from random import Random
from typing import TypeAlias

import pytest

from icp_playbook.diff import Contents, renames_between
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from tests.drawing import times

Tier: TypeAlias = tuple[str, str, int]
"""Its id, its label, where it starts."""
Scale: TypeAlias = tuple[Tier, ...]
Pairing: TypeAlias = dict[tuple[Tier, Tier], int]
"""Old and new tier → the reason, the best first: says the same, is called so, starts there, stands there."""
PLACE = 3


def value(tier: Tier, reason: int) -> object:
    """What two tiers agree on that are one for a reason."""
    return (tier[1:], tier[1], tier[2])[reason]


def free(tiers: list[Tier], pairing: Pairing, side: int, reason: int) -> list[Tier]:
    """Those that no stronger reason has paired."""
    taken = [pair[side] for pair, found in pairing.items() if found < reason]
    return [tier for tier in tiers if tier not in taken]


def has_reason(
    pair: tuple[Tier, Tier],
    reason: int,
    pairing: Pairing,
    sides: tuple[list[Tier], list[Tier]],
    scales: tuple[Scale, Scale],
) -> bool:
    """Whether a pair is one for a reason: no other that is free agrees with either."""
    left = [free(sides[side], pairing, side, reason) for side in (0, 1)]
    if any(pair[side] not in left[side] for side in (0, 1)):
        return False
    if reason == PLACE:
        alone = len(left[0]) == len(left[1]) == 1 and len(scales[0]) == len(scales[1])
        return alone and scales[0].index(pair[0]) == scales[1].index(pair[1])
    if value(pair[0], reason) != value(pair[1], reason):
        return False
    return all(
        [value(one, reason) for one in left[side]].count(value(pair[side], reason)) == 1 for side in (0, 1)
    )


def pairings(gone: list[Tier], come: list[Tier]) -> Iterator[Pairing]:
    """Every way to pair some of them, each for any reason."""
    for count in range(min(len(gone), len(come)) + 1):
        for few, others in product(combinations(gone, count), permutations(come, count)):
            for reasons in product(range(PLACE + 1), repeat=count):
                yield dict(zip(zip(few, others, strict=True), reasons, strict=True))


def expected(old: Scale, new: Scale) -> dict[str, str]:
    """Old id → new id of the one pairing that is whole."""
    ids = {tier[0] for tier in old}, {tier[0] for tier in new}
    sides = [tier for tier in old if tier[0] not in ids[1]], [tier for tier in new if tier[0] not in ids[0]]

    def whole(pairing: Pairing) -> bool:
        """Each pair has its reason, and none has a better one, or one and is no pair."""
        return all(
            has_reason(pair, reason, pairing, sides, (old, new)) == (pairing.get(pair) == reason)
            for pair in product(*sides)
            for reason in range(pairing.get(pair, PLACE) + 1)
        )

    found = [
        {before[0]: after[0] for before, after in pairing} for pairing in pairings(*sides) if whole(pairing)
    ]
    assert len(found) == 1
    return found[0]


def contents(scale: Scale) -> Contents:
    tiers: list[Data] = [
        {"id": id_, "label": label, "at_least": start, "means": "It."} for id_, label, start in scale
    ]
    return {Key("playbook", "playbook"): {"name": "Book", "tiers": tiers}}


def scales(length: int, ids: str, labels: str, starts: tuple[int, ...]) -> Iterator[Scale]:
    """Every scale of a length; the best tier first."""
    for some, names, scores in product(
        permutations(ids, length), product(labels, repeat=length), combinations(starts, length)
    ):
        yield tuple(zip(some, names, scores, strict=True))


OLD: list[Scale] = [
    (("a", "A", 60),),
    (("a", "A", 60), ("b", "B", 0)),
    (("a", "A", 60), ("b", "A", 0)),
    (("a", "A", 60), ("b", "B", 30), ("c", "C", 0)),
    (("a", "A", 60), ("b", "A", 30), ("c", "B", 0)),
]


@pytest.mark.drawn
@pytest.mark.parametrize("old", OLD, ids=str)
def test_tiers_are_one_where_one_whole_pairing_says_so(old: Scale) -> None:
    small = [new for length in (1, 2) for new in scales(length, "axy", "ABX", (60, 45, 0))]
    large = [*scales(3, "abxyz", "ABX", (60, 45, 30, 0))]
    drawn = Random(5).sample(large, 120 * times())  # noqa: S311  # the same draws in every run
    for new in (*small, *drawn):
        found = expected(old, new)
        assert dict(renames_between(contents(old), contents(new)).of("tier")) == found, new
        back = {after: before for before, after in found.items()}
        assert dict(renames_between(contents(new), contents(old)).of("tier")) == back, new
