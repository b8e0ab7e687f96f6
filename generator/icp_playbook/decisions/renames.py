"""What two playbooks call by different ids and mean the same by: entries, tiers, plays, fields, values.

It is what a comparison of the two tells as renamed, in the form in which decisions are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from icp_playbook.diff import NewIds, contents, renames_between
from icp_playbook.model import Example
from icp_playbook.playbook import Key, Playbook

Ids = Mapping[str, str]
"""Old id → new id, only where they differ."""


@dataclass(frozen=True, slots=True)
class RenamedIds:
    """What was renamed from one side to the other. Without any, every id means what it meant."""

    entries: Mapping[Key, Key] = field(default_factory=dict)
    tiers: Ids = field(default_factory=dict)
    plays: Ids = field(default_factory=dict)
    fields: Ids = field(default_factory=dict)
    values: Mapping[str, Ids] = field(default_factory=dict)
    """Old field → the values and groups of it that were renamed."""

    @classmethod
    def of(cls, new_ids: NewIds) -> Self:
        """Those ids of a comparison that decisions are made of."""
        fields = new_ids.of("field")
        former = _turned(fields)
        return cls(
            new_ids.entries,
            new_ids.of("tier"),
            new_ids.of("play"),
            fields,
            {former.get(name, name): ids for name, ids in new_ids.values.items()},
        )

    @classmethod
    def between(cls, old: Playbook, new: Playbook) -> Self:
        """All that is told as a rename from one playbook to the other."""
        return cls.of(renames_between(contents(old), contents(new)))

    @property
    def reversed(self) -> "RenamedIds":
        """The same the other way round."""
        return RenamedIds(
            {new: old for old, new in self.entries.items()},
            _turned(self.tiers),
            _turned(self.plays),
            _turned(self.fields),
            {self.fields.get(name, name): _turned(ids) for name, ids in self.values.items()},
        )

    def entry(self, kind: str, id_: str | None) -> str | None:
        """What the entry is called on the other side."""
        return None if id_ is None else self.entries.get(Key(kind, id_), Key(kind, id_)).id

    def account(self, account: Mapping[str, Any]) -> dict[str, Any]:
        """An account as an example has it, in the ids of the other side."""
        return {
            self.fields.get(name, name): _renamed(value, self.values.get(name, {}))
            for name, value in account.items()
        }


UNCHANGED = RenamedIds()


def _renamed(value: Any, ids: Ids) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list | tuple):
        return type(value)(_renamed(one, ids) for one in value)
    return value


def _turned(ids: Ids) -> Ids:
    return {new: old for old, new in ids.items()}


def same_account(before: Example, after: Example, renames: RenamedIds) -> bool:
    """Whether an example tells of one account, as of one day, on both sides."""
    return renames.account(before.account) == dict(after.account) and before.as_of == after.as_of
