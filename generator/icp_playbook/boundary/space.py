"""All accounts, as far as some conditions go: the axes of their fields, and the conditions as formulas."""

import datetime
import itertools
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from icp_playbook.boundary.axes import RANKS, ChosenCells, FieldAxes, MemberAxes, TextAxes, ValueAxis
from icp_playbook.boundary.cells import age_starts, ages_in, day_starts, values_of
from icp_playbook.boundary.contacts import (
    Case,
    ContactAxis,
    Ranks,
    contact_fields,
    linked_by_fields,
    together,
)
from icp_playbook.boundary.formulas import FALSE, TRUE, UNKNOWN, Formula, Formulas, Rank
from icp_playbook.boundary.rows import rank_at, ranks_of
from icp_playbook.boundary.search import Row, Search, chosen
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fit import (
    Account,
    CompiledCondition,
    CompiledTest,
    ContactValues,
    Known,
    OfContacts,
    OneKnown,
    fields_in,
    tests_in,
)
from icp_playbook.fit import condition as node

AS_OF = datetime.date(2000, 1, 1)
"""Ages are counted back from here where no day is given; only the distance matters."""

_MOST_CASES = 81
"""Cases by tests of the account beyond which a condition on contacts is not taken apart."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An account that shows something, as of a day. What it does not say may be anything, or not known."""

    account: Account
    as_of: datetime.date


class Space:
    """The axes of the fields that some conditions test.

    What conditions on contacts come to has axes of its own, by cases where one also tests the account.
    Where these are too many, contacts are copies of their fields: of each condition one contact decides, so
    that as many contacts as there are conditions stand for any number of them. Of one contact `alone`, its
    fields are like those of an account, and of the account there is what tests of it come to.
    """

    def __init__(
        self,
        conditions: Sequence[CompiledCondition],
        catalogue: Catalogue,
        as_of: datetime.date,
        steps: int,
        *,
        absent: Callable[[str], bool],
        near: Account | None = None,
        alone: bool = False,
    ) -> None:
        self.as_of = as_of
        self._formulas = Formulas()
        self.search = Search(self._formulas, steps)
        asked = dict.fromkeys(one for condition in conditions for one in _of_contacts(condition))
        self._account_tests: dict[CompiledTest, int] = {}
        """Of one contact alone: the axis of what each test of the account comes to, a cell for each rank."""
        self._contact_axes: dict[OfContacts, ContactAxis] = {}
        apart = all(_cases_of(one, catalogue) <= _MOST_CASES for one in asked)
        self._contacts = range(0 if apart else len(asked))
        for group in linked_by_fields(asked, lambda name: catalogue[name].of == "contact") if apart else ():
            parts = [one.part for one in group]
            contact = Space(parts, catalogue, as_of, steps, absent=absent, alone=True)
            self._contact_axes |= dict.fromkeys(group, self._axis_of(group, contact, absent))
        self._fields: dict[tuple[str, int], FieldAxes] = {}
        like = {name: value for name, value in (near or {}).items() if not isinstance(value, ContactValues)}
        for name, tests in tests_by_field(conditions).items():
            field = catalogue[name]
            if alone and field.of != "contact":
                self._account_tests |= {test: self._formulas.axis(len(RANKS)) for test in tests}
                continue
            for place in self._contacts if field.of == "contact" and not alone else [-1]:
                self._fields[name, place] = _axes_of(
                    field, tests, self._formulas, as_of, like.get(name), absent=absent(name)
                )
        self._of_contacts = frozenset(name for name, contact in self._fields if contact >= 0)
        self._made: dict[tuple[CompiledCondition, int], Formula] = {}
        self._conditions = list(conditions)
        self._whole: dict[int, Formula | None] = {id(one): None for one in self._conditions}
        """What these came to, by the very objects, which are soon found: to compare conditions takes long."""

    def _axis_of(
        self, group: Sequence[OfContacts], contact: "Space", absent: Callable[[str], bool]
    ) -> ContactAxis:
        """The axis of conditions on contacts, by the space of one contact."""
        left: dict[tuple[Formula, bool], int] = {}
        cases = {}
        for one in group:
            cases[one] = [
                Case(truths, left.setdefault((formula, one.every), len(left)))
                for truths, formula in contact.by_account_tests(one.part, absent)
            ]
        kinds = contact.kinds([formula for formula, _ in left])
        cells = together(kinds, [every for _, every in left], self.search.step)
        return ContactAxis(cases, list(cells.items()), self._formulas.axis(len(cells)))

    def by_account_tests(
        self, condition: CompiledCondition, absent: Callable[[str], bool]
    ) -> Iterator[tuple[tuple[tuple[CompiledTest, Rank], ...], Formula]]:
        """What is left of a condition on one contact in each case of its tests of the account."""
        tests = [test for test in dict.fromkeys(tests_in(condition)) if test in self._account_tests]
        options = [(FALSE, UNKNOWN, TRUE) if absent(test.field) else (FALSE, TRUE) for test in tests]
        for ranks in itertools.product(*options):
            formula = self.formula(condition)
            for test, rank in zip(tests, ranks, strict=True):
                formula = self._formulas.restricted(formula, self._account_tests[test], rank)
            yield tuple(zip(tests, ranks, strict=True)), formula

    def kinds(self, formulas: Sequence[Formula]) -> dict[Ranks, Account]:
        """What formulas come to together, each with an account."""
        rows = [Row((one,), rank_at(at), at) for at, one in enumerate(formulas)]
        return {
            ranks_of(amounts, len(rows)): self.account(chosen(cells))
            for (_, amounts), cells in self.search.sums(rows).items()
        }

    def formula(self, condition: CompiledCondition, contact: int = -1) -> Formula:
        """A condition as a formula; inside of one on contacts, of one of them."""
        if contact < 0 and (whole := self._whole.get(id(condition))) is not None:
            return whole
        if isinstance(condition, node.Negation):
            return self._formulas.negation(self.formula(condition.part, contact))
        key = condition, contact
        if key not in self._made:
            self._made[key] = self._formula(condition, contact)
        if contact < 0 and id(condition) in self._whole:
            self._whole[id(condition)] = self._made[key]
        return self._made[key]

    def _formula(self, condition: CompiledCondition, contact: int) -> Formula:
        match condition:
            case node.AllOf(parts=parts):
                return self._formulas.every([self.formula(part, contact) for part in parts])
            case node.AnyOf(parts=parts):
                return self._formulas.some([self.formula(part, contact) for part in parts])
            case node.Negation():
                return self.formula(condition, contact)
            case node.OfContacts() if condition in self._contact_axes:
                axis = self._contact_axes[condition]
                return axis.formula(condition, self._formulas, self.formula)
            case node.OfContacts(part=part, every=every):
                joined = self._formulas.every if every else self._formulas.some
                return joined([self.formula(part, one) for one in self._contacts])
            case _ if condition in self._account_tests:
                return self._formulas.ranked(self._account_tests[condition], (FALSE, UNKNOWN, TRUE))
            case _:
                one = contact if condition.field in self._of_contacts else -1
                return self._fields[condition.field, one].formula(condition)

    def account(self, choice: ChosenCells) -> Account:
        """An account in the cells chosen."""
        found: dict[str, Known] = {}
        several: dict[str, list[OneKnown | None]] = {}
        for (name, contact), axes in self._fields.items():
            value = axes.value(choice)
            if contact >= 0:
                several.setdefault(name, []).append(value)
            elif value is not None:
                found[name] = value
        for name, values in several.items():
            known = [value for value in values if value is not None]
            if known:
                found[name] = ContactValues(tuple(values)) if len(values) > 1 else known[0]
        axes_of_contacts = {axis.axis: axis for axis in self._contact_axes.values()}.values()
        groups = [(fields_in(*axis.cases), axis.contacts(choice)) for axis in axes_of_contacts]
        return found | contact_fields(groups)


def _cases_of(condition: OfContacts, catalogue: Catalogue) -> int:
    """In how many cases a condition on contacts is taken apart by its tests of the account, at most."""
    tests = {test for test in tests_in(condition.part) if catalogue[test.field].of != "contact"}
    return math.prod([len(RANKS)] * len(tests))


def _axes_of(
    field: Field,
    tests: Sequence[CompiledTest],
    formulas: Formulas,
    as_of: datetime.date,
    near: OneKnown | None,
    *,
    absent: bool,
) -> FieldAxes:
    axes: FieldAxes
    match field.type:
        case "choices":
            axes = MemberAxes(tests, formulas, absent=absent)
        case "text" | "domain":
            axes = TextAxes(field, tests, formulas, absent=absent)
        case "boolean" | "choice" | "country" | "date":
            axes = ValueAxis(values_of(field, tests, as_of, near), tests, formulas, as_of, absent=absent)
        case "integer" | "number" | "percent" | "year" | "money":
            axes = ValueAxis(values_of(field, tests, as_of, near), tests, formulas, as_of, absent=absent)
        case _:
            assert_never(field.type)
    if near is not None:
        axes.look_near(near)
    return axes


def _of_contacts(condition: CompiledCondition) -> Iterator[OfContacts]:
    """The conditions on contacts within one."""
    match condition:
        case node.AllOf(parts=parts) | node.AnyOf(parts=parts):
            for part in parts:
                yield from _of_contacts(part)
        case node.Negation(part=part):
            yield from _of_contacts(part)
        case node.OfContacts():
            yield condition
        case _:
            return


def tests_by_field(conditions: Iterable[CompiledCondition]) -> dict[str, list[CompiledTest]]:
    """Field → the tests of it in some compiled conditions, each once, in reading order."""
    tests: dict[str, dict[CompiledTest, None]] = {}
    for test in tests_in(*conditions):
        tests.setdefault(test.field, {})[test] = None
    return {name: list(found) for name, found in tests.items()}


def asked_to_be_known(conditions: Iterable[CompiledCondition]) -> set[str]:
    """The fields of which conditions ask whether they are known."""
    return {test.field for test in tests_in(*conditions) if isinstance(test, node.IsKnown)}


def spaces(
    conditions: Sequence[CompiledCondition],
    catalogue: Catalogue,
    as_of: datetime.date,
    steps: int,
    *,
    complete: bool,
    absent: Collection[str] = (),
    near: Account | None = None,
) -> Iterator[Space]:
    """The space as of every day on which it differs: several only where a field has an age and a day.

    In complete accounts a field is unknown only where a condition asks whether it is known, or it is named.
    Accounts that are found are like the one that is near, as far as they can be.
    """
    tests = tests_by_field(conditions)
    asked = {*absent} | asked_to_be_known(conditions)
    for day in _days(tests, as_of):
        yield Space(
            conditions,
            catalogue,
            day,
            steps,
            absent=lambda name: not complete or name in asked,
            near=near,
        )


def _days(tests: dict[str, list[CompiledTest]], as_of: datetime.date) -> Iterator[datetime.date]:
    """Days as of which ages and days of the calendar come in every order that they can."""
    turns = {
        day - age
        for found in tests.values()
        if ages_in(found)
        for day in day_starts(found)
        for age in (start - as_of.toordinal() for start in age_starts(found, as_of))
    }
    if not turns:
        yield as_of
        return
    last = datetime.date.max.toordinal()
    for number in sorted({turn + step for turn in turns for step in (-1, 0, 1)}):
        if 1 <= number <= last:
            yield datetime.date.fromordinal(number)
