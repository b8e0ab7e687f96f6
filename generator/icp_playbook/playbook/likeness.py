"""Entries that came and are others that are gone, since most of what they say is the same."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, product
from typing import TypeAlias

from icp_playbook.playbook.linked import Key
from icp_playbook.source import Data

_ALIKE = 7
"""Tenths of its values that one entry under two ids says alike; two entries of a kind share fewer."""
_WORK = 3_000_000
"""Values that are looked up at most to compare each entry of a kind with each."""
_RARE = 3
"""Beyond that, two are compared only if they share a value that so many on each side have at most."""
_Values: TypeAlias = frozenset[tuple[tuple[str, ...], str]]


def alike_entries(gone: Mapping[Key, Data], come: Mapping[Key, Data]) -> dict[Key, Key]:
    """Gone → come, of entries of one kind that say the same, or seven tenths of it.

    The most alike first. Where one is as much like two others, it cannot be said which of them it is, and
    none of these is taken for another.
    """
    found: dict[Key, Key] = {}
    for kind in sorted({key.kind for key in gone} & {key.kind for key in come}):
        before, after = (
            {key: data for key, data in side.items() if key.kind == kind} for side in (gone, come)
        )
        equal = _equal(before, after)
        found |= equal
        for key, now in equal.items():
            del before[key], after[now]
        found |= _alike(before, after)
    return found


def _equal(before: Mapping[Key, Data], after: Mapping[Key, Data]) -> dict[Key, Key]:
    """Those that say just the same as one other."""
    texts = [{key: _text(data) for key, data in side.items()} for side in (before, after)]
    counts = [Counter(side.values()) for side in texts]
    keys = {text: key for key, text in texts[1].items()}
    return {key: keys[text] for key, text in texts[0].items() if counts[0][text] == counts[1][text] == 1}


def _alike(before: Mapping[Key, Data], after: Mapping[Key, Data]) -> dict[Key, Key]:
    old, new = ({key: frozenset(_values(data, ())) for key, data in side.items()} for side in (before, after))
    shares = [
        (share, key, now) for key, now in _candidates(old, new) if (share := _share(old[key], new[now]))
    ]
    found: dict[Key, Key] = {}
    left, right = {*old}, {*new}
    for _, level in groupby(sorted(shares, reverse=True), key=lambda one: one[0]):
        pairs = [(key, now) for _, key, now in level if key in left and now in right]
        rivals = Counter(key for key, _ in pairs), Counter(now for _, now in pairs)
        found |= {key: now for key, now in pairs if rivals[0][key] == rivals[1][now] == 1}
        left -= {key for key, _ in pairs}
        right -= {now for _, now in pairs}
    return found


def _candidates(old: Mapping[Key, _Values], new: Mapping[Key, _Values]) -> Iterable[tuple[Key, Key]]:
    """Whom to compare with whom: all with all, or, of many, those that something rare speaks for."""
    if len(old) * sum(map(len, new.values())) <= _WORK:
        return product(old, new)
    before, after = _holders(old), _holders(new)
    rare = (
        product(keys, after[value])
        for value, keys in before.items()
        if len(keys) <= _RARE and value in after
        if len(after[value]) <= _RARE
    )
    return dict.fromkeys(pair for pairs in rare for pair in pairs)


def _holders(entries: Mapping[Key, _Values]) -> dict[tuple[tuple[str, ...], str], list[Key]]:
    """Value → the entries that have it."""
    found: dict[tuple[tuple[str, ...], str], list[Key]] = {}
    for key, values in entries.items():
        for value in values:
            found.setdefault(value, []).append(key)
    return found


def _share(old: _Values, new: _Values) -> float:
    """The share of values in both, of those of the larger one; 0 where it is too small to count."""
    most = max(len(old), len(new))
    if 10 * min(len(old), len(new)) < _ALIKE * most or not most:
        return 0.0
    both = len(old & new)
    return both / most if 10 * both >= _ALIKE * most else 0.0


def _values(data: Data, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value with the keys that lead to it; items of a list have no place of their own."""
    match data:
        case dict():
            for key, value in data.items():
                yield from _values(value, (*path, key))
        case list():
            for item in data:
                yield from _values(item, path)
        case _:
            yield path, _text(data)


def _text(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
