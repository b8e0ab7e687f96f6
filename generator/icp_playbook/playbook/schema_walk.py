"""A model followed along an error's path: which keys a mapping may have, and what they are for."""

import types
from collections.abc import Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Tag
from pydantic.fields import FieldInfo

from icp_playbook.values import Part


def keys_at(model: type[Part], loc: Sequence[str | int]) -> list[str]:
    """The keys the mapping at a path may have; empty when the path leads to no model."""
    found = _at(model, loc)
    return [] if found is None else [info.alias or name for name, info in found.model_fields.items()]


def described_key(model: type[Part], loc: Sequence[str | int]) -> str | None:
    """What the key at the end of a path is for, from its model's docstring."""
    found = _at(model, loc[:-1])
    info = None if found is None else _field(found, loc[-1])
    return info.description.rstrip(".") if info and info.description else None


def is_required(model: type[Part], loc: Sequence[str | int]) -> bool:
    """Whether the key at the end of a path must be there; True for an item of a list, which is no key."""
    found = _at(model, loc[:-1]) if loc else None
    info = None if found is None else _field(found, loc[-1])
    return info is None or info.is_required()


def has_two_ends(model: type[Part], loc: Sequence[str | int]) -> bool:
    """Whether the value at a path is a range: a list of a lower and an upper end."""
    here: Any = model
    for part in loc:
        here = _step(here, part)
    pairs = [get_args(option) for option, _ in _options(here) if get_origin(option) is tuple]
    return bool(pairs) and all(len(pair) == 2 and Ellipsis not in pair for pair in pairs)


def _at(model: type[Part], loc: Sequence[str | int]) -> type[Part] | None:
    """The model that the path leads to; tags of unions in the path choose their branch."""
    here: Any = model
    for part in loc:
        here = _step(here, part)
    found = [option for option, _ in _options(here) if isinstance(option, type) and issubclass(option, Part)]
    return found[0] if len(found) == 1 else None


def _step(here: Any, part: str | int) -> Any:
    options = _options(here)
    for option, tag in options:
        if tag is not None and tag == part:
            return option
    for option, _ in options:
        if isinstance(option, type) and issubclass(option, Part):
            info = _field(option, part)
            if info is not None:
                return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        origin, arguments = get_origin(option), get_args(option)
        if origin is tuple and isinstance(part, int):
            return arguments[0] if Ellipsis in arguments else arguments[min(part, len(arguments) - 1)]
        if origin is dict and isinstance(part, str):
            return arguments[1]
    return None


def _field(model: type[Part], key: str | int) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return info
    return None


def _options(annotation: Any) -> list[tuple[Any, str | None]]:
    """The alternatives of an annotation, each with the tag that selects it."""
    tag: str | None = None
    while get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        tag = next((item.tag for item in metadata if isinstance(item, Tag)), tag)
        annotation = inner
    if get_origin(annotation) in (Union, types.UnionType):
        return [found for option in get_args(annotation) for found in _options(option)]
    return [(annotation, tag)]
