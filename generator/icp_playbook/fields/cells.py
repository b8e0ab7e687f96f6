"""Cells of an account list: text as CRMs, data providers and people write it → the value of a field.

Ambiguous text is never guessed at: with two readings it is not read, and the problem names both.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias, assert_never

from icp_playbook.fields.catalogue import Field
from icp_playbook.fields.causes import Cause, Unread
from icp_playbook.fields.cell_dates import read_day
from icp_playbook.fields.cell_numbers import read_quantity
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fields.countries import country_of
from icp_playbook.fields.folding import folded, plain_text, shortened
from icp_playbook.fields.readings import Value
from icp_playbook.fields.type_traits import traits
from icp_playbook.values import Interval

CellValue: TypeAlias = Value | Interval | frozenset[str]
"""The value of a cell: one value, a band of numbers, or the ids of a list."""

_NOTHING = frozenset(
    {"", "-", "--", "—", "–", "?", "n/a", "#n/a", "na", "n.a.", "none", "null", "nil", "nan", "-1", "-1.0"}
    | {"unknown", "not known", "not available", "undefined", "(blank)", "(no value)", "[]"}
)
_YES = frozenset({"yes", "y", "true", "t", "1", "1.0", "x", "on", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "f", "0", "0.0", "off"})


_LONGEST_CACHED = 200
"""Characters of a text that is cached: longer ones repeat seldom, and a thousand of them fill the memory."""
_SEPARATOR = re.compile(r"([;|,\n]|(?:^|(?<= ))(?:and|und|et|&|\+) | ?[/&] ?)", re.IGNORECASE)
_ALWAYS_APART = frozenset(";|,\n")
_DEEPEST = 100
"""Opening brackets in a list in JSON: no export nests that deep, and a browser gives up at another depth."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The result of reading one cell. `value` is None if unknown; `problem` says what is not read and why."""

    value: CellValue | None = None
    problem: str | None = None
    cause: Cause | None = None
    """The cause of the problem."""


Reader: TypeAlias = Callable[[str], Cell]

_EMPTY = Cell()


def cell_reader(field: Field, conventions: Conventions) -> Reader:
    """The reader for a field's column. It caches the last thousand texts: lists repeat values."""
    read = _reader(field, conventions)

    def cell(text: str) -> Cell:
        plain = plain_text(text)
        return read(plain) if plain else _EMPTY

    if field.type == "text":
        return cell
    cached = lru_cache(maxsize=1024)(cell)
    return lambda text: cached(text) if len(text) <= _LONGEST_CACHED else cell(text)


def _reader(field: Field, conventions: Conventions) -> Reader:
    match field.type:
        case "integer" | "number" | "money":
            money, whole = traits(field.type).money, field.type != "number"
            return _guarded(lambda text: _quantity(text, whole=whole, money=money, conventions=conventions))
        case "choice":
            return _choice_reader(field)
        case "choices":
            return _choices_reader(field)
        case "boolean":
            return _guarded(_boolean)
        case "date":
            return _guarded(lambda text: _date(text, conventions))
        case "country":
            return _guarded(_country)
        case "text":
            return _guarded(Cell)
        case _:
            assert_never(field.type)


def _guarded(read: Reader) -> Reader:
    """Checks for the ways of writing "not known" first."""
    return lambda text: _EMPTY if text.casefold() in _NOTHING else read(text)


def _not_read(text: str, why: Unread) -> Cell:
    return Cell(problem=f'"{shortened(text)}" {why.phrase}', cause=why.cause)


def _quantity(text: str, *, whole: bool, money: bool, conventions: Conventions) -> Cell:
    """A number or a band. In whole-number fields 0 means "not known", as exports write it."""
    read = read_quantity(text, whole=whole, money=money, conventions=conventions)
    if isinstance(read, Unread):
        return _not_read(text, read)
    if whole and read == 0:
        return _EMPTY
    return Cell(read)


def _boolean(text: str) -> Cell:
    word = text.casefold()
    if word in _YES or word in _NO:
        return Cell(word in _YES)
    return _not_read(text, Unread("not-yes-or-no", "is neither yes nor no"))


def _date(text: str, conventions: Conventions) -> Cell:
    day = read_day(text, conventions.dates)
    return _not_read(text, day) if isinstance(day, Unread) else Cell(day)


def _country(text: str) -> Cell:
    code = country_of(folded(text))
    return Cell(code) if code else _not_read(text, Unread("not-a-country", "is not a country of ISO 3166"))


def _words(field: Field) -> dict[str, str]:
    """Folded text → id. Ids come before labels and labels before synonyms; the first choice wins."""
    found = {folded(choice.id): choice.id for choice in field.values}
    for choice in field.values:
        found.setdefault(folded(choice.label), choice.id)
    for choice in field.values:
        for synonym in choice.synonyms:
            found.setdefault(folded(synonym), choice.id)
    found.pop("", None)
    return found


def _choice_reader(field: Field) -> Reader:
    words = _words(field)

    def read(text: str) -> Cell:
        if known := words.get(folded(text)):  # before "not known": "none" may be a choice
            return Cell(known)
        if text.casefold() in _NOTHING:
            return _EMPTY
        return _not_read(text, Unread("not-listed", "is not in the list"))

    return read


def _choices_reader(field: Field) -> Reader:
    words = _words(field)

    def read(text: str) -> Cell:
        if known := words.get(folded(text)):
            return Cell(frozenset({known}))
        if text.casefold() in _NOTHING:
            return _EMPTY
        members = [words.get(folded(part)) for part in _parts(text, words)]
        named = frozenset(member for member in members if member)
        if named:
            return Cell(named)
        return Cell(problem=f'nothing in "{shortened(text)}" is in the list', cause="not-listed")

    return read


def _parts(text: str, words: dict[str, str]) -> list[str]:
    """The members of a list written with ; | commas or line breaks, mixed as sources are merged, or as JSON.

    A separator may be part of a label: the longest run of parts that is a listed value counts as one.
    """
    if text.startswith("[") and text.endswith("]"):
        try:
            listed = json.loads(text if text.count("[") <= _DEEPEST else "")
        except ValueError:
            listed = [part.strip(" '\"") for part in text[1:-1].split(",")]
        return [part for part in listed if isinstance(part, str)]
    pieces, groups, start = _SEPARATOR.split(text), list[list[str]](), 0
    while start < len(pieces):  # parts, with the separators between them
        runs = (pieces[start : start + length] for length in range(min(len(pieces) - start, 11), 1, -2))
        run = next((run for run in runs if folded("".join(run)) in words), pieces[start : start + 1])
        if start and pieces[start - 1] not in _ALWAYS_APART:
            groups[-1] += [pieces[start - 1], "".join(run)]
        else:
            groups.append(["".join(run)])
        start += len(run) + 1
    return [part for group in groups for part in _members(group, words)]


def _members(group: list[str], words: dict[str, str]) -> list[str]:
    """Parts that a word or a slash joins: members if each is a listed value, else one that is not."""
    members = [part for part in group[::2] if part.strip()]
    return members if all(folded(member) in words for member in members) else ["".join(group)]
