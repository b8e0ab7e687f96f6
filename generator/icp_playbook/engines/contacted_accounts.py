"""Accounts that have contacts: Python judges each of them, the engine all others, who have none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis
import sqlglot.expressions as exp

from icp_playbook.accounts import (
    TO_REACH,
    AccountRow,
    ContactList,
    ContactRequest,
    ListRow,
    Tally,
    added_cells,
    read_contacts,
    way_up,
)
from icp_playbook.contacts import ROLE_COLUMNS, account_places
from icp_playbook.engines.account_table import ROW, column_types
from icp_playbook.engines.judged_list import CONTACTED, JUDGED, judged_alone, query, quoted, table_of
from icp_playbook.engines.lists import KIND, NUMBER, EngineList, insert_rows
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.result_columns import ENGINE_COLUMNS, EXTRA, RANK
from icp_playbook.engines.typed_accounts import typed_account
from icp_playbook.fields import CellValue
from icp_playbook.fit import IN, OPEN, Known, PreparedPlaybook, ScoredAccount, priority

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from duckdb import DuckDBPyConnection

ROLES = "icp roles"
_JOINED, _TYPED, _CHANGED = "icp joined", "icp joined accounts", "icp joined judged"
_PAGE, _AT_ONCE = 5_000, 1_000
_JUDGED = (*(name for name in ENGINE_COLUMNS if name != RANK), *EXTRA)
"""What is said of an account that contacts can change."""


def contacts_of(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    listed: EngineList,
    request: ContactRequest,
    assumed: "Mapping[str, CellValue]",
    tested: "Sequence[str]",
    say: Callable[[str], None],
) -> ContactList:
    """The contacts, each joined to an account; of the accounts those alone are held that one could join."""
    places = account_places(listed.recognised, prepared.catalogue)
    wanted = sorted({place for found in places.values() for place in found})
    rows = _account_rows(connection, listed, wanted)
    return read_contacts(request, rows, listed.recognised, prepared.catalogue, assumed, tested, say)


def _account_rows(
    connection: "DuckDBPyConnection", listed: EngineList, wanted: "Sequence[int]"
) -> Iterator[ListRow]:
    """The rows of accounts with the cells of some columns, the others empty."""
    columns = listed.raw.columns
    found = exp.select(parts.column(NUMBER), *(parts.column(columns[place]) for place in wanted))
    kinds = [parts.text("account"), parts.text("unreadable")]
    found = found.from_(parts.relation(listed.rows)).where(exp.In(this=parts.column(KIND), expressions=kinds))
    for page in parts.pages(connection, found.order_by(parts.column(ROW)), _PAGE):
        for number, *values in page:
            cells = [""] * len(columns)
            for place, value in zip(wanted, values, strict=True):
                cells[place] = "" if value is None else str(value)
            yield ListRow(number, cells)


@dataclass(frozen=True, slots=True)
class ContactedAccounts:
    """Judges the accounts that have contacts, as of a day, against one ICP or the best of all."""

    connection: "DuckDBPyConnection"
    prepared: PreparedPlaybook
    listed: EngineList
    contacts: ContactList
    as_of: "datetime.date"
    icp: str | None
    to_reach: bool

    def score(self, tally: Tally, done: Callable[[float], None]) -> None:
        """Puts them into JUDGED, and counts the fields to fill first; makes CONTACTED and ROLES."""
        types = self._types()
        parts.run(self.connection, parts.created("TABLE", CONTACTED, parts.without_rows(types)))
        scorer = self.prepared.scorer(self.as_of)
        decisive = self.prepared.decisive_fields(scorer, self.as_of, self.icp)
        total = self._collect()
        read = 0
        for page in self._accounts():
            rows = []
            for row, number, account in page:
                scored = scorer.score(account, self.icp)
                if scored is not None:
                    tally.add_filled(scored.verdict, decisive.of(account, scored))
                    cells = self._cells(number, account, scored)
                    rows.append((row, *(cells[name] for name in types if name != ROW)))
                read += 1
            insert_rows(self.connection, CONTACTED, list(types.values()), rows)
            done(read / total)
        self._replace()
        self._fill_roles()

    def _types(self) -> "Mapping[str, str]":
        relation = self.connection.table(quoted(JUDGED))
        known = dict(zip(relation.columns, map(str, relation.types), strict=True))
        texts = (*ROLE_COLUMNS, *((TO_REACH,) if self.to_reach else ()))
        return {ROW: "BIGINT", **{name: known[name] for name in _JUDGED}, **dict.fromkeys(texts, "VARCHAR")}

    def _collect(self) -> int:
        """Makes tables of the rows that have contacts, and of their accounts; gives how many they are."""
        numbers = sorted(self.contacts.joined)
        parts.run(self.connection, parts.created("TABLE", _JOINED, parts.without_rows({NUMBER: "BIGINT"})))
        insert_rows(self.connection, _JOINED, ["BIGINT"], [(one,) for one in numbers])
        program, table = self.prepared.program, self.listed.table
        types = {ROW: "int64", **column_types(program, table)}
        accounts = ibis.table(types, name=quoted(table.name))
        rows, joined = table_of(self.connection, self.listed.rows), table_of(self.connection, _JOINED)
        found = rows.inner_join(joined, rows[NUMBER] == joined[NUMBER]).select(rows[ROW], rows[NUMBER])
        whole = accounts.inner_join(found, accounts[ROW] == found[ROW])
        query(self.connection, whole.select(*(accounts[name] for name in types), found[NUMBER])).create(
            quoted(_TYPED)
        )
        return max(1, len(numbers))

    def _accounts(self) -> "Iterator[list[tuple[int, int, dict[str, Known]]]]":
        """ROW, number and account of each that has contacts, some at once."""
        program, table = self.prepared.program, self.listed.table
        columns = (ROW, NUMBER, *column_types(program, table))
        place = exp.column("rowid")
        for start in range(0, 1 << 62, _AT_ONCE):
            last = start + _AT_ONCE - 1
            window = exp.Between(this=place, low=parts.number(start), high=parts.number(last))
            found = exp.select(*map(parts.column, columns)).from_(parts.relation(_TYPED)).where(window)
            rows = [dict(zip(columns, row, strict=True)) for row in parts.run(self.connection, found)]
            if not rows:
                return
            yield [
                (
                    row[ROW],
                    row[NUMBER],
                    {**typed_account(program, table, row), **self.contacts.fields.values(row[NUMBER])},
                )
                for row in rows
            ]

    def _cells(
        self, number: int, account: "Mapping[str, Known]", scored: ScoredAccount
    ) -> dict[str, str | int | None]:
        verdict, membership = scored.verdict, scored.membership
        entry = AccountRow(ListRow(number, []), account, ())
        cells = added_cells(entry, verdict, membership, self.prepared.words)
        question = verdict.next_question
        cells |= {
            "icp_membership": membership,
            "icp_next_field": question.field if question is not None else None,
            "icp_asked_field": scored.asked[0] if scored.asked else None,
            "icp_asked_count": len(scored.asked),
            "icp_place": priority(verdict)[0],
            "icp_scored": verdict.icp,
        }
        if self.to_reach:
            cells[TO_REACH] = way_up(self.prepared, account, verdict)
        return cells | self.contacts.roster.cells(number, verdict, membership)

    def _replace(self) -> None:
        """Puts what Python says of accounts in the place of what the engine said."""
        judged, contacted = table_of(self.connection, JUDGED), table_of(self.connection, CONTACTED)
        joined = judged.inner_join(contacted, judged[ROW] == contacted[ROW])
        columns = {name: contacted[name] if name in _JUDGED else judged[name] for name in judged.columns}
        query(self.connection, joined.select(**columns)).create(quoted(_CHANGED))
        rows = exp.select(parts.column(ROW)).from_(parts.relation(CONTACTED))
        gone = exp.In(this=parts.column(ROW), query=rows.subquery())
        parts.run(self.connection, exp.Delete(this=parts.relation(JUDGED), where=exp.Where(this=gone)))
        changed = exp.select(exp.Star()).from_(parts.relation(_CHANGED))
        parts.run(self.connection, parts.inserted(JUDGED, changed))

    def _fill_roles(self) -> None:
        """Makes ROLES: ROW and ROLE_COLUMNS of each account that is in an ICP or may be."""
        contacted = table_of(self.connection, CONTACTED)
        alone = judged_alone(self.connection)
        alone = alone.filter(alone["icp_membership"].isin(sorted(IN | OPEN)))
        counts = query(self.connection, alone.group_by("icp_scored").agg(count=alone.count())).fetchall()
        roster = self.contacts.roster
        cells = {icp: roster.cells_without_contacts(icp, count) for icp, count in counts}
        with_contacts = contacted.select(ROW, *ROLE_COLUMNS)
        if not cells:
            query(self.connection, with_contacts).create(quoted(ROLES))
            return
        none = ibis.null("string")
        columns = {
            name: ibis.cases(
                *(
                    (alone["icp_scored"] == icp, none if found[name] is None else ibis.literal(found[name]))
                    for icp, found in cells.items()
                ),
                else_=none,
            )
            for name in ROLE_COLUMNS
        }
        query(self.connection, with_contacts.union(alone.select(ROW, **columns))).create(quoted(ROLES))
