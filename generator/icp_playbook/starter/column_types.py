"""The type of a column by its name and its cells, tried with the reader that will read them."""

import re
from collections import Counter
from dataclasses import dataclass

from icp_playbook.fields import Conventions, FieldType, folded
from icp_playbook.starter.column_words import (
    FREE_TEXT,
    names_country,
    names_day,
    names_money,
    names_year,
)
from icp_playbook.starter.list_conventions import MOST, MOST_TEXTS, cells_read

MOST_VALUES = 60
"""Different values of a choice; more of them are text."""
_LONG = 60
"""Characters on average that make a text free text."""
_FEW = 3
"""Cells that may all differ and still be values of a choice."""
_APART = (";", "|", "\n")
_SEPARATOR = re.compile("[;|\n]")
_ZERO_ONE = ({"0", "1"}, {"0.0", "1.0"})


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A proposed type, or none with the reason. `doubt` is what a person should look at."""

    type: FieldType | None
    doubt: str = ""


def type_of_column(header: str, texts: Counter[str], conventions: Conventions) -> ColumnType:
    """The type that fits most cells of a column. `texts` are its cells that say something."""
    tried = Counter(dict(texts.most_common(MOST_TEXTS)))
    whole = tried.total()
    for found in (
        _yes_or_no(texts, conventions),
        _number(header, tried, whole, conventions),
        _day(header, tried, whole, conventions),
        _place(header, tried, whole, conventions),
    ):
        if found is not None:
            return found
    return _words(texts, texts.total())


def _yes_or_no(texts: Counter[str], conventions: Conventions) -> ColumnType | None:
    words = {text.casefold() for text in texts}
    if words in _ZERO_ONE:
        return ColumnType(
            "boolean", "0 and 1 are read as no and yes: if they are counts, write `type: integer`"
        )
    if any(map(str.isdigit, words)) or cells_read(texts, "boolean", conventions)[None] < texts.total():
        return None
    if len(words) > 1:
        return ColumnType("boolean")
    (word,) = words
    return ColumnType("boolean", f'the only word is "{word}": `missing:` can say that empty is the other one')


def _number(header: str, texts: Counter[str], whole: int, conventions: Conventions) -> ColumnType | None:
    percents = sum(count for text, count in texts.items() if text.endswith("%"))
    if percents > whole / 2 and cells_read(texts, "percent", conventions)[None] >= MOST * whole:
        return ColumnType("percent")
    money, number = cells_read(texts, "money", conventions), cells_read(texts, "number", conventions)
    sums = money[None] + money["other-currency"] + money["two-readings"]
    signs = number["money-not-count"] + number["other-currency"]
    if sums >= MOST * whole and (signs or names_money(header)):
        return ColumnType("money", "" if signs else "its name says that it holds amounts, its cells do not")
    if number[None] + number["two-readings"] + number["approximate"] < MOST * whole:
        return None
    if names_year(header) and cells_read(texts, "year", conventions)[None] >= MOST * whole:
        return ColumnType("year")
    if names_day(header) and cells_read(texts, "date", conventions)["spreadsheet-day"] >= MOST * whole:
        return ColumnType("date", "spreadsheets write days as such numbers; export the column as dates")
    whole_numbers = cells_read(texts, "integer", conventions)[None] >= number[None]
    return ColumnType("integer" if whole_numbers else "number")


def _day(header: str, texts: Counter[str], whole: int, conventions: Conventions) -> ColumnType | None:
    days = cells_read(texts, "date", conventions)
    read = days[None] + days["two-readings"] + days["zero-day"]
    return ColumnType("date") if read >= MOST * whole and (days[None] or names_day(header)) else None


def _place(header: str, texts: Counter[str], whole: int, conventions: Conventions) -> ColumnType | None:
    if cells_read(texts, "domain", conventions)[None] >= MOST * whole and all("." in text for text in texts):
        return ColumnType("domain")
    countries = cells_read(texts, "country", conventions)[None]
    if names_country(header) and countries >= MOST * whole:
        return ColumnType("country")
    if countries == whole and all(len(text) > 3 for text in texts):
        return ColumnType("country", "every value is the name of a country")
    return None


def _words(texts: Counter[str], whole: int) -> ColumnType:
    length = sum(len(text) * count for text, count in texts.items()) / whole
    if _is_list(texts, whole):
        return ColumnType("choices")
    if length > _LONG:
        return ColumnType(None, FREE_TEXT)
    values = len({folded(text) for text in texts})
    if whole > _FEW and values > 0.9 * whole:
        return ColumnType(
            None, "nearly every value is another one, so that none says anything of many accounts"
        )
    if values > MOST_VALUES:
        return ColumnType("text", f"{values:,} different values are too many for a choice")
    if any(not folded(text) for text in texts):
        return ColumnType("text", "some values have neither letters nor digits")
    return ColumnType("choice")


def _is_list(texts: Counter[str], whole: int) -> bool:
    """Whether cells hold several values: separators that nothing else uses, or values that come back.

    Few cells do where most tick one box; then what they hold stands alone in others.
    """
    several = {text: count for text, count in texts.items() if any(mark in text for mark in _APART)}
    if sum(several.values()) >= 0.3 * whole:
        return True
    alone = {folded(text) for text in texts if text not in several}
    ticked = {folded(part) for text in several for part in _SEPARATOR.split(text)} - {""}
    if ticked and ticked <= alone:
        return True
    with_commas = sum(count for text, count in texts.items() if "," in text)
    parts = Counter(part.strip() for text, count in texts.items() for part in text.split(",") * min(count, 5))
    return with_commas >= 0.3 * whole and len(parts) <= 0.5 * parts.total() and max(map(len, parts)) <= 40
