"""An audience as the parameters of Apollo's organization search. All of them must hold; there is no "or".

https://docs.apollo.io/reference/organization-search
"""

import datetime
import json
import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from icp_playbook.audience.expression import Gap, sayable, stored_words
from icp_playbook.audience.rules import AudienceRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue, Field
from icp_playbook.fields.folding import folded_header

_Parameters: TypeAlias = dict[str, Any]
_LARGEST_HEADCOUNT = 10_000_000
_RANGES = {"annualrevenue": "revenue_range", "totalfunding": "total_funding_range"}
_LISTS = {"companycountry": "organization_locations", "industry": "q_organization_keyword_tags"}
_HEADCOUNT, _TOOLS, _FUNDED = "employees", "technologies", "lastraisedat"
_KNOWN = {_HEADCOUNT, _TOOLS, _FUNDED, *_RANGES, *_LISTS}
"""Apollo's columns, folded, for which its search has a parameter."""


def apollo(
    rules: Sequence[AudienceRule], catalogue: Catalogue, as_of: datetime.date
) -> tuple[str, list[Gap]]:
    """The parameters as JSON, and what they lack."""
    flat = [AudienceRule(rule.kind, rule.id, tree) for rule in rules for tree in _conjuncts(rule.tree)]
    kept, gaps = sayable(flat, lambda literal: _objection(literal, catalogue))
    found: _Parameters = {}
    for rule in kept:
        here = (rule.kind, rule.id)
        if isinstance(rule.tree, RuleGroup):
            gaps.append(Gap(here, "a search has no 'or'"))
            continue
        said = _parameters(rule.tree, catalogue[rule.tree.field], as_of)
        if found.keys() & said.keys():
            gaps.append(Gap(here, f"a search takes {', '.join(said)} once, and another rule has it"))
        else:
            found |= said
    gaps.append(Gap(None, "Apollo decides itself about companies of which it does not know a value"))
    if "q_organization_keyword_tags" in found:
        gaps.append(Gap(None, "industries are searched as keywords: their labels and synonyms"))
    text = json.dumps(found, ensure_ascii=False, indent=2) if found else ""
    return text, list(dict.fromkeys(gaps))


def _conjuncts(tree: Tree) -> Sequence[Tree]:
    if isinstance(tree, RuleGroup) and tree.joined == "all":
        return [inner for part in tree.parts for inner in _conjuncts(part)]
    return [tree]


def _column(field: Field) -> str | None:
    return next((name for one in field.columns.apollo if (name := folded_header(one)) in _KNOWN), None)


def _objection(literal: Literal, catalogue: Catalogue) -> str | None:
    field = catalogue[literal.field]
    column = _column(field)
    if column is None:
        return f"Apollo's search has no parameter for {field.label}"
    negative = literal.negated != (literal.operator == "has_none")
    if negative and column not in ("companycountry", _TOOLS):
        return f"Apollo's search cannot exclude by {field.label}"
    if not _suits(literal.operator, column):
        return f"Apollo's search cannot test {field.label} in this way"
    return None


def _suits(operator: str, column: str) -> bool:
    if column in _LISTS:
        return operator in ("is", "in")
    if column == _TOOLS:
        return operator in ("has_any", "has_all", "has_none")
    if column == _FUNDED:
        return operator in ("within", "between", "at_least", "at_most", "is")
    return operator in ("between", "at_least", "at_most", "is")


def _parameters(literal: Literal, field: Field, as_of: datetime.date) -> _Parameters:
    column, operand = _column(field), literal.operand
    values: list[Any] = operand if isinstance(operand, list) else [operand]
    if column in _LISTS:
        name = "organization_not_locations" if literal.negated else _LISTS[column]
        return {name: stored_words(field, values)}
    if column == _TOOLS:
        return {_tools(literal): [_uid(word) for word in _labels(field, values)]}
    low, high = _bounds(literal, as_of)
    if column == _HEADCOUNT:
        return {
            "organization_num_employees_ranges": [
                f"{low or 1},{_LARGEST_HEADCOUNT if high is None else high}"
            ]
        }
    name = "latest_funding_date_range" if column == _FUNDED else _RANGES[column or ""]
    ends = {"min": low, "max": high}
    return {name: {end: value for end, value in ends.items() if value is not None}}


def _bounds(literal: Literal, as_of: datetime.date) -> tuple[Any, Any]:
    operand: Any = literal.operand
    match literal.operator:
        case "at_least":
            return operand, None
        case "at_most":
            return None, operand
        case "within":
            return str(as_of - datetime.timedelta(days=operand)), str(as_of)
        case "is":
            return operand, operand
        case _:
            return operand[0], operand[1]


def _tools(literal: Literal) -> str:
    if literal.negated != (literal.operator == "has_none"):
        return "currently_not_using_any_of_technology_uids"
    every = literal.operator == "has_all"
    return f"currently_using_{'all' if every else 'any'}_of_technology_uids"


def _labels(field: Field, values: Sequence[str]) -> list[str]:
    return [field.choices[value].label for value in values]


def _uid(label: str) -> str:
    """Apollo's id of a technology: its name in lower case with underscores."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
