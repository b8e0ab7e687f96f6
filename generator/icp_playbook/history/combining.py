"""Both sides of a merge combined: the data as it would be if the merge itself had decided nothing."""

import json
from collections.abc import Mapping

from icp_playbook.source import Data

_ABSENT = object()


def combined(base: Data, one: Data, other: Data, taken: Data) -> Data:
    """The document with the changes of both sides since `base`.

    Where both changed the same value, it is that of the side the merge did not take, so that the merge
    shows as the decision; where it took neither, that of `one`. Items of lists are told apart by their id,
    or by what they are, and stand in the order of `taken`.
    """
    found = _combined(base, one, other, taken)
    return None if found is _ABSENT else found  # type: ignore[return-value]  # data, once it is not absent


def _combined(base: object, one: object, other: object, taken: object) -> object:
    if _same(one, other) or _same(base, other):
        return one
    if _same(base, one):
        return other
    if isinstance(one, dict) and isinstance(other, dict):
        return _mappings(*(value if isinstance(value, dict) else {} for value in (base, one, other, taken)))
    if isinstance(one, list) and isinstance(other, list):
        lists = [_items(value) for value in (base, one, other, taken)]
        known = [items for items in lists if items is not None]
        if len(known) == 4:
            return list(_mappings(*known).values())
    return other if _same(taken, one) else one


def _mappings(
    base: Mapping[str, object],
    one: Mapping[str, object],
    other: Mapping[str, object],
    taken: Mapping[str, object],
) -> dict[str, object]:
    keys = dict.fromkeys([*taken, *one, *other])
    values = {key: _combined(*(side.get(key, _ABSENT) for side in (base, one, other, taken))) for key in keys}
    return {key: value for key, value in values.items() if value is not _ABSENT}


def _items(value: object) -> dict[str, object] | None:
    """The items of a list by what identifies them; None if two cannot be distinguished."""
    if not isinstance(value, list):
        return {}
    keys = [_key(item) for item in value]
    return dict(zip(keys, value, strict=True)) if len(set(keys)) == len(keys) else None


def _key(item: object) -> str:
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return f"#{item['id']}"
    return f"={canonical(item)}"


def _same(one: object, other: object) -> bool:
    if one is _ABSENT or other is _ABSENT:
        return one is other
    return canonical(one) == canonical(other)


def canonical(data: object) -> str:
    """Data as text that is the same for the same data, whatever the order of its keys."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
