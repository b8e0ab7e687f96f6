"""Two scales in one order: what each of them says of its own tiers holds in it, whatever came or went."""

from itertools import permutations

import pytest

from icp_playbook.decisions import order_of_tiers

STARTS = (80, 60, 40, 0)


def scales() -> list[dict[str, int]]:
    """Small scales of the tiers a to e, each with the starts in their order."""
    return [
        dict(zip(ids, (*STARTS[: count - 1], 0), strict=True))
        for count in (1, 2, 3)
        for ids in permutations("abcde", count)
    ]


def test_the_order_of_each_scale_holds() -> None:
    tried = 0
    for old in scales():
        for new in scales():
            order = [*order_of_tiers(old, new)]
            assert sorted(order) == sorted({*old, *new})
            assert [one for one in order if one in new] == [*new]
            common = [one for one in old if one in new]
            if common == [one for one in new if one in old]:  # no two of both have changed places
                assert [one for one in order if one in old] == [*old]
                tried += 1
    assert tried > 1_000


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ({"top": 70, "middle": 50, "low": 0}, {"top": 50, "low": 0}, "top middle low"),
        ({"top": 70, "middle": 50, "low": 0}, {"top": 40, "low": 0}, "top middle low"),
        ({"top": 70, "low": 0}, {"low": 0}, "top low"),
        ({"top": 70, "gone": 50, "low": 0}, {"top": 70, "new": 60, "low": 0}, "top new gone low"),
        ({"top": 70, "gone": 50, "low": 0}, {"top": 70, "new": 40, "low": 0}, "top gone new low"),
    ],
)
def test_what_is_gone_stands_where_it_stood(old: dict[str, int], new: dict[str, int], order: str) -> None:
    assert [*order_of_tiers(old, new)] == order.split()
