"""A list row read as an account: its values, and what could not be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.accounts.column_reading import NOTHING, ColumnCell, column_reader
from icp_playbook.accounts.row import ListRow
from icp_playbook.fields import Catalogue, Cause, CellValue, Column, Recognised, missing_value
from icp_playbook.fit import Account
from icp_playbook.phrases import counted


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What could not be read in a row. `field` is "" for the row itself, which has no cause."""

    field: str
    sentence: str
    cause: Cause | None = None
    text: str = ""
    """The cell that was not read."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row as an account. `account` is None if the row cannot be read as one."""

    row: ListRow
    account: Account | None
    problems: tuple[RowProblem, ...]


CellWatch: TypeAlias = Callable[[str, Column, str, int, ColumnCell], None]
"""Told of each cell that is read: its field, column, text and row, and what it was read as."""


class AccountReader:
    """Reads rows by the matched columns. Assumptions fill what a row leaves empty, else `missing` does."""

    def __init__(
        self,
        recognised: Recognised,
        catalogue: Catalogue,
        assumed: Mapping[str, CellValue],
        watch: CellWatch | None = None,
    ) -> None:
        self._width = len(recognised.headers)
        self._columns = [
            (
                name,
                [(one, column_reader(one, catalogue[name], catalogue.conventions)) for one in columns],
            )
            for name, columns in recognised.taken.items()
        ]
        self._missing = [
            (name, min(column.place for column in columns), value)
            for name, columns in recognised.taken.items()
            if (value := missing_value(catalogue[name])) is not None
        ]
        self._assumed = dict(assumed)
        self._watch = watch

    def read(self, row: ListRow) -> AccountRow:
        """The account in a row. A short row is read as far as it goes, a long one not at all.

        Of the columns of a field, the first that holds a value counts.
        """
        cells, width = row.cells, self._width
        if len(cells) > width and any(cells[width:]):
            found = counted(len(cells), "cell")
            sentence = f"{found} where the header has {width}, so cells may be in the wrong column"
            return AccountRow(row, None, (RowProblem("", sentence),))
        account = dict(self._assumed)
        problems = []
        if len(cells) < width:
            found = counted(len(cells), "cell")
            problems.append(RowProblem("", f"{found} where the header has {width}; the rest is unknown"))
        for name, readers in self._columns:
            for column, read in readers:
                cell = read(cells)
                if cell is NOTHING and self._watch is None:
                    continue
                if self._watch is not None and column.place < len(cells):
                    self._watch(name, column, cells[column.place], row.number, cell)
                if cell.problem is not None:
                    problems.append(RowProblem(name, cell.problem, cell.cause, cells[column.place]))
                if cell.foreign:
                    account.pop(name, None)
                if cell.value is not None:
                    account[name] = cell.value
                    break
        for name, place, empty in self._missing:
            if name not in account and place < len(cells) and all(name != one.field for one in problems):
                account[name] = empty
        return AccountRow(row, account, tuple(problems))
