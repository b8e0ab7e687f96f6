"""A plain comparison of two YAML documents, leaf by leaf and by position: the oracle of what must be told."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Leaf: TypeAlias = tuple[str | int, ...]
DEFAULTS = {
    ("segment", ("outreach", "*", "day")): 1,
    ("playbook", ("max_personas",)): 5,
    ("playbook", ("currency",)): "USD",
    ("playbook", ("minimum_coverage",)): 0,
    ("playbook", ("company", "fictional")): False,
    ("playbook", ("history", "emails")): False,
    ("fields", ("fields", "*", "learned")): "discovery",
    ("profile", ("status",)): "operational",
    ("profile", ("proof", "*", "illustrative")): False,
    ("profile", ("evidence", "illustrative")): False,
    ("profile", ("evidence", "figures", "*", "illustrative")): False,
    ("profile", ("evidence", "interviews", "*", "illustrative")): False,
}
"""What a key left out says, by kind and place, as docs/model.md has it."""
_AMOUNT = re.compile(r"\$?([0-9]+)([kM])\Z")


def differences(kind: str, old: Any, new: Any, path: Leaf = ()) -> Iterator[Leaf]:
    """The leaves that differ; what is left out, empty or null counts as the same."""
    old, new = (_filled(kind, path, side) for side in (old, new))
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from differences(kind, old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        for at in range(max(len(old), len(new))):
            if at < min(len(old), len(new)):
                yield from differences(kind, old[at], new[at], (*path, at))
            else:
                yield (*path, at)
    elif type(old) is not type(new) or old != new:
        yield path


def _filled(kind: str, path: Leaf, value: Any) -> Any:
    if value is None or value in ([], {}):
        default = DEFAULTS.get((kind, tuple("*" if isinstance(part, int) else part for part in path)))
        return value if value is not None and default is not None else default  # no list is a number
    if isinstance(value, str) and (amount := _AMOUNT.match(value)):
        return int(amount[1]) * {"k": 1_000, "M": 1_000_000}[amount[2]]
    return value


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def leads_to(path: tuple[str, ...], leaf: Leaf, *sides: Any) -> bool:
    """Whether a path by ids leads to a leaf by position, to what holds it, or to what it holds, on a side."""
    return any(_along(path, leaf, side) for side in sides)


def _along(path: tuple[str, ...], leaf: Leaf, data: Any) -> bool:
    for name, part in zip(path, leaf, strict=False):
        if isinstance(part, str) and name != part:
            return False
        inner = None
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            inner = data[part]
            known = name.startswith(("{", "[")) or not isinstance(inner, dict)  # by all it says
            if not known and name.partition(" #")[0] not in map(_written, inner.values()):
                return False
        elif isinstance(data, dict):
            inner = data.get(str(part))
        data = inner
    return True
