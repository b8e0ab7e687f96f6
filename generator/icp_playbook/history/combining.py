"""Both sides of a merge combined: the data as it would be if the merge itself had decided nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.model import outline_of
from icp_playbook.source import Data

_ABSENT = object()
UNDECIDED = object()
"""What a merge took that nobody made: where both sides differ, the data say so."""
_EVERYWHERE = "id"
"""What tells items apart where no outline says otherwise."""


def combined(kind: str, base: Data, one: Data, other: Data, taken: object) -> Data:
    """The document with the changes of both sides since `base`.

    Where both changed the same value, it is that of the side the merge did not take, so that the merge
    shows as the decision; where it took neither, that of `one`. Items of lists are told apart by their id,
    by what the outline of the kind names, or by what they are, and stand in the order of `taken`.
    """
    found = _Combination(kind).value((), base, one, other, taken)
    return None if found is _ABSENT else found  # type: ignore[return-value]  # data, once it is not absent


@dataclass(frozen=True, slots=True)
class _Combination:
    kind: str

    def value(
        self, pattern: tuple[str, ...], base: object, one: object, other: object, taken: object
    ) -> object:
        if same(one, other) or same(base, other):
            return one
        if same(base, one):
            return other
        if isinstance(one, dict) and isinstance(other, dict):
            old = base if isinstance(base, dict) else {}
            return self._mapping(pattern, (old, one, other), taken, listed=False)
        if isinstance(one, list) and isinstance(other, list):
            lists = [items_by_key(self.kind, pattern, value) for value in (base, one, other)]
            known = tuple(items for items in lists if items is not None)
            if len(known) == len(lists):
                kept = taken if taken is UNDECIDED else items_by_key(self.kind, pattern, taken)
                return list(self._mapping((*pattern, "*"), known, kept, listed=True).values())
        if taken is UNDECIDED:
            return {
                "": [None if side is _ABSENT else side for side in (one, other)],
                **self._named(pattern, one, other),
            }
        return other if same(taken, one) else one

    def _named(self, pattern: tuple[str, ...], *sides: object) -> dict[str, object]:
        """What tells an item of a list apart, so that it is found again."""
        names = _names(self.kind, pattern[:-1]) if pattern[-1:] == ("*",) else []
        items = [side for side in sides if isinstance(side, dict)]
        return {name: items[0][name] for name in names if items and name in items[0]}

    def _mapping(
        self,
        pattern: tuple[str, ...],
        sides: tuple[Mapping[str, object], ...],
        taken: object,
        *,
        listed: bool,
    ) -> dict[str, object]:
        """`sides` are the base and both others; `listed` items all have the pattern of their list."""
        kept = taken if isinstance(taken, dict) else {}
        found: dict[str, object] = {}
        for key in dict.fromkeys([*kept, *sides[1], *sides[2]]):
            base, one, other = (side.get(key, _ABSENT) for side in sides)
            value = self.value(
                pattern if listed else (*pattern, key),
                base,
                one,
                other,
                UNDECIDED if taken is UNDECIDED else kept.get(key, _ABSENT),
            )
            if value is not _ABSENT:
                found[key] = value
        return found


def items_by_key(kind: str, pattern: tuple[str, ...], value: object) -> dict[str, object] | None:
    """The items of a list by what identifies them; None if two cannot be distinguished."""
    if not isinstance(value, list):
        return {}
    names = _names(kind, pattern)
    keys = [_key(item, names) for item in value]
    return dict(zip(keys, value, strict=True)) if len(set(keys)) == len(keys) else None


def _names(kind: str, pattern: tuple[str, ...]) -> list[str]:
    """The keys that tell the items of a list apart."""
    row = outline_of(kind).get(".".join(pattern))
    return row.by.split("+") if row is not None and row.by else [_EVERYWHERE]


def _key(item: object, names: list[str]) -> str:
    if isinstance(item, dict):
        known = [item.get(name) for name in names]
        if all(isinstance(part, str) for part in known):
            return f"#{'+'.join(map(str, known))}"
    return f"={canonical(item)}"


def same(one: object, other: object) -> bool:
    """Whether two data are the same, whatever the order of their keys."""
    if one is _ABSENT or other is _ABSENT or one is UNDECIDED or other is UNDECIDED:
        return one is other
    return canonical(one) == canonical(other)


def canonical(data: object) -> str:
    """Data as text that is the same for the same data, whatever the order of its keys."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
