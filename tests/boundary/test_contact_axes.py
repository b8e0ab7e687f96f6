"""Many conditions on contacts are decided at once, and what is shown has no more contacts than are needed."""

from itertools import combinations, product

import pytest

from icp_playbook.boundary import account_where, truths_reached
from icp_playbook.fields import Catalogue, Conventions
from icp_playbook.fit import CompiledCondition, ContactValues, OfContacts, holds
from icp_playbook.fit.condition import AllOf, AnyOf, Equals, IncludesAny, IsKnown, Minimum, Negation
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


MIXED = Catalogue(
    (*(field(name, of="contact", match="any") for name in ("kind", "tools")), field("people"), field("flag")),
    Conventions("USD"),
)


def test_conditions_on_contacts_and_the_account_are_met_by_its_size() -> None:
    """An account of so many people can meet the first so many of six conditions, in any selection."""
    sizes: list[CompiledCondition] = [Minimum("people", at) for at in range(1, len(PAIRS) + 1)]
    some: list[CompiledCondition] = [
        OfContacts(AllOf((pair.part, size)), every=False) for pair, size in zip(PAIRS, sizes, strict=True)
    ]
    expected = {
        (*met, *(False,) * (len(PAIRS) - people), *(at < people for at in range(len(PAIRS))))
        for people in range(len(PAIRS) + 1)
        for met in product((True, False), repeat=people)
    }
    found = truths_reached([*some, *sizes], MIXED, complete=True)
    assert set(found) == expected
    for truths, shown in found.items():
        assert tuple(holds(one, shown.account, shown.as_of) for one in (*some, *sizes)) == truths


@pytest.mark.parametrize("complete", [True, False])
def test_contacts_and_the_account_together_agree_with_z3(complete: bool) -> None:
    maker, tool = Equals("kind", "maker"), IncludesAny("tools", ("a",))
    large, flag = Minimum("people", 3), Equals("flag", True)
    conditions: list[CompiledCondition] = [
        OfContacts(AllOf((maker, large)), every=False),
        OfContacts(AnyOf((maker, flag)), every=True),
        OfContacts(AnyOf((AllOf((tool, Negation(large))), Negation(maker))), every=False),
        OfContacts(AllOf((AnyOf((flag, tool)), AnyOf((Negation(flag), maker)))), every=True),
        OfContacts(IsKnown("people", False), every=False),
        large,
    ]
    for some in combinations(conditions, 3):
        found = set(truths_reached(some, MIXED, complete=complete))
        assert found == set(truths_found(some, MIXED, complete=complete)), some


def test_where_the_account_has_many_cases_contacts_are_told_apart() -> None:
    """Five tests of the account in one condition: still the same answers."""
    sizes = [Minimum("people", at) for at in range(1, 6)]
    part = AnyOf((AllOf((Equals("kind", "maker"), *sizes[:2])), AllOf((Negation(sizes[2]), *sizes[3:]))))
    condition, few = OfContacts(part, every=False), Minimum("people", 2)
    assert set(truths_reached([condition, few], MIXED)) == set(truths_found([condition, few], MIXED))
