"""A campaign filter as the filter of a HubSpot company list (CRM lists API, v3 and later).

The root is an OR branch, its parts are AND branches, and filters stand in those only:
https://developers.hubspot.com/docs/api-reference/crm-lists-v3/list-filters
"""

import datetime
import itertools
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, assert_never
from typing import Literal as OneOf

from icp_playbook.campaign.expression import (
    Gap,
    InexpressibleError,
    expressible,
    is_constant,
    part_of_text,
    property_of,
    stored_words,
)
from icp_playbook.campaign.rules import CampaignRule, Literal, Tree
from icp_playbook.fields import Catalogue, Field, FieldType, Value
from icp_playbook.fit import CompiledTest, named_values
from icp_playbook.fit import condition as node

_PROPERTY = re.compile(r"[a-z][a-z0-9_]*")
_MOST_BRANCHES = 60
_Kind: TypeAlias = OneOf["number", "text", "options", "yes-no", "date"]
_Branch: TypeAlias = tuple[Literal, ...]


def hubspot(
    rules: Sequence[CampaignRule], catalogue: Catalogue, _as_of: datetime.date
) -> tuple[str, list[Gap]]:
    """The `filterBranch` of a list as JSON, and its gaps."""
    kept, gaps = expressible(rules, lambda literal: _rendered(literal, catalogue[literal.field]), catalogue)
    branches: list[_Branch] = [()]
    for rule in kept:
        added = [(*one, *other) for one in branches for other in _branches(rule.tree)]
        if len(added) > _MOST_BRANCHES:
            gaps.append(Gap((rule.kind, rule.id), f"the list would need more than {_MOST_BRANCHES} branches"))
        else:
            branches = added
    gaps += _value_notes(branches, catalogue)
    if branches == [()]:
        return "", gaps
    root = _branch("OR", branches=[_and(branch, catalogue) for branch in branches])
    return json.dumps({"filterBranch": root}, ensure_ascii=False, indent=2), gaps


def _branches(tree: Tree) -> list[_Branch]:
    """Disjunctive normal form: each branch is a conjunction of literals."""
    if isinstance(tree, Literal):
        return _simple(tree)
    parts = [_branches(part) for part in tree.parts]
    if tree.joined == "any":
        return [branch for part in parts for branch in part]
    if (count := _product(len(part) for part in parts)) > _MOST_BRANCHES:
        return [()] * count
    return [tuple(itertools.chain(*chosen)) for chosen in itertools.product(*parts)]


def _simple(literal: Literal) -> list[_Branch]:
    """A literal as branches of literals that one filter can express."""
    test, negated = literal.test, literal.negated
    match test:
        case node.InRange(field=field, low=low, high=high):
            return _spread(literal, (node.Minimum(field, low), node.Maximum(field, high)), every=not negated)
        case node.IncludesAll(field=field, values=members):
            each = [node.IncludesAny(field, (member,)) for member in members]
            return _spread(literal, each, every=not negated)
        case node.OneOf(field=field, values=values) if all(isinstance(value, int) for value in values):
            return _spread(literal, [node.Equals(field, value) for value in values], every=negated)
        case node.Equals() | node.OneOf() | node.Minimum() | node.Maximum():
            return [(literal,)]
        case node.IncludesAny() | node.IncludesNone() | node.WithinDays() | node.IsKnown():
            return [(literal,)]
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            return [(literal,)]
        case _:
            assert_never(test)


def _spread(literal: Literal, tests: Sequence[CompiledTest], *, every: bool) -> list[_Branch]:
    """Tests of the same field in place of one: in one branch, or in a branch each."""
    parts = [replace(literal, test=test) for test in tests]
    return [tuple(parts)] if every else [(part,) for part in parts]


def _product(counts: Iterable[int]) -> int:
    product = 1
    for count in counts:
        product = min(product * count, _MOST_BRANCHES + 1)
    return product


def _rendered(literal: Literal, field: Field) -> list[list[dict[str, Any]]]:
    """The filters of a literal, as a list has them: a branch each."""
    return [[_filter(part, field) for part in branch] for branch in _expressible(literal, field)]


def hubspot_branches(literal: Literal, field: Field) -> list[_Branch]:
    """A literal as branches of literals that one filter each can express, and no account more or less.

    Raises InexpressibleError.
    """
    branches = _expressible(literal, field)
    if field.type in ("text", "domain") and not literal.asks_if_known:
        raise InexpressibleError(f"{field.label}: HubSpot does not say how it compares capitals and accents")
    if _kind(field.type) == "options" and not literal.asks_if_known and (bare := _lacking(literal, field)):
        raise InexpressibleError(f"no HubSpot value is known for {bare}")
    return branches


def hubspot_test(literal: Literal, field: Field) -> tuple[str, dict[str, Any]]:
    """The property that one of these literals tests, and the operation on it."""
    operation = _filter(literal, field)["operation"]
    return _name(field) or "", {"includeObjectsWithNoValueSet": False, **operation}


def _expressible(literal: Literal, field: Field) -> list[_Branch]:
    """The branches of a literal. Raises InexpressibleError if HubSpot has no words for it."""
    if _name(field) is None:
        raise InexpressibleError(f"no HubSpot property is known for {field.label}")
    kind = _kind(field.type)
    if field.type == "percent" and not literal.asks_if_known:
        raise InexpressibleError(f"{field.label}: HubSpot may keep a percentage as a share of 1")
    if kind == "date" and not literal.asks_if_known:
        raise InexpressibleError(
            f"{field.label} is a date: set it by hand, lists count days relative to today"
        )
    chosen = kind == "options" and not literal.asks_if_known
    if chosen and not _options(field, named_values(literal.test)):
        raise InexpressibleError(f"no HubSpot value is known for {_lacking(literal, field)}")
    branches = _simple(literal)
    for part in itertools.chain(*branches):
        _operation(part, field)
    return branches


def _kind(type_: FieldType) -> _Kind:
    """What a property of HubSpot holds for a field of a type."""
    match type_:
        case "integer" | "number" | "percent" | "year" | "money":
            return "number"
        case "text" | "country" | "domain":
            return "text"
        case "choice" | "choices":
            return "options"
        case "boolean":
            return "yes-no"
        case "date":
            return "date"
        case _:
            assert_never(type_)


def _name(field: Field) -> str | None:
    return property_of(field.columns.hubspot, lambda name: bool(_PROPERTY.fullmatch(name)))


def _options(field: Field, values: Iterable[Value]) -> list[str]:
    """Internal values: the synonyms in capitals if a field has any, else its ids with underscores."""
    values = list(values)
    if not any(is_constant(word) for choice in field.values for word in choice.synonyms):
        return [str(value).replace("-", "_") for value in values]
    words = [word for value in values for word in field.choices[str(value)].synonyms]
    return [word for word in words if is_constant(word)]


def _lacking(literal: Literal, field: Field) -> str:
    """Labels of the values for which HubSpot's own are not known."""
    bare = [value for value in named_values(literal.test) if not _options(field, [value])]
    return ", ".join(field.choices[str(value)].label for value in bare)


def _value_notes(branches: Sequence[_Branch], catalogue: Catalogue) -> list[Gap]:
    literals = [literal for branch in branches for literal in branch]
    used = {literal.field: catalogue[literal.field] for literal in literals}
    lacking = dict.fromkeys(
        f"{used[literal.field].label}: no HubSpot value is known for {bare}, so these are not filtered"
        for literal in literals
        if _kind(used[literal.field].type) == "options" and not literal.asks_if_known
        if (bare := _lacking(literal, used[literal.field]))
    )
    return [Gap(None, reason) for reason in lacking] + [
        Gap(None, f"{_name(field)}: check the values against the property's options in your portal")
        for field in used.values()
        if _kind(field.type) == "options"
    ]


def _and(branch: _Branch, catalogue: Catalogue) -> dict[str, Any]:
    return _branch("AND", filters=[_filter(literal, catalogue[literal.field]) for literal in branch])


def _branch(kind: str, branches: Sequence[Any] = (), filters: Sequence[Any] = ()) -> dict[str, Any]:
    return {
        "filterBranchType": kind,
        "filterBranchOperator": kind,
        "filterBranches": list(branches),
        "filters": list(filters),
    }


def _filter(literal: Literal, field: Field) -> dict[str, Any]:
    operation = _operation(literal, field)
    if not literal.asks_if_known:
        operation["includeObjectsWithNoValueSet"] = literal.open
    return {"filterType": "PROPERTY", "property": _name(field), "operation": operation}


def _operation(literal: Literal, field: Field) -> dict[str, Any]:
    negated = literal.negated
    match literal.test:
        case node.IsKnown(known=known):
            return {"operationType": "ALL_PROPERTY", "operator": "IS_KNOWN" if known else "IS_UNKNOWN"}
        case node.Minimum(bound=bound):
            return _beyond(field, "IS_LESS_THAN" if negated else "IS_GREATER_THAN_OR_EQUAL_TO", bound)
        case node.Maximum(bound=bound):
            return _beyond(field, "IS_GREATER_THAN" if negated else "IS_LESS_THAN_OR_EQUAL_TO", bound)
        case node.Equals() | node.OneOf() | node.IncludesAny() | node.IncludesNone():
            return _among(literal, field)
        case node.InRange() | node.IncludesAll() | node.WithinDays():
            raise _inexpressible(field)
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise part_of_text("HubSpot", field)
        case _:
            assert_never(literal.test)


def _beyond(field: Field, sign: str, bound: Value) -> dict[str, Any]:
    if _kind(field.type) != "number":
        raise _inexpressible(field)
    return {"operationType": "NUMBER", "operator": sign, "value": bound}


def _among(literal: Literal, field: Field) -> dict[str, Any]:
    """The value is, or is not, one of those that the test names."""
    values, sign = named_values(literal.test), _equal(negated=literal.negated)
    kind = _kind(field.type)
    match kind:
        case "number" | "yes-no" if len(values) == 1:
            typed = "BOOL" if kind == "yes-no" else "NUMBER"
            return {"operationType": typed, "operator": sign, "value": values[0]}
        case "text":
            return {"operationType": "MULTISTRING", "operator": sign, "values": stored_words(field, values)}
        case "options":
            return {
                "operationType": "ENUMERATION",
                "operator": "IS_NONE_OF" if literal.excludes else "IS_ANY_OF",
                "values": _options(field, values),
            }
        case "number" | "yes-no" | "date":
            raise _inexpressible(field)
        case _:
            assert_never(kind)


def _inexpressible(field: Field) -> InexpressibleError:
    return InexpressibleError(f"HubSpot cannot test {field.label} in this way")


def _equal(*, negated: bool) -> str:
    return "IS_NOT_EQUAL_TO" if negated else "IS_EQUAL_TO"
