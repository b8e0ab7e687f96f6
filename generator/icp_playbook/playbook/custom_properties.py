"""Custom properties checked: how playbook.yaml declares them, and what entries write for them."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, assert_never

from pydantic import ConfigDict, Field, StrictBool, StrictFloat, StrictStr, TypeAdapter, create_model

from icp_playbook.findings import CommandError, Finding, rules
from icp_playbook.model import (
    CustomProperty,
    Entry,
    PropertyType,
    Settings,
    every_kind,
    layout,
    properties_of,
)
from icp_playbook.phrases import CODE, did_you_mean, series
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.playbook.shapes import shape
from icp_playbook.source import Document, Memo, is_missing, parse, read_sources
from icp_playbook.values import Date, Money, Part, Prose, Text

Link: TypeAlias = Annotated[
    StrictStr,
    Field(
        pattern=r"""^(https?://[^\s<>"'/?#]+[^\s<>"']*|mailto:[^\s<>"'@]+@[^\s<>"'@]+)$""", max_length=2000
    ),
]
"""An address that a browser may open: of the web, or a mailbox."""
CustomValue: TypeAlias = bool | int | float | str | datetime.date | tuple[str, ...]
FILE = "icp/playbook.yaml"


@dataclass(frozen=True, slots=True)
class WrittenProperty:
    """A custom property with what an entry says for it: an amount for money, a day for a date."""

    property: CustomProperty
    value: CustomValue


def declared_at(root: Path) -> tuple[CustomProperty, ...]:
    """The custom properties that the playbook at `root` declares; none where there is no playbook.

    Raises CommandError if playbook.yaml is there and does not say which.
    """
    files, gaps = read_sources(root, layout())
    if any(gap.kind == "playbook" and is_missing(gap.finding) for gap in gaps):
        return ()
    if found := [file for file in files if file.kind == "playbook"]:
        document = parse(found[0])
        settings, _ = shape(Settings, document)
        if isinstance(settings, Settings) and not [*document.findings, *misdeclared(settings, document)]:
            return settings.custom_properties
    raise CommandError(
        f"`{FILE}` has errors, so the custom properties cannot be read",
        "run `icp-playbook check`, mend what it finds there, and try again",
    )


def misdeclared(settings: Settings, document: Document) -> Iterator[Finding]:
    """A finding for each declaration that makes no sense."""
    kinds = every_kind()
    for index, one in enumerate(settings.custom_properties):
        here = ("custom_properties", index)
        for place, kind in enumerate(one.kinds):
            if kind not in kinds:
                yield rules.CUSTOM_PROPERTY.at(
                    document.at(*here, "kinds", place),
                    f'there is no kind of entry "{kind}"',
                    did_you_mean(kind, kinds),
                )
            elif one.section not in (sections := kinds[kind].places):
                yield rules.CUSTOM_PROPERTY.at(
                    document.at(*here, "section"),
                    f'the page of a {kind} has no section "{one.section}"',
                    did_you_mean(one.section, sections),
                )
            elif one.call_sheet and not kinds[kind].on_call_sheet:
                spoken = [other.id for other in kinds.values() if other.on_call_sheet]
                yield rules.CUSTOM_PROPERTY.at(
                    document.at(*here, "call_sheet"),
                    f"a call sheet shows no {kind}",
                    f"remove `call_sheet`, or keep it for {series(spoken, 'and')}",
                )
        if one.type == "choice" and not one.values:
            yield rules.CUSTOM_PROPERTY.at(
                document.at(*here), f"`{one.id}` is a choice without values", "list its `values:`"
            )
        if one.type != "choice" and one.values:
            yield rules.CUSTOM_PROPERTY.at(
                document.at_key(*here, "values"),
                f"`{one.id}` is of type {one.type} and cannot list values",
                "make its type choice, or remove `values`",
            )


def miswritten(
    entries: Mapping[Key, Entry], settings: Settings, documents: Documents, memo: Memo
) -> Iterator[Finding]:
    """A finding for everything under `custom` that is not declared, is missing or of another type."""
    for key, entry in entries.items():
        yield from memo(_miswritten_in, key.kind, entry, settings, documents[key])


def _miswritten_in(kind: str, entry: Entry, settings: Settings, document: Document) -> tuple[Finding, ...]:
    known = {one.id: one for one in properties_of(settings.custom_properties, kind)}
    if not entry.custom and not any(one.required for one in known.values()):
        return ()
    undeclared = [
        _undeclared(settings, document, kind, name, list(known)) for name in entry.custom if name not in known
    ]
    _, found = shape(_checking(tuple(known.values())), document, currency=settings.currency)
    return (*undeclared, *(one for one in found if one.rule != rules.UNKNOWN_KEY.id))


def _undeclared(settings: Settings, document: Document, kind: str, name: str, known: list[str]) -> Finding:
    others = {one.id for one in settings.custom_properties}
    remedy = (
        f"add {kind} to its `kinds` in {FILE}, or remove it"
        if name in others
        else did_you_mean(name, known, f"declare it under `custom_properties` in {FILE}", CODE)
    )
    return rules.UNKNOWN_KEY.at(document.at_key("custom", name), f"unknown key `{name}` in `custom`", remedy)


def written_properties(settings: Settings, kind: str, entry: Entry) -> tuple[WrittenProperty, ...]:
    """What an entry of a linked playbook says for each property of its kind, as declared."""
    return tuple(
        WrittenProperty(one, _adapter(one.type, one.values).validate_python(entry.custom[one.id]))
        for one in properties_of(settings.custom_properties, kind)
        if one.id in entry.custom
    )


@lru_cache(maxsize=64)
def custom_model(properties: tuple[CustomProperty, ...]) -> type[Part]:
    """What a kind of entry may write under `custom`: the keys are aliases, so that any name will do."""
    fields: dict[str, Any] = {
        f"property_{number}": (
            _annotation(one.type, one.values),
            Field(
                ... if one.required else None,
                alias=one.id,
                description=f"{one.label}. {one.about}" if one.about else f"{one.label}.",
            ),
        )
        for number, one in enumerate(properties)
    }
    made = create_model("Custom", __base__=Part, **fields)
    made.__doc__ = "Custom properties."
    return made


class _Checking(Part):
    """An entry of which only `custom` is looked at: its other keys have their own model."""

    model_config = ConfigDict(extra="ignore")


@lru_cache(maxsize=64)
def _checking(properties: tuple[CustomProperty, ...]) -> type[Part]:
    needed = [f"`{one.id}` ({one.label})" for one in properties if one.required]
    about = f"your own keys: {', '.join(needed)}" if needed else "your own keys"
    field: Any = (custom_model(properties), Field(... if needed else None, description=about))
    return create_model("Entry", __base__=_Checking, custom=field)


def _annotation(type_: PropertyType, values: tuple[str, ...]) -> Any:
    match type_:
        case "text":
            return Text
        case "prose":
            return Prose
        case "list":
            return Annotated[tuple[Text, ...], Field(min_length=1)]
        case "choice":
            return Literal[*values] if values else Text
        case "number":
            return StrictFloat
        case "money":
            return Money
        case "date":
            return Date
        case "link":
            return Link
        case "boolean":
            return StrictBool
        case _:
            assert_never(type_)


@lru_cache(maxsize=256)
def _adapter(type_: PropertyType, values: tuple[str, ...]) -> TypeAdapter[CustomValue]:
    return TypeAdapter(_annotation(type_, values))
