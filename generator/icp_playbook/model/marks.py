"""What a model marks: ids that name entries, who may see what, conditions, lists told apart by id."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from icp_playbook.conditions import NODES, Condition
from icp_playbook.source import Path
from icp_playbook.values import Lists, Names, NamesAudience, NamesEntry, Naming, Part, SharesIds

_NODES = frozenset(NODES.values())


@dataclass(frozen=True, slots=True)
class IdList:
    """A list whose items have an `id`. Lists of one mapping with the same `among` share their ids."""

    among: str = ""


@dataclass(frozen=True, slots=True)
class ConditionMark:
    """A condition on an account."""


Mark: TypeAlias = Names | NamesEntry | NamesAudience | ConditionMark | IdList | Lists


@dataclass(frozen=True, slots=True)
class _Place:
    """What is marked at a place of a model and below it."""

    marks: tuple[Mark, ...] = ()
    items: "_Place | None" = None
    """Each item of a list, or each value of a mapping with free keys."""
    models: tuple[type[Part], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.marks or self.items or self.models)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with what is said of it, at its path in the document."""

    path: Path
    mark: Mark
    value: Any


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """The name of an entry, at its path in the document."""

    path: Path
    kind: str
    id: str
    is_about: bool = False
    """Whether what names it is about it, so that it says nothing without it."""


def marked(part: Part, kind: type = object) -> Iterator[Marked]:
    """Everything that is marked in a part, in the order of reading; what is left out is not there.

    With a kind of mark, only that: what can have none of it is passed over.
    """
    yield from _in_part(part, (), kind)


def conditions_of(part: Part) -> Iterator[tuple[Path, Condition]]:
    """Every condition of an entry, with its path."""
    for found in marked(part, ConditionMark):
        yield found.path, found.value


def names_in(model: type[Part]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Where a model names entries, * for every item, and of which kind."""
    return tuple((path, mark.kind) for path, mark in _patterns(model) if isinstance(mark, Names))


def entries_in(model: type[Part]) -> tuple[tuple[str, ...], ...]:
    """Where a model names entries of any kind, by kind and id; * for every item."""
    return tuple(path for path, mark in _patterns(model) if isinstance(mark, NamesEntry))


def named_entries(part: Part) -> Iterator[NamedEntry]:
    """Every name of an entry in a part, in the order of reading."""
    for found in marked(part, Naming):
        match found.mark:
            case Names(kind=kind):
                yield NamedEntry(found.path, kind, found.value)
            case NamesEntry():
                kind, _, id_ = found.value.partition("/")
                yield NamedEntry(found.path, kind, id_, is_about=True)
            case _:
                continue


def lists_in(model: type[Part]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Where a model lists what is named by its id and is no entry, * for every item, and what it is."""
    return tuple((path, mark.kind) for path, mark in _patterns(model) if isinstance(mark, Lists))


def has_conditions(model: type[Part]) -> bool:
    """Whether an entry of the model can hold conditions."""
    return any(isinstance(mark, ConditionMark) for _, mark in _patterns(model))


def _in_part(part: Part, path: Path, kind: type) -> Iterator[Marked]:
    for name, key, place in _places_with(type(part), kind):
        if (value := getattr(part, name)) is not None:
            yield from _in_value(value, place, (*path, key), kind)


def _in_value(value: Any, place: _Place, path: Path, kind: type) -> Iterator[Marked]:
    if value is None:
        return
    for mark in place.marks:
        yield Marked(path, mark, value)
    if isinstance(value, Part):
        if place.models:
            yield from _in_part(value, path, kind)
    elif place.items:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _in_value(item, place.items, (*path, key), kind)


@cache
def _places_with(model: type[Part], kind: type) -> tuple[tuple[str, str, _Place], ...]:
    """The attributes of a model at or below which there can be a kind of mark."""
    found = ((name, key, _only(place, kind)) for name, key, place in _places(model))
    return tuple(one for one in found if one[2])


def _only(place: _Place, kind: type) -> _Place:
    """A place with one kind of mark."""
    return _Place(
        tuple(mark for mark in place.marks if isinstance(mark, kind)),
        (_only(place.items, kind) or None) if place.items else None,
        tuple(model for model in place.models if _places_with(model, kind)),
    )


@cache
def _patterns(model: type[Part]) -> tuple[tuple[tuple[str, ...], Mark], ...]:
    """Every mark of a model by the path of its keys; * for every item."""
    return tuple(found for _, key, place in _places(model) for found in _below(place, (key,)))


def _below(place: _Place, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mark]]:
    yield from ((path, mark) for mark in place.marks)
    if place.items:
        yield from _below(place.items, (*path, "*"))
    for model in place.models:
        yield from (((*path, *rest), mark) for rest, mark in _patterns(model))


@cache
def _places(model: type[Part]) -> tuple[tuple[str, str, _Place], ...]:
    """The attributes of a model at or below which something is marked, each with its key."""
    found = (
        (name, info.alias or name, _place(info.annotation, list(info.metadata)))
        for name, info in model.model_fields.items()
    )
    return tuple(one for one in found if one[2])


def _place(annotation: Any, annotations: list[Any]) -> _Place:
    """The place of an annotation; `annotations` are those already unwrapped around it."""
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        annotations = [*annotations, *more]
    names = tuple(mark for mark in annotations if isinstance(mark, Names | NamesEntry | NamesAudience))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _either([_place(option, annotations) for option in arguments if option is not type(None)])
    if isinstance(annotation, type) and issubclass(annotation, Part):
        if annotation in _NODES:
            return _Place((ConditionMark(),))
        return _Place(models=(annotation,)) if _places(annotation) else _Place()
    if origin is tuple and arguments[-1:] == (Ellipsis,):
        listed = (IdList(_group(annotations)),) if _has_ids(arguments[0]) else ()
        lists = tuple(mark for mark in annotations if isinstance(mark, Lists))
        return _Place((*listed, *lists), _place(arguments[0], []) or None)
    if origin is dict:
        if _place(arguments[0], []):
            raise TypeError("a key names no entry: make it a list of items")
        return _Place((), _place(arguments[1], []) or None)
    return _Place(names)


def _either(options: list[_Place]) -> _Place:
    """The options of a union as one place."""
    return _Place(
        tuple(dict.fromkeys(mark for option in options for mark in option.marks)),
        next((option.items for option in options if option.items), None),
        tuple(dict.fromkeys(model for option in options for model in option.models)),
    )


def _group(annotations: list[Any]) -> str:
    return next((mark.among for mark in annotations if isinstance(mark, SharesIds)), "")


def _has_ids(annotation: Any) -> bool:
    """Whether every item has an id of its own."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        return all(_has_ids(option) for option in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, Part) and "id" in annotation.model_fields
