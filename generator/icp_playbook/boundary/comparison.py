"""Compares two versions of a condition, or of bands: for which accounts one is true and the other is not."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from icp_playbook.boundary.at_hand import Wanted
from icp_playbook.boundary.questions import MET, MISSED, NOT_MET, NOT_MISSED, account_where
from icp_playbook.boundary.rows import amounts_of, packed, points_span
from icp_playbook.boundary.search import STEPS, NotDecided, Row, Sum
from icp_playbook.boundary.space import AS_OF, Space, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import CompiledCondition, PointBand

Order: TypeAlias = Literal["same", "up", "down", "mixed", "undecided"]
"""Of the new against the old: on every account the same, on some more and on none less, and so on.

Met is more than unknown, and unknown more than missed. Undecided: the answer would take too long.
"""


def condition_order(
    old: CompiledCondition, new: CompiledCondition, catalogue: Catalogue, steps: int = STEPS
) -> Order:
    """Whether the new condition is true for more accounts than the old one, or for fewer."""
    if old == new:
        return "same"
    try:
        return _order(up=_rises(old, new, catalogue, steps), down=_rises(new, old, catalogue, steps))
    except NotDecided:
        return "undecided"


def _rises(one: CompiledCondition, other: CompiledCondition, catalogue: Catalogue, steps: int) -> bool:
    """Whether some account comes to more of the other condition than of the one."""
    cases: Sequence[Sequence[Wanted]] = (
        [(one, NOT_MET), (other, MET)],
        [(one, MISSED), (other, NOT_MISSED)],
    )
    return any(account_where(wanted, catalogue, steps=steps) is not None for wanted in cases)


def _order(*, up: bool, down: bool) -> Order:
    return "mixed" if up and down else "up" if up else "down" if down else "same"


def bands_order(
    old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue, steps: int = STEPS
) -> Order:
    """Whether accounts earn more points than before, at worst and at best, whatever is possible."""
    return _points_order(old, new, catalogue, steps, signal=False)


def signal_order(
    old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue, steps: int = STEPS
) -> Order:
    """Whether a signal adds more to the intent of accounts than before: what is unknown adds nothing."""
    return _points_order(old, new, catalogue, steps, signal=True)


def _points_order(
    old: Sequence[PointBand], new: Sequence[PointBand], catalogue: Catalogue, steps: int, *, signal: bool
) -> Order:
    if list(old) == list(new):
        return "same"
    conditions = [band.when for band in (*old, *new)]
    up = down = False
    try:
        for space in spaces(conditions, catalogue, AS_OF, steps, complete=False):
            rows = [_row(space, bands, place, signal=signal) for place, bands in enumerate((old, new))]
            for _, amounts in space.search.sums(rows):
                low_before, high_before, low, high = amounts_of(amounts, 4)
                up = up or low > low_before or high > high_before
                down = down or low < low_before or high < high_before
    except NotDecided:
        return "undecided"
    return _order(up=up, down=down)


def _row(space: Space, bands: Sequence[PointBand], place: int, *, signal: bool) -> Row:
    """Bands before or after, and what they give at worst and at best."""

    def sum_of(open_: Sequence[int], first: int | None) -> Sum:
        low, high = points_span(bands, () if signal else open_, first)
        return 0, packed([0, 0] * place + [low, high])

    return Row(tuple(space.formula(band.when) for band in bands), sum_of, place)
