"""Matches the columns of an account list to fields by their headers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp_playbook.fields.catalogue import PROVIDERS, Catalogue, Field
from icp_playbook.fields.column_units import HeaderUnit, unit_in, units_of
from icp_playbook.fields.currency_columns import currency_columns, ruling
from icp_playbook.fields.currency_names import is_currency
from icp_playbook.fields.folding import folded_header
from icp_playbook.fields.type_traits import traits

_LABEL = 100
"""The rank of a label; a name in a provider's list has its place there, the id 0."""
_WITH_UNIT = 1000
"""Added to the rank of a name that a unit follows: the plain column goes first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that tells a field. `place` counts from 0."""

    place: int
    scale: str = ""
    """What its sums are counted in, by its header: thousand, million or billion."""
    currency: int | None = None
    """The place of the column that holds the currency of its sums."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """How the headers were matched. Positions count columns from 0.

    `taken` has the columns of each field, in the catalogue's order: in a row, the first that holds a value
    counts. `unread` are columns of sums that are in no known or in another currency, with the reason;
    `ignored` match no field.
    """

    headers: tuple[str, ...]
    taken: dict[str, tuple[Column, ...]]
    unread: tuple[tuple[int, str], ...]
    ignored: tuple[int, ...]


class _Match(NamedTuple):
    """A header matched to a field. Of one field, the lowest goes first."""

    rank: int
    place: int
    field: str
    unit: HeaderUnit = HeaderUnit()


def column_names(field: Field) -> dict[str, int]:
    """What a column of the field may be called, folded, with the rank by which columns are chosen.

    0 for the id, the place in a provider's list, 100 for the label.
    """
    names = {folded_header(field.label): _LABEL}
    for provider in PROVIDERS:
        for place, name in enumerate(getattr(field.columns, provider), 1):
            names[folded_header(name)] = min(place, names.get(folded_header(name), place))
    names[folded_header(field.id)] = 0
    names.pop("", None)
    return names


def header_counter(catalogue: Catalogue) -> Callable[[Sequence[str]], int]:
    """How many of some cells are names of columns, by which the header of a list is found."""
    fields = [(column_names(field), traits(field.type).money) for field in catalogue.fields.values()]
    known = {name for names, _ in fields for name in names}
    sums = {name for names, money in fields if money for name in names}

    def is_name(cell: str) -> bool:
        return folded_header(cell) in known or any(name in sums for name, _ in units_of(cell))

    return lambda cells: sum(map(is_name, cells))


def recognise(headers: Sequence[str], catalogue: Catalogue) -> Recognised:
    """Matches headers against the ids, labels and column names of the fields.

    Case, spaces and punctuation do not count. Of the columns of one field, the field's id goes first, then
    the name that stands earlier in a provider's list, then the column further to the left; names of sums that
    a unit follows, as in "Annual Revenue (in thousands)", come last.
    """
    folded = [folded_header(header) for header in headers]
    names = {field.id: column_names(field) for field in catalogue.fields.values()}
    money = {id_: known for id_, known in names.items() if traits(catalogue[id_].type).money}
    matches = [
        match
        for place, header in enumerate(headers)
        if folded[place] and (match := _plain(place, header, names, money) or _unit(place, header, money))
    ]
    sums = {match.place: money[match.field] for match in matches if match.field in money}
    currencies = currency_columns(folded, sums, money.values())
    found: dict[str, list[Column]] = {id_: [] for id_ in catalogue.fields}
    unread: list[tuple[int, str]] = []
    used = {match.place for match in matches}
    for match in sorted(matches):
        ruled = None
        if match.field in money and not match.unit.currency:
            ruled = ruling(match.place, folded, sums, currencies, converted=match.unit.converted)
        if ruled is not None:
            used.add(ruled)
        if reason := _unreadable(match.unit, ruled, catalogue.currency):
            unread.append((match.place, reason))
        else:
            found[match.field].append(Column(match.place, match.unit.scale, ruled))
    return Recognised(
        tuple(headers),
        {field: tuple(columns) for field, columns in found.items() if columns},
        tuple(sorted(unread)),
        tuple(place for place in range(len(headers)) if place not in used),
    )


def _plain(
    place: int, header: str, names: Mapping[str, Mapping[str, int]], money: Mapping[str, object]
) -> _Match | None:
    """The field of which the header is a name."""
    if (best := _best(folded_header(header), names)) is None:
        return None
    rank, field = best
    return _Match(rank, place, field, unit_in(header) if field in money else HeaderUnit())


def _unit(place: int, header: str, money: Mapping[str, Mapping[str, int]]) -> _Match | None:
    """The field of sums whose name the header begins with, where the rest is a unit."""
    for name, unit in units_of(header):
        if best := _best(name, money):
            rank, field = best
            return _Match(rank + _WITH_UNIT, place, field, unit)
    return None


def _best(name: str, names: Mapping[str, Mapping[str, int]]) -> tuple[int, str] | None:
    """The rank and the field of a name; of fields of equal rank the first of the catalogue."""
    ranked = [(known[name], field) for field, known in names.items() if name in known]
    return min(ranked, key=lambda pair: pair[0]) if ranked else None


def _unreadable(unit: HeaderUnit, ruled: int | None, currency: str) -> str | None:
    """Why a column of sums is not read at all."""
    if unit.currency and not is_currency(unit.currency, currency):
        return f"its sums are in {unit.currency}; the playbook uses {currency}"
    if unit.converted and not unit.currency and ruled is None:
        return "its sums were converted to a currency that no column names"
    return None
