"""Three-valued formulas over axes of finitely many cells, each made once and simplified as it is made.

An axis stands for what can be told of a value: its cells are all cases that conditions tell apart. Kleene's
`all` is the least of its parts and `any` the greatest, in the order false, unknown, true; so `not` can be
pushed down to the tests, and tests of one axis fall together into one: the cells where it is met, and those
where it is missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Rank: TypeAlias = int
"""A truth, in order: false, unknown, true."""
FALSE: Rank = 0
UNKNOWN: Rank = 1
TRUE: Rank = 2
Mask: TypeAlias = int
"""A set of truths, of axes or of cells: a bit for each."""
ANY_TRUTH: Mask = 0b111


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A node. Two that are equal are the same object."""

    number: int
    """The place in the order in which nodes were made."""
    axes: Mask
    """The axes that it hangs on; a constant hangs on none."""
    outcomes: Mask
    """The truths it can come to. None is missing; where parts share axes there may be one too many."""
    axis: int = -1
    """The axis of a leaf; -1 of other nodes."""
    met: Mask = 0
    """Of a leaf: the cells in which it is true."""
    missed: Mask = 0
    """Of a leaf: the cells in which it is false. In all others it is unknown."""
    parts: tuple["Formula", ...] = ()
    conjunction: bool = False
    """Whether it is the least of its parts; else the greatest."""

    @property
    def rank(self) -> Rank | None:
        """The truth of a constant; None of what hangs on an axis."""
        return None if self.axes else self.outcomes.bit_length() - 1

    def in_cell(self, cell: int) -> Rank:
        """The truth of a leaf in a cell."""
        return TRUE if self.met >> cell & 1 else FALSE if self.missed >> cell & 1 else UNKNOWN

    def cells_of(self, truths: Mask, whole: Mask) -> Mask:
        """The cells in which a leaf comes to some truths; `whole` are all cells of its axis."""
        found = self.met if truths >> TRUE & 1 else 0
        found |= self.missed if truths >> FALSE & 1 else 0
        return found | (whole & ~(self.met | self.missed) if truths >> UNKNOWN & 1 else 0)


class Formulas:
    """Axes, and formulas over them, each made once."""

    def __init__(self) -> None:
        self.wholes: list[Mask] = []
        """All cells of each axis."""
        self.firsts: dict[int, int] = {}
        """Axis → the cell to look at first, where one is wanted."""
        self._count = 0
        self._leaves: dict[tuple[int, Mask, Mask], Formula] = {}
        self._nodes: dict[tuple[bool, tuple[int, ...]], Formula] = {}
        self._restricted: dict[tuple[int, int, int], Formula] = {}
        self._negated: dict[int, Formula] = {}
        self.constants = tuple(Formula(self._next(), 0, 1 << rank) for rank in (FALSE, UNKNOWN, TRUE))

    def _next(self) -> int:
        self._count += 1
        return self._count

    def axis(self, cells: int) -> int:
        """One axis more, of so many cells."""
        self.wholes.append((1 << cells) - 1)
        return len(self.wholes) - 1

    def cells(self, axis: int, among: Mask) -> Iterator[int]:
        """Some cells of an axis: the one that is wanted first, then from the lowest on."""
        first = self.firsts.get(axis)
        if first is not None and among >> first & 1:
            yield first
            among &= ~(1 << first)
        yield from bits_of(among)

    def leaf(self, axis: int, met: Mask, missed: Mask) -> Formula:
        """A formula that hangs on one axis: true in some cells, false in others, unknown in the rest."""
        whole = self.wholes[axis]
        unknown = whole & ~(met | missed)
        if whole in (met, missed, unknown):
            return self.constants[TRUE if met == whole else FALSE if missed == whole else UNKNOWN]
        key = axis, met, missed
        if key not in self._leaves:
            outcomes = bool(missed) << FALSE | bool(unknown) << UNKNOWN | bool(met) << TRUE
            self._leaves[key] = Formula(self._next(), 1 << axis, outcomes, axis, met, missed)
        return self._leaves[key]

    def ranked(self, axis: int, ranks: Sequence[Rank]) -> Formula:
        """The same by the truth in each cell."""
        met, missed = (
            sum(1 << cell for cell, one in enumerate(ranks) if one == rank) for rank in (TRUE, FALSE)
        )
        return self.leaf(axis, met, missed)

    def every(self, parts: Iterable[Formula]) -> Formula:
        """`all`: the least of the parts, true where there is none."""
        return self._joined(parts, conjunction=True)

    def some(self, parts: Iterable[Formula]) -> Formula:
        """`any`: the greatest of the parts, false where there is none."""
        return self._joined(parts, conjunction=False)

    def _joined(self, parts: Iterable[Formula], *, conjunction: bool) -> Formula:
        neutral, final = (TRUE, FALSE) if conjunction else (FALSE, TRUE)
        rows: dict[int, tuple[Mask, Mask]] = {}
        nodes: dict[int, Formula] = {}
        unknown = False
        for part in _apart(parts, conjunction=conjunction):
            if not part.axes:
                if part.rank == final:
                    return part
                unknown = unknown or part.rank == UNKNOWN
            elif part.axis >= 0:
                met, missed = rows.get(part.axis, (part.met, part.missed))
                rows[part.axis] = (
                    (met & part.met, missed | part.missed)
                    if conjunction
                    else (met | part.met, missed & part.missed)
                )
            else:
                nodes[part.number] = part
        leaves = [self.leaf(axis, met, missed) for axis, (met, missed) in rows.items()]
        if any(leaf.rank == final for leaf in leaves):
            return self.constants[final]
        if unknown or any(leaf.rank == UNKNOWN for leaf in leaves):
            leaves = self._beside_unknown(leaves, conjunction=conjunction)
        found = [*nodes.values(), *(leaf for leaf in leaves if leaf.rank != neutral)]
        return self._node(found, conjunction=conjunction) if found else self.constants[neutral]

    def _beside_unknown(self, leaves: Iterable[Formula], *, conjunction: bool) -> list[Formula]:
        """Leaves beside something unknown: where they do not decide they are unknown too, and stand for it.

        So that what hangs on one axis is one leaf, always.
        """
        found = [
            self.leaf(leaf.axis, *((0, leaf.missed) if conjunction else (leaf.met, 0)))
            for leaf in leaves
            if leaf.axes
        ]
        return [leaf for leaf in found if leaf.axes] or [self.constants[UNKNOWN]]

    def _node(self, parts: list[Formula], *, conjunction: bool) -> Formula:
        if len(parts) == 1:
            return parts[0]
        parts.sort(key=lambda part: part.number)
        key = conjunction, tuple(part.number for part in parts)
        if key not in self._nodes:
            axes = 0
            for part in parts:
                axes |= part.axes
            outcomes = _outcomes(parts, (FALSE, UNKNOWN, TRUE) if conjunction else (TRUE, UNKNOWN, FALSE))
            self._nodes[key] = Formula(
                self._next(), axes, outcomes, parts=tuple(parts), conjunction=conjunction
            )
        return self._nodes[key]

    def negation(self, formula: Formula) -> Formula:
        """`not`."""
        if not formula.axes:
            return self.constants[TRUE - (formula.rank or 0)]
        if formula.axis >= 0:
            return self.leaf(formula.axis, formula.missed, formula.met)
        if formula.number not in self._negated:
            parts = [self.negation(part) for part in formula.parts]
            self._negated[formula.number] = self._joined(parts, conjunction=not formula.conjunction)
        return self._negated[formula.number]

    def exactly(self, formula: Formula, rank: Rank) -> Formula:
        """True where a formula comes to a truth, and false where it does not: never unknown."""
        if not formula.axes:
            return self.constants[TRUE if formula.rank == rank else FALSE]
        if formula.axis >= 0:
            whole = self.wholes[formula.axis]
            cells = formula.cells_of(1 << rank, whole)
            return self.leaf(formula.axis, cells, whole & ~cells)
        if rank == UNKNOWN:
            return self.negation(self.some([self.exactly(formula, FALSE), self.exactly(formula, TRUE)]))
        parts = [self.exactly(part, rank) for part in formula.parts]
        return self._joined(parts, conjunction=formula.conjunction is (rank == TRUE))

    def restricted(self, formula: Formula, axis: int, cell: int) -> Formula:
        """What is left of a formula once it is known in which cell of an axis an account is."""
        if not formula.axes >> axis & 1:
            return formula
        if formula.axis >= 0:
            return self.constants[formula.in_cell(cell)]
        key = formula.number, axis, cell
        if key not in self._restricted:
            parts = [self.restricted(part, axis, cell) for part in formula.parts]
            self._restricted[key] = self._joined(parts, conjunction=formula.conjunction)
        return self._restricted[key]


def bits_of(mask: Mask) -> Iterator[int]:
    """The places of the bits of a set, from the lowest on."""
    left = mask
    while left:
        lowest = left & -left
        yield lowest.bit_length() - 1
        left ^= lowest


def _apart(parts: Iterable[Formula], *, conjunction: bool) -> Iterator[Formula]:
    """Parts, those of the same sort of node taken apart."""
    for part in parts:
        if part.parts and part.conjunction is conjunction:
            yield from part.parts
        else:
            yield part


def _outcomes(parts: Sequence[Formula], order: Sequence[Rank]) -> Mask:
    """The truths that the first of some formulas can come to, in an order of the truths."""
    found, left = 0, ANY_TRUTH
    for rank in order:  # some part comes to it, and every part to it or to one further on
        if any(part.outcomes >> rank & 1 for part in parts) and all(part.outcomes & left for part in parts):
            found |= 1 << rank
        left &= ~(1 << rank)
    return found
