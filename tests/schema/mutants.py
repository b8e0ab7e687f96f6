"""Documents that are almost right: each differs from a valid one at a single place."""

import copy
from collections.abc import Iterator
from typing import Any, TypeAlias

Place: TypeAlias = tuple[str | int, ...]

ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 1.5, 10**6, 10**16, [], {}, [[]], [None], ["x"], [1, 2], [2, 1]),
    *(["5M", "1M"], ["1M", "5M", "9M"], {"x": "y"}, {"field": "stage", "is": "grown"}, {"all": []}),
    *("", " ", "x", "NO", "Not Kebab", "kebab-case", "snake_case", "-x", "x\n", "\u00a0", "x" * 9000),
    *("5M", "-5M", "5M\n", "90d", "0d", "2026-10-01", "2026-02-30", "01.10.2026", "true", "1", "USD"),
    *("sales", "fit", "industry", "contact.name", "a b@c"),
)
NO_VALUE = object()


def places(data: Any, place: Place = ()) -> Iterator[Place]:
    """Every place of a document, the whole of it first."""
    yield place
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from places(value, (*place, key))


def replaced(data: Any, place: Place, value: Any) -> Any:
    """A document with another value at a place; with NO_VALUE, without the key or item."""
    if not place:
        return value
    changed = copy.deepcopy(data)
    holder = changed
    for part in place[:-1]:
        holder = holder[part]
    if value is NO_VALUE:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return changed


def value_at(data: Any, place: Place) -> Any:
    """The value at a place."""
    for part in place:
        data = data[part]
    return data


def mutants(data: Any, place: Place) -> Iterator[Any]:
    """Every odd document that differs at this place: another value, none, one more key, one more item."""
    here = value_at(data, place)
    for value in ODD_VALUES:
        yield replaced(data, place, value)
    if place:
        yield replaced(data, place, NO_VALUE)
    if isinstance(here, dict):
        for key in ("unknown", "id", "Upper Case", "is", "all", "bands", "points", "x" * 61):
            yield replaced(data, (*place, key), next(iter(here.values()), "x"))
    if isinstance(here, list) and here:
        yield replaced(data, place, [*here, here[0]])
        yield replaced(data, place, here * 60)
