"""Accounts at hand: one that was found, and all that differ from it in the cell of one axis.

What a formula comes to on all of them is two numbers with a bit for each. So a few steps show whether one of
them is what a question asks for; only where none is, all accounts are searched.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import TypeAlias

from icp_playbook.boundary.axes import RANKS, ChosenCells
from icp_playbook.boundary.formulas import FALSE, TRUE, UNKNOWN, Formula, Formulas, Mask, bits_of
from icp_playbook.boundary.search import Cells, Goal, chosen
from icp_playbook.boundary.space import Shown, Space
from icp_playbook.fit import CompiledCondition, Truth, holds

Wanted: TypeAlias = tuple[CompiledCondition, Collection[Truth]]
"""A condition and the truths that it may come to."""
_MOST = 8
"""Accounts of a space that are kept with those beside them."""


@cache
def mask_of(truths: tuple[Truth, ...]) -> Mask:
    """Truths as a set of bits."""
    return sum(1 << RANKS[truth] for truth in set(truths))


def goals_of(space: Space, wanted: Sequence[Wanted]) -> list[Goal]:
    """What a question asks for, as formulas of a space."""
    return [(space.formula(condition), mask_of(tuple(truths))) for condition, truths in wanted]


class AtHand:
    """Accounts of a space that were found, with those beside them."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._kept: list[Neighbours] = []
        self._shown: dict[tuple[int, int], _Shown] = {}
        """By the account's place, and by its bit there."""

    def keep(self, cells: Cells) -> None:
        """Keeps an account, unless there are enough."""
        if len(self._kept) < _MOST:
            self._kept.append(Neighbours(self._space.search.formulas, chosen(cells)))

    def has(self, wanted: Sequence[Wanted]) -> bool:
        """Whether one of the accounts is what a question asks for, and has been put to its conditions."""
        if not self._kept:
            return False
        goals = goals_of(self._space, wanted)
        for place, near in enumerate(self._kept):
            who = near.who(goals)
            if who:
                return self._account(place, (who & -who).bit_length() - 1).shows(wanted)
        return False

    def _account(self, place: int, bit: int) -> "_Shown":
        found = self._shown.get((place, bit))
        if found is None:
            account = self._space.account(self._kept[place].choice(bit))
            found = self._shown[place, bit] = _Shown(Shown(account, self._space.as_of))
        return found


class _Shown:
    """An account, and what conditions came to of it."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._truths: dict[int, tuple[CompiledCondition, Truth]] = {}
        """By a condition's id: the condition, so that no other can have it, and its truth."""

    def shows(self, wanted: Sequence[Wanted]) -> bool:
        """Whether each condition comes to a truth that it may."""
        for condition, may in wanted:
            known = self._truths.get(id(condition))
            if known is None:
                truth = holds(condition, self._shown.account, self._shown.as_of)
                known = self._truths[id(condition)] = condition, truth
            if known[1] not in may:
                return False
        return True


class Neighbours:
    """An account by its cells, and those beside it. Each has a bit, the account itself the lowest."""

    def __init__(self, formulas: Formulas, choice: ChosenCells) -> None:
        self._choice = {
            axis: choice[axis] if axis in choice else next(formulas.cells(axis, whole))
            for axis, whole in enumerate(formulas.wholes)
        }
        self._others: list[tuple[int, int]] = []
        """The axis in which each of the others differs, and its cell."""
        self._cells: list[list[Mask]] = []
        """Axis → cell → who is in it."""
        for axis, whole in enumerate(formulas.wholes):
            row = [0] * whole.bit_length()
            for cell in bits_of(whole & ~(1 << self._choice[axis])):
                self._others.append((axis, cell))
                row[cell] = 1 << len(self._others)
            self._cells.append(row)
        self._everyone: Mask = (2 << len(self._others)) - 1
        for axis, row in enumerate(self._cells):
            row[self._choice[axis]] = self._everyone & ~sum(row)
        self._halves: dict[int, tuple[Mask, Mask]] = {}

    def who(self, goals: Iterable[Goal]) -> Mask:
        """Those of whom every formula comes to a truth it may."""
        left = self._everyone
        for formula, wanted in goals:
            met, missed = self._halves.get(formula.number) or self._found(formula)
            if not wanted >> TRUE & 1:
                left &= ~met
            if not wanted >> FALSE & 1:
                left &= ~missed
            if not wanted >> UNKNOWN & 1:
                left &= met | missed
        return left

    def choice(self, bit: int) -> ChosenCells:
        """The cells of one of them."""
        return self._choice if bit == 0 else {**self._choice, **dict([self._others[bit - 1]])}

    def _found(self, formula: Formula) -> tuple[Mask, Mask]:
        """Of whom a formula is true, and of whom it is false."""
        found = self._halves.get(formula.number)
        if found is None:
            found = self._halves[formula.number] = self._of_leaf(formula) or self._of_parts(formula)
        return found

    def _of_leaf(self, formula: Formula) -> tuple[Mask, Mask] | None:
        if not formula.axes:
            return (
                self._everyone if formula.rank == TRUE else 0,
                self._everyone if formula.rank == FALSE else 0,
            )
        if formula.axis < 0:
            return None
        row, met, missed = self._cells[formula.axis], 0, 0
        for cell in bits_of(formula.met):
            met |= row[cell]
        for cell in bits_of(formula.missed):
            missed |= row[cell]
        return met, missed

    def _of_parts(self, formula: Formula) -> tuple[Mask, Mask]:
        all_, any_ = self._everyone, 0
        for part in formula.parts:
            met, missed = self._found(part)
            if formula.conjunction:
                all_, any_ = all_ & met, any_ | missed
            else:
                all_, any_ = all_ & missed, any_ | met
        return (all_, any_) if formula.conjunction else (any_, all_)
