"""Cells of an account list: text as CRMs, data providers and people write it → the value of a field.

Ambiguous text is never guessed at: with two readings it is not read, and the problem names both.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from icp_playbook.fields.catalogue import Field
from icp_playbook.fields.causes import Cause, Unread
from icp_playbook.fields.cell_dates import read_day
from icp_playbook.fields.cell_minimum import from_minimum
from icp_playbook.fields.cell_numbers import read_quantity
from icp_playbook.fields.cell_percent import read_percent
from icp_playbook.fields.cell_years import read_year
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fields.countries import country_of
from icp_playbook.fields.domains import read_domain
from icp_playbook.fields.folding import folded, plain_text, shortened
from icp_playbook.fields.near_words import near_words
from icp_playbook.fields.places import country_of_place
from icp_playbook.fields.readings import Value
from icp_playbook.fields.type_traits import traits
from icp_playbook.values import Interval

CellValue: TypeAlias = Value | Interval | frozenset[str]
"""The value of a cell: one value, a band of numbers, or the ids of a list."""

_NOTHING = frozenset(
    {"", "-", "--", "—", "–", "?", "n/a", "#n/a", "na", "n.a.", "none", "null", "nil", "nan"}
    | {"unknown", "not known", "not available", "undefined", "(blank)", "(no value)", "[]"}
    | {"unbekannt", "nicht bekannt", "k.a.", "k. a.", "keine angabe", "inconnu", "inconnue", "non renseigné"}
)
_NO_NUMBER = frozenset({"-1", "-1.0"})
"""Exports write these for "not known" in any column; where numbers may be below zero they are values."""
NOT_KNOWN = _NOTHING | _NO_NUMBER
"""What says in a column of texts that nothing is known; in any case of letters."""
_YES = frozenset(
    {"yes", "y", "true", "t", "1", "1.0", "x", "on", "✓", "✔", "ja", "wahr", "oui", "vrai"}
    | {"sí", "sì", "si", "sim", "tak"}
)
_NO = frozenset(
    {"no", "n", "false", "f", "0", "0.0", "off", "nein", "falsch", "non", "faux"}
    | {"nee", "nej", "nei", "não", "nie"}
)

_LONGEST_TAG = 80
"""Characters of a value that is not listed."""
_SEPARATOR = re.compile(r"([;|,\n]|(?:^|(?<= ))(?:and|und|et|&|\+) | ?[/&] ?)", re.IGNORECASE)
_ALWAYS_APART = frozenset(";|,\n")
_DEEPEST = 100
"""Opening brackets in a list in JSON: no export nests that deep, and a browser gives up at another depth."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The result of reading one cell. `value` is None if unknown; `problem` says what is not read and why.

    Of a list of values some may be read and others not.
    """

    value: CellValue | None = None
    problem: str | None = None
    cause: Cause | None = None
    """The cause of the problem."""


Reader: TypeAlias = Callable[[str], Cell]

_EMPTY = Cell()


def cell_reader(field: Field, conventions: Conventions) -> Reader:
    """The reader for a field's column."""
    read = _reader(field, conventions)

    def cell(text: str) -> Cell:
        plain = plain_text(text)
        return read(plain) if plain else _EMPTY

    return cell


def _reader(field: Field, conventions: Conventions) -> Reader:
    match field.type:
        case "integer" | "number" | "percent" | "money":
            return _quantity_reader(field, conventions)
        case "year":
            return _guarded(_year)
        case "domain":
            return _guarded(_domain)
        case "choice":
            return _choice_reader(field)
        case "choices":
            return _choices_reader(field)
        case "boolean":
            return _guarded(_boolean)
        case "date":
            return _guarded(lambda text: _date(text, conventions))
        case "country":
            return _country_reader(field)
        case "text":
            return _guarded(Cell)
        case _:
            assert_never(field.type)


def _guarded(read: Reader) -> Reader:
    """Checks for the ways of writing "not known" first."""
    return lambda text: _EMPTY if text.casefold() in NOT_KNOWN else read(text)


def _not_read(text: str, why: Unread) -> Cell:
    return Cell(problem=f'"{shortened(text)}" {why.phrase}', cause=why.cause)


def _quantity_reader(field: Field, conventions: Conventions) -> Reader:
    """Numbers and bands. Below the field's minimum 0 and -1 mean "not known", as exports write it."""
    whole, money = field.type in ("integer", "money"), traits(field.type).money

    def read(text: str) -> Cell:
        if text.casefold() in _NOTHING:
            return _EMPTY
        found: int | float | Interval | Unread | None = None
        if field.type == "percent":
            found = read_percent(text, conventions)
        else:
            found = read_quantity(text, whole=whole, money=money, conventions=conventions)
        if field.minimum is not None and not isinstance(found, Unread | None):
            found = from_minimum(found, field.minimum)
        return _not_read(text, found) if isinstance(found, Unread) else Cell(found)

    return read


def _year(text: str) -> Cell:
    read = _EMPTY if text in ("0", "0.0") else read_year(text)
    return (
        _not_read(text, read) if isinstance(read, Unread) else read if isinstance(read, Cell) else Cell(read)
    )


def _domain(text: str) -> Cell:
    domain = read_domain(text)
    return Cell(domain) if domain else _not_read(text, Unread("not-a-domain", "is no internet domain"))


def _boolean(text: str) -> Cell:
    word = text.casefold()
    if word in _YES or word in _NO:
        return Cell(word in _YES)
    return _not_read(text, Unread("not-yes-or-no", "is neither yes nor no"))


def yes_and_no() -> Mapping[str, bool]:
    """Words in lower case → whether they say yes."""
    return {**dict.fromkeys(sorted(_YES), True), **dict.fromkeys(sorted(_NO), False)}


def _date(text: str, conventions: Conventions) -> Cell:
    day = read_day(text, conventions.dates)
    return _not_read(text, day) if isinstance(day, Unread) else Cell(day)


def _country_reader(field: Field) -> Reader:
    own = {folded(word): code for code, words in field.synonyms.items() for word in words}

    def named(word: str) -> str | None:
        return own.get(word) or country_of(word)

    def read(text: str) -> Cell:
        found = named(folded(text)) or country_of_place(text, named)
        if isinstance(found, str):
            return Cell(found)
        return _not_read(text, found or Unread("not-a-country", "is not a country of ISO 3166"))

    return _guarded(read)


def listed_words(field: Field) -> dict[str, str]:
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
    words = listed_words(field)

    def read(text: str) -> Cell:
        if known := words.get(folded(text)):  # before "not known": "none" may be a choice
            return Cell(known)
        if text.casefold() in NOT_KNOWN:
            return _EMPTY
        return _not_read(text, Unread("not-listed", "is not in the list"))

    return read


def _choices_reader(field: Field) -> Reader:
    """Members of the list; one that is nearly listed is neither a member nor known not to be one."""
    words = listed_words(field)
    near = near_words(
        (word, choice.id) for choice in field.values for word in (choice.label, *choice.synonyms)
    )

    def read(text: str) -> Cell:
        if known := words.get(folded(text)):
            return Cell(frozenset({known}))
        if text.casefold() in NOT_KNOWN:
            return _EMPTY
        named, others = _sorted_out(_parts(text, words), words)
        for other in others:
            meant = near(other) or _joined(other, words)
            if meant is not None and meant not in named:
                label = field.choices[meant].label
                phrase = f"may be {label}: add it as a synonym, or as a value of its own"
                return _not_read(other, Unread("nearly-listed", phrase))
        if field.listing == "open":
            return Cell(frozenset((*named, *others))) if named or others else _EMPTY
        if not named:
            return Cell(problem=f'nothing in "{shortened(text)}" is in the list', cause="not-listed")
        if not others:
            return Cell(frozenset(named))
        also = f" and {len(others) - 1:,} more are" if len(others) > 1 else " is"
        problem = f'"{shortened(others[0])}"{also} not in the list'
        return Cell(frozenset(named), problem, "not-listed")

    return read


def _joined(text: str, words: Mapping[str, str]) -> str | None:
    """The listed value that a word or a slash joins to another: "Fintech and AI", not "R and C"."""
    found = (words.get(folded(part)) for part in _SEPARATOR.split(text)[::2] if len(folded(part)) > 1)
    return next((id_ for id_ in found if id_ is not None), None)


def _sorted_out(parts: Iterable[str], words: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The listed members by their ids, and the others as they are written, each once."""
    named: dict[str, None] = {}
    others: dict[str, str] = {}
    for part in map(str.strip, parts):
        word = folded(part)
        if word in words:
            named[words[word]] = None
        elif word and part.casefold() not in _NOTHING:
            others.setdefault(word, shortened(part, _LONGEST_TAG))
    return list(named), list(others.values())


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
