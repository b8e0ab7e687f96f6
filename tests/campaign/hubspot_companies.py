"""Companies as HubSpot holds them, and how it evaluates an operation, from its documentation."""

from typing import Any

from icp_playbook.fields.countries import country_names
from tests.campaign.drawn import Json


def passes(operation: Json, value: Any) -> bool:
    """Whether a property with this value, None without one, passes an operation of a filter."""
    if operation["operationType"] == "ALL_PROPERTY":
        return bool((value is not None) == (operation["operator"] == "IS_KNOWN"))
    if value is None:
        return bool(operation["includeObjectsWithNoValueSet"])
    wanted = operation.get("value")
    held = set(value) if isinstance(value, list) else {value}
    match operation["operator"]:
        case "IS_ANY_OF":
            return bool(held & set(operation["values"]))
        case "IS_NONE_OF":
            return not held & set(operation["values"])
        case "IS_EQUAL_TO":
            return bool(value in operation.get("values", [wanted]))
        case "IS_NOT_EQUAL_TO":
            return bool(value not in operation.get("values", [wanted]))
        case "IS_GREATER_THAN_OR_EQUAL_TO":
            return bool(value >= wanted)
        case "IS_LESS_THAN_OR_EQUAL_TO":
            return bool(value <= wanted)
        case "IS_LESS_THAN":
            return bool(value < wanted)
        case "IS_GREATER_THAN":
            return bool(value > wanted)
        case other:
            raise AssertionError(other)


def company_of(record: Json) -> Json:
    """The account as HubSpot holds it: its own property names and values."""
    return {f"hs_{name}": _stored(name, value) for name, value in record.items()}


def _stored(name: str, value: Any) -> Any:
    match name:
        case "trade":
            return f"{value.upper()}_TRADE"
        case "tools":
            return [tool.replace("-", "_") for tool in value]
        case "country":
            return country_names()[value]
        case _:
            return value
