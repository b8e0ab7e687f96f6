"""The operator table: which field types a test suits and what it takes. One row an operator."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.conditions import tree
from icp_playbook.fields import FieldType

Operand: TypeAlias = Literal["value", "values", "range", "days", "flag"]
OperatorKey: TypeAlias = Literal[
    "is", "in", "between", "at_least", "at_most", "has_any", "has_all", "has_none", "within", "known"
]


def operators_for(type_: FieldType) -> tuple[OperatorKey, ...]:
    """The operators that suit a type of field."""
    match type_:
        case "integer":
            return "is", "in", "between", "at_least", "at_most", "known"
        case "number" | "money":
            return "is", "between", "at_least", "at_most", "known"
        case "date":
            return "is", "between", "at_least", "at_most", "within", "known"
        case "text" | "choice" | "country":
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


OPERATORS: dict[str, Operator] = {
    row.key: row
    for row in (
        Operator("is", tree.Is, "value"),
        Operator("in", tree.In, "values"),
        Operator("between", tree.Between, "range"),
        Operator("at_least", tree.AtLeast, "value"),
        Operator("at_most", tree.AtMost, "value"),
        Operator("has_any", tree.HasAny, "values"),
        Operator("has_all", tree.HasAll, "values"),
        Operator("has_none", tree.HasNone, "values"),
        Operator("within", tree.Within, "days"),
        Operator("known", tree.Known, "flag"),
    )
}


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
        case tree.Within():
            return "within"
        case tree.Known():
            return "known"
        case _:
            assert_never(test)
