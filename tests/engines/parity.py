"""What Python says of accounts and what an engine says of them, column by column."""

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from icp_playbook.accounts import AccountRow, ListRow, added_cells
from icp_playbook.engines import ENGINE_COLUMNS, ROW, AccountTable, column_types
from icp_playbook.fields import folded_text, traits
from icp_playbook.fit import Account, Program, Scorer, WordList, priority
from icp_playbook.values import Interval

Json = dict[str, Any]
Row = dict[str, Any]


def by_python(
    program: Program,
    words: WordList,
    accounts: Sequence[Account],
    as_of: datetime.date,
    icp: str | None = None,
    columns: Sequence[str] = ENGINE_COLUMNS,
) -> list[Row]:
    """The columns of each account, as `score` adds them to a list of these."""
    scorer = Scorer(program, as_of)
    found: list[Row] = []
    order = []
    for place, account in enumerate(accounts):
        scored = scorer.score(account, icp)
        assert scored is not None
        entry = AccountRow(ListRow(place + 1, []), account, ())
        cells = added_cells(entry, scored.verdict, scored.membership, words)
        found.append({name: cells[name] for name in columns})
        order.append((priority(scored.verdict), place))
    if "icp_rank" in columns:
        for rank, (_, place) in enumerate(sorted(order), 1):
            found[place]["icp_rank"] = rank
    return found


def typed_rows(program: Program, table: AccountTable, accounts: Sequence[Account]) -> Iterator[Row]:
    """Accounts as the rows of a table."""
    columns = column_types(program, table)
    for place, account in enumerate(accounts, 1):
        row: Row = {ROW: place, **dict.fromkeys(columns)}
        for name, value in account.items():
            if name in table.fields:
                row |= _cells(name, value, ranged=name in table.ranged, folded=f"{name}__folded" in columns)
        yield row


def _cells(name: str, value: Any, *, ranged: bool, folded: bool) -> Mapping[str, Any]:
    match value:
        case Interval(low=low, high=high):
            return {f"{name}__low": low, f"{name}__high": high}
        case frozenset():
            return {name: f";{';'.join(sorted(value))};" if value else ";"}
        case datetime.date():
            return {name: value.isoformat()}
        case str() if folded:
            return {name: value, f"{name}__folded": folded_text(value)}
        case _ if ranged:
            return {f"{name}__low": value, f"{name}__high": value}
        case _:
            return {name: value}


def table_of(program: Program, accounts: Sequence[Account], *, all_ranged: bool = False) -> AccountTable:
    """A table for accounts: numbers have two columns where one of them is a range."""
    numbers = [name for name, type_ in program.fields.items() if traits(type_).number]
    ranged = {
        name
        for name in numbers
        if all_ranged or any(isinstance(account.get(name), Interval) for account in accounts)
    }
    own = [name for name in program.fields if name not in program.contacts]
    return AccountTable(frozenset(own), frozenset(ranged))


def write_rows(path: Path, rows: Iterator[Row]) -> None:
    """Rows as lines of JSON."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
