"""What two playbooks call by different ids and mean the same by: entries, tiers, plays, fields, values."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from icp_playbook.diff import contents, renames_between
from icp_playbook.fields import Catalogue, Field, folded_header
from icp_playbook.model import Example
from icp_playbook.playbook import Key, Playbook

Ids = Mapping[str, str]
"""Old id → new id, only where they differ."""
T = TypeVar("T")
_ENTRIES = ("profile", "disqualifier", "signal", "segment", "example")


@dataclass(frozen=True, slots=True)
class RenamedIds:
    """What was renamed from one side to the other. Without any, every id means what it meant."""

    entries: Mapping[Key, Key] = field(default_factory=dict)
    tiers: Ids = field(default_factory=dict)
    plays: Ids = field(default_factory=dict)
    fields: Ids = field(default_factory=dict)
    values: Mapping[str, Ids] = field(default_factory=dict)
    """Old field → the values of it that were renamed."""

    @classmethod
    def between(cls, old: Playbook, new: Playbook) -> Self:
        """All that is told as a rename, and what is plainly the same by a threshold, column or synonym."""
        known = renames_between(contents(old), contents(new))
        before, after = old.settings, new.settings
        fields = _same(
            tuple(old.catalogue.fields.values()),
            tuple(new.catalogue.fields.values()),
            (lambda one: (one.type, folded_header(one.label)), _columns),
            known.of("field"),
        )
        return cls(
            {key: now for key, now in known.entries.items() if key.kind in _ENTRIES},
            _same(
                before.tiers,
                after.tiers,
                (lambda one: folded_header(one.label), lambda one: one.at_least),
                known.of("tier"),
                last=lambda one, steps: steps.index(one),
            ),
            _same(
                before.plays,
                after.plays,
                (lambda one: folded_header(one.label), lambda one: one.do),
                known.of("play"),
            ),
            fields,
            dict(_values(old.catalogue, new.catalogue, fields, known.values)),
        )

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


def _same(
    old: Sequence[Any],
    new: Sequence[Any],
    marks: Iterable[Callable[[Any], Hashable | None]],
    known: Ids,
    last: Callable[[Any, Sequence[Any]], Hashable] | None = None,
) -> dict[str, str]:
    """Those known to be renamed, and items that are gone → those that came and alone share a mark with them.

    `last` marks an item by its place, for scales of the same length of which one step is left.
    """
    found = dict(known)
    ids, others = {one.id for one in new} | {*known}, {one.id for one in old} | {*known.values()}
    gone, come = [one for one in old if one.id not in ids], [one for one in new if one.id not in others]
    for mark in marks:
        pairs = _pairs(gone, come, mark)
        found |= {before.id: after.id for before, after in pairs}
        gone = [one for one in gone if one.id not in found]
        come = [one for one in come if one.id not in found.values()]
    if (
        last
        and len(gone) == len(come) == 1
        and last(gone[0], old) == last(come[0], new)
        and len(old) == len(new)
    ):
        found[gone[0].id] = come[0].id
    return found


def _pairs(gone: Sequence[T], come: Sequence[T], mark: Callable[[T], Hashable | None]) -> list[tuple[T, T]]:
    found = []
    for one in gone:
        alike = [other for other in come if mark(one) is not None and mark(other) == mark(one)]
        if len(alike) == 1 and sum(mark(other) == mark(one) for other in gone) == 1:
            found.append((one, alike[0]))
    return found


def _columns(one: Field) -> Hashable | None:
    names = one.columns.model_dump()
    return (one.type, str(names)) if any(names.values()) else None


def _values(
    old: Catalogue, new: Catalogue, fields: Ids, known: Mapping[str, Ids]
) -> Iterable[tuple[str, Ids]]:
    """`known` has those of a field, and of its groups, by the new id of the field."""
    for name, before in old.fields.items():
        after = new.fields.get(fields.get(name, name))
        if after is None:
            continue
        listed = {was: now for was, now in known.get(after.id, {}).items() if was in before.choices}
        renamed = _same(before.values, after.values, (lambda one: folded_header(one.label),), listed)
        gone = [one for one in before.values if one.id not in after.choices and one.id not in renamed]
        for one in gone:
            words = {folded_header(one.id), folded_header(one.label)}
            came = [
                other.id
                for other in after.values
                if other.id not in before.choices
                and other.id not in renamed.values()
                and words & {folded_header(word) for word in other.synonyms}
            ]
            if len(came) == 1:
                renamed[one.id] = came[0]
        if renamed:
            yield name, renamed


def same_account(before: Example, after: Example, renames: RenamedIds) -> bool:
    """Whether an example tells of one account, as of one day, on both sides."""
    return renames.account(before.account) == dict(after.account) and before.as_of == after.as_of
