"""What the contacts of an account come to together: one axis for all conditions on them that share fields.

What one contact can come to, condition by condition, is found as for an account. What several come to is made
of it, one contact more at a time, until nothing new is found. So however many contacts there are, an account
is in one of these cells.

A condition may test fields of the account as well. They are the same for each of its contacts: so it is taken
apart by what these tests come to, and what is left of it in each case asks for nothing but contacts.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.boundary.axes import ChosenCells
from icp_playbook.boundary.formulas import Formula, Formulas, Rank
from icp_playbook.fit import Account, CompiledTest, ContactValues, Known, OfContacts

Ranks: TypeAlias = tuple[Rank, ...]
"""What each of some conditions comes to."""
Contacts: TypeAlias = tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What is left of a condition on contacts where its tests of the account come to some truths."""

    truths: tuple[tuple[CompiledTest, Rank], ...]
    place: int
    """Its place among all that is left of conditions."""


@dataclass(frozen=True, slots=True)
class ContactAxis:
    """Conditions on contacts that share fields, and a cell for all that they can come to."""

    cases: Mapping[OfContacts, Sequence[Case]]
    cells: Sequence[tuple[Ranks, Contacts]]
    """What is left of the conditions comes to in each cell, and contacts that show it."""
    axis: int

    def formula(
        self, condition: OfContacts, formulas: Formulas, of_test: Callable[[CompiledTest], Formula]
    ) -> Formula:
        """A condition as a formula; `of_test` is that of a test of the account."""
        found = []
        for case in self.cases[condition]:
            left = formulas.ranked(self.axis, [ranks[case.place] for ranks, _ in self.cells])
            settled = [formulas.exactly(of_test(test), rank) for test, rank in case.truths]
            found.append(formulas.every([*settled, left]))
        return formulas.some(found)

    def contacts(self, choice: ChosenCells) -> Contacts:
        """Contacts in the cell chosen; where any will do, one of whom nothing is known if that can be."""
        if self.axis in choice:
            return self.cells[choice[self.axis]][1]
        return next((contacts for _, contacts in self.cells if not any(contacts)), self.cells[0][1])


def linked_by_fields(
    conditions: Iterable[OfContacts], of_contacts: Callable[[str], bool]
) -> list[list[OfContacts]]:
    """Conditions by the fields of contacts that they share: no two groups have one in common."""
    groups: list[tuple[frozenset[str], list[OfContacts]]] = []
    for condition in conditions:
        fields, members, apart = frozenset(filter(of_contacts, condition.fields)), [condition], []
        for group in groups:
            if group[0] & fields:
                fields, members = fields | group[0], group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (fields, members)]
    return [members for _, members in groups]


def together(
    kinds: Mapping[Ranks, Account], every: Sequence[bool], step: Callable[[], None]
) -> dict[Ranks, Contacts]:
    """What conditions come to for any number of contacts of some kinds, each with the fewest that show it.

    `every` says which of the conditions must be true of each contact.
    """
    joins: list[Callable[[Rank, Rank], Rank]] = [min if all_ else max for all_ in every]
    found: dict[Ranks, Contacts] = {ranks: (contact,) for ranks, contact in kinds.items()}
    waiting = deque(found)
    while waiting:
        ranks = waiting.popleft()
        for more, contact in kinds.items():
            step()
            joined = tuple(join(one, other) for join, one, other in zip(joins, ranks, more, strict=True))
            if joined not in found:
                found[joined] = (*found[ranks], contact)
                waiting.append(joined)
    return found


def contact_fields(groups: Iterable[tuple[Collection[str], Contacts]]) -> dict[str, Known]:
    """Fields of contacts as an account has them: of each group some fields, and what contacts have in them.

    Where a group has fewer contacts than another, its last one stands for those that are missing.
    """
    shown = [(names, contacts) for names, contacts in groups if contacts]
    size = max((len(contacts) for _, contacts in shown), default=0)
    found: dict[str, Known] = {}
    for names, contacts in shown:
        all_ = (*contacts, *[contacts[-1]] * (size - len(contacts)))
        for name in sorted(names):
            values = [contact.get(name) for contact in all_]
            known = [value for value in values if value is not None and not isinstance(value, ContactValues)]
            if known:
                one = [None if isinstance(value, ContactValues) else value for value in values]
                found[name] = ContactValues(tuple(one)) if size > 1 else known[0]
    return found
