"""Searches all accounts at once: cell by cell, and never the same question twice.

What is left to decide once some cells are known falls apart into groups that share no axis. Each is searched
alone, and once: a playbook's conditions share few fields, so that the groups stay small. Every step counts,
and beyond a number of them nothing is claimed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from icp_playbook.boundary.formulas import FALSE, TRUE, UNKNOWN, Formula, Formulas, Mask, Rank, bits_of
from icp_playbook.boundary.ordering import last_to_go

STEPS = 200_000
"""Steps beyond which a question is not decided: some seconds."""
_DEEPEST = 200
"""Axes one inside the other beyond which a question is not decided either."""
_MANY = 6
"""Axes of rows that hang together beyond which the order in which they are looked at is worked out."""

Item = TypeVar("Item")
Cell: TypeAlias = tuple[int, int]
"""An axis and the cell of it that an account is in."""
Cells: TypeAlias = tuple[object, ...]
"""Cells of an account, nested as they were found."""
Goal: TypeAlias = tuple[Formula, Mask]
"""A formula and the truths it may come to."""
Sum: TypeAlias = tuple[Mask, int]
"""Marks, joined bit by bit, and amounts, added up."""


class NotDecided(Exception):
    """A question would take too long to answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Formulas that come to something together, such as the bands of a criterion."""

    formulas: tuple[Formula, ...]
    sum_of: Callable[[Sequence[int], int | None], Sum]
    """What they come to, by the places of those that are unknown before the first true one, and its own."""
    number: int
    """Which row it is."""
    axes: Mask = field(init=False)
    """The axes that it hangs on."""

    def __post_init__(self) -> None:
        axes = 0
        for formula in self.formulas:
            axes |= formula.axes
        object.__setattr__(self, "axes", axes)


@dataclass(slots=True)
class Search:
    """Answers questions about formulas."""

    formulas: Formulas
    steps: int = STEPS
    counted: Callable[[int], int] | None = None
    """What of amounts counts, however much is added: amounts that come to the same are looked at once.

    All of them where it is None.
    """
    _taken: int = 0
    _depth: int = 0
    _none: set[frozenset[tuple[int, Mask]]] = field(default_factory=set)
    _ordered: Mask = 0
    """The axes that have a place in the order in which they are looked at."""
    _places: dict[int, int] = field(default_factory=dict)
    _sums: dict[tuple[Mask, frozenset[tuple[int, ...]]], dict[Sum, Cells]] = field(default_factory=dict)

    def begin(self) -> None:
        """Counts the steps of another question; what was found of the last ones is kept."""
        self._taken = self._depth = 0

    def step(self, count: int = 1) -> None:
        """Counts what was done, and gives up where it is too much."""
        self._taken += count
        if self._taken > self.steps or self._depth > _DEEPEST:
            raise NotDecided

    def cells_where(self, goals: Iterable[Goal]) -> Cells | None:
        """Cells in which every formula comes to a truth it may; None if there are none.

        Raises:
            NotDecided: It would take too many steps.
        """
        left = self._open(goals)
        if left is None:
            return None
        found: list[object] = []
        for group in _groups(left, lambda goal: goal[0].axes):
            cells = self._of_group(group)
            if cells is None:
                return None
            found.append(cells)
        return tuple(found)

    def _open(self, goals: Iterable[Goal]) -> list[Goal] | None:
        """Goals that are open, the parts of a whole apart; None if one cannot be reached."""
        found: dict[int, Goal] = {}
        waiting = list(goals)
        while waiting:
            formula, wanted = waiting.pop()
            wanted &= formula.outcomes
            if not wanted:
                return None
            if formula.parts and wanted == 1 << (TRUE if formula.conjunction else FALSE):
                waiting.extend((part, wanted) for part in formula.parts)
            elif wanted != formula.outcomes:
                before = found.get(formula.number)
                wanted &= before[1] if before else wanted
                if not wanted:
                    return None
                found[formula.number] = formula, wanted
        return list(found.values())

    def _of_group(self, goals: Sequence[Goal]) -> Cells | None:
        """Cells for goals that hang together."""
        cells = self._allowed(goals)
        if cells is None:
            return None
        left = [goal for goal in goals if goal[0].axis < 0]
        if not left:
            return tuple((axis, next(self.formulas.cells(axis, among))) for axis, among in cells.items())
        key = frozenset((formula.number, wanted) for formula, wanted in goals)
        if key in self._none:
            return None
        axis = _busiest(formula.axes for formula, _ in left)
        self._depth += 1
        tried: set[tuple[int, ...]] = set()
        for cell in self.formulas.cells(axis, cells.pop(axis, self.formulas.wholes[axis])):
            self.step()
            inner = [(self.formulas.restricted(formula, axis, cell), wanted) for formula, wanted in left]
            alike = tuple(formula.number for formula, _ in inner)
            if alike in tried:
                continue
            tried.add(alike)
            inner += [goal for goal in goals if goal[0].axis not in (-1, axis)]
            found = self.cells_where(inner)
            if found is not None:
                self._depth -= 1
                return ((axis, cell), found)
        self._depth -= 1
        self._none.add(key)
        return None

    def _allowed(self, goals: Iterable[Goal]) -> dict[int, Mask] | None:
        """Axis → the cells that goals of this axis alone allow; None if those of an axis allow none."""
        found: dict[int, Mask] = {}
        for formula, wanted in goals:
            if formula.axis >= 0:
                whole = self.formulas.wholes[formula.axis]
                cells = found.get(formula.axis, whole) & formula.cells_of(wanted, whole)
                if not cells:
                    return None
                found[formula.axis] = cells
        return found

    def sums(self, rows: Iterable[Row], without: Mask = 0) -> dict[Sum, Cells]:
        """What rows can come to together, each with cells where they do; only what has none of some marks.

        Raises:
            NotDecided: It would take too many steps.
        """
        settled, groups = self.apart(rows)
        if settled[0] & without:
            return {}
        found: dict[Sum, Cells] = {settled: ()}
        for group in groups:
            other = self.sums_of_group(group, without)
            found = self._joined(found, other)
        return found

    def _joined(self, found: dict[Sum, Cells], other: dict[Sum, Cells]) -> dict[Sum, Cells]:
        """Every sum of one of these and one of the others."""
        self.step(len(found) * len(other))
        if len(other) == 1 and (0, 0) in other:  # as where the rest of a row decides nothing
            (more_cells,) = other.values()
            return {one: (cells, more_cells) for one, cells in found.items()}
        joined: dict[Sum, Cells] = {}
        counted = self.counted
        for (one_marks, one_amounts), one in found.items():
            for (more_marks, more_amounts), more_cells in other.items():
                amounts = one_amounts + more_amounts
                key = one_marks | more_marks, amounts if counted is None else counted(amounts)
                if key not in joined:
                    joined[key] = (one, more_cells)
        return joined

    def apart(self, rows: Iterable[Row]) -> tuple[Sum, list[list[Row]]]:
        """What rows come to that hang on no axis, and the others in groups that share none."""
        marks, amounts = 0, 0
        left: list[Row] = []
        for row in rows:
            if row.axes:
                left.append(row)
            else:
                more = _sum(row, [formula.rank or 0 for formula in row.formulas])
                marks, amounts = marks | more[0], amounts + more[1]
        return (marks, amounts), _groups(left, lambda row: row.axes)

    def sums_of_group(self, rows: Sequence[Row], without: Mask) -> dict[Sum, Cells]:
        """What rows that hang together come to, as `sums` has it."""
        key = without, frozenset((row.number, *(formula.number for formula in row.formulas)) for row in rows)
        if key not in self._sums:
            axis = self._first(rows)
            alone = all(row.axes == 1 << axis for row in rows)
            self._depth += 1
            found = self._on_axis(rows, axis, without) if alone else self._cell_by_cell(rows, axis, without)
            self._depth -= 1
            self._sums[key] = found
        return self._sums[key]

    def _first(self, rows: Sequence[Row]) -> int:
        """The axis to look at first: that of most formulas, or where many hang together, by their order."""
        axes = 0
        for row in rows:
            axes |= row.axes
        if axes.bit_count() <= _MANY:
            return _busiest(formula.axes for row in rows for formula in row.formulas)
        if axes & ~self._ordered:
            for place, axis in enumerate(last_to_go(row.axes for row in rows)):
                self._places[axis] = place
            self._ordered |= axes
        return min(bits_of(axes), key=self._places.__getitem__)

    def _cell_by_cell(self, rows: Sequence[Row], axis: int, without: Mask) -> dict[Sum, Cells]:
        found: dict[Sum, Cells] = {}
        tried: set[tuple[int, ...]] = set()
        for cell in self.formulas.cells(axis, self.formulas.wholes[axis]):
            self.step()
            left = [self._restricted(row, axis, cell) if row.axes >> axis & 1 else row for row in rows]
            alike = tuple(formula.number for row in left for formula in row.formulas)
            if alike in tried:
                continue
            tried.add(alike)
            for one, cells in self.sums(left, without).items():
                found.setdefault(one, ((axis, cell), cells))
        return found

    def _restricted(self, row: Row, axis: int, cell: int) -> Row:
        """A row once a cell is known: after a formula that is true, none counts."""
        left: list[Formula] = []
        for formula in row.formulas:
            left.append(self.formulas.restricted(formula, axis, cell))
            if left[-1].rank == TRUE:
                break
        left += [self.formulas.constants[FALSE]] * (len(row.formulas) - len(left))
        return Row(tuple(left), row.sum_of, row.number)

    def _on_axis(self, rows: Sequence[Row], axis: int, without: Mask) -> dict[Sum, Cells]:
        """The same where all rows hang on one axis alone."""
        whole = self.formulas.wholes[axis]
        marks, amounts = [0] * whole.bit_length(), [0] * whole.bit_length()
        for row in rows:
            for cells, one in self._by_cells(row, whole):
                for cell in bits_of(cells):
                    marks[cell] |= one[0]
                    amounts[cell] += one[1]
        self.step(len(marks))
        found: dict[Sum, Cells] = {}
        for cell in self.formulas.cells(axis, whole):
            one = marks[cell], amounts[cell]
            if not one[0] & without:
                found.setdefault(one, ((axis, cell),))
        return found

    def _by_cells(self, row: Row, whole: Mask) -> Iterator[tuple[Mask, Sum]]:
        """What a row of one axis comes to, and in which cells: by the first formula that is true."""
        left, unsure = whole, 0
        for formula in row.formulas:
            met, missed = self._halves(formula, whole)
            unsure |= left & ~(met | missed)
            left &= ~met
        left = whole & ~unsure
        for place, formula in enumerate(row.formulas):
            met, _ = self._halves(formula, whole)
            if left & met:
                yield left & met, row.sum_of((), place)
            left &= ~met
        if left:
            yield left, row.sum_of((), None)
        for cell in bits_of(unsure):
            ranks = [formula.in_cell(cell) if formula.axes else formula.rank or 0 for formula in row.formulas]
            yield 1 << cell, _sum(row, ranks)

    def _halves(self, formula: Formula, whole: Mask) -> tuple[Mask, Mask]:
        """The cells in which a leaf or a constant is true, and those in which it is false."""
        if formula.axes:
            return formula.met, formula.missed
        return (whole if formula.rank == TRUE else 0), (whole if formula.rank == FALSE else 0)


def _sum(row: Row, ranks: Sequence[Rank]) -> Sum:
    """What a row comes to, by the truth of each formula."""
    open_: list[int] = []
    for place, rank in enumerate(ranks):
        if rank == TRUE:
            return row.sum_of(open_, place)
        if rank == UNKNOWN:
            open_.append(place)
    return row.sum_of(open_, None)


def _groups(items: Iterable[Item], axes_of: Callable[[Item], Mask]) -> list[list[Item]]:
    """Items that share no axis with those of another group, those of each group in order."""
    groups: list[tuple[Mask, list[Item]]] = []
    for item in items:
        axes, members = axes_of(item), [item]
        apart = []
        for group in groups:
            if group[0] & axes:
                axes |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (axes, members)]
    return [members for _, members in groups]


def _busiest(masks: Iterable[Mask]) -> int:
    """The axis that most formulas hang on, the first of these."""
    counts: dict[Mask, int] = {}
    for mask in masks:
        counts[mask] = counts.get(mask, 0) + 1
    by_axis: dict[int, int] = {}
    for mask, count in counts.items():
        for axis in bits_of(mask):
            by_axis[axis] = by_axis.get(axis, 0) + count
    return max(by_axis, key=lambda axis: (by_axis[axis], -axis))


def chosen(cells: Cells) -> Mapping[int, int]:
    """Axis → cell, of cells as they were found."""
    found: dict[int, int] = {}
    waiting: list[object] = [cells]
    while waiting:
        match waiting.pop():
            case (int() as axis, int() as cell):
                found[axis] = cell
            case tuple() as inner:
                waiting.extend(inner)
            case _:
                raise TypeError("cells are nested tuples of two numbers")
    return found
