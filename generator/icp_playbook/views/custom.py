"""Custom properties as pages show them: under which heading, by which label, in which words."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from icp_playbook.model import every_kind
from icp_playbook.playbook import Key, Playbook, WrittenProperty, written_properties
from icp_playbook.values import ProseText, say_date, say_money

_GROUPED_FROM = 10_000
"""Numbers from here on have their thousands apart; below may be years."""


@dataclass(frozen=True, slots=True)
class CustomFact:
    """A custom property of an entry: its label with a text, a list or a link."""

    label: str
    text: str | datetime.date
    items: tuple[str, ...] = ()
    """The items of a list."""
    url: str = ""
    """Where a link leads."""


CustomSections: TypeAlias = Mapping[str, tuple[CustomFact, ...]]
"""Every section of a page that can show custom properties, by its anchor → what it shows of an entry."""


def custom_sections(playbook: Playbook, key: Key) -> CustomSections:
    """What the page of an entry shows of its custom properties, each where it is declared to stand."""
    found: dict[str, list[CustomFact]] = {place: [] for place in every_kind()[key.kind].places}
    for written in _written(playbook, key):
        found[written.property.section].append(_fact(written, playbook))
    return {place: tuple(facts) for place, facts in found.items()}


def custom_on_calls(playbook: Playbook, key: Key) -> tuple[CustomFact, ...]:
    """What call sheets show of an entry's custom properties."""
    return tuple(_fact(one, playbook) for one in _written(playbook, key) if one.property.call_sheet)


def custom_words(playbook: Playbook, key: Key) -> tuple[tuple[WrittenProperty, str], ...]:
    """Each custom property of an entry with its value in plain words."""
    return tuple((one, _words(one, playbook)) for one in _written(playbook, key))


def custom_data(playbook: Playbook, key: Key) -> dict[str, Any]:
    """The same as JSON has it: amounts as numbers, days as ISO 8601 writes them."""
    return {one.property.id: _data(one) for one in _written(playbook, key)}


def _data(written: WrittenProperty) -> Any:
    match written.value:
        case datetime.date() as day:
            return day.isoformat()
        case tuple() as items:
            return list(items)
        case float() as number if number.is_integer():
            return int(number)
        case value:
            return value


def _written(playbook: Playbook, key: Key) -> tuple[WrittenProperty, ...]:
    return written_properties(playbook.settings, key.kind, playbook.by_kind[key.kind][key.id])


def _fact(written: WrittenProperty, playbook: Playbook) -> CustomFact:
    label, value = written.property.label, written.value
    match value:
        case tuple():
            return CustomFact(label, "", items=value)
        case ProseText() | datetime.date():
            return CustomFact(label, value)
        case str() if written.property.type == "link":
            return CustomFact(label, value.removeprefix("mailto:"), url=value)
        case _:
            return CustomFact(label, _words(written, playbook))


def _words(written: WrittenProperty, playbook: Playbook) -> str:
    match written.value:
        case bool() as yes:
            return "Yes" if yes else "No"
        case int() | float() as number if written.property.type == "money":
            return say_money(int(number), playbook.settings.currency)
        case int() | float() as number:
            return _number(number)
        case datetime.date() as day:
            return say_date(day)
        case tuple() as items:
            return "; ".join(items)
        case str() as text:
            return text


def _number(number: int | float) -> str:
    whole = int(number) if number == int(number) else number
    return f"{whole:,}" if abs(whole) >= _GROUPED_FROM else str(whole)
