"""What the contacts of an account come to together: one axis for all conditions on them that share fields.

What one contact can come to, condition by condition, is found as for an account. What several come to is made
of it, one contact more at a time, until nothing new is found. So however many contacts there are, an account
is in one of these cells.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.boundary.axes import ChosenCells
from icp_playbook.boundary.formulas import Formula, Formulas, Rank
from icp_playbook.fit import Account, ContactValues, Known, OfContacts

Ranks: TypeAlias = tuple[Rank, ...]
"""What each of some conditions comes to."""
Contacts: TypeAlias = tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class ContactAxis:
    """Conditions on contacts that share fields, and a cell for all that they can come to."""

    conditions: Sequence[OfContacts]
    cells: Sequence[tuple[Ranks, Contacts]]
    """What the conditions come to in each cell, and contacts that show it."""
    axis: int

    def formula(self, condition: OfContacts, formulas: Formulas) -> Formula:
        """A condition as a formula."""
        place = self.conditions.index(condition)
        return formulas.ranked(self.axis, [ranks[place] for ranks, _ in self.cells])

    def contacts(self, choice: ChosenCells) -> Contacts:
        """Contacts in the cell chosen; where any will do, one of whom nothing is known if that can be."""
        if self.axis in choice:
            return self.cells[choice[self.axis]][1]
        return next((contacts for _, contacts in self.cells if not any(contacts)), self.cells[0][1])


def linked_by_fields(conditions: Iterable[OfContacts]) -> list[list[OfContacts]]:
    """Conditions by the fields that they share: no two groups have one in common."""
    groups: list[tuple[frozenset[str], list[OfContacts]]] = []
    for condition in conditions:
        fields, members, apart = condition.fields, [condition], []
        for group in groups:
            if group[0] & fields:
                fields, members = fields | group[0], group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (fields, members)]
    return [members for _, members in groups]


def together(
    kinds: Mapping[Ranks, Account], conditions: Sequence[OfContacts], step: Callable[[], None]
) -> dict[Ranks, Contacts]:
    """What conditions come to for any number of contacts of some kinds, each with the fewest that show it."""
    joins: list[Callable[[Rank, Rank], Rank]] = [min if one.every else max for one in conditions]
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
