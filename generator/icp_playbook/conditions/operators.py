"""The operator table: which field types a test suits and what it takes. One row per operator."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.conditions import tree
from icp_playbook.fields import FieldType

Operand: TypeAlias = Literal["value", "values", "range", "days", "flag"]

_ORDERED: tuple[FieldType, ...] = ("integer", "number", "money", "date")
_SINGLE: tuple[FieldType, ...] = (
    "integer",
    "number",
    "money",
    "text",
    "choice",
    "boolean",
    "date",
    "country",
)
_EVERY: tuple[FieldType, ...] = (*_SINGLE, "choices")


@dataclass(frozen=True, slots=True)
class Operator:
    """A row: the key in YAML, its node, the field types it suits, the shape of its operand."""

    key: str
    node: type[tree.FieldTest]
    suits: tuple[FieldType, ...]
    takes: Operand


OPERATORS: dict[str, Operator] = {
    row.key: row
    for row in (
        Operator("is", tree.Is, _SINGLE, "value"),
        Operator("in", tree.In, ("integer", "text", "choice", "country"), "values"),
        Operator("between", tree.Between, _ORDERED, "range"),
        Operator("at_least", tree.AtLeast, _ORDERED, "value"),
        Operator("at_most", tree.AtMost, _ORDERED, "value"),
        Operator("has_any", tree.HasAny, ("choices",), "values"),
        Operator("has_all", tree.HasAll, ("choices",), "values"),
        Operator("has_none", tree.HasNone, ("choices",), "values"),
        Operator("within", tree.Within, ("date",), "days"),
        Operator("known", tree.Known, _EVERY, "flag"),
    )
}

_BY_NODE = {row.node: row for row in OPERATORS.values()}


def operator_of(test: tree.FieldTest) -> Operator:
    """The row of a test."""
    return _BY_NODE[type(test)]
