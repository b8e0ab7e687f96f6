"""Conditions as an editor is to know them: first a field, then the operators and values that suit it."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from icp_playbook.conditions import NODES, OPERATORS, operand_schemas
from icp_playbook.editors.enums import described
from icp_playbook.editors.vocabulary import Vocabulary, value_names

Schema: TypeAlias = dict[str, Any]

CONDITION: Schema = {"$ref": "#/$defs/condition"}
NODE_NAMES = frozenset(node.__name__ for node in NODES.values())


def is_condition(part: Mapping[str, Any]) -> bool:
    """Whether a part of a generated schema is the choice between the nodes of a condition."""
    options = part.get("oneOf")
    return (
        isinstance(options, list)
        and {str(option.get("$ref", "")).rpartition("/")[2] for option in options} == NODE_NAMES
    )


def condition_parts(nodes: Mapping[str, Schema], words: Vocabulary) -> dict[str, Schema]:
    """The parts that CONDITION leads to. `nodes` are those of the models: name → schema."""
    keys = {key: nodes[node.__name__]["properties"][key] for key, node in NODES.items()}
    joins = {key: part for key, part in keys.items() if key not in OPERATORS}
    field = nodes[NODES["is"].__name__]["properties"]["field"]
    groups = _groups(words)
    branches = [_branch(fields, operands) for fields, operands in groups]
    known = [field.id for field in words.fields]
    general = {key: part for key, part in keys.items() if key in OPERATORS}
    return {
        "condition": {
            "title": "A condition",
            "type": "object",
            "if": {"type": "object", "required": ["field"]},
            "then": {"$ref": "#/$defs/test"},
            "else": {
                "properties": {"field": field, **joins},
                "additionalProperties": False,
                "oneOf": _one_of(joins, f"Add a field, or one of {', '.join(joins)}."),
            },
        },
        "test": {
            "title": "A test of one field",
            "properties": {"field": field},
            "allOf": [*branches, {"if": field_is(known), "else": _test(general)}],
        },
    }


def _groups(words: Vocabulary) -> list[tuple[list[str], Schema]]:
    """The fields that can be asked the same, with the operands of every operator."""
    found: dict[str, tuple[list[str], Schema]] = {}
    for field in words.fields:
        operands = described(operand_schemas(field), value_names(field))
        found.setdefault(json.dumps(operands), ([], operands))[0].append(field.id)
    return list(found.values())


def _branch(fields: list[str], operands: Schema) -> Schema:
    return {"if": field_is(fields), "then": _test(operands)}


def field_is(fields: Iterable[str], key: str = "field") -> Schema:
    """A pattern and no enum: while a word is typed, editors take every longer one for it."""
    pattern = f"^({'|'.join(map(re.escape, fields))})$"
    return {"properties": {key: {"type": "string", "pattern": pattern}}}


def _test(operands: Schema) -> Schema:
    return {
        "properties": {"field": True, **operands},
        "additionalProperties": False,
        "maxProperties": 2,
        "anyOf": _one_of(operands, f"Add one of {', '.join(operands)}."),
    }


def _one_of(keys: Iterable[str], missing: str) -> list[Schema]:
    """Any of some keys, with what editors say where there is none. No limit of the number of keys: where a
    key is begun, editors count it and offer no more."""
    return [{"required": [key], "errorMessage": missing} for key in keys]
