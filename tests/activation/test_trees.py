"""What one test says of another: right for every value, and said where it makes a tree shorter."""

from itertools import product
from typing import Any

import pytest

from icp_playbook.activation.exclusive import exclusive_branches
from icp_playbook.activation.trees import ALWAYS, NEVER, implies, joined, opposite
from icp_playbook.campaign import Literal
from icp_playbook.fit import CompiledTest
from icp_playbook.fit import condition as node
from tests.activation.test_steps import true_of

_TESTS: tuple[CompiledTest, ...] = (
    node.Minimum("people", 10),
    node.Minimum("people", 12),
    node.Maximum("people", 10),
    node.Maximum("people", 9),
    node.InRange("people", 9, 10),
    node.Equals("people", 10),
    node.OneOf("people", (10, 12)),
    node.Equals("trade", "bread"),
    node.OneOf("trade", ("bread", "wine")),
    node.Equals("trade", "wine"),
)
LITERALS = [
    Literal(test, negated, open_) for test, negated, open_ in product(_TESTS, (False, True), (False, True))
] + [Literal(node.IsKnown(name, known)) for name, known in product(("people", "trade"), (True, False))]
VALUES: dict[str, list[Any]] = {
    "people": [None, 8, 9, 9.5, 10, 11, 12, 13],
    "trade": [None, "bread", "wine", "coal"],
}


def true_for(literal: Literal) -> list[Any]:
    """The values of its field for which a literal is true."""
    return [
        value
        for value in VALUES[literal.field]
        if true_of(literal, {} if value is None else {literal.field: value})
    ]


def test_an_implication_is_right_for_every_value() -> None:
    found = [(one, other) for one, other in product(LITERALS, LITERALS) if implies(one, other)]
    assert len(found) > 150
    for one, other in found:
        assert one.field == other.field
        assert set(true_for(one)) <= set(true_for(other)), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Literal(node.Minimum("people", 12)), Literal(node.Minimum("people", 10))),
        (Literal(node.Maximum("people", 9)), Literal(node.Minimum("people", 10), negated=True)),
        (Literal(node.Minimum("people", 10), negated=True), Literal(node.Maximum("people", 10))),
        (Literal(node.Equals("trade", "bread")), Literal(node.OneOf("trade", ("bread", "wine")))),
        (Literal(node.Equals("trade", "bread")), Literal(node.Equals("trade", "wine"), negated=True)),
        (
            Literal(node.OneOf("trade", ("bread", "wine")), negated=True),
            Literal(node.Equals("trade", "wine"), negated=True),
        ),
        (Literal(node.Equals("trade", "bread")), Literal(node.IsKnown("trade", known=True))),
        (Literal(node.IsKnown("trade", known=False)), Literal(node.Equals("trade", "bread"), open=True)),
    ],
)
def test_a_part_that_another_makes_needless_is_gone(one: Literal, other: Literal) -> None:
    assert (joined("any", (one, other)), joined("all", (other, one))) == (other, one)
    assert not implies(other, one)
    assert exclusive_branches(joined("all", (one, opposite(other)))) == []


def test_an_opposite_is_true_where_the_literal_is_not() -> None:
    for literal in LITERALS:
        against = opposite(literal)
        assert isinstance(against, Literal)
        assert true_for(against) == [one for one in VALUES[literal.field] if one not in true_for(literal)]
        assert opposite(against) == literal
    assert (opposite(ALWAYS), opposite(NEVER)) == (NEVER, ALWAYS)
