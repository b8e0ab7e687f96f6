"""Worksheets laid out on paper: rows of known height, put on as few sheets as they fit on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

RowKind: TypeAlias = Literal["heading", "write", "tick", "text"]

ROOM = 2440
"""Tenths of a millimetre for rows on a sheet: US Letter, the shorter paper, less margins, head and foot."""
_HEIGHTS: dict[RowKind, int] = {"heading": 95, "write": 70, "tick": 105, "text": 105}
_LINE = 70
"""Tenths of a millimetre of a line to write on. The heights are those of toolkit.css."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a worksheet. `lines` is how many lines there are to write on."""

    kind: RowKind
    label: str
    about: str = ""
    lines: int = 0

    @property
    def height(self) -> int:
        """Tenths of a millimetre."""
        return _HEIGHTS[self.kind] + _LINE * self.lines


def paginated(rows: Iterable[FormRow]) -> tuple[tuple[FormRow, ...], ...]:
    """Rows by sheet. A heading is never the last row of a sheet."""
    sheets: list[list[FormRow]] = [[]]
    left = ROOM
    for row in rows:
        needed = row.height + (_HEIGHTS["write"] + _LINE if row.kind == "heading" else 0)
        if needed > left and sheets[-1]:
            sheets.append([])
            left = ROOM
        sheets[-1].append(row)
        left -= row.height
    return tuple(tuple(sheet) for sheet in sheets)
