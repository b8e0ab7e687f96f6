"""What differs between two documents, as plain data: no judgement, no words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.diff.canonical import empty
from icp_playbook.diff.matching import matched
from icp_playbook.diff.outline import outline_row
from icp_playbook.model import OutlineRow
from icp_playbook.source import Data

Verb: TypeAlias = Literal["added", "removed", "changed", "reordered", "moved"]
_LABELS = ("label", "name", "title", "term", "step", "trait")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
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
            yield from self._fit(path, pattern, old, new)
            keys = [key for key in keys if key not in ("must", "score")]
        for key in keys:
            yield from self.value((*path, key), (*pattern, key), old.get(key), new.get(key), item)

    def value(
        self, path: tuple[str, ...], pattern: tuple[str, ...], old: Data, new: Data, item: str
    ) -> Iterator[Fact]:
        place = outline_row(self.kind, pattern)
        if place.holds in ("condition", "bands", "whole"):
            if old != new or (self.again and place.holds != "whole"):
                yield Fact(place, "changed", path, old, new, item)
        elif (empty(old) and empty(new)) or (
            old == new and not (self.again and isinstance(old, dict | list))
        ):
            return
        elif isinstance(old, dict) and isinstance(new, dict | None):
            yield from self._inside(place, path, pattern, (old, new or {}), item)
        elif isinstance(new, dict) and old is None:
            yield from self._inside(place, path, pattern, ({}, new), item)
        elif isinstance(old, list | None) and isinstance(new, list | None):
            yield from self._list(place, path, pattern, (old or [], new or []), item)
        elif old != new:
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
        if place.family == "data" and (not old or not new) and pattern not in (("fit",), ("review",)):
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
                verb = _verb(place, before, after)
                yield Fact(place, verb, here, before, after, _below(item, after, before, key))
            elif isinstance(before, dict) and isinstance(after, dict):
                yield from self.mapping(here, below, before, after, _below(item, after, before, key))
            elif before != after:
                yield Fact(place, "changed", here, before, after, item)
        if pair.reordered:
            yield Fact(place, "reordered", path, sides[0], sides[1], item)

    def _fit(
        self,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        old: dict[str, Data],
        new: dict[str, Data],
    ) -> Iterator[Fact]:
        """Musts and criteria share their ids, so that one can be seen to become the other."""
        before = {name: _by_id(old.get(name)) for name in ("must", "score")}
        after = {name: _by_id(new.get(name)) for name in ("must", "score")}
        moved: set[str] = set()
        for here, there in (("score", "must"), ("must", "score")):
            place = outline_row("profile", (*pattern, there))
            for key, item in after[there].items():
                origin = before[here].get(key)
                if key not in before[there] and key not in after[here] and origin is not None:
                    moved.add(key)
                    yield Fact(place, "moved", (*path, there, key), origin, item, _label(item, origin, key))
        for name in ("must", "score"):
            if not isinstance(old.get(name), list | None) or not isinstance(new.get(name), list | None):
                yield from self.value((*path, name), (*pattern, name), old.get(name), new.get(name), "")
                continue
            yield from self._rated(name, (*path, name), (*pattern, name), (before[name], after[name]), moved)
            kept = [key for key in before[name] if key in after[name]]
            if kept != [key for key in after[name] if key in before[name]]:
                yield Fact(
                    outline_row("profile", (*pattern, name)),
                    "reordered",
                    (*path, name),
                    old.get(name),
                    new.get(name),
                )

    def _rated(
        self,
        name: str,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        sides: tuple[dict[str, Data], dict[str, Data]],
        moved: set[str],
    ) -> Iterator[Fact]:
        """Musts and criteria one by one: what decides is one fact, every other key has its own."""
        place = outline_row("profile", pattern)
        for key in dict.fromkeys([*sides[1], *sides[0]]):
            old, new = sides[0].get(key), sides[1].get(key)
            if key in moved:
                continue
            label = _label(new, old, key)
            if not isinstance(old, dict) or not isinstance(new, dict):
                if old != new:
                    yield Fact(place, _verb(place, old, new), (*path, key), old, new, label)
                continue
            scored = [{part: side[part] for part in SCORING if part in side} for side in (old, new)]
            if self.again or scored[0] != scored[1]:
                yield Fact(place, "changed", (*path, key), scored[0], scored[1], label)
            rest = [{part: side[part] for part in side if part not in SCORING} for side in (old, new)]
            yield from self.mapping((*path, key), (*pattern, "*"), rest[0], rest[1], label)


def _verb(place: OutlineRow, old: Data, new: Data) -> Verb:
    if place.within:
        return "changed"
    return "added" if old is None else "removed" if new is None else "changed"


def _by_id(items: Data) -> dict[str, Data]:
    return dict(matched([], items, "id").new) if isinstance(items, list) else {}


def _below(item: str, new: Data, old: Data, key: str) -> str:
    """What an item of an item is called, after it; a text is no item of its own."""
    if not isinstance(new, dict) and not isinstance(old, dict):
        return item
    label = _label(new, old, key)
    return f"{item}, {label}" if item else label


def _label(new: Data, old: Data, key: str) -> str:
    """What people call an item; its id in plain letters where it has no name of its own."""
    for side in (new, old):
        if isinstance(side, dict):
            for name in _LABELS:
                text = side.get(name)
                if isinstance(text, str) and text.strip():
                    return " ".join(text.split())
    return key.replace("-", " ").replace("_", " ").capitalize() if _ID.match(key) else key
