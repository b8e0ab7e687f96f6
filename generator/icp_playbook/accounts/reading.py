"""A list row read as an account: its values, and what could not be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.accounts.column_reading import ColumnCell, ColumnReader
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


def is_unreadable(cells: Sequence[str], width: int) -> bool:
    """Whether a row has cells that the header has no column for."""
    return len(cells) > width and any(cells[width:])


def row_problem(cells: Sequence[str], width: int) -> RowProblem | None:
    """What is wrong with how many cells a row has; empty ones beyond the header do not count."""
    found = counted(len(cells), "cell")
    if is_unreadable(cells, width):
        return RowProblem("", f"{found} where the header has {width}, so cells may be in the wrong column")
    if len(cells) < width:
        return RowProblem("", f"{found} where the header has {width}; the rest is unknown")
    return None


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
                [(one, ColumnReader(one, catalogue[name], catalogue.conventions)) for one in columns],
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
        problems: list[RowProblem] = []
        if len(cells) != width and (problem := row_problem(cells, width)) is not None:
            if is_unreadable(cells, width):
                return AccountRow(row, None, (problem,))
            problems.append(problem)
        account = dict(self._assumed)
        self._fill(account, row, problems)
        for name, place, empty in self._missing:
            if name not in account and place < len(cells) and all(name != one.field for one in problems):
                account[name] = empty
        return AccountRow(row, account, tuple(problems))

    def _fill(self, account: dict[str, CellValue], row: ListRow, problems: list[RowProblem]) -> None:
        """Puts what the columns say into an account. It is most of the reading of a list."""
        cells, watch = row.cells, self._watch
        width = len(cells)
        for name, readers in self._columns:
            for column, reader in readers:
                place = reader.place
                text = cells[place] if place < width else ""
                if not text and watch is None:
                    continue
                cell = reader.kept.get(text) or reader.read(cells)
                if watch is not None and place < width:
                    watch(name, column, text, row.number, cell)
                if cell.problem is not None:
                    problems.append(RowProblem(name, cell.problem, cell.cause, text))
                if cell.foreign:
                    account.pop(name, None)
                if cell.value is not None:
                    account[name] = cell.value
                    break
