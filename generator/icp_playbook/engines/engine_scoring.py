"""Scores a list of any size in DuckDB: the report and the columns of `accounts.score_list`."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import BinaryIO

from icp_playbook.accounts import (
    ADDED,
    TO_REACH,
    ContactRequest,
    Form,
    ShownCells,
    placement,
    say_above,
    say_columns,
    say_contacts,
    say_tally,
    say_workload,
    tested_fields,
    write_contacts,
)
from icp_playbook.contacts import ROLE_COLUMNS
from icp_playbook.engines.contacted_accounts import ROLES, ContactedAccounts, contacts_of
from icp_playbook.engines.fields_to_fill import count_fields_to_fill
from icp_playbook.engines.judged_list import count_verdicts, rank_accounts, score_accounts
from icp_playbook.engines.list_output import EngineForm, ListOutput
from icp_playbook.engines.lists import read_source
from icp_playbook.engines.reached_tiers import REACHED, reach_tiers
from icp_playbook.engines.sessions import OnProgress, Stages, session, watched
from icp_playbook.fields import CellValue
from icp_playbook.fit import PreparedPlaybook

_STAGES = {"read": 0.3, "judged": 0.6, "contacts": 0.7, "counted": 0.8, "written": 1.0}
"""Stage → how much of all the work is done at its end."""
_STAGES_TO_REACH = {
    "read": 0.1,
    "judged": 0.2,
    "contacts": 0.3,
    "to reach": 0.8,
    "counted": 0.9,
    "written": 1.0,
}
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
    contacts: ContactRequest | None = None
    """A list of contacts to join to the accounts; it is held in memory."""
    to_reach: bool = False
    """Whether each account is given what would lead it to a better tier."""


def _more(request: EngineRequest) -> dict[str, Sequence[str]]:
    """Tables → the columns that they add to those of every list."""
    found: dict[str, Sequence[str]] = {REACHED: (TO_REACH,)} if request.to_reach else {}
    return found if request.contacts is None else {**found, ROLES: ROLE_COLUMNS}


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
        more = _more(request)
        columns = (*ADDED, *(name for names in more.values() for name in names))
        where = placement(table.headers, request.source, columns)
        for line in (*table.notes, *say_above(table.above)):
            say(line)
        tested = tested_fields(prepared.program, request.icp)
        own = catalogue.describing("account")
        owned = [name for name in tested if request.contacts is None or name in own]
        for line in say_columns(listed.recognised, request.assumed, owned, catalogue):
            say(line)
        if listed.typed:
            say("input is typed: numbers, dates and yes or no are taken as they are; text is read as cells")
        contacts = None
        if request.contacts is not None:
            contacts = contacts_of(
                connection, prepared, listed, request.contacts, request.assumed, tested, say
            )
        with watched(connection, stages.part("judged")):
            score_accounts(connection, prepared, listed, request.as_of, request.icp)
        tally = listed.tally
        if contacts is not None:
            accounts = ContactedAccounts(
                connection, prepared, listed, contacts, request.as_of, request.icp, to_reach=request.to_reach
            )
            accounts.score(tally, stages.part("contacts"))
        if request.to_reach:
            reach_tiers(connection, prepared, listed, request.as_of, stages.part("to reach"))
        judged = rank_accounts(connection, prepared, listed, more)
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
        for line in say_workload(tally, prepared.words, prepared.capacity):
            say(line)
        if unsaid is not None:
            say(unsaid)
        if request.contacts is not None and contacts is not None:
            for line in say_contacts(contacts, request.contacts.people, prepared.words):
                say(line)
            if request.contacts.target is not None:
                form: Form = "json" if request.form == "json" else "csv"
                write_contacts(contacts, request.contacts.target, form)
    say(f"as of {request.as_of}, program {prepared.program.version}, judged by DuckDB")
