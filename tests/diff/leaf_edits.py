"""Edits of documents, one place at a time: another value or type, removed, added, renamed, reordered."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
GONE = object()
"""Stands for what is removed."""
TYPES: tuple[Any, ...] = (
    "text",
    "two words",
    "",
    7,
    -2.5,
    True,
    None,
    [],
    ["text"],
    [7, None, ["text"], {"id": "an-id"}],
    {},
    {"an_id": "text"},
    {"id": "an-id", "when": {"field": "employees", "at_least": 3}, "points": 2, "bands": 3},
)
"""A value of every type, sound and odd."""
ITEMS: tuple[Any, ...] = ("text", 7, None, [], {}, {"id": "an-id"}, {"id": ["an-id"], "label": {}})
"""What is put in a list."""


@dataclass(frozen=True, slots=True)
class LeafEdit:
    """One edit of a document: where, what was done, and the document after it."""

    path: Path
    what: str
    after: Any

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.path))} {self.what}"


def places(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of a document, lists and mappings included, the document itself first."""
    yield path, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def edits(document: Any) -> Iterator[LeafEdit]:
    """Every edit of every place of a document, in the order of the document."""
    for path, value in places(document):
        for what, other in _values(value):
            yield LeafEdit(path, what, with_value(document, path, other))
        if path:
            yield LeafEdit(path, "removed", with_value(document, path, GONE))
        if path and isinstance(path[-1], str):
            yield LeafEdit(path, "key renamed", _with_key(document, path, f"{path[-1]}_too"))


def _values(value: Any) -> Iterator[tuple[str, Any]]:
    """What may stand in place of a value."""
    match value:
        case bool():
            yield "turned", not value
        case int():
            yield "raised", value + 1
            yield "lowered", value - 1
        case str():
            yield "reworded", f"{value} too"
            yield "another id", "an-id"
            yield "another day", "2026-02-30"
        case list():
            yield "reversed", value[::-1]
            yield "doubled", [*value, *value[:1]]
            for item in ITEMS:
                yield f"gained {item!r}", [*value, item]
        case dict():
            yield "gained a key", {**value, "an_id": "text"}
            yield "gained a list", {**value, "an_id": [{"id": "text"}]}
            yield "gained a name", {**value, "id": "an-id", "name": "Another name"}
        case _:
            pass
    for other in TYPES:
        if type(other) is not type(value) or other != value:
            yield f"became {other!r}", copy.deepcopy(other)


def with_value(document: Any, path: Path, value: Any) -> Any:
    """A document with another value at a path; what the path does not touch is shared."""
    if not path:
        return value
    head, rest = path[0], path[1:]
    inner = with_value(document[head], rest, value)
    if isinstance(document, dict):
        pairs = {key: inner if key == head else kept for key, kept in document.items()}
        return {key: kept for key, kept in pairs.items() if kept is not GONE}
    return [
        item
        for item in (inner if at == head else kept for at, kept in enumerate(document))
        if item is not GONE
    ]


def _with_key(document: Any, path: Path, name: str) -> Any:
    """A document with another name of a key."""
    holder = document
    for part in path[:-1]:
        holder = holder[part]
    renamed = {name if key == path[-1] else key: value for key, value in holder.items()}
    return with_value(document, path[:-1], renamed)
