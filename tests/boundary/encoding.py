"""Conditions as formulas of z3, by Kleene's three-valued logic: when each is true, and when it is false.

For each field there is whether it is known, and a value. Of fields of contacts there are as many contacts as
there are conditions on contacts: each condition needs at most one contact to come out as it does. The day
as of which one looks is a variable as well.
"""

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import z3

from icp_playbook.fields import Catalogue
from icp_playbook.fit import Account, CompiledCondition, CompiledTest, ContactValues, Known, OfContacts
from icp_playbook.fit import condition as node
from tests.boundary.field_terms import FieldTerm, Term, day_of, field_term, in_calendar

Truth = bool | None
TRUTHS: tuple[Truth, ...] = (True, None, False)
Spot = tuple[str, int | None]
"""A field, and which contact's it is: None for one of the account."""


class Three(NamedTuple):
    """When a condition is true, and when it is false; else it is unknown."""

    true: Term
    false: Term

    def is_(self, truth: Truth) -> Term:
        """When it comes out so."""
        return z3.Not(z3.Or(self.true, self.false)) if truth is None else self.true if truth else self.false


class Witness(NamedTuple):
    """An account, and the day as of which it is looked at."""

    account: Account
    as_of: datetime.date


class Encoding:
    """Some conditions over a catalogue.

    With `complete`, accounts of which everything is known but what a condition asks to be known or not,
    and the fields that may be absent.
    """

    def __init__(
        self,
        conditions: Sequence[CompiledCondition],
        catalogue: Catalogue,
        *,
        complete: bool = False,
        absent: Collection[str] = (),
    ) -> None:
        self.catalogue = catalogue
        asked = {test.field for test in node.tests_in(*conditions) if isinstance(test, node.IsKnown)}
        self.gaps = {*asked, *absent} if complete else set(catalogue.fields)
        self.places = range(len(set(_contact_conditions(conditions))) or 1)
        self.as_of = z3.Int("as of")
        self.known: dict[Spot, Term] = {}
        self.terms: dict[Spot, FieldTerm] = {}
        self.solver = z3.SolverFor("QF_LIRA")
        self.solver.add(in_calendar(self.as_of))
        tests: dict[str, list[CompiledTest]] = {}
        for test in node.tests_in(*conditions):
            tests.setdefault(test.field, []).append(test)
        for name, found in tests.items():
            self._declare(name, found)

    def _declare(self, name: str, tests: Sequence[CompiledTest]) -> None:
        places: Sequence[int | None] = self.places if self._of_contact(name) else (None,)
        for place in places:
            key = name if place is None else f"{name} of {place}"
            term = field_term(self.catalogue[name], tests, key, self.as_of)
            self.terms[name, place] = term
            self.known[name, place] = z3.Bool(f"{key} known") if name in self.gaps else z3.BoolVal(True)
            self.solver.add(term.facts)

    def _of_contact(self, name: str) -> bool:
        return self.catalogue[name].of == "contact"

    def truth(self, condition: CompiledCondition, place: int | None = None) -> Three:
        """When a condition is true and when false, of the account or of one contact."""
        match condition:
            case node.AllOf(parts=parts):
                return _every([self.truth(part, place) for part in parts])
            case node.AnyOf(parts=parts):
                return _some([self.truth(part, place) for part in parts])
            case node.Negation(part=part):
                inner = self.truth(part, place)
                return Three(inner.false, inner.true)
            case node.OfContacts(part=part, every=every):
                found = [self.truth(part, one) for one in self.places]
                return _every(found) if every else _some(found)
            case _:
                return self._test(condition, place)

    def _test(self, test: CompiledTest, place: int | None) -> Three:
        spot = (test.field, place if self._of_contact(test.field) else None)
        known = self.known[spot]
        if isinstance(test, node.IsKnown):
            return Three(known, z3.Not(known)) if test.known else Three(z3.Not(known), known)
        found = self.terms[spot].test(test)
        return Three(z3.And(known, found), z3.And(known, z3.Not(found)))

    def of(self, account: Account, as_of: datetime.date) -> Iterator[Term]:
        """That the account is this one, as of a day; it has as many contacts as there are places."""
        yield self.as_of == as_of.toordinal()
        for (name, place), term in self.terms.items():
            known = account.get(name)
            value = known.values[place or 0] if isinstance(known, ContactValues) else known
            yield self.known[name, place] == (value is not None)
            if value is not None:
                yield term.equals(value)

    def find(self, *wanted: Term) -> Witness | None:
        """An account of which all of this is true, or None where there is none."""
        self.solver.push()
        self.solver.add(wanted)
        answer = self.solver.check()
        found = self._witness(self.solver.model()) if answer == z3.sat else None
        self.solver.pop()
        assert answer in (z3.sat, z3.unsat), answer
        return found

    def _witness(self, model: Term) -> Witness:
        found = {
            spot: term.value(model)
            for spot, term in self.terms.items()
            if z3.is_true(model.eval(self.known[spot], model_completion=True))
        }
        account: dict[str, Known] = {name: value for (name, place), value in found.items() if place is None}
        for name in {name for name, place in self.terms if place is not None}:
            account[name] = ContactValues(tuple(found.get((name, place)) for place in self.places))
        return Witness(account, day_of(model, self.as_of))


def where(
    wanted: Sequence[tuple[CompiledCondition, Collection[Truth]]],
    catalogue: Catalogue,
    *,
    complete: bool = False,
) -> Witness | None:
    """An account for which each condition comes out as one of what is wanted of it."""
    encoding = Encoding([condition for condition, _ in wanted], catalogue, complete=complete)
    terms = [z3.Or([encoding.truth(condition).is_(one) for one in truths]) for condition, truths in wanted]
    return encoding.find(*terms)


def truths_found(
    conditions: Sequence[CompiledCondition], catalogue: Catalogue, *, complete: bool = False
) -> dict[tuple[Truth, ...], Witness]:
    """What the conditions can come to together, each with an account."""
    encoding = Encoding(conditions, catalogue, complete=complete)
    return dict(_branches(encoding, [encoding.truth(one) for one in conditions], ()))


def _branches(
    encoding: Encoding, left: Sequence[Three], truths: tuple[Truth, ...]
) -> Iterator[tuple[tuple[Truth, ...], Witness]]:
    """One condition after the other, what the later ones can come to beside the earlier ones."""
    if not left:
        if found := encoding.find():
            yield truths, found
        return
    for truth in TRUTHS:
        encoding.solver.push()
        encoding.solver.add(left[0].is_(truth))
        if encoding.solver.check() == z3.sat:
            yield from _branches(encoding, left[1:], (*truths, truth))
        encoding.solver.pop()


def _contact_conditions(conditions: Sequence[CompiledCondition]) -> Iterator[OfContacts]:
    for condition in conditions:
        match condition:
            case node.OfContacts():
                yield condition
            case node.AllOf(parts=parts) | node.AnyOf(parts=parts):
                yield from _contact_conditions(parts)
            case node.Negation(part=part):
                yield from _contact_conditions([part])
            case _:
                continue


def _every(parts: Sequence[Three]) -> Three:
    return Three(z3.And([part.true for part in parts]), z3.Or([part.false for part in parts]))


def _some(parts: Sequence[Three]) -> Three:
    return Three(z3.Or([part.true for part in parts]), z3.And([part.false for part in parts]))
