"""A change: one thing that differs, with its effect and a stable id."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from icp_playbook.source import Data

Effect: TypeAlias = Literal["boundary", "messaging", "people", "evidence", "editorial"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)
"""The weightiest first."""

Direction: TypeAlias = Literal["narrows", "widens", "shifts", "undecided"]
"""narrows: accounts only lose by it; widens: accounts only gain; shifts: both, or it cannot be said.

undecided: to find out would take too long.
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """The entry that changed. The name is the new one; the old one of an entry that is gone."""

    kind: str
    id: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old` and `new` are plain data as documents hold it; None where there is nothing.

    `path` leads to it by keys and by ids of list items, never by positions. `item` is what people call
    the innermost list item on the way, "" outside of lists. Where the document stayed as it was and a
    group of fields.yaml gave it another meaning, `old` and `new` are the conditions with their groups
    written out, and `groups` names these groups as field/group. `direction` is None where nobody's
    verdict can change.
    """

    id: str
    entry: Subject
    path: tuple[str, ...]
    old: Data
    new: Data
    effect: Effect
    direction: Direction | None
    item: str = ""
    groups: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stay while the change does: positions and neighbours do not count."""
        parts = [self.id, self.entry.kind, self.entry.id, self.path, self.old, self.new]
        text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """A change in words. `path` leads to it by keys and ids: ("fit", "score", "headcount", "when")."""

    id: str
    entry: Subject
    path: tuple[str, ...]
    sentence: str
    effect: Effect
    direction: Direction | None
    fingerprint: str
