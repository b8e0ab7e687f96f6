"""The format of api/program.json, for evaluators in other languages: its number and its JSON Schema."""

import inspect
from typing import get_args

from icp_playbook.conditions import OPERATORS, Operator
from icp_playbook.fields import ContactMatch, FieldType
from icp_playbook.fit.program import Json

FORMAT = 1
"""Raised when an evaluator of the format before would judge otherwise, or could not read it."""

_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_VALUE: Json = {
    "type": ["string", "number", "boolean"],
    "description": "What a field holds: an id, a text, a number, a truth, or a day as 2026-10-01.",
}
_ORDERED: Json = {"type": ["number", "string"], "description": "A number, or a day as 2026-10-01."}


def program_schema() -> Json:
    """The JSON Schema (2020-12) of the file. That of a bare program, as in a vector, is #/$defs/Program."""
    about = "What decides in a playbook, compiled: enough to give every verdict. docs/program.md says how."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_closed(
            about,
            {
                "format": {"const": FORMAT, "description": "The format. Refuse one that you do not know."},
                "version": {
                    **_TEXT,
                    "pattern": "^[0-9a-f]{12}$",
                    "description": "A hash of the program: the same verdicts as long as it is the same.",
                },
                "currency": {**_TEXT, "description": "What amounts of money are in, as in ISO 4217."},
                "program": _ref("Program"),
                "words": {
                    "type": "object",
                    "description": "Names and sentences for people. Decides nothing.",
                },
            },
        ),
        "title": "ICP Playbook: program",
        "$defs": {**_parts(), **_rows(), **_conditions()},
    }


def _parts() -> Json:
    steps = _many(
        {"type": "array", "prefixItems": [_TEXT, {"type": "integer"}], "items": False, "minItems": 2}
    )
    types = {"type": "object", "additionalProperties": {"enum": list(get_args(FieldType))}}
    matches = {"type": "object", "additionalProperties": {"enum": list(get_args(ContactMatch))}}
    plays = {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _TEXT}}
    return {
        "Program": _closed(
            "What decides, and nothing else.",
            {
                "fields": {**types, "description": "Every field and its type, in the order of questions."},
                "tiers": {**_ref("Scale"), "description": "Tiers and the least score of each, best first."},
                "levels": {**_ref("Scale"), "description": "Levels of intent and the least points of each."},
                "grid": {**plays, "description": "Tier → level → play."},
                "minimum_coverage": {**_COUNT, "maximum": 100, "description": "In percent."},
                "icps": {**_many(_ref("Icp")), "description": "In the order that decides between equals."},
                "contacts": {**matches, "description": "Fields of contacts: how many have to meet a test."},
            },
            optional=("contacts",),
        ),
        "Scale": {**steps, "description": "Steps from the highest on: [id, where it begins]."},
    }


def _rows() -> Json:
    row = {"id": _TEXT}
    rows, banded = _many(_ref("Row")), _many(_ref("BandedRow"))
    return {
        "Icp": _closed(
            "One ideal customer profile.",
            {
                **row,
                "operational": {"type": "boolean", "description": "Whether it takes part in a ranking."},
                "must": rows,
                "score": banded,
                "disqualifiers": rows,
                "signals": banded,
                "segments": rows,
                "enough": {**_ref("Condition"), "description": "What must hold before anything is said."},
                "tiers": {**_ref("Scale"), "description": "All tiers, where it starts them elsewhere."},
                "caps": _many(_ref("Cap")),
            },
            optional=("enough", "tiers", "caps"),
        ),
        "Row": _closed("A must, a disqualifier or a segment.", {**row, "when": _ref("Condition")}),
        "BandedRow": _closed(
            "A criterion or a signal: the first band that is met gives the points.",
            {
                **row,
                "bands": {**_many(_ref("Band")), "minItems": 1},
                "unknown": {"const": "missed", "description": "What is not known counts as not met."},
                "base_rate": {
                    **_COUNT,
                    "maximum": 100,
                    "description": "Percent of what it may still add that is expected of it; 50 if absent.",
                },
            },
            optional=("unknown", "base_rate"),
        ),
        "Band": _closed(
            "A condition and its points.", {"when": _ref("Condition"), "points": {"type": "integer"}}
        ),
        "Cap": _closed(
            "The most that criteria earn together.",
            {**row, "at_most": _COUNT, "criteria": {**_many(_TEXT), "minItems": 1}},
        ),
    }


def _conditions() -> Json:
    joined = {**_many(_ref("Condition")), "minItems": 1}
    nodes = {
        "All": _closed("True if every part is true.", {"all": joined}),
        "Any": _closed("True if at least one part is true.", {"any": joined}),
        "Not": _closed("True if the part is false.", {"not": _ref("Condition")}),
        "OfContacts": _closed(
            "Asked of each contact as if it were the only one; any of them has to meet it, or all.",
            {"contacts": {"enum": list(get_args(ContactMatch))}, "when": _ref("Condition")},
        ),
        **{row.node.__name__: _test(row) for row in OPERATORS.values()},
    }
    either = {"description": "A condition.", "oneOf": [_ref(name) for name in nodes]}
    return {"Condition": either, **nodes}


def _test(operator: Operator) -> Json:
    about = str(inspect.getdoc(operator.node))
    return _closed(about, {"field": _TEXT, operator.key: _operand(operator)})


def _operand(operator: Operator) -> Json:
    match operator.takes:
        case "value":
            return _VALUE if operator.key == "is" else _ORDERED
        case "values":
            return {**_many(_VALUE), "minItems": 1}
        case "range":
            return {"type": "array", "prefixItems": [_ORDERED, _ORDERED], "items": False, "minItems": 2}
        case "days":
            return _COUNT
        case "flag":
            return {"type": "boolean"}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _many(part: Json) -> Json:
    return {"type": "array", "items": part}


def _closed(about: str, properties: Json, optional: tuple[str, ...] = ()) -> Json:
    return {
        "description": about,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }
