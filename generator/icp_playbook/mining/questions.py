"""What is asked of a field: which of its values win more often. Learnt from one part of the accounts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from icp_playbook.fields import Field
from icp_playbook.mining.banding import ValueCell, best_middle, cells_of, divergence, learnt_bands
from icp_playbook.mining.exact import PROMISING, WonShare, p_value
from icp_playbook.mining.parts import Observation
from icp_playbook.mining.readings import Measured, measured, values_of
from icp_playbook.mining.round_cuts import round_between
from icp_playbook.mining.shapes import Bands, Middle, Shape, Values

LEAST_WITH_VALUE = 10
LEAST_KNOWN = 30
"""Accounts of the part that is learnt from: a value is asked about from so many, a field from so many."""
NUMBERS = frozenset({"integer", "number", "percent", "year", "money"})
MINED = NUMBERS | {"choice", "choices", "country", "boolean", "date"}
"""The types that are asked about. A text or a domain names an account; it does not describe one."""
_OPERATORS = {"boolean": "is", "choice": "in", "country": "in", "choices": "has_any"}
_MOVED = 50
"""One in so many accounts may end up in the next band, for the sake of a round number between the two."""
_MOST_DAYS = 3650
"""`within` reaches no further back."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field that was asked about, and what was learnt: no shape where nothing seems to matter."""

    field: str
    shape: Shape | None
    known: int
    """Accounts of the part that is learnt from with a value."""

    @property
    def tried(self) -> int:
        """How many hypotheses it counts for: one for each step between neighbours, at least one."""
        return self.shape.count - 1 if self.shape else 1


def question_of(field: Field, observations: Sequence[Observation]) -> Question | None:
    """What a field is asked, learnt from these. None where too few have a value, or all have the same."""
    held = [(one.account[field.id], one) for one in observations if field.id in one.account]
    if field.type in NUMBERS or field.type == "date":
        read = [(measured(known, one.day), one.won) for known, one in held]
        numbers = [(value, won) for value, won in read if value is not None]
        if len(numbers) < LEAST_KNOWN or len({value for value, _ in numbers}) < 2:
            return None
        return Question(field.id, _bands(field, numbers), len(numbers))
    sets = [(values_of(known), one.won) for known, one in held]
    listed = [(values, won) for values, won in sets if values is not None]
    if len(listed) < LEAST_KNOWN or len({values for values, _ in listed}) < 2:
        return None
    return Question(field.id, _values(field, listed), len(listed))


def _bands(field: Field, numbers: Sequence[tuple[Measured, bool]]) -> Bands | Middle | None:
    """Bands that rise, bands that fall or the range in the middle, whichever tells won from lost best.

    Of dates only: the older, the less it counts.
    """
    middles = np.array([value.middle for value, _ in numbers])
    won = np.array([one for _, one in numbers])
    ends = [value for value, _ in numbers]
    whole = field.type in {"integer", "year", "money", "date"}
    falling = tuple(_mirrored(cell) for cell in reversed(learnt_bands(-middles, won)))
    if field.type == "date":
        cuts = tuple(cut for cut in _cuts(falling, ends, whole=whole, rising=False) if 1 <= cut <= _MOST_DAYS)
        return Bands(field.id, cuts, rising=False, ages=True) if cuts else None
    rising = learnt_bands(middles, won)
    middle = best_middle(cells_of(middles, won))
    most = max(divergence(rising), divergence(falling))
    if middle is not None:
        below, inside, above = middle
        outside = ValueCell(below.low, above.high, below.share + above.share)
        if divergence((inside, outside)) > most:
            (low,) = _cuts((below, inside), ends, whole=whole, rising=True)
            (high,) = _cuts((inside, above), ends, whole=whole, rising=False)
            return Middle(field.id, low, high)
    up = divergence(rising) == most
    cuts = _cuts(rising if up else falling, ends, whole=whole, rising=up)
    return Bands(field.id, cuts, up) if cuts else None


def _cuts(
    bands: Sequence[ValueCell], ends: Sequence[Measured], *, whole: bool, rising: bool
) -> tuple[int | float, ...]:
    return tuple(_cut(one, two, ends, whole=whole, rising=rising) for one, two in pairwise(bands))


def _mirrored(cell: ValueCell) -> ValueCell:
    return ValueCell(-cell.high, -cell.low, cell.share)


def _cut(
    low: ValueCell, high: ValueCell, ends: Sequence[Measured], *, whole: bool, rising: bool
) -> int | float:
    """A round number between two bands, outside of the ranges in both; few values may change sides for it."""
    few = len(ends) // _MOVED
    lower = sorted(value.high for value in ends if low.low <= value.middle <= low.high)
    upper = sorted(value.low for value in ends if high.low <= value.middle <= high.high)
    below, above = lower[-1 - min(few, len(lower) - 1)], upper[min(few, len(upper) - 1)]
    if below >= above or math.isinf(below) or math.isinf(above):
        below, above = low.high, high.low
    if rising:
        return round_between(below, above, whole=whole)
    return -round_between(-above, -below, whole=whole)


def _values(field: Field, listed: Sequence[tuple[frozenset[str | bool], bool]]) -> Values | None:
    """The values, and named groups of them, that differ from the rest as the clearest of them does."""
    whole = WonShare(sum(won for _, won in listed), len(listed))
    found: dict[str | bool, tuple[float, bool]] = {}
    sizes: dict[str | bool, int] = {}
    groups = _groups(field, listed)
    for name, members in groups.items():
        share = _share_of(members, listed)
        rest = WonShare(whole.won - share.won, whole.of - share.of)
        if min(share.of, rest.of) >= LEAST_WITH_VALUE:
            found[name] = p_value(share, rest, "either"), share.rate > rest.rate
            sizes[name] = share.of
    if not found:
        return None
    clearest = min(found, key=lambda name: (found[name][0], sizes[name], not found[name][1]))
    better = found[clearest][1]
    kept = [name for name in found if found[name][0] <= PROMISING and found[name][1] == better]
    if not kept:
        return None
    apart = [name for name in kept if not any(groups[name] < groups[other] for other in kept)]
    members = frozenset[str | bool]().union(*(groups[name] for name in apart))
    return Values(field.id, _operator(field, apart), tuple(apart), members, better)


def _operator(field: Field, names: Sequence[str | bool]) -> str:
    single = field.type == "choice" and len(names) == 1 and names[0] in field.choices
    return "is" if single else _OPERATORS[field.type]


def _groups(
    field: Field, listed: Sequence[tuple[frozenset[str | bool], bool]]
) -> Mapping[str | bool, frozenset[str | bool]]:
    """Every value that some account has, by itself, and every named group; a boolean by its true alone."""
    if field.type == "boolean":
        return {True: frozenset({True})}
    held = sorted({value for values, _ in listed for value in values}, key=str)
    alone: dict[str | bool, frozenset[str | bool]] = {value: frozenset({value}) for value in held}
    return alone | {name: frozenset(members) for name, members in field.group_members.items()}


def _share_of(
    members: frozenset[str | bool], listed: Sequence[tuple[frozenset[str | bool], bool]]
) -> WonShare:
    results = [won for values, won in listed if values & members]
    return WonShare(sum(results), len(results))
