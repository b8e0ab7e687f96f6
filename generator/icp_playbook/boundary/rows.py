"""What parts of a program come to, as amounts that add up: points at worst, at best, and open ones.

Several amounts travel in one whole number, each in digits of its own, so that adding numbers adds them all.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from icp_playbook.boundary.formulas import FALSE, TRUE, UNKNOWN, Rank
from icp_playbook.fit import PointBand

_BITS = 32
"""Digits of an amount; sums of points stay far below."""
_HALF, _FULL = 1 << (_BITS - 1), 1 << _BITS


def packed(amounts: Sequence[int]) -> int:
    """Amounts in one number; they may be below 0."""
    return sum(amount << _BITS * place for place, amount in enumerate(amounts))


def amounts_of(number: int, count: int) -> tuple[int, ...]:
    """The amounts in a number."""
    found = []
    for _ in range(count):
        amount = (number + _HALF) % _FULL - _HALF
        found.append(amount)
        number = (number - amount) >> _BITS
    return tuple(found)


def limited_to(limits: Mapping[int, int], count: int) -> Callable[[int], int]:
    """Of so many amounts in a number, those at some places cut down to a limit."""

    @cache
    def cut(number: int) -> int:
        amounts = amounts_of(number, count)
        return packed([min(amount, limits.get(place, amount)) for place, amount in enumerate(amounts)])

    return cut


def rank_at(place: int) -> Callable[[Sequence[int], int | None], tuple[int, int]]:
    """What one formula comes to, as a sum that has the rank of each at its place."""

    def sum_of(open_: Sequence[int], first: int | None) -> tuple[int, int]:
        rank = UNKNOWN if open_ else FALSE if first is None else TRUE
        return 0, rank << 2 * place

    return sum_of


def ranks_of(amounts: int, count: int) -> tuple[Rank, ...]:
    """The ranks in such a sum."""
    return tuple(amounts >> 2 * place & 3 for place in range(count))


def part_of(number: int, place: int, count: int) -> int:
    """Some of the amounts in a number, from a place on, in a number of their own."""
    borrowed = number + (_HALF << _BITS * (place - 1)) if place else number  # amounts below may be below 0
    return (borrowed >> _BITS * place) & ((1 << _BITS * count) - 1)


def points_span(bands: Sequence[PointBand], open_: Sequence[int], first: int | None) -> tuple[int, int]:
    """The fewest and the most points that bands may give, by those that may apply and the one that does."""
    points = [bands[place].points for place in open_]
    points.append(0 if first is None else bands[first].points)
    return min(points), max(points)
