"""The cells of one column of a list, read with the scale and the currency that the list gives them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
_MOST_KEPT = 1024
"""Texts of a column whose reading is kept: lists repeat values."""
_MOST_DAYS = 2048
"""The same of a column of dates: five years have 1,826 days."""
_LONGEST_KEPT = 200
"""Characters of a text that is kept: longer ones repeat seldom, and a thousand of them fill the memory."""
_NO_CURRENCY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "unknown"})


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What a column says in one row. `foreign`: there is a sum, but in another currency."""

    value: CellValue | None = None
    problem: str | None = None
    cause: Cause | None = None
    foreign: bool = False


NOTHING = ColumnCell()
"""What an empty cell says."""


class ColumnReader:
    """Reads the cells of a column, each text once for as long as it is kept."""

    __slots__ = ("_beside", "_currency", "_most", "_read", "_repeats", "_scale", "kept", "place")

    def __init__(self, column: Column, field: Field, conventions: Conventions) -> None:
        self._read, self._currency = cell_reader(field, conventions), conventions.currency
        self.place, self._beside, self._scale = column.place, column.currency, column.scale
        self._repeats = field.type != "text"
        self._most = _MOST_DAYS if field.type == "date" else _MOST_KEPT
        self.kept: dict[str, ColumnCell] = {}
        """What texts say whatever stands beside them. To look here first saves most calls for a long list."""

    def read(self, cells: Sequence[str]) -> ColumnCell:
        """What the column says in a row. A cell that a short row lacks says nothing."""
        width = len(cells)
        text = cells[self.place] if self.place < width else ""
        if not text:
            return NOTHING
        if self._beside is not None:
            return self._text(text, cells[self._beside] if self._beside < width else "")
        cell = self.kept.get(text)
        if cell is None:
            cell = self._text(text, "")
            if self._repeats and len(text) <= _LONGEST_KEPT:
                if len(self.kept) >= self._most:
                    self.kept.clear()
                self.kept[text] = cell
        return cell

    def _text(self, text: str, sort: str) -> ColumnCell:
        """What a text says; `sort` is the currency in the column beside it."""
        cell = self.alone(text)
        if self._beside is None or cell.value is None or not (foreign := self.foreign(sort)):
            return cell
        return ColumnCell(None, foreign, "other-currency", foreign=True)

    def foreign(self, sort: str) -> str | None:
        """Why no sum is read beside a text that gives its currency; None if sums are."""
        return _foreign(sort, self._currency)

    def alone(self, text: str) -> ColumnCell:
        """What a text says, whatever stands beside it."""
        found = self._read(text)
        if self._scale and (found.value is not None or found.problem is not None):
            found = self._read(_scaled(text, self._scale))
        if found.value is None:
            return ColumnCell(None, found.problem, found.cause) if found.problem else NOTHING
        return ColumnCell(found.value, found.problem, found.cause)


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
