"""The back-test of large lists: read, scored and counted in DuckDB, to the same numbers as row by row."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_playbook.backtest.back_testing import (
    BackTest,
    BackTestRequest,
    ListCoverage,
    back_test_of,
    expect_outcomes,
    list_coverage,
)
from icp_playbook.backtest.group_tallies import (
    MET,
    OUT,
    BoughtAccount,
    GroupKey,
    OutcomeTallies,
    OutcomeTally,
)
from icp_playbook.backtest.leaking_facts import FieldKnowledge, Leak, leaks_of, unused_fields
from icp_playbook.backtest.outcome import OutcomeList
from icp_playbook.backtest.outcome_columns import HeaderCounter, MatchedColumns, day_column, matched
from icp_playbook.backtest.outcome_reading import (
    RowFaults,
    is_typed,
    outcome_list,
    place_notes,
    read_catalogue,
    reading_notes,
    tested_fields,
    unfit,
    unread_list,
)
from icp_playbook.backtest.outcome_rows import OutcomeReader
from icp_playbook.fields import Catalogue
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import OutcomeSource
from icp_playbook.playbook import Playbook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from icp_playbook.engines import GroupedOutcomes, OutcomeShape, OutcomeTable


def engine_back_test(playbook: Playbook, request: BackTestRequest, memory: str | None = None) -> BackTest:
    """What `back_test` finds. `memory` is what DuckDB may use, as 4GB; None for most of the machine's.

    Raises CommandError as `back_test` does, and the engines' NotInEngine for what they cannot do.
    """
    expect_outcomes(playbook)
    engines = _engines()
    if request.base is not None:
        raise engines.NotInEngine("--compare scores row by row, in Python", "use --engine python")
    prepared = PreparedPlaybook.of(playbook)
    tallies = OutcomeTallies()
    found = [
        _CountedList.of(source, prepared, request, tallies, memory) for source in playbook.settings.outcomes
    ]
    leaking = [leak for one in found for leak in one.leaks]
    return back_test_of(playbook, prepared, request, [one.coverage for one in found], leaking, tallies)


def _engines() -> Any:  # a room that is there with an extra alone
    return importlib.import_module("icp_playbook.engines")


@dataclass(frozen=True, slots=True)
class _CountedList:
    """A list whose accounts are counted."""

    coverage: ListCoverage
    leaks: tuple[Leak, ...] = ()

    @classmethod
    def of(
        cls,
        source: OutcomeSource,
        prepared: PreparedPlaybook,
        request: BackTestRequest,
        tallies: OutcomeTallies,
        memory: str | None,
    ) -> "_CountedList":
        """Reads a list, and adds its accounts to the tallies."""
        engines = _engines()
        with engines.session(memory) as connection:
            try:
                listed, table = _read(connection, source, prepared, request.root)
            except engines.NotInEngine:
                raise
            except CommandError as error:
                listed, table = unread_list(source, request.root, error), None
            if table is None:
                return cls(list_coverage(listed, (0, 0), prepared, request.icp))
            known = table.knowledge(listed.fields, by_created=request.by_created)
            leaking = tuple(
                leaks_of(
                    listed,
                    {name: FieldKnowledge(*one) for name, one in known.items()},
                    table.results(),
                    lambda name: prepared.words.fields[name].label,
                    by_created=request.by_created,
                )
            )
            judged = engines.group_outcomes(
                table,
                prepared,
                request.icp,
                by_created=request.by_created,
                unused=unused_fields(leaking).get(listed.id, frozenset()),
                first=request.first,
            )
            _add(tallies, judged, listed.id)
            counted = table.counted(request.first)
            return cls(list_coverage(listed, counted, prepared, request.icp), leaking)


def _read(
    connection: "DuckDBPyConnection", source: OutcomeSource, prepared: PreparedPlaybook, root: Path
) -> tuple[OutcomeList, "OutcomeTable | None"]:
    """The list without its outcomes, and these in the engine; none where a problem is fatal."""
    tested = tested_fields(prepared.program)
    catalogue = read_catalogue(prepared.catalogue, tested)
    engines, path, notes = _engines(), root / source.file, place_notes(source, root)
    opened = engines.open_outcomes(
        connection, str(path), HeaderCounter(source, catalogue), typed=is_typed(path)
    )
    columns, problems = matched(source, opened.headers, catalogue, source.file)
    if problems:
        return outcome_list(source, (), problems, notes), None
    reader = OutcomeReader(source, columns, catalogue, tested)
    table: OutcomeTable = engines.OutcomeTable(
        connection,
        opened,
        _wanted(columns, catalogue, tested),
        prepared.program,
        source.date,
        lambda text: reader.result_of(text.strip()),
    )
    rows = table.rows
    for text, count in table.texts().items():
        reader.count_open(text.strip(), count)
    counted_open = dict(reader.counted_open)
    faults, left_out = RowFaults(), []
    for place, row in table.troubled():
        outcome, wrong = reader.read(row)
        if outcome is None:
            left_out.append(place)
        faults.add(row.number, wrong)
    table.leave_out(left_out)
    found = [
        *faults.problems(source.file),
        *unfit(source, rows, decided=any(table.results())),
    ]
    gaps = {one.field: one.cells for one in table.gaps()}
    listed = outcome_list(
        source, (), found, [*notes, *reading_notes(columns, counted_open, gaps)], columns, tested
    )
    return listed, table if listed.readable else None


def _wanted(columns: MatchedColumns, catalogue: Catalogue, tested: frozenset[str]) -> "OutcomeShape":
    engines = _engines()
    named = {
        key: engines.NamedColumn(one.column, one.field)
        for key, one in columns.named.items()
        if key != "stage" and (key != "value" or not columns.unread)
    }
    days = {
        name: engines.NamedColumn(one.column, one.field)
        for name in columns.facts.taken
        if name in tested and (one := day_column(columns, name)) is not None
    }
    found: OutcomeShape = engines.OutcomeShape(
        catalogue, columns.facts, tested, named, days, columns.wanted(catalogue)
    )
    return found


def _add(tallies: OutcomeTallies, judged: "GroupedOutcomes", list_id: str) -> None:
    """Adds the accounts of a list to what is counted."""
    found: dict[GroupKey | None, OutcomeTally] = {}
    keys: Mapping[Any, GroupKey | None] = {
        group: None if group.kind == "all" else GroupKey(*group) for group in judged.groups
    }
    for group, counts in judged.counts():
        found[keys[group]] = OutcomeTally(**counts._asdict())
    for group, days, count in judged.cycles():
        found[keys[group]].cycles[days] += count
    for group, left, days, count in judged.tenures():
        (found[keys[group]].left if left else found[keys[group]].stayed)[days] += count
    for key, tally in found.items():
        (tallies.whole if key is None else tallies.groups[key]).add_tally(tally)
    ruled_out = [group for group in judged.groups if group.kind == OUT and group.state == MET]
    for group, buyer in judged.buyers(ruled_out):
        label = " ".join((buyer.name or "").split()) or f"row {buyer.row}"
        bought = BoughtAccount(list_id, buyer.row, label, buyer.value)
        tallies.bought[group.icp, group.id].append(bought)
