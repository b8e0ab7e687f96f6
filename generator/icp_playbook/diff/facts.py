"""What differs between two documents, as plain data: no judgement, no words."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.diff.canonical import empty, same
from icp_playbook.diff.matching import Matched, matched
from icp_playbook.diff.outline import outline_row
from icp_playbook.model import DECIDING, RENAMED, OutlineRow
from icp_playbook.source import Data

Verb: TypeAlias = Literal["added", "removed", "changed", "reordered", "moved"]
_LABELS = ("label", "name", "title", "term", "step", "stage", "trait")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_WHOLE = ("data", "fit")
"""Families whose mappings come and go as a whole."""
SCORING = ("when", "points", "bands")
"""The keys of a criterion that are compared together."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One difference. `item` is what people call the innermost list item on the way."""

    place: OutlineRow
    verb: Verb
    path: tuple[str, ...]
    old: Data
    new: Data
    item: str = ""


def find_facts(kind: str, old: Mapping[str, Data], new: Mapping[str, Data], *, again: bool) -> Iterator[Fact]:
    """Every difference of two documents of a kind, in the order of the new one.

    With `again`, conditions are reported even where they are the same: what their groups stand for may
    not be.
    """
    walk = _FactWalk(kind, again)
    yield from walk.mapping((), (), dict(old), dict(new), "")


@dataclass(frozen=True, slots=True)
class _FactWalk:
    kind: str
    again: bool

    def mapping(
        self,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        old: dict[str, Data],
        new: dict[str, Data],
        item: str,
    ) -> Iterator[Fact]:
        keys = list(dict.fromkeys([*new, *old]))
        if self.kind == "profile" and path == ("fit",):
            pairs = {
                name: matched(_listed(old.get(name)), _listed(new.get(name)), "id")
                for name in ("must", "score")
            }
            yield from self._fit(path, pattern, (old, new), pairs)
            old = _with_new_criteria(old, pairs["score"].renamed)
            keys = [key for key in keys if key not in ("must", "score")]
        for key in keys:
            yield from self.value((*path, key), (*pattern, key), old.get(key), new.get(key), item)

    def value(
        self, path: tuple[str, ...], pattern: tuple[str, ...], old: Data, new: Data, item: str
    ) -> Iterator[Fact]:
        place = outline_row(self.kind, pattern)
        if place.holds in ("condition", "bands", "whole"):
            if (self.again and place.holds != "whole") or not same(old, new):
                yield Fact(place, "changed", path, old, new, item)
        elif (empty(old) and empty(new)) or (
            same(old, new) and not (self.again and isinstance(old, dict | list))
        ):
            return
        elif isinstance(old, dict) and isinstance(new, dict | None):
            yield from self._inside(place, path, pattern, (old, new or {}), item)
        elif isinstance(new, dict) and old is None:
            yield from self._inside(place, path, pattern, ({}, new), item)
        elif isinstance(old, list | None) and isinstance(new, list | None):
            yield from self._list(place, path, pattern, (old or [], new or []), item)
        elif not same(old, new):
            yield Fact(place, _verb(place, old, new), path, old, new, item)

    def _inside(
        self,
        place: OutlineRow,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        sides: tuple[dict[str, Data], dict[str, Data]],
        item: str,
    ) -> Iterator[Fact]:
        """An unknown mapping that was added or removed as a whole is reported as a whole."""
        old, new = sides
        if place.family in _WHOLE and (not old or not new) and pattern not in (("fit",), ("review",)):
            yield Fact(place, "removed" if old else "added", path, old or None, new or None, item)
        else:
            yield from self.mapping(path, pattern, old, new, item)

    def _list(
        self,
        place: OutlineRow,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        sides: tuple[list[Data], list[Data]],
        item: str,
    ) -> Iterator[Fact]:
        pair = matched(*sides, place.by)
        below = (*pattern, "*")
        for key in pair.keys:
            before, after = pair.old.get(key), pair.new.get(key)
            here = (*path, key)
            if key not in pair.old or key not in pair.new:
                verb = _present_verb(place, key in pair.old, key in pair.new)
                yield Fact(place, verb, here, before, after, _below(item, after, before, key))
            elif isinstance(before, dict) and isinstance(after, dict):
                label = _below(item, after, before, key)
                yield from _renamed(pair, key, here, label)
                yield from self.mapping(here, below, *_without_ids(pair, key, before, after), label)
            elif not same(before, after):
                yield Fact(place, "changed", here, before, after, item)
        if pair.reordered:
            yield Fact(place, "reordered", path, sides[0], sides[1], item)

    def _fit(
        self,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        fits: tuple[dict[str, Data], dict[str, Data]],
        pairs: Mapping[str, Matched],
    ) -> Iterator[Fact]:
        """Musts and criteria share their ids, so that one can be seen to become the other."""
        moved: set[str] = set()
        for here, there in (("score", "must"), ("must", "score")):
            place = outline_row("profile", (*pattern, there))
            for key, item in pairs[there].new.items():
                origin = pairs[here].old.get(key)
                if (
                    key not in pairs[there].old
                    and key not in pairs[here].new
                    and isinstance(origin, dict)
                    and isinstance(item, dict)
                ):
                    moved.add(key)
                    yield Fact(place, "moved", (*path, there, key), origin, item, label_of(item, origin, key))
        for name, pair in pairs.items():
            sides = fits[0].get(name), fits[1].get(name)
            if any(not isinstance(side, list | None) for side in sides):
                if not same(*sides):
                    yield Fact(DECIDING, _verb(DECIDING, *sides), (*path, name), *sides)
                continue
            yield from self._rated((*path, name), (*pattern, name), pair, moved)
            if pair.reordered:
                yield Fact(outline_row("profile", (*pattern, name)), "reordered", (*path, name), *sides)

    def _rated(
        self, path: tuple[str, ...], pattern: tuple[str, ...], pair: Matched, moved: set[str]
    ) -> Iterator[Fact]:
        """Musts and criteria one by one: what decides is one fact, every other key has its own."""
        place = outline_row("profile", pattern)
        for key in pair.keys:
            if key in moved:
                continue
            old, new = pair.old.get(key), pair.new.get(key)
            there = key in pair.old, key in pair.new
            label, here = label_of(new, old, key), (*path, key)
            if isinstance(old, dict) and isinstance(new, dict):
                yield from _renamed(pair, key, here, label)
                before, after = _without_ids(pair, key, old, new)
                scored = [_only(side, SCORING) for side in (before, after)]
                if self.again or not same(scored[0], scored[1]):
                    yield Fact(place, "changed", here, scored[0], scored[1], label)
                rest = [_only(side, side.keys() - set(SCORING)) for side in (before, after)]
                yield from self.mapping(here, (*pattern, "*"), rest[0], rest[1], label)
            elif isinstance(old if there[0] else new, dict) and not all(there):
                yield Fact(place, _present_verb(place, *there), here, old, new, label)
            elif not (all(there) and same(old, new)):
                yield Fact(DECIDING, _present_verb(DECIDING, *there), here, old, new, label)


def _renamed(pair: Matched, key: str, path: tuple[str, ...], label: str) -> Iterator[Fact]:
    """The fact that an item has another id, told by itself."""
    if key in pair.renamed:
        yield Fact(RENAMED, "changed", (*path, "id"), pair.renamed[key], key, label)


def _without_ids(
    pair: Matched, key: str, old: dict[str, Data], new: dict[str, Data]
) -> tuple[dict[str, Data], dict[str, Data]]:
    """Both items; without their ids where these are told already."""
    if key not in pair.renamed:
        return old, new
    without = [{part: value for part, value in side.items() if part != "id"} for side in (old, new)]
    return without[0], without[1]


def _with_new_criteria(fit: dict[str, Data], renamed: Mapping[str, str]) -> dict[str, Data]:
    """An old `fit` whose caps name its criteria as they are called now; `renamed` is new id → old id."""
    caps, ids = fit.get("caps"), {old: new for new, old in renamed.items()}
    if not isinstance(caps, dict) or not ids:
        return fit
    return {**fit, "caps": {name: _with_new_members(cap, ids) for name, cap in caps.items()}}


def _with_new_members(cap: Data, ids: Mapping[str, str]) -> Data:
    criteria = cap.get("criteria") if isinstance(cap, dict) else None
    if not isinstance(cap, dict) or not isinstance(criteria, list):
        return cap
    return {**cap, "criteria": [ids.get(one, one) if isinstance(one, str) else one for one in criteria]}


def _verb(place: OutlineRow, old: Data, new: Data) -> Verb:
    return _present_verb(place, old is not None, new is not None)


def _present_verb(place: OutlineRow, before: bool, after: bool) -> Verb:  # both sides
    if place.within or before == after:
        return "changed"
    return "added" if after else "removed"


def _only(item: dict[str, Data], keys: Collection[str]) -> dict[str, Data]:
    return {key: value for key, value in item.items() if key in keys}


def _listed(items: Data) -> list[Data]:
    return items if isinstance(items, list) else []


def _below(item: str, new: Data, old: Data, key: str) -> str:
    """What an item of an item is called, after it; a text is no item of its own."""
    if not isinstance(new, dict) and not isinstance(old, dict):
        return item
    label = label_of(new, old, key)
    return f"{item}, {label}" if item else label


def label_of(new: Data, old: Data, key: str) -> str:
    """What people call an item; its id in plain letters where it has no name of its own."""
    for side in (new, old):
        if isinstance(side, dict):
            for name in _LABELS:
                text = side.get(name)
                if isinstance(text, str) and text.strip():
                    return " ".join(text.split())
    return key.replace("-", " ").replace("_", " ").capitalize() if _ID.match(key) else key
