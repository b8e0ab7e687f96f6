"""A campaign filter as a WHERE clause in standard SQL, over columns named as the fields of fields.yaml."""

import datetime
from collections.abc import Sequence
from typing import assert_never

from icp_playbook.boundary import ages_in
from icp_playbook.campaign.expression import Gap, InexpressibleError, expressible
from icp_playbook.campaign.rules import CampaignRule, Literal, RuleGroup, Tree, literals
from icp_playbook.fields import Catalogue, Value
from icp_playbook.fit import CompiledTest
from icp_playbook.fit import condition as node
from icp_playbook.values import days_after

_NOTES = (
    "this is standard SQL, for example for PostgreSQL or SQLite; where names stand between backticks (MySQL, "
    'BigQuery, Databricks, ClickHouse), replace "names" and || first',
    "columns are the ids of icp/fields.yaml, values the ids of choices and ISO 3166 country codes",
    "a list is one text with its ids between semicolons: slack;hubspot",
    "a headcount or amount known only as a band that straddles a limit must be NULL: SQL compares one number",
)


def sql(rules: Sequence[CampaignRule], catalogue: Catalogue, as_of: datetime.date) -> tuple[str, list[Gap]]:
    """The clause, one rule per line. NULL is "not known": it fails a must and passes a disqualifier."""
    kept, gaps = expressible(rules, lambda literal: _rendered(literal, as_of), catalogue)
    lines = [_expression(rule.tree, as_of) for rule in kept]
    notes = [*gaps, *(Gap(None, note) for note in _NOTES)]
    if ages_in(literal.test for literal in literals(*(rule.tree for rule in kept))):
        notes.append(Gap(None, f"numbers of days count back from {as_of}: write the filter again later"))
    return "WHERE " + "\n  AND ".join(lines) if lines else "", notes


def _expression(tree: Tree, as_of: datetime.date) -> str:
    if isinstance(tree, RuleGroup):
        word = " AND " if tree.joined == "all" else " OR "
        return f"({word.join(_expression(part, as_of) for part in tree.parts)})"
    return _rendered(tree, as_of)


def _rendered(tree: Literal, as_of: datetime.date) -> str:
    column = _identifier(tree.field)
    test = _test(column, tree.test, as_of)
    if tree.negated:
        test = f"NOT ({test})"
    return f"({test} OR {column} IS NULL)" if tree.open else test


def _test(column: str, test: CompiledTest, as_of: datetime.date) -> str:
    """A test in SQL. A test that not every database reads alike raises InexpressibleError."""
    match test:
        case node.Equals(value=value):
            return f"{column} = {_value(value)}"
        case node.OneOf(values=values):
            return f"{column} IN ({', '.join(_value(value) for value in values)})"
        case node.InRange(low=low, high=high):
            return f"{column} BETWEEN {_value(low)} AND {_value(high)}"
        case node.Minimum(bound=bound):
            return f"{column} >= {_value(bound)}"
        case node.Maximum(bound=bound):
            return f"{column} <= {_value(bound)}"
        case node.WithinDays(days=days):
            first = days_after(as_of, -days)
            return f"{column} BETWEEN '{first}' AND '{as_of}'"
        case node.IncludesAny(values=members):
            return _joined(" OR ", column, members)
        case node.IncludesAll(values=members):
            return _joined(" AND ", column, members)
        case node.IncludesNone(values=members):
            return f"NOT {_joined(' OR ', column, members)}"
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise InexpressibleError(
                f"databases differ in whether a part of {column} is found without regard to case and accents"
            )
        case node.IsKnown(known=known):
            return f"{column} IS {'NOT ' if known else ''}NULL"
        case _:
            assert_never(test)


def _joined(word: str, column: str, values: Sequence[str]) -> str:
    """Membership in a text with separators at both ends; ids contain no wildcards."""
    held = [f"(';' || {column} || ';') LIKE {_value('%;' + value + ';%')}" for value in values]
    return f"({word.join(held)})"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    if (
        "'" in text or "\\" in text
    ):  # databases read neither '' nor \\ alike, and some read one as the other's end
        raise InexpressibleError(f"databases differ in how they read the quote or backslash in {text!r}")
    return f"'{text}'"
