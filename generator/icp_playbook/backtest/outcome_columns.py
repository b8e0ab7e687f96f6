"""The columns of a list of outcomes: those that `columns` names, and those of fields that decide."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from icp_playbook.backtest.outcome import OutcomeProblem
from icp_playbook.fields import (
    Catalogue,
    Column,
    Field,
    FieldType,
    Recognised,
    folded_header,
    header_counter,
    recognise,
)
from icp_playbook.model import OutcomeSource
from icp_playbook.phrases import did_you_mean

Wanted: TypeAlias = Mapping[int, Field]
"""Places of columns, each with the field by whose type it is read."""
TYPES: Mapping[str, FieldType] = {
    "outcome": "text",
    "won": "boolean",
    "created": "date",
    "closed": "date",
    "value": "money",
    "stage": "text",
    "renewed": "boolean",
    "expanded": "boolean",
    "churned": "date",
}
"""The keys of `columns`, and how their cells are read."""
NAME = "name"
"""The field that names an account; it is read even if no condition tests it."""
_ALL = "*"
"""The key of a column that says for all fields when they were learnt."""


@dataclass(frozen=True, slots=True)
class OutcomeColumn:
    """A column that `columns` names."""

    key: str
    header: str
    column: Column
    field: Field


@dataclass(frozen=True, slots=True)
class MatchedColumns:
    """Where a list says what. `known_on` has "*" where one column is for all fields."""

    named: Mapping[str, OutcomeColumn]
    known_on: Mapping[str, OutcomeColumn]
    facts: Recognised
    unread: tuple[str, ...] = ()
    """Why a named column of sums is not read."""

    def wanted(self, catalogue: Catalogue) -> Wanted:
        """Every column that is read; the currencies beside sums as text."""
        found: dict[int, Field] = {}
        for one in (*self.named.values(), *self.known_on.values()):
            found |= _with_currency(one.column, one.field)
        for name, columns in self.facts.taken.items():
            for column in columns:
                found |= _with_currency(column, catalogue[name])
        return found


def _with_currency(column: Column, field: Field) -> Wanted:
    beside = {} if column.currency is None else {column.currency: _field("currency", "text", "Currency")}
    return {column.place: field, **beside}


def known_headers(source: OutcomeSource) -> Iterator[str]:
    """The headers that `columns` names."""
    for key in TYPES:
        if (name := getattr(source.columns, key)) is not None:
            yield name
    days = source.columns.known_on
    yield from [days] if isinstance(days, str) else days.values()


class HeaderCounter:
    """Counts the names of columns in a row, by which the header of a list is found."""

    def __init__(self, source: OutcomeSource, catalogue: Catalogue) -> None:
        self._named = {folded_header(name) for name in known_headers(source)}
        self._fields = header_counter(catalogue)

    def __call__(self, cells: Sequence[str]) -> int:
        rest = [cell for cell in cells if folded_header(cell) not in self._named]
        return len(cells) - len(rest) + self._fields(rest)


def matched(
    source: OutcomeSource, headers: Sequence[str], catalogue: Catalogue, where: str
) -> tuple[MatchedColumns, tuple[OutcomeProblem, ...]]:
    """The columns of a list, and a fatal problem for each that is named and not there.

    A column that `columns` names tells no field, even where its header is the name of one.
    """
    places: dict[str, int] = {}
    for place, header in enumerate(headers):
        places.setdefault(folded_header(header), place)
    problems: list[OutcomeProblem] = []

    def found(key: str, id_: str, name: str, type_: FieldType) -> dict[str, OutcomeColumn]:
        place = places.get(folded_header(name))
        if place is None:
            problems.append(_missing(source, key, name, headers, where))
            return {}
        return {id_: OutcomeColumn(id_, headers[place], Column(place), _field(id_, type_, headers[place]))}

    named: dict[str, OutcomeColumn] = {}
    for key, type_ in TYPES.items():
        if (name := getattr(source.columns, key)) is not None:
            named |= found(f"columns.{key}", key, name, type_)
    days = source.columns.known_on
    known_on: dict[str, OutcomeColumn] = {}
    for id_, name in ({_ALL: days} if isinstance(days, str) else days).items():
        key = "columns.known_on" if id_ == _ALL else f"columns.known_on.{id_}"
        known_on |= found(key, id_, name, "date")
    unread: tuple[str, ...] = ()
    if (value := named.get("value")) is not None:
        column, unread = _sums(value, headers, catalogue)
        named["value"] = replace(value, column=column)
    facts = _facts(headers, {one.column.place for one in (*named.values(), *known_on.values())}, catalogue)
    apart = {NAME, *(one.id for one in catalogue.fields.values() if one.type == "domain")}
    if not facts.taken.keys() - apart:
        problems.append(
            OutcomeProblem(
                where,
                "no column matches a field that decides",
                "export the list with the fields of the accounts, or add its names to `columns` in "
                "icp/fields.yaml",
                fatal=True,
            )
        )
    return MatchedColumns(named, known_on, facts, unread), tuple(problems)


def day_column(matched_columns: MatchedColumns, field: str) -> OutcomeColumn | None:
    """The column that says when a field was learnt."""
    known_on = matched_columns.known_on
    return known_on.get(field) or known_on.get(_ALL)


def _facts(headers: Sequence[str], taken: Collection[int], catalogue: Catalogue) -> Recognised:
    return recognise(["" if place in taken else one for place, one in enumerate(headers)], catalogue)


def _sums(
    column: OutcomeColumn, headers: Sequence[str], catalogue: Catalogue
) -> tuple[Column, tuple[str, ...]]:
    """The column of amounts with its scale and currency, as lists of accounts have them."""
    place = column.column.place
    field = _field("deal_amount", "money", headers[place])
    found = recognise(headers, Catalogue((field,), catalogue.conventions))
    reasons = tuple(reason for at, reason in found.unread if at == place)
    columns = [one for one in found.taken.get(field.id, ()) if one.place == place]
    return (columns[0] if columns else column.column), reasons


def _field(id_: str, type_: FieldType, header: str) -> Field:
    return Field.model_construct(id=id_, label=header, type=type_)


def _missing(
    source: OutcomeSource, key: str, name: str, headers: Sequence[str], where: str
) -> OutcomeProblem:
    otherwise = f"name a column of the list under `{key}` of the outcomes `{source.id}`"
    return OutcomeProblem(
        where,
        f'there is no column "{name}", which `{key}` names',
        did_you_mean(name, [one for one in headers if one.strip()], otherwise),
        fatal=True,
    )
