"""Draws that are the same on every machine and Python: they rest on `Random.random` alone."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """Draws from a seed in words, so that a new row moves no other."""

    def __init__(self, *seed: str | int) -> None:
        self._source = random.Random("/".join(map(str, seed)))  # noqa: S311  # no secret hangs on it

    def chance(self, share: float) -> bool:
        return self._source.random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._source.random() * (high - low + 1))

    def rounded(self, low: int, high: int, step: int) -> int:
        return self.whole(low // step, high // step) * step

    def pick(self, choices: Sequence[_T]) -> _T:
        return choices[self.whole(0, len(choices) - 1)]

    def some(self, choices: Iterable[tuple[_T, float]]) -> list[_T]:
        """Each with its own chance."""
        return [one for one, share in choices if self.chance(share)]

    def order(self, several: Sequence[_T]) -> list[_T]:
        """The same in an order of its own."""
        keyed = [(self._source.random(), place) for place in range(len(several))]
        return [several[place] for _, place in sorted(keyed)]


def spread(dice: Dice, median: int, count: int, low: int, high: int) -> list[int]:
    """`count` numbers between low and high, shuffled, whose median is exactly `median`."""
    half = (count - 1) // 2
    middle = [median] if count % 2 else [median - 1, median + 1]
    below = [dice.whole(low, median - 1) for _ in range(half)]
    above = [dice.whole(median + 1, high) for _ in range(half)]
    return dice.order([*below, *middle, *above])
