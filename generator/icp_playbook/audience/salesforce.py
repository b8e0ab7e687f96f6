"""An audience as the WHERE clause of a SOQL query over Account.

https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm
"""

import datetime
import re
from collections.abc import Sequence
from typing import Any

from icp_playbook.audience.expression import Gap, property_of, sayable, stored_words
from icp_playbook.audience.rules import AudienceRule, Literal, RuleGroup, Tree
from icp_playbook.fields import Catalogue, Field

_API_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*(__c)?")
_OPPOSITE = {"=": "!=", ">=": "<", "<=": ">"}


def salesforce(
    rules: Sequence[AudienceRule], catalogue: Catalogue, _as_of: datetime.date
) -> tuple[str, list[Gap]]:
    """The clause, a rule a line, and what it lacks; no text where no rule can be said.

    Spans of days are Salesforce's own and stay current.
    """
    kept, gaps = sayable(rules, lambda literal: _objection(literal, catalogue))
    lines = [_expression(rule.tree, catalogue) for rule in kept]
    if lines:
        gaps.append(Gap(None, "picklist values are the labels and synonyms of icp/fields.yaml: compare them"))
    return "WHERE " + "\n  AND ".join(lines) if lines else "", gaps


def _objection(literal: Literal, catalogue: Catalogue) -> str | None:
    field = catalogue[literal.field]
    if _name(field) is None:
        return f"no Salesforce field is known for {field.label}"
    return None


def _name(field: Field) -> str | None:
    return property_of(field.columns.salesforce, lambda name: bool(_API_NAME.fullmatch(name)))


def _expression(tree: Tree, catalogue: Catalogue) -> str:
    if isinstance(tree, RuleGroup):
        word = " AND " if tree.joined == "all" else " OR "
        return f"({word.join(_expression(part, catalogue) for part in tree.parts)})"
    field = catalogue[tree.field]
    name = _name(field) or ""
    test = _test(name, tree, field)
    if tree.operator == "known":
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
    negated, value = literal.negated, literal.operand
    match literal.operator:
        case "is" if field.type in ("choice", "country"):
            return _listed(name, field, [value], negated=negated)
        case "is":
            return _compared(name, "=", value, field, negated=negated)
        case "in":
            return _listed(name, field, value, negated=negated)
        case "at_least":
            return _compared(name, ">=", value, field, negated=negated)
        case "at_most":
            return _compared(name, "<=", value, field, negated=negated)
        case "between":
            return _between(name, value, field, negated=negated)
        case "within":
            return f"(NOT {name} = LAST_N_DAYS:{value})" if negated else f"{name} = LAST_N_DAYS:{value}"
        case "has_any" | "has_all" | "has_none":
            return _members(name, literal, field)
        case _:
            return f"{name} {'!=' if value else '='} null"


def _compared(name: str, sign: str, value: object, field: Field, *, negated: bool) -> str:
    return f"{name} {_OPPOSITE[sign] if negated else sign} {_value(value, field)}"


def _between(name: str, bounds: Any, field: Field, *, negated: bool) -> str:
    low, high = (_value(bound, field) for bound in bounds)
    return f"({name} < {low} OR {name} > {high})" if negated else f"({name} >= {low} AND {name} <= {high})"


def _listed(name: str, field: Field, values: Any, *, negated: bool) -> str:
    words = values if field.type in ("integer", "number", "money") else stored_words(field, values)
    return f"{name} {'NOT IN' if negated else 'IN'} ({', '.join(_value(word, field) for word in words)})"


def _members(name: str, literal: Literal, field: Field) -> str:
    """Multi-select picklists: INCLUDES holds for any of its items."""
    values: Any = literal.operand
    if literal.operator == "has_all":
        sign, word = ("EXCLUDES", " OR ") if literal.negated else ("INCLUDES", " AND ")
        parts = [f"{name} {sign} ({_words(field, [value])})" for value in values]
        return f"({word.join(parts)})"
    excludes = (literal.operator == "has_none") != literal.negated
    return f"{name} {'EXCLUDES' if excludes else 'INCLUDES'} ({_words(field, values)})"


def _words(field: Field, values: Sequence[object]) -> str:
    return ", ".join(_quoted(word) for word in stored_words(field, values))


def _value(value: object, field: Field) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float) or field.type == "date":
        return str(value)
    return _quoted(str(value))


_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _quoted(text: str) -> str:
    return f"'{text.translate(_ESCAPES)}'"
