"""The shape of a place in a document: what makes one value there, so that two changes cannot both stand."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from icp_playbook.conditions import NODES
from icp_playbook.model.kinds import models
from icp_playbook.values import Part

_NODES = frozenset(NODES.values())
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Shape:
    """What a place may hold, as its type has it; nothing in particular where no model knows the place."""

    is_range: bool = False
    """A list of a fixed length, as from low to high: it stands for one value."""
    is_condition: bool = False
    """A node of a condition: what it tests belongs to the field it names."""
    exclusive: frozenset[str] = frozenset()
    """Keys that some of the alternatives have and others have not: points, or bands."""


def shape_at(kind: str, pattern: tuple[str, ...]) -> Shape:
    """The shape of a place in a kind of file, given by its keys; * is an item of a list."""
    model = models().get(kind)
    return Shape() if model is None else _shape(model, pattern)


def keys_at(kind: str, pattern: tuple[str, ...]) -> tuple[FieldInfo, ...]:
    """The key at the end of a path in a kind of file, in each alternative there that has it."""
    model = models().get(kind)
    return () if model is None or not pattern else _keys(model, pattern)


def names_at(kind: str, pattern: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the keys that a mapping at a path may have; none where they are the author's."""
    model = models().get(kind)
    options = () if model is None else _options_at(model, pattern)
    return tuple(dict.fromkeys(key for one in options if _is_part(one) for key in _fields(one)))


def is_list(kind: str, pattern: tuple[str, ...]) -> bool:
    """Whether a list of any length can stand at a path."""
    model = models().get(kind)
    options = () if model is None else _options_at(model, pattern)
    return any(get_origin(one) is tuple and Ellipsis in get_args(one) for one in options)


@lru_cache(_KEPT)
def _keys(model: type[Part], pattern: tuple[str, ...]) -> tuple[FieldInfo, ...]:
    return tuple(
        info
        for option in _options_at(model, pattern[:-1])
        if _is_part(option)
        for name, info in option.model_fields.items()
        if (info.alias or name) == pattern[-1]
    )


@lru_cache(_KEPT)
def _shape(model: type[Part], pattern: tuple[str, ...]) -> Shape:
    options = [*_options_at(model, pattern)]
    parts = [option for option in options if _is_part(option)]
    keys = [frozenset(_fields(part)) for part in parts]
    return Shape(
        any(get_origin(option) is tuple and Ellipsis not in get_args(option) for option in options),
        any(part in _NODES for part in parts),
        frozenset().union(*keys).difference(frozenset.intersection(*keys)) if len(keys) > 1 else frozenset(),
    )


def _options_at(model: type[Part], pattern: tuple[str, ...]) -> tuple[Any, ...]:
    """The types of the alternatives at a place."""
    here: tuple[Any, ...] = (model,)
    for key in pattern:
        here = tuple(dict.fromkeys(one for option in here for step in _steps(option, key) for one in step))
    return here


@lru_cache(_KEPT)
def _steps(option: Any, key: str) -> tuple[tuple[Any, ...], ...]:
    """What is one key, or one item, below."""
    origin, arguments = get_origin(option), get_args(option)
    if _is_part(option):
        fields = _fields(option)
        return (tuple(_options(fields[key])),) if key in fields else ()
    if origin is tuple and key == "*":
        return tuple(tuple(_options(one)) for one in arguments if one is not Ellipsis)
    return (tuple(_options(arguments[1])),) if origin is dict else ()


def _fields(part: type[Part]) -> dict[str, Any]:
    return {info.alias or name: info.annotation for name, info in part.model_fields.items()}


def _options(annotation: Any) -> Iterator[Any]:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    else:
        yield annotation


def _is_part(option: Any) -> bool:
    return isinstance(option, type) and issubclass(option, Part)
