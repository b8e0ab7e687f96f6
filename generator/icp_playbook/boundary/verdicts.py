"""What an ICP can say of accounts of which everything is known: every verdict, and who moves under a change.

Points are added up over groups of fields that share criteria, so that every sum is found that some account
reaches, and none that no account does. What is unknown is looked at only where it counts: in fields that
conditions ask to be known, and in criteria that count what is not known as not met.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.boundary.formulas import Formula, Mask
from icp_playbook.boundary.icp_side import IcpSide, TierVerdict, together
from icp_playbook.boundary.questions import shown_by
from icp_playbook.boundary.rows import limited_to
from icp_playbook.boundary.search import STEPS, Cells, Row, Sum
from icp_playbook.boundary.space import AS_OF, Shown, Space, spaces
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Account, IcpProgram, Program

VerdictPair: TypeAlias = tuple[TierVerdict, TierVerdict]
"""Of the same account, before and after."""


@dataclass(frozen=True, slots=True)
class SpaceSums:
    """What sides come to together in a space: every sum of the rows, each with cells that show it."""

    space: Space
    rows: Sequence[Row]
    sums: Mapping[Sum, Cells]


@dataclass(frozen=True, slots=True)
class PointSum:
    """What some accounts inside an ICP get: a verdict, and their points at worst and at best."""

    verdict: TierVerdict
    low: int
    high: int
    _space: Space
    _cells: Cells

    @property
    def shown(self) -> Shown:
        """One of the accounts."""
        return shown_by(self._space, self._cells)


@dataclass(frozen=True, slots=True)
class ReachedPoints:
    """Every sum of points that accounts inside an ICP can get, the fewest points first."""

    sums: tuple[PointSum, ...]
    side: IcpSide
    parts: tuple[SpaceSums, ...]
    """The same in each space, before it is counted."""


def points_reached(
    program: Program,
    icp: str,
    catalogue: Catalogue,
    *,
    complete: bool = True,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> ReachedPoints:
    """Every sum of points that accounts inside an ICP can get, with its verdicts.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    side = IcpSide(program, program.icps[icp])
    found: dict[tuple[TierVerdict, int, int], PointSum] = {}
    parts = tuple(_sums([side], side.outside, catalogue, as_of, steps, complete=complete, near=None))
    for part in parts:
        for one, cells in part.sums.items():
            points = side.totals(one)
            verdict = side.verdict_on(one, points)
            key = verdict, points.low, points.high
            if key not in found:
                found[key] = PointSum(*key, part.space, cells)
    ordered = sorted(found.values(), key=lambda one: (one.low, one.high, one.verdict[0]))
    return ReachedPoints(tuple(ordered), side, parts)


def verdicts_reached(
    program: Program,
    icp: str,
    catalogue: Catalogue,
    *,
    complete: bool = True,
    near: Account | None = None,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Mapping[TierVerdict, Shown]:
    """The verdicts that accounts inside an ICP can get, each with an account. What is not in it, none gets.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    side = IcpSide(program, program.icps[icp])
    found: dict[TierVerdict, Shown] = {}
    for part in _sums([side], side.outside, catalogue, as_of, steps, complete=complete, near=near):
        for one, cells in part.sums.items():
            verdict = side.verdict(one)
            if verdict not in found:
                found[verdict] = shown_by(part.space, cells)
    return found


def moves_into(
    before: tuple[Program, IcpProgram],
    after: tuple[Program, IcpProgram],
    catalogue: Catalogue,
    *,
    complete: bool = True,
    near: Account | None = None,
    as_of: datetime.date = AS_OF,
    steps: int = STEPS,
) -> Mapping[VerdictPair, Shown]:
    """Of accounts that are inside an ICP after a change: the verdicts before and after, each with an account.

    Both programs read the same catalogue. Who is inside before, and not after: with the sides exchanged.

    Raises:
        NotDecided: The answer would take more steps than `steps`.
    """
    old = IcpSide(*before)
    new = IcpSide(*after, 1, old.amounts)
    found: dict[VerdictPair, Shown] = {}
    for part in _sums([old, new], new.outside, catalogue, as_of, steps, complete=complete, near=near):
        for one, cells in part.sums.items():
            verdicts = old.verdict(one), new.verdict(one)
            if verdicts not in found:
                found[verdicts] = shown_by(part.space, cells)
    return found


def someone_moves(
    before: tuple[Program, IcpProgram], after: tuple[Program, IcpProgram], catalogue: Catalogue
) -> bool:
    """Whether an account that is inside an ICP after a change gets another verdict by it.

    It is asked of accounts of which everything is known, as in `moves_into`, and ends with the first.

    Raises:
        NotDecided: The answer would take too many steps.
    """
    old = IcpSide(*before)
    new = IcpSide(*after, 1, old.amounts)
    found = _sums([old, new], new.outside, catalogue, AS_OF, STEPS, complete=True, near=None)
    return any(old.verdict(one) != new.verdict(one) for part in found for one in part.sums)


def _sums(
    sides: Sequence[IcpSide],
    without: Mask,
    catalogue: Catalogue,
    as_of: datetime.date,
    steps: int,
    *,
    complete: bool,
    near: Account | None,
) -> Iterator[SpaceSums]:
    """What sides come to together, in each space."""
    conditions = [one for side in sides for one in side.conditions]
    limits = {place: most for side in sides for place, most in side.limits}
    counting = {name for side in sides for name in side.counting_absent}
    for space in spaces(conditions, catalogue, as_of, steps, complete=complete, absent=counting, near=near):
        rows: dict[tuple[Formula, ...], list[Callable[..., Sum]]] = {}
        for side in sides:
            for tested, sum_of in side.rows(space):
                formulas = tuple(space.formula(one) for one in tested)
                rows.setdefault(formulas, []).append(sum_of)
        made = [Row(formulas, together(sums), at) for at, (formulas, sums) in enumerate(rows.items())]
        if limits:
            space.search.counted = limited_to(limits, sides[-1].before + sides[-1].amounts)
        yield SpaceSums(space, made, space.search.sums(made, without))
