"""A list judged in the engine: a table of its accounts with the columns that are added, and their ranks."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from icp_playbook.accounts import ADDED, Tally
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.compiler import compiled_steps
from icp_playbook.engines.lists import BEYOND, KIND, NUMBER, PROBLEM, WIDTH, EngineList
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.result_columns import ENGINE_COLUMNS, EXTRA, RANK
from icp_playbook.engines.statements import statement
from icp_playbook.engines.steps import QueryStep
from icp_playbook.fit import PreparedPlaybook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

JUDGED, RANKED = "icp judged", "icp ranked"
CONTACTED = "icp contacted"
"""ROW of the accounts that have contacts, which Python judges, and what it says of them."""
PROBLEMS, VERSION = "icp_problems", "icp_version"
UNREADABLE = "unreadable"
_TYPES = {
    **dict.fromkeys(("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT"), dt.int64),
    "BOOLEAN": dt.boolean,
    "VARCHAR": dt.string,
    "VARCHAR[]": dt.Array(dt.string),
}
"""Those of columns that expressions ask for; the others come out as they came."""
_NOT_JUDGED = 5
"""The place of what cannot be read as an account: behind all that can."""


@dataclass(frozen=True, slots=True)
class JudgedList:
    """A list whose accounts are judged in the table JUDGED; RANKED has the rank of each."""

    listed: EngineList
    rows: int
    """How many there are, accounts or not."""
    version: str
    """That of the program."""
    plain: bool
    """Whether every row is an account with as many cells as the header."""
    more: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Tables by ROW → the columns that they add to those of every list."""


def score_accounts(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    listed: EngineList,
    as_of: datetime.date,
    icp: str | None,
) -> None:
    """Makes JUDGED of every account of a list, and CONTACTED of none.

    Raises CommandError for what no statement can say.
    """
    kept = (*listed.raw.columns, PROBLEMS) if listed.typed else (PROBLEMS,)
    table = replace(listed.table, kept=kept)
    wanted = [name for name in ENGINE_COLUMNS if name != RANK]
    steps = compiled_steps(
        prepared.program, prepared.words, table, as_of, icp, (*wanted, *EXTRA), arrays=True
    )
    connection.sql(statement(steps, "duckdb")).create(quoted(JUDGED))
    parts.run(connection, parts.created("TABLE", CONTACTED, parts.without_rows({ROW: "BIGINT"})))


def rank_accounts(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    listed: EngineList,
    more: Mapping[str, Sequence[str]],
) -> JudgedList:
    """Makes RANKED of the accounts that are judged; `more` are tables that add columns to them."""
    query(connection, _ranks(connection, listed)).create(quoted(RANKED))
    rows = table_of(connection, listed.rows)
    [(count, odd)] = query(
        connection,
        rows.aggregate(count=rows.count(), odd=((rows[KIND] != "account") | rows[WIDTH].notnull()).sum()),
    ).fetchall()
    return JudgedList(listed, count, prepared.words.version, not odd, more)


def scored_rows(connection: "DuckDBPyConnection", judged: JudgedList, first: int, last: int) -> ir.Table:
    """The rows from one place of the list to another: cells, ROW, KIND, WIDTH, BEYOND, and `accounts.ADDED`.

    What is added `more` is there as well. Of what cannot be read as an account, added columns are null, but
    not rank, version and problems.
    """

    def some(name: str) -> ir.Table:
        found = table_of(connection, name)
        return found.filter(found[ROW].between(first, last))

    verdicts, ranks = some(JUDGED), some(RANKED)
    late = [RANK]
    for table, columns in judged.more.items():
        other, before = some(table), ranks
        whole = before.left_join(other, before[ROW] == other[ROW])
        ranks = whole.select(*(before[name] for name in (ROW, *late)), *(other[name] for name in columns))
        late += columns
    if judged.plain and judged.listed.typed:
        joined = verdicts.inner_join(ranks, verdicts[ROW] == ranks[ROW])
        return joined.select(*(verdicts[name] for name in verdicts.columns), *map(ranks.__getitem__, late))
    rows = some(judged.listed.rows)
    own = [rows[name] for name in (*judged.listed.raw.columns, ROW, KIND, NUMBER, WIDTH, PROBLEM, BEYOND)]
    ranked = rows.left_join(ranks, rows[ROW] == ranks[ROW]).select(*own, *map(ranks.__getitem__, late))
    unread = ranked[KIND] == UNREADABLE
    added = {name: verdicts[name] for name in verdicts.columns if name in ADDED and name != VERSION}
    account = ranked[KIND].isin(["account", UNREADABLE])
    added[VERSION] = ibis.cases((account, ibis.literal(judged.version)))
    added[PROBLEMS] = ibis.cases((unread, ranked[PROBLEM]), else_=verdicts[PROBLEMS])
    found = ranked.left_join(verdicts, ranked[ROW] == verdicts[ROW])
    return found.select(*(ranked[name] for name in ranked.columns), **added)


def count_verdicts(connection: "DuckDBPyConnection", tally: Tally) -> None:
    """Adds to a tally how many accounts are how surely in, and what there is to ask."""
    judged = table_of(connection, JUDGED)
    found = judged.group_by("icp_membership", "icp_scored", "icp_profile", "icp_tier").agg(
        count=judged.count()
    )
    for membership, scored, profile, tier, count in _rows(connection, found):
        tally.memberships[membership] += count
        if profile is not None:
            tally.belongs[scored, membership, tier or ""] += count
    short = judged.filter(judged.icp_membership == "one-answer").group_by("icp_asked_field")
    for name, count in _rows(connection, short.agg(count=ibis._.count())):
        tally.decisive[name] += count
    asked = judged.filter(judged.icp_next_field.notnull()).group_by("icp_next_field")
    for name, count in _rows(connection, asked.agg(count=ibis._.count())):
        tally.asked_next[name] += count


def judged_alone(connection: "DuckDBPyConnection") -> ir.Table:
    """JUDGED without the accounts that have contacts."""
    judged, contacted = table_of(connection, JUDGED), table_of(connection, CONTACTED)
    return judged.anti_join(contacted, ROW)


def table_of(connection: "DuckDBPyConnection", name: str) -> ir.Table:
    """A table or view of a connection, by its bare name."""
    relation = connection.table(quoted(name))
    columns = zip(relation.columns, map(str, relation.types), strict=True)
    return ibis.table({column: _TYPES.get(type_, dt.unknown) for column, type_ in columns}, name=quoted(name))


def _rows(connection: "DuckDBPyConnection", relation: ir.Table) -> list[tuple[Any, ...]]:
    return query(connection, relation).fetchall()


def quoted(name: str) -> str:
    """A name as statements write it."""
    return parts.relation(name).sql(dialect="duckdb")


def query(connection: "DuckDBPyConnection", relation: ir.Table) -> "DuckDBPyRelation":
    """An expression to be run."""
    return connection.sql(query_text(relation))


def query_text(relation: ir.Table) -> str:
    """An expression as a statement."""
    return statement([QueryStep("icp_query", "", relation)], "duckdb")


def _ranks(connection: "DuckDBPyConnection", listed: EngineList) -> ir.Table:
    """ROW and rank of every account, and of what cannot be read as one."""
    judged, rows = table_of(connection, JUDGED), table_of(connection, listed.rows)
    nothing = ibis.literal(0, "int64")
    unread = rows.filter(rows[KIND] == UNREADABLE).select(
        ROW, place=ibis.literal(_NOT_JUDGED, "int64"), expected=nothing, intent=nothing
    )
    every = judged.select(
        ROW, place=judged.icp_place, expected=judged.icp_expected, intent=judged.icp_intent
    ).union(unread)
    order = [every.place, every.expected.desc(), every.intent.desc(), every[ROW]]
    rank = (ibis.row_number().over(order_by=order) + 1).cast("int64")
    return every.select(ROW, **{RANK: rank})
