"""Scores a list of accounts: read, evaluate and count row by row, then write with ranks."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Literal, TypeAlias, get_args

from icp_playbook.accounts.columns import ADDED, TO_REACH, Added, added_cells, placement, way_up
from icp_playbook.accounts.contact_list import (
    ContactList,
    ContactRequest,
    read_contacts,
    say_contacts,
    write_contacts,
)
from icp_playbook.accounts.formats import list_table
from icp_playbook.accounts.held_rows import HeldRows, RankedRow, held_rows
from icp_playbook.accounts.reading import AccountReader
from icp_playbook.accounts.row import ListRow
from icp_playbook.accounts.shown_cells import ShownCells
from icp_playbook.accounts.summary import say_above, say_columns, say_tally
from icp_playbook.accounts.table import Table
from icp_playbook.accounts.tally import Tally
from icp_playbook.accounts.workload_lines import say_workload
from icp_playbook.accounts.writing import Form, ListWriter, list_writer
from icp_playbook.contacts import ROLE_COLUMNS
from icp_playbook.fields import CellValue, Recognised, header_counter, recognise, shortened
from icp_playbook.findings import CommandError
from icp_playbook.fit import (
    NO_OPERATIONAL_ICP,
    PreparedPlaybook,
    Priority,
    Program,
    fields_in,
    priority,
)

Order: TypeAlias = Literal["list", "rank"]
ORDERS: tuple[Order, ...] = get_args(Order)
Say: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """The request. `icp` is None for the best of all; `name` is what messages call the list."""

    name: str
    as_of: datetime.date
    icp: str | None = None
    form: Form = "csv"
    assumed: Mapping[str, CellValue] = field(default_factory=dict)
    show_read: bool = False
    """Whether the report says how the cells of each column were read."""
    contacts: ContactRequest | None = None
    """A list of contacts to join to the accounts; both lists are then held in memory."""
    order: Order = "list"
    """Rows as they came, or the best account first."""
    top: int | None = None
    """So many of the best accounts alone, the best first; None for every row."""
    to_reach: bool = False
    """Whether each account is given what would lead it to a better tier, at some 10 ms each."""


def score_list(
    evaluator: PreparedPlaybook,
    request: ScoreRequest,
    source: BinaryIO,
    target: BinaryIO,
    say: Say,
    progress: Callable[[int], None] = lambda _: None,
) -> Tally:
    """Scores every row of a list; `say` gets the lines of the report, `progress` the rows done.

    Raises CommandError for a list that cannot be read; nothing is written then.
    """
    catalogue = evaluator.catalogue
    own = catalogue.describing("account")
    table = list_table(source, request.name, header_counter(own))
    columns = (
        *ADDED,
        *((TO_REACH,) if request.to_reach else ()),
        *(() if request.contacts is None else ROLE_COLUMNS),
    )
    where = placement(table.headers, request.name, columns)
    recognised = recognise(table.headers, own)
    expect_columns(recognised, table, request.name)
    for line in (*table.notes, *say_above(table.above)):
        say(line)
    tested = tested_fields(evaluator.program, request.icp)
    owned = [name for name in tested if request.contacts is None or name in own]
    for line in say_columns(recognised, request.assumed, owned, catalogue):
        say(line)
    contacts = None
    if request.contacts is not None:
        listed = list(table.rows)
        table = replace(table, rows=iter(listed))
        contacts = read_contacts(
            request.contacts, listed, recognised, catalogue, request.assumed, tested, say
        )
    tally = Tally()
    shown = ShownCells(catalogue) if request.show_read else None
    reader = AccountReader(recognised, catalogue, request.assumed, shown.watch if shown is not None else None)
    writer = list_writer(request.form, target, table, where)
    with held_rows() as held:
        scored_rows = _scored_rows(evaluator, request, table, reader, tally, contacts)
        for count, (row, cells, order) in enumerate(scored_rows, 1):
            if (text := writer.text(row, cells)) is not None:
                held.add(text, order)
            if count % 500 == 0:
                progress(count)
        _write(_ordered(held, request), writer)
    if request.icp is None and not any(icp.operational for icp in evaluator.program.icps.values()):
        say(f"{NO_OPERATIONAL_ICP}: name the ICP with --icp")
    for line in shown.say(recognised) if shown is not None else ():
        say(line)
    for line in say_tally(tally, evaluator.words, catalogue):
        say(line)
    for line in say_workload(tally, evaluator.words, evaluator.capacity):
        say(line)
    if request.contacts is not None and contacts is not None:
        for line in say_contacts(contacts, request.contacts.people, evaluator.words):
            say(line)
        if request.contacts.target is not None:
            write_contacts(contacts, request.contacts.target, request.form)
    say(f"as of {request.as_of}, program {evaluator.program.version}")
    return tally


def tested_fields(program: Program, icp: str | None) -> list[str]:
    """The fields that decide, in the order of the catalogue: of one ICP, or of all that take part."""
    wanted = [row for row in program.icps.values() if (row.operational if icp is None else row.id == icp)]
    found = {name for row in wanted for name in fields_in(*row.conditions)}
    return [name for name in program.fields if name in found]


def _scored_rows(
    evaluator: PreparedPlaybook,
    request: ScoreRequest,
    table: Table,
    reader: AccountReader,
    tally: Tally,
    contacts: ContactList | None,
) -> Iterator[tuple[ListRow, Added | None, Priority | None]]:
    """Each row, counted, with its added cells and its priority; one that is no account has none."""
    scorer = evaluator.scorer(request.as_of)
    decisive = evaluator.decisive_fields(scorer, request.as_of, request.icp)
    for row in table.rows:
        if row.aside or row.is_blank:
            tally.pass_over(row)
            yield row, None, None
            continue
        entry = reader.read(row)
        if contacts is not None and entry.account is not None:
            entry = replace(entry, account={**entry.account, **contacts.fields.values(row.number)})
        scored = None if entry.account is None else scorer.score(entry.account, request.icp)
        verdict = membership = None
        asked: tuple[str, ...] = ()
        if scored is not None and entry.account is not None:
            tally.add_open(scored.verdict, decisive.of(entry.account, scored))
            verdict, membership, asked = scored.verdict, scored.membership, scored.asked
        tally.add(entry, verdict, membership, asked)
        cells = added_cells(entry, verdict, membership, evaluator.words)
        if request.to_reach:
            cells[TO_REACH] = way_up(evaluator, entry.account, verdict)
        if contacts is not None:
            cells |= contacts.roster.cells(row.number, verdict, membership)
        yield row, cells, priority(verdict)


def _ordered(held: HeldRows, request: ScoreRequest) -> Iterator[RankedRow]:
    if request.top is None and request.order == "list":
        return held.in_list_order()
    return held.best_first(request.top)


def _write(rows: Iterator[RankedRow], writer: ListWriter) -> None:
    writer.begin()
    for text, rank in rows:
        writer.row(text, rank)
    writer.end()


def expect_columns(recognised: Recognised, table: Table, name: str) -> None:
    """Raises CommandError if no column matches a field: row 1 is then probably not a header."""
    if not recognised.taken:
        shown = ", ".join(f'"{shortened(header)}"' for header in table.headers[:6])
        raise CommandError(
            f"no column of `{name}` matches a field; row {table.first} reads {shown}",
            "put column names in row 1, or add the names to `columns` in icp/fields.yaml",
        )
