"""The cells of one column of a list, read with the scale and the currency that the list gives them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from icp_playbook.fields import (
    Cause,
    CellValue,
    Column,
    Conventions,
    Field,
    cell_reader,
    currency_meant,
    is_currency,
    plain_text,
    shortened,
)

_CODE_FIRST = re.compile(r"([A-Za-z]{3})(?![A-Za-z])")
"""As in "EUR - Euro"."""
_CACHED = 1024
"""Texts of a column whose reading is kept: lists repeat values."""
_LONGEST_CACHED = 200
"""Characters of a text that is kept: longer ones repeat seldom, and a thousand of them fill the memory."""
_NO_CURRENCY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "unknown"})


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What a column says in one row. `foreign`: there is a sum, but in another currency."""

    value: CellValue | None = None
    problem: str | None = None
    cause: Cause | None = None
    foreign: bool = False


ColumnReader: TypeAlias = Callable[[Sequence[str]], ColumnCell]

NOTHING = ColumnCell()
"""What an empty cell says."""


def column_reader(column: Column, field: Field, conventions: Conventions) -> ColumnReader:
    """The reader of a column: it takes the cells of a row. A cell that a short row lacks says nothing."""
    read, currency = cell_reader(field, conventions), conventions.currency
    place, beside = column.place, column.currency

    def read_texts(text: str, sort: str) -> ColumnCell:
        found = read(text)
        if column.scale and (found.value is not None or found.problem is not None):
            found = read(_scaled(text, column.scale))
        if found.value is None:
            return ColumnCell(None, found.problem, found.cause) if found.problem else NOTHING
        if beside is not None and (foreign := _foreign(sort, currency)):
            return ColumnCell(None, foreign, "other-currency", foreign=True)
        return ColumnCell(found.value, found.problem, found.cause)

    cached = lru_cache(maxsize=_CACHED)(read_texts)
    repeats = field.type != "text"

    def cell(cells: Sequence[str]) -> ColumnCell:
        width = len(cells)
        text = cells[place] if place < width else ""
        if not text:
            return NOTHING
        sort = cells[beside] if beside is not None and beside < width else ""
        if repeats and len(text) + len(sort) <= _LONGEST_CACHED:
            return cached(text, sort)
        return read_texts(text, sort)

    return cell


def _scaled(text: str, scale: str) -> str:
    """The text with the scale of its column: `12.5` in a column in millions is `12.5 million`."""
    plain = plain_text(text)
    bare = plain.removesuffix("+").rstrip()
    return f"{bare} {scale}{'+' if bare != plain else ''}"


def _foreign(sort: str, currency: str) -> str | None:
    """Why the sums of a row are not read, if what it gives as their currency is not the playbook's."""
    text = plain_text(sort)
    if text.casefold() in _NO_CURRENCY:
        return None
    code = _CODE_FIRST.match(text)
    meant = currency_meant(text) or (currency_meant(code[1]) if code else None)
    if meant is None:
        return f'"{shortened(text, 8)}" beside it is no currency; the playbook uses {currency}'
    return None if is_currency(meant, currency) else f"an amount in {meant}; the playbook uses {currency}"
