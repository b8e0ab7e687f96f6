"""One row of a list of outcomes: what became of the account, and what is wrong with the row."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.accounts import AccountReader, ColumnCell, ColumnReader, ListRow
from icp_playbook.backtest.outcome import Outcome, Result
from icp_playbook.backtest.outcome_columns import NAME, MatchedColumns, OutcomeColumn, day_column
from icp_playbook.contacts import site_domains
from icp_playbook.fields import Catalogue, folded, shortened
from icp_playbook.fit import Account
from icp_playbook.model import OutcomeSource

_DECIDING = ("created", "closed", "churned")
"""Days without which a row would say something else than it does."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row: a cause that rows share, and whether the row is left out for it."""

    cause: str
    remedy: str
    left_out: bool = True
    kind: str = ""
    """What it has in common with the like of it, such as other days of two readings; "" where it is alone."""

    @property
    def key(self) -> tuple[str, str, bool]:
        """What faults that are named together have in common."""
        return self.kind or self.cause, self.remedy, self.left_out


class RowUnreadable(Exception):
    """A row is left out."""

    def __init__(self, cause: str, remedy: str, kind: str = "") -> None:
        super().__init__(cause)
        self.fault = RowFault(cause, remedy, kind=kind)


class OutcomeReader:
    """Reads rows by the matched columns. `tested` are the fields that conditions test."""

    def __init__(
        self, source: OutcomeSource, columns: MatchedColumns, catalogue: Catalogue, tested: frozenset[str]
    ) -> None:
        self._source, self._tested = source, tested
        self._accounts = AccountReader(columns.facts, catalogue, {})
        self._readers = {key: _reader(one, catalogue) for key, one in columns.named.items()}
        self._headers = {key: one.header for key, one in columns.named.items()}
        self._days: dict[str, ColumnReader] = {}
        self._fields_of_day: dict[str, str] = {}
        for name in columns.facts.taken:
            if name in tested and (found := day_column(columns, name)) is not None:
                self._days[name] = _reader(found, catalogue)
                self._fields_of_day[name] = found.header
        words: dict[Result, tuple[str, ...]] = {"won": source.won, "lost": source.lost, "open": source.open}
        self._results = {folded(word): result for result, listed in words.items() for word in listed}
        self._stages = {folded(stage): stage for stage in source.stages}
        self._sums = not columns.unread
        self._domains = [one.id for one in catalogue.fields.values() if one.type == "domain"]
        self.counted_open: dict[str, int] = {}
        """Outcomes that are neither won nor lost and count as open, "" where there is none → their rows."""
        self.gaps: dict[str, int] = {}
        """Fields → cells that could not be read."""

    def read(self, row: ListRow) -> tuple[Outcome | None, tuple[RowFault, ...]]:
        """The outcome of a row, None where it is left out, and what is wrong with the row."""
        try:
            return self._read(row)
        except RowUnreadable as error:
            return None, (error.fault,)

    def _read(self, row: ListRow) -> tuple[Outcome, tuple[RowFault, ...]]:
        account = self._accounts.read(row)
        if account.account is None:
            raise RowUnreadable(account.problems[0].sentence, "give each row as many cells as the header")
        result = self._result(row)
        faults: list[RowFault] = []
        days = {key: self._day(row, key) for key in _DECIDING}
        if result == "open":
            days["closed"] = None  # a day on which a close is expected is none
        if result != "won":
            days["churned"] = None
        self._expect_order(days)
        value, fault = self._value(row)
        for problem in account.problems:
            if problem.field in self._tested:
                self.gaps[problem.field] = self.gaps.get(problem.field, 0) + 1
        if fault is not None:
            faults.append(fault)
        facts = {name: value for name, value in account.account.items() if name in self._tested}
        known_on = dict(self._known_on(row, facts, faults))
        name = account.account.get(NAME)
        label = label_of(name) if isinstance(name, str) else ""
        customer = result == "won"
        return (
            Outcome(
                row.number,
                label or f"row {row.number}",
                facts,
                result,
                days["created"],
                days["closed"],
                value,
                self._stage(row),
                self._flag(row, "renewed", faults) if customer else None,
                self._flag(row, "expanded", faults) if customer else None,
                days["churned"],
                known_on,
                self._domain(account.account),
            ),
            tuple(faults),
        )

    def _domain(self, account: Account) -> str | None:
        """The first domain that the row has and that is the company's own: not a site that many share."""
        cells = (account.get(name) for name in self._domains)
        return next((one for cell in cells if isinstance(cell, str) and (one := own_domain(cell))), None)

    def _cell(self, row: ListRow, key: str) -> ColumnCell | None:
        """What a named column says; None where there is none."""
        reader = self._readers.get(key)
        return None if reader is None else reader.read(row.cells)

    def _text(self, row: ListRow, key: str) -> str:
        reader = self._readers.get(key)
        return row.cells[reader.place].strip() if reader and reader.place < len(row.cells) else ""

    def _result(self, row: ListRow) -> Result:
        if "won" in self._readers:
            cell = self._cell(row, "won")
            if cell is not None and cell.problem is not None:
                word = shortened(self._text(row, "won"))
                raise RowUnreadable(
                    f'"{word}" in the column "{self._headers["won"]}" is neither yes nor no',
                    "write yes for won, no for lost, and nothing for open",
                )
            value = None if cell is None else cell.value
            return "open" if value is None else "won" if value else "lost"
        text = self._text(row, "outcome")
        if (found := self.result_of(text)) is None:
            raise RowUnreadable(
                f'"{shortened(text)}" in the column "{self._headers["outcome"]}" is no outcome',
                f"list it under `won`, `lost` or `open` of the outcomes `{self._source.id}`",
            )
        self.count_open(text)
        return found

    def result_of(self, text: str) -> Result | None:
        """What a text of the column of outcomes says; None for one that it must not hold."""
        other: Result | None = None if self._source.open and text else "open"
        return self._results.get(folded(text), other)

    def count_open(self, text: str, rows: int = 1) -> None:
        """Counts rows with a text that no list of results has, "" among them, and so is open."""
        if folded(text) not in self._results and not (self._source.open and text):
            self.counted_open[text] = self.counted_open.get(text, 0) + rows

    def _day(self, row: ListRow, key: str) -> datetime.date | None:
        cell = self._cell(row, key)
        if cell is None:
            return None
        if cell.problem is not None:
            raise RowUnreadable(
                f'{cell.problem} (column "{self._headers[key]}")',
                "write days as 2026-09-30, or say in icp/playbook.yaml under `dates` which part is first",
                _kind(cell, self._headers[key]),
            )
        return cell.value if isinstance(cell.value, datetime.date) else None

    def _expect_order(self, days: Mapping[str, datetime.date | None]) -> None:
        """Raises RowUnreadable for days in an order that cannot be."""
        given = [(key, day) for key in _DECIDING if (day := days[key]) is not None]
        for (first, earlier), (second, later) in itertools.pairwise(given):
            if later < earlier:
                raise RowUnreadable(f"{second} before {first}", "correct one of the two days")
        for key, day in given:
            if day > self._source.date:
                raise RowUnreadable(
                    f"{key} after the list was taken, on {self._source.date}",
                    "correct the day, or `date` of the list",
                )

    def _value(self, row: ListRow) -> tuple[int | None, RowFault | None]:
        """The amount, and why it is not known where the cell holds something else."""
        cell = self._cell(row, "value") if self._sums else None
        if cell is None:
            return None, None
        if isinstance(cell.value, int):
            return cell.value, None
        problem = cell.problem or ("a range" if cell.value is not None else "")
        if not problem:
            return None, None
        header = self._headers["value"]
        cause, remedy = f'{problem} (column "{header}")', "write one amount; it counts as not known"
        return None, RowFault(cause, remedy, left_out=False, kind=_kind(cell, header))

    def _stage(self, row: ListRow) -> str | None:
        return self.stage_of(self._text(row, "stage"))

    def stage_of(self, text: str) -> str | None:
        """The stage that a text names, as `stages` spells it."""
        return self._stages.get(folded(text), text) or None

    def _flag(self, row: ListRow, key: str, faults: list[RowFault]) -> bool | None:
        cell = self._cell(row, key)
        if cell is None or (cell.value is None and cell.problem is None):
            return None
        if cell.problem is not None:
            word = shortened(self._text(row, key))
            cause = f'"{word}" in the column "{self._headers[key]}" is neither yes nor no'
            faults.append(RowFault(cause, "write yes or no; it counts as not known", left_out=False))
            return None
        return bool(cell.value)

    def _known_on(
        self, row: ListRow, facts: Account, faults: list[RowFault]
    ) -> Iterator[tuple[str, datetime.date]]:
        for name, reader in self._days.items():
            if name not in facts:
                continue
            cell = reader.read(row.cells)
            if cell.problem is not None:
                header, remedy = self._fields_of_day[name], "write days as 2026-09-30"
                cause = f'{cell.problem} (column "{header}")'
                faults.append(RowFault(cause, remedy, left_out=False, kind=_kind(cell, header)))
            elif isinstance(cell.value, datetime.date):
                yield name, cell.value


def label_of(name: str) -> str:
    """The label of an account of a name."""
    return " ".join(name.split())


def own_domain(cell: str) -> str | None:
    """The domain of a cell, if it is the company's own: not a site that many share."""
    return next(iter(site_domains(cell)), None)


def _kind(cell: ColumnCell, header: str) -> str:
    return f"{header}: {cell.cause}" if cell.cause else ""


def _reader(column: OutcomeColumn, catalogue: Catalogue) -> ColumnReader:
    return ColumnReader(column.column, column.field, catalogue.conventions)
