"""Formulas and conditions over the columns of accounts.

A range stands for every number that it allows. A formula holds of an account if it holds for any of these
numbers; where it says nothing of two parts by one range, the parts are asked apart.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.account_table import HIGH, LOW, AccountTable
from icp_playbook.engines.expressions import Holds, all_of, any_of, as_expression, none_of
from icp_playbook.engines.field_tests import test_expression
from icp_playbook.engines.formulas import (
    Claim,
    Every,
    Formula,
    Presence,
    Some,
    claimed,
    every,
    field_of,
    fields_of,
    leaves,
    negated,
    settled,
    some,
    without,
)
from icp_playbook.engines.stretches import NumberStretch, StretchBound, alike
from icp_playbook.fields import traits
from icp_playbook.fit import CompiledCondition, Program, fields_in
from icp_playbook.fit import condition as node


class Judgement:
    """Asks what holds of the accounts of a table, as of a day."""

    def __init__(
        self, program: Program, table: AccountTable, accounts: ir.Table, as_of: datetime.date
    ) -> None:
        self.as_of, self.table = as_of, table
        self._accounts, self._types = accounts, program.fields

    def unknown(self, field: str) -> bool:
        """Whether a field is known of no account."""
        return field not in self.table.fields

    def ranged(self, fields: Iterable[str]) -> list[str]:
        """Those of some fields that may be known as a range."""
        return sorted(name for name in fields if name in self.table.ranged)

    def claim(self, condition: CompiledCondition, truth: bool, *, or_unknown: bool = False) -> Formula:
        """What `claimed` says, of the fields that the table has."""
        return without(claimed(condition, truth, or_unknown=or_unknown), self.unknown)

    def whole(self, field: str) -> bool:
        """Whether a field holds whole numbers alone."""
        return traits(self._types[field]).whole

    def exists(self, formula: Formula) -> Holds:
        """Whether a formula holds for any of the numbers that the ranges of an account allow."""
        match formula:
            case bool():
                return formula
            case Some(parts=parts):
                fields = self._alone(formula)
                return self._along(formula, fields) if fields else any_of(map(self.exists, parts))
            case Every(parts=parts):
                fields = self._alone(formula)
                if fields:
                    return self._along(formula, fields)
                return all_of(self._joint(group) for group in self._apart(parts))
            case Presence(field=field, known=known):
                column = self._column(field)
                return column.notnull() if known else column.isnull()
            case Claim():
                if formula.test.field in self.table.ranged:
                    return self._along(formula, formula.test.field)
                found = test_expression(formula.test, self._accounts, self.as_of)
                found = found if formula.truth else ~found
                return (
                    any_of([self._column(formula.test.field).isnull(), found])
                    if formula.or_unknown
                    else found
                )

    def truth(self, condition: CompiledCondition) -> bool | ir.BooleanValue | None:
        """Whether a condition is true of all numbers that the ranges allow, or of none; null if neither."""
        if not self.ranged(fields_in(condition)):
            return self._kleene(condition)
        not_true = self.exists(self.claim(condition, truth=False, or_unknown=True))
        not_false = self.exists(self.claim(condition, truth=True, or_unknown=True))
        if not_true is False or not_false is False:
            return not_true is False
        if not_true is True and not_false is True:
            return None
        return ibis.cases(
            (as_expression(none_of(not_true)), ibis.literal(value=True)),
            (as_expression(none_of(not_false)), ibis.literal(value=False)),
        )

    def open_fields(self, condition: CompiledCondition) -> dict[str, Holds]:
        """Field → whether its value can decide a condition."""
        found: dict[str, list[Holds]] = {}
        for name, siblings in self.open_paths(condition):
            found.setdefault(name, []).append(self.exists(every([self.absent(name), siblings])))
        both = (self.claim(condition, truth=True), self.claim(condition, truth=False))
        for name in self.ranged(fields_in(condition)):
            found.setdefault(name, []).append(self.matters(both, name))
        return {name: any_of(holds) for name, holds in found.items()}

    def open_paths(self, condition: CompiledCondition) -> Iterator[tuple[str, Formula]]:
        """Each test that may be unknown: its field, and what the rest must be for it to count."""
        match condition:
            case node.AllOf(parts=parts) | node.AnyOf(parts=parts):
                open_ = isinstance(condition, node.AllOf)
                for place, part in enumerate(parts):
                    others = [*parts[:place], *parts[place + 1 :]]
                    rest = [self.claim(other, truth=open_, or_unknown=True) for other in others]
                    for name, siblings in self.open_paths(part):
                        yield name, every([siblings, *rest])
            case node.Negation(part=part) | node.OfContacts(part=part):
                yield from self.open_paths(part)
            case node.IsKnown():
                return
            case _:
                yield condition.field, True

    def absent(self, field: str) -> Formula:
        """That a field is not known."""
        return True if self.unknown(field) else Presence(field, known=False)

    def matters(self, formulas: tuple[Formula, ...], field: str) -> Holds:
        """Whether one of formulas changes along the range of a field, while other numbers stay."""
        parts = alike(formulas, field, self.as_of, whole=self.whole(field))
        found: list[Holds] = []
        for (one, here), (other, there) in combinations(parts.items(), 2):
            differs = some(
                pair
                for first, second in zip(one, other, strict=True)
                for pair in (every([first, negated(second)]), every([negated(first), second]))
            )
            found.append(all_of([self._meets(field, here), self._meets(field, there), self.exists(differs)]))
        return any_of(found)

    def _column(self, field: str) -> ir.Value:
        return self._accounts[f"{field}{LOW}" if field in self.table.ranged else field]

    def _kleene(self, condition: CompiledCondition) -> bool | ir.BooleanValue | None:
        """The same without ranges: the engine's own three values are Kleene's."""
        true = self.claim(condition, truth=True)
        not_false = self.claim(condition, truth=True, or_unknown=True)
        if isinstance(true, bool) or isinstance(not_false, bool):
            if true is True:
                return True
            if not_false is False:
                return False
            if true is False and not_false is True:
                return None
        match condition:
            case node.AllOf(parts=parts):
                return _joined([self._kleene(part) for part in parts], conjunction=True)
            case node.AnyOf(parts=parts):
                return _joined([self._kleene(part) for part in parts], conjunction=False)
            case node.Negation(part=part):
                found = self._kleene(part)
                return found if found is None else not found if isinstance(found, bool) else ~found
            case node.OfContacts(part=part):
                return self._kleene(part)
            case _:
                return test_expression(condition, self._accounts, self.as_of)

    def _alone(self, formula: Formula) -> str:
        """The range that all of a formula is about; "" if there is none or more."""
        fields = fields_of(formula)
        return next(iter(fields)) if len(fields) == 1 and fields <= self.table.ranged else ""

    def _apart(self, parts: Sequence[Formula]) -> list[list[Formula]]:
        """Parts in groups that have no range in common."""
        groups: list[tuple[set[str], list[Formula]]] = []
        for part in parts:
            fields = set(self.ranged(fields_of(part)))
            joined, rest = (fields, [part]), []
            for group in groups:
                if fields and group[0] & fields:
                    joined = (joined[0] | group[0], [*group[1], *joined[1]])
                else:
                    rest.append(group)
            groups = [*rest, joined]
        return [found for _, found in groups]

    def _joint(self, parts: Sequence[Formula]) -> Holds:
        """Whether parts hold together, of one range that is in most of them after another."""
        if len(parts) == 1:
            return self.exists(parts[0])
        formula = every(parts)
        names = [field_of(leaf) for leaf in leaves(formula) if field_of(leaf) in self.table.ranged]
        return self._along(formula, max(sorted(set(names)), key=names.count))

    def _along(self, formula: Formula, field: str) -> Holds:
        """Whether it holds for a number of one field, or where that is not known."""
        found: list[Holds] = []
        nowhere = settled(formula, field, None, self.as_of)
        if nowhere is not False:
            absent = self._column(field).isnull()
            found.append(all_of([absent, self.exists(nowhere)]))
        for (left,), stretches in alike((formula,), field, self.as_of, whole=self.whole(field)).items():
            if left is not False:
                found.append(all_of([self._meets(field, stretches), self.exists(left)]))
        return any_of(found)

    def _meets(self, field: str, stretches: Sequence[NumberStretch]) -> Holds:
        """Whether a range has a number in one of the stretches."""
        low, high = self._accounts[f"{field}{LOW}"], self._accounts[f"{field}{HIGH}"]
        found: list[Holds] = []
        for stretch in stretches:
            parts: list[Holds] = []
            if stretch.start is not None:
                start = stretch.start
                above = high > start.value if start.after else high >= start.value
                parts.append(any_of([above, all_of([high.isnull(), low.notnull()])]))
            if stretch.end is not None:
                parts.append(_below(low, stretch.end, whole=self.whole(field)))
            found.append(all_of(parts) if parts else low.notnull())
        return any_of(found)


def _below(low: ir.NumericValue, end: StretchBound, *, whole: bool) -> ir.BooleanValue:
    if whole:
        return low <= end.value - 1
    return low <= end.value if end.after else low < end.value


def _joined(
    parts: Sequence[bool | ir.BooleanValue | None], *, conjunction: bool
) -> bool | ir.BooleanValue | None:
    unknown = any(part is None for part in parts)
    found = [ibis.null("boolean") if part is None else part for part in parts]
    result = all_of(found) if conjunction else any_of(found)
    if isinstance(result, bool):
        return result
    return None if unknown and all(part is None or isinstance(part, bool) for part in parts) else result
