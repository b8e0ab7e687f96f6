"""Conditions in words a rep reads: "Employees 50–200", "Tools include Slack or HubSpot"."""

from collections.abc import Sequence
from typing import Literal, TypeAlias, assert_never

from icp_playbook.conditions import tree
from icp_playbook.fields import Catalogue, ContactMatch, say_value, traits
from icp_playbook.phrases import counted, series

Verb: TypeAlias = Literal["is ", "include ", ""]
"""Verbs that may be left out: a change of a condition is told as its operands, "50–200 → 20–200"."""


_NO_OPPOSITE = (
    *(tree.AtLeast, tree.AtMost, tree.Between, tree.Within),
    *(tree.HasAll, tree.ContainsAny, tree.StartsWith, tree.EndsWith),
)
"""Tests whose opposite no other test says: in its words nothing else is meant."""
_OF_CONTACTS: dict[ContactMatch, str] = {"any": "Any contact: ", "all": "Every contact: "}


def say(condition: tree.Condition, catalogue: Catalogue) -> str:
    """The condition as one phrase, with the field's label. The fields must exist."""
    matches = catalogue.matches(test.field for test in tree.tests_of(condition))
    return (_OF_CONTACTS[matches[0]] if matches else "") + _say(condition, catalogue)


def _say(condition: tree.Condition, catalogue: Catalogue) -> str:
    match condition:
        case tree.All(all=parts):
            return "; ".join(_nested(part, catalogue) for part in parts)
        case tree.Any(any=parts):
            return " or ".join(_nested(part, catalogue) for part in parts)
        case tree.Not(part=tree.Is() | tree.In() as part) if not _is_boolean(part, catalogue):
            return f"{catalogue[part.field].label} is not {say_operand(part, catalogue)}"
        case tree.Not(part=tree.FieldTest() as part) if isinstance(part, _NO_OPPOSITE):
            return _missed(part, catalogue)
        case tree.Not(part=part):
            return f"not: {_nested(part, catalogue)}"
        case tree.Is() if _is_boolean(condition, catalogue):
            return f"{catalogue[condition.field].label}: {say_operand(condition, catalogue)}"
        case tree.FieldTest():
            label, verb = catalogue[condition.field].label, _verb(condition)
            return f"{label} {verb}{say_operand(condition, catalogue)}"
        case _:
            assert_never(condition)


def say_needed(condition: tree.Condition, catalogue: Catalogue) -> str:
    """The condition as what must be known: "Employees and Industry"; other tests as they are said."""
    matches = catalogue.matches(test.field for test in tree.tests_of(condition))
    if not matches or not _is_known(condition):
        return _needed_words(condition, catalogue)
    return f"{_needed_words(condition, catalogue)} of {_OF_CONTACTS[matches[0]].lower().removesuffix(': ')}"


def _is_known(condition: tree.Condition) -> bool:
    """Whether a condition asks for nothing but that fields are known."""
    return all(
        isinstance(test, tree.Known) and not negated and test.known
        for test, negated in tree.signed_tests(condition)
    )


def _needed_words(condition: tree.Condition, catalogue: Catalogue) -> str:
    match condition:
        case tree.Known(known=True):
            return catalogue[condition.field].label
        case tree.All(all=parts):
            return series([_needed(part, catalogue) for part in parts], "and")
        case tree.Any(any=parts):
            return series([_needed(part, catalogue) for part in parts], "or")
        case _:
            return say(condition, catalogue)


def _needed(part: tree.Condition, catalogue: Catalogue) -> str:
    words = _needed_words(part, catalogue)
    return f"({words})" if isinstance(part, tree.All | tree.Any) else words


def say_met(test: tree.Test, catalogue: Catalogue, *, negated: bool) -> str:
    """What has to be true for a test to be met. `negated`: it speaks against its condition.

    Of contacts as many as have to meet the condition, where that helps it; else as many as have to fail it.
    """
    return _whom(test, catalogue, helps=not negated) + _say(test, catalogue)


def say_missed(test: tree.Test, catalogue: Catalogue, *, negated: bool) -> str:
    """The same for a test not to be met: "Employees below 50", "Tools include none of Slack"."""
    return _whom(test, catalogue, helps=negated) + _missed(test, catalogue)


def _whom(test: tree.Test, catalogue: Catalogue, *, helps: bool) -> str:
    match = catalogue[test.field].match
    if match is None:
        return ""
    return _OF_CONTACTS["any" if (match == "any") is helps else "all"]


def _missed(test: tree.Test, catalogue: Catalogue) -> str:
    field = catalogue[test.field]
    operand, unit = say_operand(test, catalogue), f" {field.unit}" if field.unit else ""
    match test:
        case tree.Is(value=value) if traits(field.type).statement:
            return f"{field.label}: {say_value(catalogue, field, value is False)}"
        case tree.Is() | tree.In():
            return f"{field.label} is not {operand}"
        case tree.Between() | tree.Within():
            return f"{field.label} not {operand}"
        case tree.AtLeast(bound=bound):
            below = "before" if traits(field.type).moment else "below"
            return f"{field.label} {below} {say_value(catalogue, field, bound)}{unit}"
        case tree.AtMost(bound=bound):
            above = "after" if traits(field.type).moment else "above"
            return f"{field.label} {above} {say_value(catalogue, field, bound)}{unit}"
        case tree.HasAny():
            return f"{field.label} include none of {operand}"
        case tree.HasAll():
            return f"{field.label} lack one of {operand}"
        case tree.HasNone(values=values):
            named = [say_value(catalogue, field, value) for value in values]
            return f"{field.label} include {series(named, 'or')}"
        case tree.ContainsAny(texts=texts):
            return f"{field.label} does not contain {_quoted(texts)}"
        case tree.StartsWith(texts=texts):
            return f"{field.label} does not start with {_quoted(texts)}"
        case tree.EndsWith(texts=texts):
            return f"{field.label} does not end with {_quoted(texts)}"
        case tree.Known(known=known):
            return f"{field.label} is {'not known' if known else 'known'}"
        case _:
            assert_never(test)


def _is_boolean(test: tree.FieldTest, catalogue: Catalogue) -> bool:
    """Labels of yes and no are statements, which "is yes" does not go with: "Building it in house: yes"."""
    return traits(catalogue[test.field].type).statement


def _nested(part: tree.Condition, catalogue: Catalogue) -> str:
    words = _say(part, catalogue)
    return f"({words})" if isinstance(part, tree.All | tree.Any) else words


def _verb(test: tree.Test) -> Verb:
    """What stands between label and operand; an operator with another verb has it in its operand."""
    match test:
        case tree.Is() | tree.In() | tree.Known():
            return "is "
        case tree.HasAny() | tree.HasAll() | tree.HasNone():
            return "include "
        case tree.Between() | tree.AtLeast() | tree.AtMost() | tree.Within():
            return ""
        case tree.ContainsAny() | tree.StartsWith() | tree.EndsWith():
            return ""
        case _:
            assert_never(test)


def say_operand(test: tree.Test, catalogue: Catalogue) -> str:
    """What a test asks for, plain without the field's label: "50–200", "Slack or HubSpot", "at least 9"."""
    field = catalogue[test.field]

    def word(value: object) -> str:
        return say_value(catalogue, field, value)

    unit = f" {field.unit}" if field.unit else ""
    match test:
        case tree.Is(value=value):
            return word(value)
        case tree.In(values=values) | tree.HasAny(values=values):
            return series([word(value) for value in values], "or")
        case tree.HasAll(values=values):
            return series([word(value) for value in values], "and")
        case tree.HasNone(values=values):
            return f"none of {series([word(value) for value in values], 'or')}"
        case tree.Between(bounds=(low, high)):
            return f"{word(low)}–{word(high)}{unit}"
        case tree.AtLeast(bound=bound):
            return f"from {word(bound)} on" if traits(field.type).moment else f"at least {word(bound)}{unit}"
        case tree.AtMost(bound=bound):
            return f"until {word(bound)}" if traits(field.type).moment else f"at most {word(bound)}{unit}"
        case tree.ContainsAny(texts=texts):
            return f"contains {_quoted(texts)}"
        case tree.StartsWith(texts=texts):
            return f"starts with {_quoted(texts)}"
        case tree.EndsWith(texts=texts):
            return f"ends with {_quoted(texts)}"
        case tree.Within(days=days):
            return f"within the last {counted(days, 'day')}"
        case tree.Known(known=known):
            return "known" if known else "not known"
        case _:
            assert_never(test)


def _quoted(texts: Sequence[object]) -> str:
    return series([f"“{text}”" for text in texts], "or")
