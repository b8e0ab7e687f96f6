"""Both sides of a merge combined: the data as it would be if the merge itself had decided nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.history.joined_order import joined_order
from icp_playbook.model import outline_of, shape_at
from icp_playbook.source import Data

_ABSENT = object()
UNDECIDED = object()
"""What a merge took that nobody made: where both sides differ, the data say so."""
_EVERYWHERE = "id"
"""What tells items apart where no outline says otherwise."""
_NAMELESS = "={"
"""How the key of a mapping begins that is told apart by all that it says."""


def combined(kind: str, base: Data, one: Data, other: Data, taken: object) -> Data:
    """The document with the changes of both sides since `base`.

    Where both changed the same value, it is that of the side the merge did not take, so that the merge
    shows as the decision; where it took neither, that of `one`. A range is one value, and so are a test
    of a condition, what stands instead of another, and bands or parts of a condition of which both sides
    changed the same. Items of other lists are told apart by their id, by what the outline of the kind
    names, or by what they are.
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
        shape = shape_at(self.kind, pattern)
        if (
            isinstance(one, dict)
            and isinstance(other, dict)
            and not (shape.is_condition and _apart(one, other))
        ):
            old = base if isinstance(base, dict) else {}
            return self._mapping(pattern, (old, one, other), taken, shape.exclusive)
        if isinstance(one, list) and isinstance(other, list) and not shape.is_range:
            known = [items_by_key(self.kind, pattern, value) for value in (base, one, other)]
            sides = tuple(items for items in known if items is not None)
            items = self._list(pattern, sides, taken) if len(sides) == len(known) else None
            if items is not None:
                return items
        return self._whole(pattern, one, other, taken)

    def _whole(self, pattern: tuple[str, ...], one: object, other: object, taken: object) -> object:
        """One value that both sides changed."""
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
        exclusive: frozenset[str],
    ) -> dict[str, object]:
        """Key by key. `exclusive` keys stand together: two sides with different ones chose differently."""
        kept = taken if isinstance(taken, dict) else {}
        found: dict[str, object] = {}
        parts = [{key: side[key] for key in side if key in exclusive} for side in (*sides, kept)]
        base, one, other, made = parts
        apart = one.keys() != other.keys()
        if apart:
            if same(base, one) or same(base, other):
                found |= other if same(base, one) else one
            else:
                whole = self._whole((), one, other, UNDECIDED if taken is UNDECIDED else made)
                found |= whole if isinstance(whole, dict) else {}
        for key in dict.fromkeys([*sides[1], *sides[2]]):
            if not apart or key not in exclusive:
                now = UNDECIDED if taken is UNDECIDED else kept.get(key, _ABSENT)
                was, by_one, by_other = (side.get(key, _ABSENT) for side in sides)
                value = self.value((*pattern, key), was, by_one, by_other, now)
                if value is not _ABSENT:
                    found[key] = value
        return found

    def _list(
        self, pattern: tuple[str, ...], sides: tuple[Mapping[str, object], ...], taken: object
    ) -> list[object] | None:
        """Item by item; None where both sides changed the same item of those without a name, or left none.

        Unless the merge has all that either side made of it: then there was nothing to decide.
        """
        base, one, other = sides
        kept = {} if taken is UNDECIDED else items_by_key(self.kind, pattern, taken) or {}
        found: dict[str, object] = {}
        for key in dict.fromkeys([*one, *other]):
            now = UNDECIDED if taken is UNDECIDED else kept.get(key, _ABSENT)
            was, by_one, by_other = (side.get(key, _ABSENT) for side in sides)
            value = self.value((*pattern, "*"), was, by_one, by_other, now)
            if value is not _ABSENT:
                found[key] = value
        decides = taken is not UNDECIDED and found.keys() != kept.keys()
        if decides and (_clash(base, one, other) or not found):
            return None
        order = joined_order((list(base), list(one), list(other)), found, list(kept))
        return [found[key] for key in order]


def _apart(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two nodes of a condition test another field, or for another value."""
    return one.keys() != other.keys() or any(
        not same(value, other[key])
        for key, value in one.items()
        if not isinstance(value, dict | list) or type(value) is not type(other[key])
    )


def _clash(*sides: Mapping[str, object]) -> bool:
    """Whether both sides put something else in the place of what neither has any more."""
    base, one, other = ({key for key in side if key.startswith(_NAMELESS)} for side in sides)
    gone, agreed = base - one - other, (one & other) - base
    return len(gone) > len(agreed) and bool(one - other - base) and bool(other - one - base)


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


def canonical_item(key: str, value: object) -> str:
    """A key and its value as `canonical` writes them in a mapping."""
    return f"{canonical(key)}:{canonical(value)}"


def canonical_items(items: Mapping[str, str]) -> str:
    """`canonical` of a mapping, from its written items by key."""
    return f"{{{','.join(items[key] for key in sorted(items))}}}"
