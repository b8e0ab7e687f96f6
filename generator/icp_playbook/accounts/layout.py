"""Where the table of a list begins: its delimiter, and the row that is its header."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Knows: TypeAlias = Callable[[Sequence[str]], int]
"""How many of some cells are names of columns."""

_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(?P<mark>[^\w"])"?\s*', re.IGNORECASE)
_ROWS = 20
"""A header stands among the first that are not blank."""
_WIDEST = 2_000
"""Cells of a row that are looked at."""


@dataclass(frozen=True, slots=True)
class ListLayout:
    """How a list is written. `header` counts records from 0, without a line that names the separator."""

    delimiter: str
    header: int
    separator: str = ""
    """The line by which Excel is told the delimiter, without its end; "" if there is none."""


def layout_of(lines: Sequence[str], knows: Knows) -> ListLayout:
    """The layout of a list, from its first lines.

    The delimiter is the one by which most columns are known, then the one that is most frequent outside
    quotes. A title above the header, as in the report of a CRM, is no header.
    """
    first = next(iter(lines), "")
    if declared := _SEPARATOR.fullmatch(first):
        mark = declared["mark"]
        return ListLayout(mark, header_row(_records(lines[1:], mark), knows), first.rstrip("\r\n"))
    outside = "".join(next((line for line in lines if line.strip()), "").split('"')[::2])
    found = []
    for delimiter in _DELIMITERS:
        records = _records(lines, delimiter)
        header = header_row(records, knows)
        known = knows(records[header][:_WIDEST]) if header < len(records) else 0
        found.append((known, outside.count(delimiter), ListLayout(delimiter, header)))
    return max(found, key=lambda one: one[:2])[2]


def header_row(records: Sequence[Sequence[str]], knows: Knows) -> int:
    """The record that is the header: the first one, unless another is known to be."""
    filled = [sum(1 for cell in cells if cell.strip()) for cells in records]
    known = [knows(cells[:_WIDEST]) for cells in records]
    first = next((at for at, count in enumerate(filled) if count), 0)
    if not filled or (known[first] and filled[first] > 1):
        return first
    if (several := next((at for at, count in enumerate(known) if count > 1), None)) is not None:
        return several
    if known[first]:
        return first
    for at, count in enumerate(known):
        if count:
            return at
        if filled[at] > 2:  # of a list whose columns have other names
            return first
    return first


def _records(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The first records, as far as they are well-formed. Blank ones do not count."""
    records: list[list[str]] = []
    filled = 0
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            records.append(cells)
            filled += any(map(str.strip, cells))
            if filled == _ROWS:
                break
    except csv.Error:
        return records
    return records
