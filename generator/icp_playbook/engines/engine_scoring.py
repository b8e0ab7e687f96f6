"""Scores a list of any size in DuckDB: the report and the columns of `accounts.score_list`."""

import datetime
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from icp_playbook.accounts import (
    ADDED,
    TO_REACH,
    ShownCells,
    placement,
    say_above,
    say_columns,
    say_tally,
    tested_fields,
)
from icp_playbook.engines.fields_to_fill import count_fields_to_fill
from icp_playbook.engines.judged_list import count_verdicts, score_accounts
from icp_playbook.engines.list_output import EngineForm, ListOutput
from icp_playbook.engines.lists import read_source
from icp_playbook.engines.reached_tiers import reach_tiers
from icp_playbook.engines.session import OnProgress, Stages, session, watched
from icp_playbook.fields import CellValue
from icp_playbook.fit import PreparedPlaybook

_STAGES = {"read": 0.3, "judged": 0.7, "counted": 0.8, "written": 1.0}
"""Stage → how much of all the work is done at its end."""
_STAGES_TO_REACH = {"read": 0.1, "judged": 0.2, "to reach": 0.8, "counted": 0.9, "written": 1.0}
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """The request. `icp` is None for the best of all."""

    source: str
    """A file of text, a workbook, Parquet, a folder or pattern of such files, or `database::table`."""
    as_of: datetime.date
    icp: str | None = None
    form: EngineForm = "csv"
    assumed: Mapping[str, CellValue] = field(default_factory=dict)
    memory: str | None = None
    """As `4GB`; None for what the engine takes by itself."""
    best_first: bool = False
    top: int | None = None
    show_read: bool = False
    """Whether the report says how the cells of each column were read."""
    to_reach: bool = False
    """Whether each account is given what would lead it to a better tier."""


def score_in_engine(
    prepared: PreparedPlaybook,
    request: EngineRequest,
    target: Callable[[], AbstractContextManager[BinaryIO]],
    say: Say,
    progress: OnProgress = lambda _stage, _share: None,
) -> None:
    """Scores every row; `target` is opened when all is judged.

    Raises CommandError for a list that cannot be read, for what no statement can say, and where memory or
    room is lacking; nothing is written then.
    """
    stages = Stages(_STAGES_TO_REACH if request.to_reach else _STAGES, progress)
    catalogue = prepared.catalogue
    with session(request.memory) as connection:
        with watched(connection, stages.part("read")):
            shown = ShownCells(catalogue) if request.show_read else None
            listed = read_source(connection, request.source, prepared, request.assumed, shown=shown)
        table = listed.raw.table
        columns = (*ADDED, TO_REACH) if request.to_reach else ADDED
        where = placement(table.headers, request.source, columns)
        for line in (*table.notes, *say_above(table.above)):
            say(line)
        tested = tested_fields(prepared.program, request.icp)
        for line in say_columns(listed.recognised, request.assumed, tested, catalogue):
            say(line)
        if listed.typed:
            say("input is typed: numbers, dates and yes or no are taken as they are; text is read as cells")
        with watched(connection, stages.part("judged")):
            judged = score_accounts(connection, prepared, listed, request.as_of, request.icp)
        if request.to_reach:
            reach_tiers(connection, prepared, listed, request.as_of, stages.part("to reach"))
            judged = replace(judged, with_reach=True)
        tally = listed.tally
        count_verdicts(connection, tally)
        unsaid = count_fields_to_fill(
            connection, prepared, listed, request.as_of, request.icp, tally, stages.part("counted")
        )
        done = stages.part("written")
        output = ListOutput(
            connection,
            judged,
            where,
            lambda rows: done(rows / judged.rows),
            request.top,
            best_first=request.best_first,
        )
        with target() as stream:
            output.write(request.form, stream)
        for line in shown.say(listed.recognised) if shown is not None else ():
            say(line)
        for line in say_tally(tally, prepared.words, catalogue):
            say(line)
        if unsaid is not None:
            say(unsaid)
    say(f"as of {request.as_of}, program {prepared.program.version}, judged by DuckDB")
