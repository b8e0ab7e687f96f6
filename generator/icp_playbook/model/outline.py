"""Outlines of models: the family of changes each key belongs to, and the key that tells list items apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.values import Part

Holds: TypeAlias = Literal["plain", "whole", "condition", "bands", "criteria"]
"""plain data; a list told as one; a condition; the bands of a signal; musts or criteria with their points."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row of the outline; it also covers everything below, unless that has a row of its own.

    `by` names the key, or the keys joined with +, that tell list items apart. Texts are told apart by
    what they say.
    """

    family: str
    by: str = ""
    holds: Holds = "plain"
    within: bool = False
    """True below an item: whatever comes or goes here is a change of the item."""


UNKNOWN = OutlineRow("data")
"""A place no outline knows: a key of an older or newer schema."""
DECIDING = OutlineRow("fit")
"""The same where it is decided who qualifies."""
RENAMED = OutlineRow("item-renamed")
"""The id of an item that has another one and says the same."""

Outline: TypeAlias = Mapping[str, OutlineRow]
"""Place by its path; keys are joined with dots and * stands for a list item."""

HEAD: Outline = {
    "name": OutlineRow("wording"),
    "owner": OutlineRow("owner"),
    "aliases": OutlineRow("wording"),
    "tags": OutlineRow("wording"),
    "formerly": OutlineRow("entry-renamed"),
    "custom": OutlineRow("custom-value"),
    "waive": OutlineRow("waiver", "rule"),
    "audience": OutlineRow("audience"),
    "review": OutlineRow("data"),
    "review.last": OutlineRow("review-recorded"),
    "review.by": OutlineRow("review-recorded"),
    "review.every": OutlineRow("review-cycle"),
    "review.triggers": OutlineRow("review-trigger"),
}
"""What every entry has."""
FIELDS: Outline = {
    "fields": OutlineRow("field", "id"),
    "fields.*": OutlineRow("field-reading"),
    "fields.*.label": OutlineRow("field-reading"),
    "fields.*.about": OutlineRow("wording"),
    "fields.*.question": OutlineRow("question"),
    "fields.*.unit": OutlineRow("wording"),
    "fields.*.units": OutlineRow("wording"),
    "fields.*.learned": OutlineRow("field"),
    "fields.*.type": OutlineRow("field-retyped"),
    "fields.*.values": OutlineRow("field-value", "id"),
    "fields.*.values.*.label": OutlineRow("field-reading"),
    "fields.*.values.*.synonyms": OutlineRow("field-reading"),
    "fields.*.values.*.aliases": OutlineRow("wording"),
    "fields.*.groups": OutlineRow("group", "id"),
    "fields.*.groups.*.label": OutlineRow("wording"),
    "fields.*.groups.*.members": OutlineRow("group", holds="whole"),
    "fields.*.columns": OutlineRow("field-reading"),
    "waive": OutlineRow("waiver", "rule"),
}
"""fields.yaml, whose model is in a room below."""


def plain_outline(model: type[Part]) -> Outline:
    """The outline of a model that gives none: whatever the model knows is its wording."""
    keys = (info.alias or name for name, info in model.model_fields.items())
    return {**dict.fromkeys(keys, OutlineRow("wording")), **HEAD}
