"""A list row read as an account: its values, and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.accounts.table import ListRow
from icp_playbook.fields import Catalogue, CellValue, Recognised, cell_reader, plain_text, shortened, traits
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
            (
                name,
                place,
                cell_reader(catalogue[name], catalogue.conventions),
                traits(catalogue[name].type).money,
            )
            for name, place in recognised.taken.items()
        ]
        self._assumed = dict(assumed)
        self._currency = catalogue.currency
        self._currency_place = recognised.currency

    def read(self, row: ListRow) -> AccountRow:
        """The account in a row. A short row is read as far as it goes, a long one not at all."""
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
        foreign = self._foreign(cells)
        for name, place, read, is_money in self._columns:
            if place >= len(cells):
                continue
            cell = read(cells[place])
            if cell.problem is not None:
                problems.append((name, cell.problem))
            elif cell.value is not None and foreign and is_money:
                problems.append((name, foreign))
                account.pop(name, None)
            elif cell.value is not None:
                account[name] = cell.value
        return AccountRow(row, account, tuple(problems))

    def _foreign(self, cells: list[str]) -> str | None:
        """Why the row's amounts are not read, if its currency is not the playbook's."""
        place = self._currency_place
        code = plain_text(cells[place]).upper() if place is not None and place < len(cells) else ""
        if code in ("", self._currency):
            return None
        return f"an amount in {shortened(code, 8)}; the playbook uses {self._currency}"
