"""An audience as a WHERE clause in standard SQL, over columns named as the fields of fields.yaml."""

import datetime
from collections.abc import Sequence
from typing import Any

from icp_playbook.audience.expression import Gap
from icp_playbook.audience.rules import AudienceRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue

_NOTES = (
    "columns are the ids of icp/fields.yaml, values the ids of choices and ISO 3166 country codes",
    "a list is one text with its ids between semicolons: slack;hubspot",
    "a headcount or sum known only as a band that straddles a limit must be NULL: SQL compares one number",
)


def sql(rules: Sequence[AudienceRule], catalogue: Catalogue, as_of: datetime.date) -> tuple[str, list[Gap]]:
    """The clause, a rule a line. NULL is "not known": it fails a must and passes a disqualifier."""
    lines = [_expression(rule.tree, catalogue, as_of) for rule in rules]
    notes = [Gap(None, note) for note in _NOTES]
    if any("within" in literal.test for rule in rules for literal in _literals(rule.tree)):
        notes.append(Gap(None, f"spans of days count back from {as_of}: make the filter again later"))
    return "WHERE " + "\n  AND ".join(lines) if lines else "", notes


def _literals(tree: Tree) -> list[Literal]:
    if isinstance(tree, Literal):
        return [tree]
    return [literal for part in tree.parts for literal in _literals(part)]


def _expression(tree: Tree, catalogue: Catalogue, as_of: datetime.date) -> str:
    if isinstance(tree, RuleGroup):
        word = " AND " if tree.joined == "all" else " OR "
        return f"({word.join(_expression(part, catalogue, as_of) for part in tree.parts)})"
    column = _identifier(tree.field)
    test = _test(column, tree, catalogue[tree.field].type, as_of)
    if tree.negated:
        test = f"NOT ({test})"
    return f"({test} OR {column} IS NULL)" if tree.open else test


def _test(column: str, literal: Literal, kind: str, as_of: datetime.date) -> str:
    match literal.operator, literal.operand:
        case "is", value:
            return f"{column} = {_value(value)}"
        case "in", list() as values:
            return f"{column} IN ({', '.join(_value(value) for value in values)})"
        case "between", [low, high]:
            return f"{column} BETWEEN {_value(low)} AND {_value(high)}"
        case "at_least", value:
            return f"{column} >= {_value(value)}"
        case "at_most", value:
            return f"{column} <= {_value(value)}"
        case "within", int() as days:
            first = as_of - datetime.timedelta(days=days)
            return f"{column} BETWEEN '{first}' AND '{as_of}'"
        case "has_any", list() as values:
            return _joined(" OR ", column, values)
        case "has_all", list() as values:
            return _joined(" AND ", column, values)
        case "has_none", list() as values:
            return f"NOT {_joined(' OR ', column, values)}"
        case "known", known:
            return f"{column} IS {'NOT ' if known else ''}NULL"
        case operator, _:
            raise ValueError(f"not a compiled operator: {operator} of {kind}")


def _joined(word: str, column: str, values: Sequence[Any]) -> str:
    """Membership of a text with separators at both ends; ids hold no wildcards."""
    held = [f"(';' || {column} || ';') LIKE {_value('%;' + str(value) + ';%')}" for value in values]
    return f"({word.join(held)})"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
