"""The operator table: which field types a test suits and what it takes. One row per operator."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.conditions import tree
from icp_playbook.fields import FieldType

Operand: TypeAlias = Literal["value", "values", "range", "days", "flag"]
OperatorKey: TypeAlias = Literal[
    "is",
    "in",
    "between",
    "at_least",
    "at_most",
    "has_any",
    "has_all",
    "has_none",
    "contains_any",
    "starts_with",
    "ends_with",
    "within",
    "known",
]


def operators_for(type_: FieldType) -> tuple[OperatorKey, ...]:
    """The operators that suit a type of field."""
    match type_:
        case "integer":
            return "is", "in", "between", "at_least", "at_most", "known"
        case "year":
            return "is", "in", "between", "at_least", "at_most", "known"
        case "number" | "percent" | "money":
            return "is", "between", "at_least", "at_most", "known"
        case "date":
            return "is", "between", "at_least", "at_most", "within", "known"
        case "text" | "domain":
            return "is", "in", "contains_any", "starts_with", "ends_with", "known"
        case "choice" | "country":
            return "is", "in", "known"
        case "choices":
            return "has_any", "has_all", "has_none", "known"
        case "boolean":
            return "is", "known"
        case _:
            assert_never(type_)


@dataclass(frozen=True, slots=True)
class Operator:
    """A row: the key in YAML, its node, the shape of its operand."""

    key: OperatorKey
    node: type[tree.Test]
    takes: Operand

    @property
    def suits(self) -> tuple[FieldType, ...]:
        """The field types it suits."""
        types: tuple[FieldType, ...] = get_args(FieldType)
        return tuple(type_ for type_ in types if self.key in operators_for(type_))


def _row(key: OperatorKey) -> Operator:
    match key:
        case "is":
            return Operator(key, tree.Is, "value")
        case "in":
            return Operator(key, tree.In, "values")
        case "between":
            return Operator(key, tree.Between, "range")
        case "at_least":
            return Operator(key, tree.AtLeast, "value")
        case "at_most":
            return Operator(key, tree.AtMost, "value")
        case "has_any":
            return Operator(key, tree.HasAny, "values")
        case "has_all":
            return Operator(key, tree.HasAll, "values")
        case "has_none":
            return Operator(key, tree.HasNone, "values")
        case "contains_any":
            return Operator(key, tree.ContainsAny, "values")
        case "starts_with":
            return Operator(key, tree.StartsWith, "values")
        case "ends_with":
            return Operator(key, tree.EndsWith, "values")
        case "within":
            return Operator(key, tree.Within, "days")
        case "known":
            return Operator(key, tree.Known, "flag")
        case _:
            assert_never(key)


_EVERY_KEY: tuple[OperatorKey, ...] = get_args(OperatorKey)
OPERATORS: dict[str, Operator] = {key: _row(key) for key in _EVERY_KEY}
"""The rows by key, in the order of the documents."""


def key_of(test: tree.Test) -> OperatorKey:
    """The key of a test in YAML."""
    match test:
        case tree.Is():
            return "is"
        case tree.In():
            return "in"
        case tree.Between():
            return "between"
        case tree.AtLeast():
            return "at_least"
        case tree.AtMost():
            return "at_most"
        case tree.HasAny():
            return "has_any"
        case tree.HasAll():
            return "has_all"
        case tree.HasNone():
            return "has_none"
        case tree.ContainsAny():
            return "contains_any"
        case tree.StartsWith():
            return "starts_with"
        case tree.EndsWith():
            return "ends_with"
        case tree.Within():
            return "within"
        case tree.Known():
            return "known"
        case _:
            assert_never(test)
