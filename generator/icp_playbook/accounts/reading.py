"""A list row read as an account: its values, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.accounts.column_reading import column_reader
from icp_playbook.accounts.row import ListRow
from icp_playbook.fields import Catalogue, CellValue, Recognised
from icp_playbook.fit import Account
from icp_playbook.phrases import counted


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row as an account. `account` is None if the row cannot be read as one.

    `problems` are (field or "", sentence): "" stands for the row itself.
    """

    row: ListRow
    account: Account | None
    problems: tuple[tuple[str, str], ...]


class AccountReader:
    """Reads rows by the matched columns. Assumptions fill fields that a row leaves empty."""

    def __init__(
        self, recognised: Recognised, catalogue: Catalogue, assumed: Mapping[str, CellValue]
    ) -> None:
        self._width = len(recognised.headers)
        self._columns = [
            (name, [column_reader(column, catalogue[name], catalogue.conventions) for column in columns])
            for name, columns in recognised.taken.items()
        ]
        self._assumed = dict(assumed)

    def read(self, row: ListRow) -> AccountRow:
        """The account in a row. A short row is read as far as it goes, a long one not at all.

        Of the columns of a field, the first that holds a value counts.
        """
        cells, width = row.cells, self._width
        if len(cells) > width and any(cells[width:]):
            found = counted(len(cells), "cell")
            sentence = f"{found} where the header has {width}, so cells may be in the wrong column"
            return AccountRow(row, None, (("", sentence),))
        account = dict(self._assumed)
        problems = []
        if len(cells) < width:
            problems.append(
                ("", f"{counted(len(cells), 'cell')} where the header has {width}; the rest is unknown")
            )
        for name, readers in self._columns:
            for read in readers:
                cell = read(cells)
                if cell.problem is not None:
                    problems.append((name, cell.problem))
                if cell.foreign:
                    account.pop(name, None)
                if cell.value is not None:
                    account[name] = cell.value
                    break
        return AccountRow(row, account, tuple(problems))
