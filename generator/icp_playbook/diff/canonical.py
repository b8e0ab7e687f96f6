"""Documents in one notation, so that 5M and 5000000, or a default spelled out, are no change."""

import types
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from icp_playbook.model import models
from icp_playbook.source import Data
from icp_playbook.values import Part

_UNFIT = (ValidationError, RecursionError)
"""What pydantic raises for data that does not suit a type."""
_HOLDERS = (dict, list)


def canonical(kind: str, *sides: Data) -> list[dict[str, Data]]:
    """Documents of one kind as today's model writes them; what does not suit it stays as it is.

    Keys whose value is nothing are left out. A document that is no mapping is empty.
    """
    model = models().get(kind)
    plain = [side if isinstance(side, dict) else {} for side in sides]
    return [_filled(_of_type(model, side) if model and side else side) for side in plain]


def of_model(part: Part) -> dict[str, Data]:
    """A model in the same notation."""
    return _filled(part.model_dump(mode="json", by_alias=True))


def same(one: Data, other: Data) -> bool:
    """Whether two values are the same data: yes is not 1, and 1 is 1.0."""
    if one is other:
        return True
    if type(one) is type(other) and not isinstance(one, _HOLDERS):
        return one == other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(map(same, one.values(), map(other.get, one)))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def empty(value: Data) -> bool:
    """True for what says nothing: no value, no items, no keys."""
    return value is None or (not value and isinstance(value, list | dict))


def _of_type(annotation: Any, data: Any) -> Any:
    """Data as a type writes it; where it does not suit, what of its parts does."""
    adapter = _adapter(annotation)
    try:
        return adapter.dump_python(adapter.validate_python(data), mode="json", by_alias=True)
    except _UNFIT:
        return _by_parts(annotation, data)


def _by_parts(annotation: Any, data: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if (
        origin in (Union, types.UnionType)
        and len(options := [one for one in arguments if one is not type(None)]) == 1
    ):
        return _by_parts(options[0], data)
    if isinstance(data, dict) and isinstance(annotation, type) and issubclass(annotation, Part):
        known = _keys(annotation)
        found = {key: default for key, (_, default) in known.items()}
        for key, value in data.items():
            if value is not None or key not in found:
                found[key] = _of_type(known[key][0], value) if key in known else value
        return found
    if isinstance(data, dict) and origin is dict:
        return {key: _of_type(arguments[1], value) for key, value in data.items()}
    if isinstance(data, list) and origin is tuple and arguments[-1:] == (Ellipsis,):
        return [_of_type(arguments[0], item) for item in data]
    return data


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


@cache
def _keys(model: type[Part]) -> dict[str, tuple[Any, Data]]:
    """Key of a model → the type of its value, and its default as documents write it; None without one.

    Text that may be left out is no text where it is, which no document writes.
    """
    found: dict[str, tuple[Any, Data]] = {}
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        for mark in info.metadata:
            annotation = Annotated[annotation, mark]
        default = None if info.is_required() else info.get_default(call_default_factory=True)
        found[info.alias or name] = (annotation, None if default == "" else _dumped(default))
    return found


def _dumped(default: Any) -> Data:
    return cast(Data, _adapter(Any).dump_python(default, mode="json", by_alias=True))


def _filled(data: Any) -> dict[str, Data]:
    return cast(dict[str, Data], _without_gaps(data))


def _without_gaps(data: Any) -> Any:
    """A mapping without keys that say nothing, and so with all it holds; anything else stays as it is."""
    if isinstance(data, list):
        return [_without_gaps(item) if isinstance(item, _HOLDERS) else item for item in data]
    if not isinstance(data, dict):
        return data
    found = {}
    for key, value in data.items():
        if isinstance(value, _HOLDERS):
            if inner := _without_gaps(value):
                found[key] = inner
        elif value is not None:
            found[key] = value
    return found
