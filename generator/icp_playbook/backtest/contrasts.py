"""What a back-test claims: that a tier wins more than the next, that a part of an ICP tells won from lost.

Where there is nothing to be found, at most one back-test in twenty claims anything of tiers, and at most one
in twenty anything of musts, criteria, disqualifiers and signals.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.backtest.groups import GroupKind, MeasuredGroup
from icp_playbook.backtest.intervals import LEVEL, chance_of_difference, corrected

Answer: TypeAlias = Literal["as-expected", "contrary", "unsaid", "too-few"]
"""The groups win as differently as the playbook expects, or the contrary, or neither can be said."""
COMPARED: tuple[GroupKind, ...] = ("must", "criterion", "disqualifier", "signal")
"""Groups of which those that meet a row are compared with those that miss it."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two groups of which the playbook expects that they win differently.

    `more` says whether the first is expected to win more. `chance` is how often their rates would differ so
    much by chance alone, corrected for the number of contrasts; 1 where there are too few to ask.
    """

    first: MeasuredGroup
    second: MeasuredGroup
    more: bool
    chance: float
    answer: Answer

    @property
    def as_measured(self) -> bool:
        """Whether the rates are in the order that is expected, whatever the intervals say."""
        first, second = self.first.measures.won_rate, self.second.measures.won_rate
        if first is None or second is None:
            return False
        return first.value > second.value if self.more else first.value < second.value

    @property
    def ended_alike(self) -> bool:
        """Whether all decided deals of both groups were won, or all lost."""
        found = self.first.measures, self.second.measures
        return not any(one.lost for one in found) or not any(one.won for one in found)


@dataclass(frozen=True, slots=True)
class _Pair:
    first: MeasuredGroup
    second: MeasuredGroup
    more: bool

    @property
    def enough(self) -> bool:
        return self.first.measures.enough and self.second.measures.enough

    def chance(self) -> float:
        first, second = self.first.measures.won_rate, self.second.measures.won_rate
        return 1.0 if first is None or second is None else chance_of_difference(first, second)


def tier_contrasts(groups: Sequence[MeasuredGroup]) -> tuple[Contrast, ...]:
    """Each tier and the next below it that has accounts; across one of too few deals, those around it."""
    tiers = [group for group in groups if group.kind == "tier"]
    known = [place for place, group in enumerate(tiers) if group.measures.enough]
    beside = [*itertools.pairwise(range(len(tiers)))]
    across = [pair for pair in itertools.pairwise(known) if pair not in beside]
    pairs = sorted((*beside, *across), key=lambda pair: (pair[1], -pair[0]))
    return _answered(_Pair(tiers[higher], tiers[lower], True) for higher, lower in pairs)


def part_contrasts(groups: Sequence[MeasuredGroup]) -> tuple[Contrast, ...]:
    """Those that meet a must, a criterion, a disqualifier or a signal, and those that miss it."""
    return _answered(_parts(groups))


def _parts(groups: Sequence[MeasuredGroup]) -> Iterator[_Pair]:
    missed = {(group.kind, group.icp, group.id): group for group in groups if group.state == "missed"}
    for group in groups:
        other = missed.get((group.kind, group.icp, group.id))
        if group.kind not in COMPARED or group.state != "met" or other is None:
            continue
        less = group.kind == "disqualifier" or (group.kind == "criterion" and group.possible < 0)
        yield _Pair(group, other, not less)


def _answered(pairs: Iterable[_Pair]) -> tuple[Contrast, ...]:
    found = list(pairs)
    asked = [pair for pair in found if pair.enough]
    chances = iter(corrected([pair.chance() for pair in asked]))
    return tuple(_contrast(pair, next(chances)) if pair.enough else _unasked(pair) for pair in found)


def _unasked(pair: _Pair) -> Contrast:
    return Contrast(pair.first, pair.second, pair.more, 1.0, "too-few")


def _contrast(pair: _Pair, chance: float) -> Contrast:
    """The answer: none where the intervals overlap, or where chance explains the difference."""
    first, second = pair.first.measures.won_rate, pair.second.measures.won_rate
    answer: Answer = "unsaid"
    if first is not None and second is not None and chance < 1 - LEVEL and not first.overlaps(second):
        answer = "as-expected" if (first.value > second.value) == pair.more else "contrary"
    return Contrast(pair.first, pair.second, pair.more, chance, answer)
