"""A campaign filter as the parameters of Apollo's organization search. All must be true; there is no "or".

https://docs.apollo.io/reference/organization-search
"""

import datetime
import json
import re
from collections.abc import Sequence
from typing import TypeAlias, assert_never

from icp_playbook.campaign.expression import Gap, InexpressibleError, expressible, stored_words
from icp_playbook.campaign.rules import CampaignRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue, Field, Value, folded_header
from icp_playbook.fit import CompiledTest, named_values
from icp_playbook.fit import condition as node
from icp_playbook.values import days_after

_End: TypeAlias = str | int | float
_Parameters: TypeAlias = dict[str, list[str] | dict[str, _End]]
_LARGEST_HEADCOUNT = 10_000_000
_RANGES = {"annualrevenue": "revenue_range", "totalfunding": "total_funding_range"}
_LISTS = {"companycountry": "organization_locations", "industry": "q_organization_keyword_tags"}
_HEADCOUNT, _TOOLS, _FUNDED = "employees", "technologies", "lastraisedat"
_KNOWN = {_HEADCOUNT, _TOOLS, _FUNDED, *_RANGES, *_LISTS}
"""Apollo's columns, folded, for which its search has a parameter."""


def apollo(
    rules: Sequence[CampaignRule], catalogue: Catalogue, as_of: datetime.date
) -> tuple[str, list[Gap]]:
    """The parameters as JSON, and their gaps."""
    flat = [CampaignRule(rule.kind, rule.id, tree) for rule in rules for tree in _conjuncts(rule.tree)]
    kept, gaps = expressible(
        flat, lambda literal: _rendered(literal, catalogue[literal.field], as_of), catalogue
    )
    found: _Parameters = {}
    for rule in kept:
        here = (rule.kind, rule.id)
        if isinstance(rule.tree, RuleGroup):
            gaps.append(Gap(here, "a search has no 'or'"))
            continue
        parameters = _rendered(rule.tree, catalogue[rule.tree.field], as_of)
        if found.keys() & parameters.keys():
            gaps.append(
                Gap(here, f"a search takes {', '.join(parameters)} only once, and another rule uses it")
            )
        else:
            found |= parameters
    gaps.append(Gap(None, "Apollo itself decides what to do with companies it has no value for"))
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


def _rendered(literal: Literal, field: Field, as_of: datetime.date) -> _Parameters:
    column = _column(field)
    if column is None:
        raise InexpressibleError(f"Apollo's search has no parameter for {field.label}")
    if literal.excludes and column not in ("companycountry", _TOOLS):
        raise InexpressibleError(f"Apollo's search cannot exclude by {field.label}")
    if not _suits(literal.test, column):
        raise InexpressibleError(f"Apollo's search cannot test {field.label} in this way")
    return _parameters(literal, field, as_of)


def _suits(test: CompiledTest, column: str) -> bool:
    """Whether the parameter of a column can express a test."""
    match test:
        case node.Equals():
            return column != _TOOLS
        case node.OneOf():
            return column in _LISTS
        case node.IncludesAny() | node.IncludesAll() | node.IncludesNone():
            return column == _TOOLS
        case node.WithinDays():
            return column == _FUNDED
        case node.InRange() | node.Minimum() | node.Maximum():
            return column not in _LISTS and column != _TOOLS
        case node.IsKnown() | node.TextContains() | node.TextStarts() | node.TextEnds():
            return False
        case _:
            assert_never(test)


def _parameters(literal: Literal, field: Field, as_of: datetime.date) -> _Parameters:
    column, values = _column(field), named_values(literal.test)
    if column in _LISTS:
        name = "organization_not_locations" if literal.negated else _LISTS[column]
        return {name: stored_words(field, values)}
    if column == _TOOLS:
        return {_tools(literal): [_uid(field.choices[str(value)].label) for value in values]}
    low, high = _bounds(literal.test, as_of)
    if column == _HEADCOUNT:
        return {
            "organization_num_employees_ranges": [
                f"{low or 1},{_LARGEST_HEADCOUNT if high is None else high}"
            ]
        }
    name = "latest_funding_date_range" if column == _FUNDED else _RANGES[column or ""]
    ends = {"min": low, "max": high}
    return {name: {end: _plain(value) for end, value in ends.items() if value is not None}}


def _bounds(test: CompiledTest, as_of: datetime.date) -> tuple[Value | None, Value | None]:
    match test:
        case node.Minimum(bound=bound):
            return bound, None
        case node.Maximum(bound=bound):
            return None, bound
        case node.WithinDays(days=days):
            return days_after(as_of, -days), as_of
        case node.Equals(value=value):
            return value, value
        case node.InRange(low=low, high=high):
            return low, high
        case node.OneOf() | node.IncludesAny() | node.IncludesAll() | node.IncludesNone() | node.IsKnown():
            raise InexpressibleError("Apollo's search has a low and a high end here")
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise InexpressibleError("Apollo's search has a low and a high end here")
        case _:
            assert_never(test)


def _plain(value: Value) -> _End:
    return str(value) if isinstance(value, datetime.date) else value


def _tools(literal: Literal) -> str:
    if literal.excludes:
        return "currently_not_using_any_of_technology_uids"
    match literal.test:
        case node.IncludesAll():
            return "currently_using_all_of_technology_uids"
        case node.IncludesAny() | node.IncludesNone():
            return "currently_using_any_of_technology_uids"
        case node.Equals() | node.OneOf() | node.InRange() | node.Minimum() | node.Maximum():
            raise InexpressibleError("Apollo's search takes a list of technologies")
        case node.WithinDays() | node.IsKnown():
            raise InexpressibleError("Apollo's search takes a list of technologies")
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise InexpressibleError("Apollo's search takes a list of technologies")
        case _:
            assert_never(literal.test)


def _uid(label: str) -> str:
    """Apollo's id of a technology: its name in lower case with underscores."""
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
