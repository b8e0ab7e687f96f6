"""Which operator suits which type of field: the table of the design, cell by cell."""

import pytest

from icp_playbook.conditions import OPERATORS, problems
from icp_playbook.fields import FieldType
from tests.conditions.test_words import condition
from tests.fields.catalogues import CATALOGUE, TYPES, field_of

# Equality for what has one value, comparison for what has an order, has_… for lists, within for days.
SUITS = {
    "is": "integer number percent year money text choice boolean date country domain",
    "in": "integer year text choice country domain",
    "between": "integer number percent year money date",
    "at_least": "integer number percent year money date",
    "at_most": "integer number percent year money date",
    "has_any": "choices",
    "has_all": "choices",
    "has_none": "choices",
    "contains_any": "text domain",
    "starts_with": "text domain",
    "ends_with": "text domain",
    "within": "date",
    "known": "integer number percent year money text choice choices boolean date country domain",
}
A_VALUE: dict[FieldType, str] = {
    "integer": "5",
    "number": "0.5",
    "percent": "-3",
    "year": "2015",
    "money": "5M",
    "text": "Crumb",
    "choice": "grown",
    "choices": "erp",
    "boolean": "true",
    "date": "2026-01-01",
    "country": "DK",
    "domain": "example.com",
}


def operand(key: str, kind: FieldType) -> str:
    shapes = {"value": "{0}", "values": "[{0}]", "range": "[{0}, {0}]", "days": "30", "flag": "true"}
    return shapes[OPERATORS[key].takes].format(A_VALUE[kind])


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("key", SUITS)
def test_an_operator_suits_a_type_or_names_those_that_do(key: str, kind: FieldType) -> None:
    field = field_of(kind)
    found = list(problems(condition(f"{{field: {field.id}, {key}: {operand(key, kind)}}}"), CATALOGUE))
    if kind in SUITS[key].split():
        assert found == []
        return
    (problem,) = found
    fitting = ", ".join(other for other in SUITS if kind in SUITS[other].split())
    assert (problem.path, problem.rule.id) == ((key,), "operator-type")
    assert problem.sentence == f"`{key}` does not work for `{field.id}`, which is of type {kind}"
    same = {
        "in": "; `has_any` does the same here" if kind == "choices" else "",
        "has_any": "; `contains_any` does the same here"
        if kind in SUITS["contains_any"].split()
        else "; `in` does the same here"
        if kind in SUITS["in"].split()
        else "",
        "contains_any": "; `has_any` does the same here"
        if kind == "choices"
        else "; `in` does the same here"
        if kind in SUITS["in"].split()
        else "",
        "has_none": f"; `{{not: {{field: {field.id}, in: […]}}}}` does the same here"
        if kind in SUITS["in"].split()
        else "",
    }
    assert problem.remedy == f"use one of {fitting}{same.get(key, '')}"


def test_the_table_has_a_row_for_every_operator() -> None:
    assert {key: set(row.suits) for key, row in OPERATORS.items()} == {
        key: set(kinds.split()) for key, kinds in SUITS.items()
    }


def test_every_problem_is_reported_with_its_path() -> None:
    tree = condition(
        "{all: [{field: stage, in: [grown, old]}, {not: {field: weather, is: fine}}, "
        "{any: [{field: revenue, between: [x, -1]}, {field: employees, between: [9, 5]}]}]}"
    )
    assert [(problem.path, problem.rule.id) for problem in problems(tree, CATALOGUE)] == [
        (("all", 0, "in", 1), "unknown-value"),
        (("all", 1, "not", "field"), "unknown-field"),
        (("all", 2, "any", 0, "between", 0), "unknown-value"),
        (("all", 2, "any", 0, "between", 1), "unknown-value"),
        (("all", 2, "any", 1, "between"), "inverted-range"),
    ]


@pytest.mark.parametrize("key", ["contains_any", "starts_with", "ends_with"])
def test_a_part_of_a_text_has_something_to_look_for(key: str) -> None:
    tree = condition(f'{{field: name, {key}: [bread, "\\u0301", "\\uFF02"]}}')
    assert [(one.path, one.rule.id, one.remedy) for one in problems(tree, CATALOGUE)] == [
        ((key, 1), "unknown-value", "write letters or digits")
    ]
