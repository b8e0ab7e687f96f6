"""Tests and points as formulas of Salesforce, over the fields of Account.

A formula that compares an empty number or date has no value, which IF, AND and OR treat each in a way of its
own: every such comparison stands beside an ISBLANK that decides without it.
https://help.salesforce.com/s/articleView?id=platform.tips_for_using_picklist_formula_fields.htm
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from icp_playbook.activation.empty_values import expect_emptiable
from icp_playbook.activation.score_draft import DraftCriterion, obstacles_in
from icp_playbook.activation.steps import ENDS, End
from icp_playbook.activation.trees import ALWAYS
from icp_playbook.campaign import (
    InexpressibleError,
    Literal,
    Tree,
    part_of_text,
    salesforce_name,
    stored_words,
)
from icp_playbook.fields import Catalogue, Field, Value
from icp_playbook.fit import condition as node

_MOST_CHARACTERS, _MOST_BYTES = 3_900, 4_000
"""Of a formula: https://help.salesforce.com/s/articleView?id=platform.formula_field_limits.htm"""
_OPPOSITE = {"=": "<>", ">=": "<", "<=": ">"}


def salesforce_obstacles(criterion: DraftCriterion, catalogue: Catalogue) -> Iterator[str]:
    """Why a formula cannot express a criterion."""
    found = list(
        obstacles_in(
            [*criterion.literals], lambda literal: test_formula(literal, catalogue[literal.field]), catalogue
        )
    )
    yield from found
    if not found and any(is_too_long(points_formula(criterion, end, catalogue)) for end in ENDS):
        yield f"its formula would be longer than {_MOST_CHARACTERS:,} characters"


def is_too_long(formula: str) -> bool:
    """Whether Salesforce would refuse to save a formula for its length."""
    return len(formula) > _MOST_CHARACTERS or len(formula.encode()) > _MOST_BYTES


def points_formula(criterion: DraftCriterion, end: End, catalogue: Catalogue) -> str:
    """The points of a criterion at one end."""
    terms = (
        str(step.points)
        if step.when == ALWAYS
        else f"IF({tree_formula(step.when, catalogue)}, {step.points}, 0)"
        for step in criterion.steps(end)
    )
    return sum_of(terms)


def sum_of(terms: Iterable[str]) -> str:
    """Terms added up."""
    return " +\n".join(terms) or "0"


def tree_formula(tree: Tree, catalogue: Catalogue) -> str:
    """A formula that is TRUE or FALSE, whatever is empty. Raises InexpressibleError."""
    if isinstance(tree, Literal):
        return test_formula(tree, catalogue[tree.field])
    return _call(
        "AND" if tree.joined == "all" else "OR", [tree_formula(part, catalogue) for part in tree.parts]
    )


def test_formula(literal: Literal, field: Field) -> str:
    """One test. Raises InexpressibleError if a formula has no words for it."""
    name = expect_emptiable(field, salesforce_name(field), "Salesforce")
    blank = f"ISBLANK(TEXT({name}))" if field.type == "choice" else f"ISBLANK({name})"
    if isinstance(literal.test, node.IsKnown):
        return f"NOT({blank})" if literal.test.known else blank
    _refuse(literal, field)
    found = _compared(name, literal, field)
    if literal.open:
        return f"OR({blank}, {found})"
    return f"AND(NOT({blank}), {found})"


def _refuse(literal: Literal, field: Field) -> None:
    match field.type:
        case "percent":
            raise InexpressibleError(f"{field.label}: a formula reads a Percent field as a share of 1")
        case "domain":
            raise InexpressibleError(f"{field.label}: Salesforce keeps web addresses as they were typed")
        case "text" if not isinstance(literal.test, node.Equals | node.OneOf):
            raise part_of_text("a formula", field)
        case _:
            return


def _compared(name: str, literal: Literal, field: Field) -> str:
    """What is asked of a field that is not empty."""
    negated = literal.negated
    match literal.test:
        case node.Minimum(bound=bound):
            return _sign(name, ">=", bound, negated=negated)
        case node.Maximum(bound=bound):
            return _sign(name, "<=", bound, negated=negated)
        case node.InRange(low=low, high=high):
            ends = [_sign(name, ">=", low, negated=negated), _sign(name, "<=", high, negated=negated)]
            return _call("OR" if negated else "AND", ends)
        case node.WithinDays(days=days):
            ends = [f"{name} > TODAY()", f"{name} < TODAY() - {days}"]
            return _call("OR", ends) if negated else f"NOT({_call('OR', ends)})"
        case node.Equals(value=value):
            return _among(name, field, [value], negated=negated)
        case node.OneOf(values=values):
            return _among(name, field, values, negated=negated)
        case node.IncludesAny(values=members) | node.IncludesNone(values=members):
            held = _call("OR", [_holds(name, field, member) for member in members])
            return f"NOT({held})" if literal.excludes else held
        case node.IncludesAll(values=members):
            held = _call("AND", [_holds(name, field, member) for member in members])
            return f"NOT({held})" if negated else held
        case node.TextContains() | node.TextStarts() | node.TextEnds() | node.IsKnown():
            raise part_of_text("a formula", field)
        case _:
            assert_never(literal.test)


def _sign(name: str, sign: str, value: Value, *, negated: bool) -> str:
    return f"{name} {_OPPOSITE[sign] if negated else sign} {_value(value)}"


def _among(name: str, field: Field, values: Iterable[Value], *, negated: bool) -> str:
    """The field has one of the values, or none of them."""
    if field.type == "choice":
        found = _call("OR", [f"ISPICKVAL({name}, {_text(word)})" for word in stored_words(field, values)])
        return f"NOT({found})" if negated else found
    listed = stored_words(field, values) if field.type == "country" else values
    return _call("AND" if negated else "OR", [_sign(name, "=", value, negated=negated) for value in listed])


def _holds(name: str, field: Field, member: str) -> str:
    return _call("OR", [f"INCLUDES({name}, {_text(word)})" for word in stored_words(field, [member])])


def _call(function: str, arguments: list[str]) -> str:
    return arguments[0] if len(arguments) == 1 else f"{function}({', '.join(arguments)})"


def _value(value: Value) -> str:
    match value:
        case str():
            return _text(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return str(value)
        case _:
            return f"DATE({value.year}, {value.month}, {value.day})"


def _text(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
