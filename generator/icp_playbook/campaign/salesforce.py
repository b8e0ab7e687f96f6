"""A campaign filter as the WHERE clause of a SOQL query over Account.

https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm
"""

import datetime
import re
from collections.abc import Sequence
from typing import assert_never

from icp_playbook.campaign.expression import (
    Gap,
    InexpressibleError,
    expressible,
    part_of_text,
    property_of,
    stored_words,
)
from icp_playbook.campaign.rules import CampaignRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue, Field, Value, traits
from icp_playbook.fit import condition as node

_API_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*(__c)?")
_OPPOSITE = {"=": "!=", ">=": "<", "<=": ">"}


def salesforce(
    rules: Sequence[CampaignRule], catalogue: Catalogue, _as_of: datetime.date
) -> tuple[str, list[Gap]]:
    """The clause, one rule per line, and its gaps; no text if no rule can be expressed.

    Spans of days are Salesforce's own and stay current.
    """
    kept, gaps = expressible(rules, lambda literal: _rendered(literal, catalogue[literal.field]), catalogue)
    lines = [_expression(rule.tree, catalogue) for rule in kept]
    if lines:
        gaps.append(Gap(None, "picklist values are labels and synonyms in icp/fields.yaml: check your org"))
    return "WHERE " + "\n  AND ".join(lines) if lines else "", gaps


def salesforce_name(field: Field) -> str | None:
    """The API name of the Account field that holds it; None if no column looks like one."""
    return property_of(field.columns.salesforce, lambda name: bool(_API_NAME.fullmatch(name)))


def _expression(tree: Tree, catalogue: Catalogue) -> str:
    if isinstance(tree, RuleGroup):
        word = " AND " if tree.joined == "all" else " OR "
        return f"({word.join(_expression(part, catalogue) for part in tree.parts)})"
    return _rendered(tree, catalogue[tree.field])


def _rendered(tree: Literal, field: Field) -> str:
    name = salesforce_name(field)
    if name is None:
        raise InexpressibleError(f"no Salesforce field is known for {field.label}")
    if field.type == "domain" and not tree.asks_if_known:
        raise InexpressibleError(f"{field.label}: Salesforce keeps web addresses as they were typed")
    test = _test(name, tree, field)
    if tree.asks_if_known:
        return test
    # A comparison with null is false for < and >, and true for != and NOT IN.
    return (
        f"({test} OR {name} = null)"
        if tree.open
        else f"({test} AND {name} != null)"
        if tree.negated
        else test
    )


def _test(name: str, literal: Literal, field: Field) -> str:
    negated = literal.negated
    match literal.test:
        case node.Equals(value=value):
            return _equals(name, value, field, negated=negated)
        case node.OneOf(values=values):
            return _listed(name, field, values, negated=negated)
        case node.Minimum(bound=bound):
            return _compared(name, ">=", bound, negated=negated)
        case node.Maximum(bound=bound):
            return _compared(name, "<=", bound, negated=negated)
        case node.InRange(low=low, high=high):
            return _between(name, (_value(low), _value(high)), negated=negated)
        case node.WithinDays(days=days):
            return f"(NOT {name} = LAST_N_DAYS:{days})" if negated else f"{name} = LAST_N_DAYS:{days}"
        case node.IncludesAll(values=members):
            return _every(name, members, field, negated=negated)
        case node.IncludesAny(values=members) | node.IncludesNone(values=members):
            return f"{name} {'EXCLUDES' if literal.excludes else 'INCLUDES'} ({_words(field, members)})"
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise part_of_text("a Salesforce query", field)
        case node.IsKnown(known=known):
            return f"{name} {'!=' if known else '='} null"
        case _:
            assert_never(literal.test)


def _equals(name: str, value: Value, field: Field, *, negated: bool) -> str:
    match field.type:
        case "choice" | "choices" | "country":  # the org may use any of several words
            return _listed(name, field, [value], negated=negated)
        case "integer" | "number" | "percent" | "year" | "money" | "text" | "boolean" | "date" | "domain":
            return _compared(name, "=", value, negated=negated)
        case _:
            assert_never(field.type)


def _compared(name: str, sign: str, value: Value, *, negated: bool) -> str:
    return f"{name} {_OPPOSITE[sign] if negated else sign} {_value(value)}"


def _between(name: str, ends: tuple[str, str], *, negated: bool) -> str:
    low, high = ends
    return f"({name} < {low} OR {name} > {high})" if negated else f"({name} >= {low} AND {name} <= {high})"


def _listed(name: str, field: Field, values: Sequence[Value], *, negated: bool) -> str:
    words = values if traits(field.type).number else stored_words(field, values)
    return f"{name} {'NOT IN' if negated else 'IN'} ({', '.join(_value(word) for word in words)})"


def _every(name: str, members: Sequence[str], field: Field, *, negated: bool) -> str:
    """Multi-select picklists: INCLUDES holds for any of its items, so each is asked for by itself."""
    sign, word = ("EXCLUDES", " OR ") if negated else ("INCLUDES", " AND ")
    return f"({word.join(f'{name} {sign} ({_words(field, [member])})' for member in members)})"


def _words(field: Field, values: Sequence[object]) -> str:
    return ", ".join(_quoted(word) for word in stored_words(field, values))


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | datetime.date):
        return str(value)
    return _quoted(value)


_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _quoted(text: str) -> str:
    return f"'{text.translate(_ESCAPES)}'"
