"""What a test of a field may say, as JSON Schema: the operators that suit it, with its values and groups."""

from typing import Any, TypeAlias

from pydantic import TypeAdapter

from icp_playbook.conditions import tree
from icp_playbook.conditions.operators import OPERATORS, Operator, operators_for
from icp_playbook.fields import Field, value_schema

Schema: TypeAlias = dict[str, Any]


def operand_schemas(field: Field) -> dict[str, Schema]:
    """Operator → the schema of its operand, for every operator that suits the type of the field."""
    return {key: _operand(OPERATORS[key], field) for key in operators_for(field.type)}


def _operand(operator: Operator, field: Field) -> Schema:
    described = {"description": f"{operator.node.__doc__}"}
    if issubclass(operator.node, tree.ContainsAny | tree.StartsWith | tree.EndsWith):
        return described | _listed({"type": "string", "pattern": r"[^\s]"})
    match operator.takes:
        case "value":
            return described | value_schema(field)
        case "values":
            return described | _listed(_or_group(field))
        case "range":
            return described | {"type": "array", "items": value_schema(field), "minItems": 2, "maxItems": 2}
        case "days":
            return described | TypeAdapter[int](tree.DayCount).json_schema()
        case "flag":
            return described | {"type": "boolean"}


def _listed(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1, "maxItems": 500}


def _or_group(field: Field) -> Schema:
    """A value of the field, or one of its groups."""
    groups = list(field.group_members)
    match value_schema(field):
        case value if not groups:
            return value
        case {"enum": list(values)} as value:
            return {**value, "enum": [*dict.fromkeys([*values, *groups])]}
        case value:
            return {"anyOf": [value, {"type": "string", "enum": groups}]}
