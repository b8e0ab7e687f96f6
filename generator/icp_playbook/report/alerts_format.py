"""The format of `diff --alerts`, for whatever sends alerts on: its number and its JSON Schema."""

from collections.abc import Mapping
from typing import Any, TypeAlias, get_args

from icp_playbook.diff import EFFECTS, Direction

Json: TypeAlias = dict[str, Any]
FORMAT = 1
"""Raised when a key changes its meaning or goes; new keys may come at any time."""

_TEXT: Json = {"type": "string"}
_PERHAPS: Json = {"type": ["string", "null"]}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_COUNT: Json = {"type": "integer", "minimum": 0}


def alerts_schema() -> Json:
    """The JSON Schema (2020-12) of the file. It lets keys pass that it does not name."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_with(
            "What each owner has to know of a change, as `icp-playbook diff --alerts` writes it.",
            {
                "format": {"const": FORMAT, "description": "The format. Refuse one that you do not know."},
                "pull_request": {
                    "type": ["integer", "null"],
                    "minimum": 1,
                    "description": "Its number; null outside of one.",
                },
                "link": {**_PERHAPS, "description": "Its address; null where it is not known."},
                "base": {**_TEXT, "description": "The revision before, as it was given."},
                "head": {**_TEXT, "description": "The revision after, as it was given."},
                "summary": {**_TEXTS, "description": "The five sentences of the review."},
                "blocked_by": {**_TEXTS, "description": "What stands in the way of the change."},
                "not_compared": {**_TEXTS, "description": "Files that cannot be read on one side."},
                "changes": {**_COUNT, "description": "How many changes there are in all."},
                "owners": {
                    "type": "array",
                    "items": {"$ref": "#/$defs/Owner"},
                    "description": "Each owner whose entries change, sorted; what nobody owns comes last.",
                },
            },
        ),
        "title": "ICP Playbook: alerts",
        "$defs": {"Owner": _owner(), "Change": _change()},
    }


def _owner() -> Json:
    count = {"type": "integer", "minimum": 1}
    return _with(
        "What changes for an owner.",
        {
            "owner": {**_PERHAPS, "description": "As the YAML names it; null for what nobody owns."},
            "handle": {**_PERHAPS, "description": "What `owners` in playbook.yaml maps it to, or null."},
            "sentence": {**_TEXT, "description": "Which entries change, and how."},
            "effects": {
                "type": "object",
                "properties": dict.fromkeys(EFFECTS, count),
                "additionalProperties": count,
                "description": "Effect → how many changes have it.",
            },
            "changes": {"type": "array", "items": {"$ref": "#/$defs/Change"}, "minItems": 1},
        },
    )


def _change() -> Json:
    return _with(
        "A change of an entry. Which there are, docs/changes.md says.",
        {
            "entry": {**_TEXT, "description": "Its kind and id: profile/saas."},
            "name": {**_TEXT, "description": "What the entry is called."},
            "id": {**_TEXT, "description": "The kind of change: criterion-widened."},
            "effect": {"enum": list(EFFECTS)},
            "direction": {
                "enum": [*get_args(Direction), None],
                "description": "Who gains and who loses by it; null where it decides nothing.",
            },
            "sentence": _TEXT,
            "place": {**_TEXT, "description": "path:line:column"},
            "link": {**_PERHAPS, "description": "To the line in the pull request, or null."},
            "fingerprint": {**_TEXT, "description": "The same for the same change, whoever works it out."},
        },
    )


def _with(about: str, properties: Mapping[str, Json]) -> Json:
    """An object that has every one of these keys."""
    return {
        "type": "object",
        "description": about,
        "properties": dict(properties),
        "required": list(properties),
    }
