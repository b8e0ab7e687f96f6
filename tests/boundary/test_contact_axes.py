"""Many conditions on contacts are decided at once, and what is shown has no more contacts than are needed."""

from itertools import combinations, product

import pytest

from icp_playbook.boundary import account_where, truths_reached
from icp_playbook.fields import Catalogue, Conventions
from icp_playbook.fit import CompiledCondition, ContactValues, OfContacts, holds
from icp_playbook.fit.condition import AllOf, Equals, IncludesAny, Minimum
from tests.boundary.drawn_boundaries import field
from tests.boundary.encoding import truths_found

CATALOGUE = Catalogue(
    tuple(field(name, of="contact", match="any") for name in ("kind", "tools", "people")), Conventions("USD")
)
KINDS = ("maker", "seller", "school")
TOOLS = ("a", "b")
PAIRS = [
    OfContacts(AllOf((Equals("kind", kind), IncludesAny("tools", (tool,)))), every=False)
    for kind, tool in product(KINDS, TOOLS)
]


def test_six_conditions_are_met_one_by_one_or_together() -> None:
    found = truths_reached(PAIRS, CATALOGUE, complete=True)
    assert len(found) == 2 ** len(PAIRS)
    for truths, shown in found.items():
        assert tuple(holds(one, shown.account, shown.as_of) for one in PAIRS) == truths


@pytest.mark.parametrize("count", [1, 2, 3])
def test_there_are_as_many_contacts_as_are_needed(count: int) -> None:
    wanted = [(PAIRS[2 * at], (True,)) for at in range(count)]
    shown = account_where(wanted, CATALOGUE)
    assert shown is not None
    kinds = shown.account["kind"]
    assert (len(kinds.values) if isinstance(kinds, ContactValues) else 1) == count


def test_some_and_all_of_them_agree_with_z3() -> None:
    conditions: list[CompiledCondition] = [
        *PAIRS[:2],
        OfContacts(Equals("kind", "maker"), every=True),
        OfContacts(Minimum("people", 3), every=True),
    ]
    for some in combinations(conditions, 3):
        assert set(truths_reached(some, CATALOGUE)) == set(truths_found(some, CATALOGUE))
