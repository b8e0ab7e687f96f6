"""Scoring rules for Zoho CRM, not active: a person looks at them and activates them.

The body of POST /crm/v8/settings/automation/scoring_rules, for Accounts, as in Zoho's specification:
https://github.com/zoho/crm-oas (v8.0/scoring_rules/operations/postScoringRules)
https://www.zoho.com/crm/developer/docs/api/v8/create-scoring-rules.html

What a comparison makes of an empty field is not written there: each stands beside a test that decides
without it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, assert_never

from icp_playbook.activation.empty_values import expect_emptiable
from icp_playbook.activation.score_draft import DraftCriterion, ScoreDraft, obstacles_in
from icp_playbook.activation.short_names import short_names
from icp_playbook.activation.steps import ENDS, End
from icp_playbook.activation.trees import ALWAYS
from icp_playbook.campaign import InexpressibleError, Literal, Tree, part_of_text, property_of, stored_words
from icp_playbook.fields import Catalogue, Field, Value
from icp_playbook.findings import CommandError
from icp_playbook.fit import condition as node

SCORING_RULES = "/crm/v8/settings/automation/scoring_rules"
_NAMES: dict[End, str] = {"low": "at least", "high": "at most"}
_LONGEST_NAME, _MOST_RULES, _MOST_IN_GROUP, _LONGEST_ABOUT = 25, 50, 25, 500
_API_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
Criteria: TypeAlias = dict[str, Any]


def zoho_obstacles(criterion: DraftCriterion, catalogue: Catalogue) -> Iterator[str]:
    """Why a scoring rule cannot express a criterion."""
    yield from obstacles_in(
        [*criterion.literals], lambda literal: _test(literal, catalogue[literal.field]), catalogue
    )
    if any(step.when == ALWAYS for step in (*criterion.low, *criterion.high)):
        yield "it holds for every account, and a scoring rule needs a test"


def zoho_rules(drafts: Sequence[ScoreDraft], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """A body for each ICP, with a rule for either end. Raises CommandError if one needs too many parts."""
    room = _LONGEST_NAME - len(" at least")
    for draft, name in zip(drafts, short_names([draft.icp for draft in drafts], room, "-"), strict=True):
        yield {"scoring_rules": [_rule(draft, f"{name} {_NAMES[end]}", end, catalogue) for end in ENDS]}


def _rule(draft: ScoreDraft, name: str, end: End, catalogue: Catalogue) -> dict[str, Any]:
    parts = [
        {"score": step.points, "criteria": _criteria(step.when, catalogue)}
        for criterion in draft.criteria
        for step in criterion.steps(end)
    ]
    if len(parts) > _MOST_RULES:
        raise CommandError(
            f'"{draft.icp}" would need {len(parts)} field rules; a scoring rule has at most {_MOST_RULES}',
            "give it fewer criteria or fewer bands",
        )
    counted = "worst" if end == "low" else "best"
    about = f"Points of the ICP {draft.name}: what is not known counts at its {counted}."
    return {
        "name": name,
        "description": about[:_LONGEST_ABOUT],
        "module": {"api_name": "Accounts"},
        "active": False,
        "field_rules": parts,
    }


def _criteria(tree: Tree, catalogue: Catalogue) -> Criteria:
    if isinstance(tree, Literal):
        return _test(tree, catalogue[tree.field])
    return _group(
        "and" if tree.joined == "all" else "or", [_criteria(part, catalogue) for part in tree.parts]
    )


def _group(word: str, parts: Sequence[Criteria]) -> Criteria:
    """Criteria joined; Zoho's groups have two to 25 of them, and groups may stand in groups."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) > _MOST_IN_GROUP:
        inner = range(0, len(parts), _MOST_IN_GROUP)
        return _group(word, [_group(word, parts[at : at + _MOST_IN_GROUP]) for at in inner])
    return {"group_operator": word, "group": list(parts)}


def _test(literal: Literal, field: Field) -> Criteria:
    """One test. Raises InexpressibleError if Zoho's rules have no words for it."""
    known = property_of(field.columns.zoho, lambda each: bool(_API_NAME.fullmatch(each)))
    name = expect_emptiable(field, known, "Zoho")
    empty, filled = _one(name, "equal", "${EMPTY}"), _one(name, "equal", "${NOTEMPTY}")
    if isinstance(literal.test, node.IsKnown):
        return filled if literal.test.known else empty
    _refuse(field)
    found = _compared(name, literal, field)
    return _group("or", [empty, found]) if literal.open else _group("and", [filled, found])


def _refuse(field: Field) -> None:
    match field.type:
        case "percent":
            raise InexpressibleError(f"{field.label}: Zoho does not say how its rules read a percentage")
        case "choices":
            raise InexpressibleError(f"{field.label}: Zoho does not say how its rules compare several values")
        case "text" | "domain":
            raise InexpressibleError(f"{field.label}: Zoho does not say how it compares capitals and accents")
        case _:
            return


def _compared(name: str, literal: Literal, field: Field) -> Criteria:
    """What is asked of a field that is not empty."""
    negated = literal.negated
    match literal.test:
        case node.Minimum(bound=bound):
            return _one(name, "less_than" if negated else "greater_equal", _value(bound))
        case node.Maximum(bound=bound):
            return _one(name, "greater_than" if negated else "less_equal", _value(bound))
        case node.InRange(low=low, high=high):
            ends = (
                Literal(node.Minimum(literal.field, low), negated),
                Literal(node.Maximum(literal.field, high), negated),
            )
            return _group("or" if negated else "and", [_compared(name, each, field) for each in ends])
        case node.Equals(value=value):
            return _among(name, field, [value], negated=negated)
        case node.OneOf(values=values):
            return _among(name, field, values, negated=negated)
        case node.WithinDays():
            raise InexpressibleError(f"{field.label}: Zoho does not say which days its rules count")
        case node.TextContains() | node.TextStarts() | node.TextEnds():
            raise part_of_text("Zoho", field)
        case node.IncludesAny() | node.IncludesNone() | node.IncludesAll() | node.IsKnown():
            raise InexpressibleError(f"{field.label}: Zoho does not say how its rules compare several values")
        case _:
            assert_never(literal.test)


def _among(name: str, field: Field, values: Iterable[Value], *, negated: bool) -> Criteria:
    """The field has one of the values, or none of them."""
    named = field.type in ("choice", "country")
    listed = stored_words(field, values) if named else [_value(value) for value in values]
    if len(listed) == 1:
        return _one(name, "not_equal" if negated else "equal", listed[0])
    return _one(name, "not_in" if negated else "in", listed)


def _one(name: str, comparator: str, value: Any) -> Criteria:
    return {"field": {"api_name": name}, "comparator": comparator, "value": value, "type": "value"}


def _value(value: Value) -> str | int | float:
    return value if isinstance(value, str | int | float) else value.isoformat()
