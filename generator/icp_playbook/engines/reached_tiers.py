"""What would lead accounts of a judged list to a better tier, which Python says of one of each kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from icp_playbook.accounts import TO_REACH, reach_line
from icp_playbook.engines.account_kinds import (
    KIND,
    SCORED,
    by_icp,
    collect_kinds,
    fit_conditions,
    kind_text,
    read_kinds,
    typed_table,
)
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.judged_list import CONTACTED, judged_alone, query, quoted, table_of
from icp_playbook.engines.lists import EngineList, insert_rows
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.fit import PreparedPlaybook

if TYPE_CHECKING:
    import datetime

    from duckdb import DuckDBPyConnection

REACHED = "icp reached"
_KEYED, _KINDS, _LINES = "icp reach keyed", "icp reach kinds", "icp reach lines"


def reach_tiers(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    listed: EngineList,
    as_of: "datetime.date",
    done: Callable[[float], None] = lambda _share: None,
) -> None:
    """Makes REACHED: ROW and TO_REACH of each account that is in an ICP, may be, or is disqualified there."""
    program, table = prepared.program, listed.table
    judged, accounts = judged_alone(connection), typed_table(program, table)
    found = accounts.inner_join(judged, accounts[ROW] == judged[ROW]).filter(judged["icp_profile"].notnull())
    kinds = {icp.id: kind_text(accounts, table, as_of, fit_conditions(icp)) for icp in program.icps.values()}
    keyed = found.select(
        accounts[ROW],
        **{SCORED: judged["icp_profile"], KIND: by_icp(judged["icp_profile"], kinds)},
    )
    query(connection, keyed).create(quoted(_KEYED))
    count = collect_kinds(connection, program, table, _KEYED, _KINDS)
    columns = {KIND: "VARCHAR", SCORED: "VARCHAR", TO_REACH: "VARCHAR"}
    parts.run(connection, parts.created("TABLE", _LINES, parts.without_rows(columns)))
    read = 0
    for page in read_kinds(connection, program, table, _KINDS):
        rows = []
        for one in page:
            rows.append((one.kind, one.icp, reach_line(prepared, one.icp, one.account, as_of)))
            read += 1
            done(read / count)
        insert_rows(connection, _LINES, list(columns.values()), rows)
    rows_of, lines = table_of(connection, _KEYED), table_of(connection, _LINES)
    reached = rows_of.inner_join(lines, [KIND, SCORED]).select(rows_of[ROW], lines[TO_REACH])
    contacted = table_of(connection, CONTACTED)
    if TO_REACH in contacted.columns:
        reached = reached.union(contacted.select(ROW, TO_REACH))
    query(connection, reached).create(quoted(REACHED))
