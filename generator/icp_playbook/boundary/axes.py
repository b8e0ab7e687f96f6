"""The axes of a field: the cases of its values that tests of it tell apart.

Conditions cannot tell apart two numbers between the same bounds, two choices in the same lists, or two texts
with the same beginnings, parts and ends. So each field has finitely many cells, and they are all there is:
what holds in every cell holds of every account. A list of choices is taken apart into its members, a text
into its beginning, its parts and its end, so that a field of many tests has several short axes.
"""

import bisect
import datetime
import functools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, assert_never

from icp_playbook.boundary.formulas import FALSE, TRUE, UNKNOWN, Formula, Formulas, Mask, Rank
from icp_playbook.boundary.texts import TextMaker
from icp_playbook.fields import Field, Value
from icp_playbook.fit import Bound, CompiledTest, OneKnown, holds, named_values
from icp_playbook.fit import condition as node
from icp_playbook.values import days_after

ChosenCells: TypeAlias = Mapping[int, int]
"""Axis → the cell that was chosen. An axis that is not in it may be in any."""
RANKS: Mapping[bool | None, Rank] = {False: FALSE, None: UNKNOWN, True: TRUE}


class FieldAxes(Protocol):
    """A field as axes."""

    def formula(self, test: CompiledTest) -> Formula:
        """What a test of the field comes to."""

    def value(self, choice: ChosenCells) -> OneKnown | None:
        """A value in the cells chosen; None where nothing is known, or needs to be."""

    def look_near(self, value: OneKnown) -> None:
        """Looks first at the cells of a value, and lets it stand for them."""


class ValueAxis:
    """A field with one value: a cell for each value that stands for others, and one where it is not known."""

    def __init__(
        self,
        values: Sequence[OneKnown],
        tests: Sequence[CompiledTest],
        formulas: Formulas,
        as_of: datetime.date,
        *,
        absent: bool,
    ) -> None:
        self._values, self._tests, self._formulas = values, tests, formulas
        self._stands = list(values)
        """The values that are shown for the cells."""
        self._absent = absent or not values
        self._axis = formulas.axis(len(values) + self._absent)
        self._whole = (1 << len(values)) - 1
        self._as_of = as_of
        self._places = {value: place for place, value in enumerate(values)}

    def formula(self, test: CompiledTest) -> Formula:
        absent = self._absent << len(self._values)
        if isinstance(test, node.IsKnown):
            there = self._formulas.leaf(self._axis, self._whole, absent)
            return there if test.known else self._formulas.negation(there)
        met = self._met(test)
        return self._formulas.leaf(self._axis, met, self._whole & ~met)

    def _met(self, test: CompiledTest) -> Mask:
        """The cells in which a test is true."""
        match test:
            case node.Equals(value=value):
                return self._cell(value)
            case node.OneOf(values=values):
                return functools.reduce(operator.or_, map(self._cell, values))
            case node.InRange(low=low, high=high):
                return self._between(low, high)
            case node.Minimum(bound=low):
                return self._between(low, None)
            case node.Maximum(bound=high):
                return self._between(None, high)
            case node.WithinDays(days=days):
                return self._between(days_after(self._as_of, -days), self._as_of)
            case node.IncludesAny() | node.IncludesAll() | node.IncludesNone():
                raise TypeError(f"not a test of one value: {test}")
            case node.TextContains() | node.TextStarts() | node.TextEnds() | node.IsKnown():
                raise TypeError(f"not a test of one value: {test}")
            case _:
                assert_never(test)

    def _cell(self, value: Value) -> Mask:
        """The cell of a value that tests name; no cell of one that another stands for."""
        place = self._places.get(value)
        return 0 if place is None else 1 << place

    def _between(self, low: Bound | None, high: Bound | None) -> Mask:
        """The cells of a stretch: the values that stand for others are in order."""
        values: Sequence[Any] = self._values
        first = 0 if low is None else bisect.bisect_left(values, low)
        last = len(values) if high is None else bisect.bisect_right(values, high)
        return (1 << last) - (1 << first) if first < last else 0

    def value(self, choice: ChosenCells) -> OneKnown | None:
        first = self._formulas.firsts.get(self._axis, len(self._values) if self._absent else 0)
        cell = choice.get(self._axis, first)
        return self._stands[cell] if cell < len(self._values) else None

    def look_near(self, value: OneKnown) -> None:
        cells = [cell for cell in range(len(self._values)) if self._same(value, cell)]
        if cells:
            self._formulas.firsts[self._axis] = cells[0]
            self._stands[cells[0]] = value

    def _same(self, value: OneKnown, cell: int) -> bool:
        """Whether every test comes to the same of a value and of the one that stands for a cell."""
        field, day, own = self._tests[0].field, self._as_of, self._values[cell]
        return all(holds(test, {field: value}, day) is holds(test, {field: own}, day) for test in self._tests)


class MemberAxes:
    """A list of choices: whether it is known, and of each group of like members whether it has none or all.

    Members are alike that the same tests name. Of a group of several it may also have one and not the others.
    """

    def __init__(self, tests: Sequence[CompiledTest], formulas: Formulas, *, absent: bool) -> None:
        self._formulas, self._absent = formulas, absent
        self._known = formulas.axis(1 + absent)
        named_by: dict[str, list[int]] = {}
        for place, test in enumerate(tests):
            for member in dict.fromkeys(named_values(test)):
                named_by.setdefault(str(member), []).append(place)
        groups: dict[tuple[int, ...], list[str]] = {}
        for member, places in named_by.items():
            groups.setdefault(tuple(places), []).append(member)
        self._groups = [(formulas.axis(min(len(group), 2) + 1), group) for group in groups.values()]
        self._near: frozenset[str] = frozenset()
        """What a list that is looked for is like."""
        self._group_of = {member: place for place, (_, group) in enumerate(self._groups) for member in group}

    def formula(self, test: CompiledTest) -> Formula:
        formulas = self._formulas
        known, absent = 1, self._absent << 1
        match test:
            case node.IsKnown(known=wanted):
                met, missed = (known, absent) if wanted else (absent, known)
                return formulas.leaf(self._known, met, missed)
            case node.IncludesAny(values=members):
                inner = formulas.some(self._has(members, every=False))
            case node.IncludesAll(values=members):
                inner = formulas.every(self._has(members, every=True))
            case node.IncludesNone(values=members):
                inner = formulas.negation(formulas.some(self._has(members, every=False)))
            case node.Equals() | node.OneOf() | node.InRange() | node.Minimum() | node.Maximum():
                raise TypeError(f"not a test of a list of choices: {test}")
            case node.TextContains() | node.TextStarts() | node.TextEnds() | node.WithinDays():
                raise TypeError(f"not a test of a list of choices: {test}")
            case _:
                assert_never(test)
        return _where_known(formulas, inner, formulas.leaf(self._known, known, 0))

    def _has(self, members: Iterable[str], *, every: bool) -> Iterator[Formula]:
        """Of each group among some members, whether the list has one of it, or all."""
        for place in dict.fromkeys(self._group_of[member] for member in members):
            axis, group = self._groups[place]
            met = 0b100 if every and len(group) > 1 else self._formulas.wholes[axis] & ~1
            yield self._formulas.leaf(axis, met, self._formulas.wholes[axis] & ~met)

    def value(self, choice: ChosenCells) -> OneKnown | None:
        open_ = self._absent and not any(axis in choice for axis, _ in self._groups)
        firsts = self._formulas.firsts
        if choice.get(self._known, firsts.get(self._known, int(open_))):
            return None
        found: list[str] = []
        for axis, group in self._groups:
            cell = choice.get(axis, firsts.get(axis, 0))
            near = [member for member in group if member in self._near]
            some = near if near and len(near) < len(group) else group[:1]
            found += group if cell == 2 or (cell and len(group) == 1) else some if cell else []
        return frozenset(found) | (self._near - self._group_of.keys())

    def look_near(self, value: OneKnown) -> None:
        if not isinstance(value, frozenset):
            return
        self._formulas.firsts[self._known] = 0
        for axis, group in self._groups:
            held, last = len(value & set(group)), self._formulas.wholes[axis].bit_length() - 1
            self._formulas.firsts[axis] = last if held == len(group) else min(held, 1)
        self._near = value


class TextAxes:
    """A text: what it is if a test names it, else its beginning, its end, and each part that it may have."""

    def __init__(
        self, field: Field, tests: Sequence[CompiledTest], formulas: Formulas, *, absent: bool
    ) -> None:
        self._formulas, self._absent = formulas, absent
        self._named = list(dict.fromkeys(str(value) for test in tests for value in named_values(test)))
        self._texts = TextMaker(field.type, self._named, tests)
        self._starts, self._ends = ("", *self._texts.starts), ("", *self._texts.ends)
        self._identity = formulas.axis(1 + len(self._named) + absent)
        """First all texts that no test names, then those that one does, last that it is not known."""
        self._start = formulas.axis(len(self._starts))
        self._end = formulas.axis(len(self._ends))
        self._parts = {part: formulas.axis(2) for part in self._texts.parts}

    def formula(self, test: CompiledTest) -> Formula:
        formulas = self._formulas
        if isinstance(test, node.IsKnown):
            there, absent = (TRUE, FALSE) if test.known else (FALSE, TRUE)
            return formulas.ranked(self._identity, [there] * (1 + len(self._named)) + [absent] * self._absent)
        day = datetime.date.min
        named = [RANKS[holds(test, {test.field: value}, day)] for value in self._named]
        absent_too = [UNKNOWN] * self._absent
        other = formulas.ranked(self._identity, [TRUE, *([FALSE] * len(named)), *absent_too])
        itself = formulas.ranked(self._identity, [FALSE, *named, *absent_too])
        return formulas.some([formulas.every([self._of_other(test), other]), itself])

    def _of_other(self, test: CompiledTest) -> Formula:
        """What it comes to of a text that no test names."""
        formulas = self._formulas
        match test:
            case node.Equals() | node.OneOf():
                return formulas.constants[FALSE]
            case node.TextStarts(texts=texts):
                return formulas.ranked(self._start, [_ranked(one.startswith(texts)) for one in self._starts])
            case node.TextEnds(texts=texts):
                return formulas.ranked(self._end, [_ranked(one.endswith(texts)) for one in self._ends])
            case node.TextContains(texts=texts):
                if any(part in self._texts.always for part in texts):
                    return formulas.constants[TRUE]
                return formulas.some(self._containing(texts))
            case node.IncludesAny() | node.IncludesAll() | node.IncludesNone():
                raise TypeError(f"not a test of a text: {test}")
            case node.InRange() | node.Minimum() | node.Maximum() | node.WithinDays() | node.IsKnown():
                raise TypeError(f"not a test of a text: {test}")
            case _:
                assert_never(test)

    def _containing(self, texts: Sequence[str]) -> Iterator[Formula]:
        """What a text that has one of these may have it in: its beginning, its end, one of the parts."""
        for axis, held in ((self._start, self._starts), (self._end, self._ends)):
            yield self._formulas.ranked(axis, [_ranked(any(part in one for part in texts)) for one in held])
        for part, axis in self._parts.items():
            if any(text in part for text in texts):
                yield self._formulas.ranked(axis, [FALSE, TRUE])

    def value(self, choice: ChosenCells) -> OneKnown | None:
        of_other = (self._start, self._end, *self._parts.values())
        default = len(self._named) + 1 if self._absent and not any(axis in choice for axis in of_other) else 0
        identity = choice.get(self._identity, self._formulas.firsts.get(self._identity, default))
        if identity > len(self._named):
            return None
        if identity:
            return self._named[identity - 1]
        start, end = (
            texts[choice.get(axis, 0)]
            for texts, axis in ((self._starts, self._start), (self._ends, self._end))
        )
        held = [part for part, axis in self._parts.items() if choice.get(axis)]
        return self._texts.text(start, held, end)

    def look_near(self, value: OneKnown) -> None:
        if value in self._named:
            self._formulas.firsts[self._identity] = self._named.index(str(value)) + 1


def _ranked(truth: bool) -> Rank:
    return TRUE if truth else FALSE


def _where_known(formulas: Formulas, inner: Formula, known: Formula) -> Formula:
    """A formula where something is known, and unknown where it is not: `known` is true or unknown."""
    not_known = formulas.every([known, formulas.negation(known)])
    return formulas.some([formulas.every([inner, known]), not_known])
