"""Which field, filled, would decide open accounts of a judged list: Python says it of one of each kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from icp_playbook.accounts import Tally
from icp_playbook.engines.account_kinds import (
    KIND,
    SCORED,
    collect_kinds,
    fit_conditions,
    kind_text,
    read_kinds,
    typed_table,
)
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.judged_list import judged_alone, query, quoted
from icp_playbook.engines.lists import EngineList
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.phrases import counted

if TYPE_CHECKING:
    import datetime

    from duckdb import DuckDBPyConnection

_KEYED, _KINDS = "icp fill keyed", "icp fill kinds"
FEW_KINDS = 10_000
"""Kinds of accounts that are looked at however short the list is: some ten seconds."""
_ROWS_OF_A_KIND = 100
"""The same of a long list: as many accounts for each kind."""


def count_fields_to_fill(
    connection: "DuckDBPyConnection",
    prepared: PreparedPlaybook,
    listed: EngineList,
    as_of: "datetime.date",
    icp: str | None,
    tally: Tally,
    done: Callable[[float], None] = lambda _share: None,
) -> str | None:
    """Counts in `tally.filled_first` what Python counts row by row, of the accounts without contacts.

    Of an account with several fields that decide in or out, none does so alone. Where accounts are of too
    many kinds, nothing is counted, and what is said of that is the result.
    """
    judged = judged_alone(connection)
    asked = judged["icp_asked_count"]
    undecided = judged["icp_status"] == "undecided"
    is_open = undecided | (judged["icp_status"] == "insufficient")
    alone = (asked == 1) | (undecided & (asked == 0))
    [(several,)] = query(
        connection, judged.aggregate(several=(is_open & ~alone).cast("int64").sum())
    ).fetchall()
    program, table = prepared.program, listed.table
    accounts = typed_table(program, table)
    in_play = [one for one in program.icps.values() if (one.operational if icp is None else one.id == icp)]
    conditions = (condition for one in in_play for condition in fit_conditions(one))
    kind = kind_text(accounts, table, as_of, conditions)
    found = accounts.inner_join(judged, accounts[ROW] == judged[ROW]).filter(is_open & alone)
    keyed = found.select(accounts[ROW], **{SCORED: judged["icp_scored"], KIND: kind})
    query(connection, keyed).create(quoted(_KEYED))
    count = collect_kinds(connection, program, table, _KEYED, _KINDS)
    most = max(FEW_KINDS, tally.accounts // _ROWS_OF_A_KIND)
    if count > most:
        tally.filled_first.clear()
        kinds = counted(count, "kind")
        return (
            f"which field to fill first is not worked out: the open accounts are of {kinds}, "
            f"and {most:,} are looked at"
        )
    if several:
        tally.filled_first[()] += int(several)
    scorer = prepared.scorer(as_of)
    decisive = prepared.decisive_fields(scorer, as_of, icp)
    read = 0
    for page in read_kinds(connection, program, table, _KINDS):
        for one in page:
            scored = scorer.score(one.account, icp)
            if scored is not None:
                tally.filled_first[decisive.of(one.account, scored)] += one.accounts
            read += 1
        done(read / count)
    return None
