"""The account catalogue as a JSON Schema: what a record of an account may hold."""

from typing import Any

from icp_playbook.fields.catalogue import Catalogue, Field
from icp_playbook.fields.countries import country_names
from icp_playbook.values.dates import DATE_PATTERN
from icp_playbook.values.money import MAX_MONEY, MONEY_PATTERN


def record_schema(catalogue: Catalogue) -> dict[str, Any]:
    """JSON Schema (2020-12) of an account record as the YAML of an example writes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Account",
        "description": "What is known about one account. A field left out is not known.",
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {field.id: _property(field) for field in catalogue.fields.values()},
    }


def _property(field: Field) -> dict[str, Any]:
    described = {"title": field.label}
    if field.about or field.question:
        described["description"] = field.about or field.question or ""
    if field.type == "choices":
        return described | {"type": "array", "items": _value(field), "uniqueItems": True}
    return described | _value(field)


def _value(field: Field) -> dict[str, Any]:
    match field.type:
        case "integer":
            return {"type": "integer", "minimum": 0}
        case "number":
            return {"type": "number", "minimum": 0}
        case "money":
            return {
                "anyOf": [
                    {"type": "integer", "minimum": 0, "maximum": MAX_MONEY},
                    {"type": "string", "pattern": MONEY_PATTERN},
                ]
            }
        case "boolean":
            return {"type": "boolean"}
        case "date":
            return {"type": "string", "format": "date", "pattern": DATE_PATTERN}
        case "choice" | "choices":
            return {"type": "string", "enum": list(field.choices)}
        case "country":
            return {"type": "string", "enum": list(country_names())}
        case "text":
            return {"type": "string"}
