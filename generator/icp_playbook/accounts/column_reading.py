"""The cells of one column of a list, read with the scale and the currency that the list gives them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
_NO_CURRENCY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "unknown"})


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What a column says in one row. `foreign`: there is a sum, but in another currency."""

    value: CellValue | None = None
    problem: str | None = None
    cause: Cause | None = None
    foreign: bool = False


ColumnReader: TypeAlias = Callable[[Sequence[str]], ColumnCell]

_NOTHING = ColumnCell()


def column_reader(column: Column, field: Field, conventions: Conventions) -> ColumnReader:
    """The reader of a column: it takes the cells of a row. A cell that a short row lacks says nothing."""
    read, currency = cell_reader(field, conventions), conventions.currency

    def cell(cells: Sequence[str]) -> ColumnCell:
        if column.place >= len(cells):
            return _NOTHING
        text = cells[column.place]
        found = read(text)
        if column.scale and (found.value is not None or found.problem is not None):
            found = read(_scaled(text, column.scale))
        if found.value is None:
            return ColumnCell(None, found.problem, found.cause) if found.problem else _NOTHING
        if column.currency is not None and (foreign := _foreign(cells, column.currency, currency)):
            return ColumnCell(None, foreign, "other-currency", foreign=True)
        return ColumnCell(found.value, found.problem, found.cause)

    return cell


def _scaled(text: str, scale: str) -> str:
    """The text with the scale of its column: `12.5` in a column in millions is `12.5 million`."""
    plain = plain_text(text)
    bare = plain.removesuffix("+").rstrip()
    return f"{bare} {scale}{'+' if bare != plain else ''}"


def _foreign(cells: Sequence[str], place: int, currency: str) -> str | None:
    """Why the sums of a row are not read, if what it gives as their currency is not the playbook's."""
    text = plain_text(cells[place]) if place < len(cells) else ""
    if text.casefold() in _NO_CURRENCY:
        return None
    code = _CODE_FIRST.match(text)
    meant = currency_meant(text) or (currency_meant(code[1]) if code else None)
    if meant is None:
        return f'"{shortened(text, 8)}" beside it is no currency; the playbook uses {currency}'
    return None if is_currency(meant, currency) else f"an amount in {meant}; the playbook uses {currency}"
