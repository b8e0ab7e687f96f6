"""Ids as values that an editor offers, each with its name."""

from typing import Any, TypeAlias

from icp_playbook.editors.vocabulary import Ids

Schema: TypeAlias = dict[str, Any]


def enum_of(ids: Ids) -> Schema:
    """One of these."""
    return {"type": "string", "enum": list(ids), "enumDescriptions": list(ids.values())}


def described(part: Any, names: Ids) -> Any:
    """A part of a schema in which every enum has the names of its values."""
    match part:
        case {"enum": list(values)}:
            return {**part, "enumDescriptions": [names.get(value, "") for value in values]}
        case dict():
            return {key: described(inner, names) for key, inner in part.items()}
        case list():
            return [described(inner, names) for inner in part]
        case _:
            return part
