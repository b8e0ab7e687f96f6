"""The back-test of large lists: read, scored and counted in DuckDB, to the same numbers as row by row."""

import datetime
import importlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_playbook.backtest.back_testing import (
    BackTest,
    BackTestRequest,
    CountedRows,
    ListCoverage,
    back_test_of,
    expect_created,
    expect_outcomes,
    list_coverage,
)
from icp_playbook.backtest.companies import CompanyCount
from icp_playbook.backtest.drift import Kind, NewAccounts, drift_of, months_looked_at
from icp_playbook.backtest.group_tallies import (
    BINS,
    INSIDE,
    MET,
    OUT,
    BoughtAccount,
    CompanyRows,
    GroupKey,
    OutcomeTallies,
    OutcomeTally,
)
from icp_playbook.backtest.inside_outcomes import inside_outcomes, stages_of
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
from icp_playbook.backtest.outcome_rows import OutcomeReader, label_of, own_domain
from icp_playbook.fields import Catalogue, folded
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
    sources = playbook.settings.outcomes
    with engines.session(memory) as connection:
        grouped: GroupedOutcomes = engines.GroupedOutcomes(connection)
        lists = [
            _ListTest(connection, grouped, source, prepared, request).tested(place)
            for place, source in enumerate(sources)
        ]
        expect_created(max((one.last for one in lists if one.last), default=None), request.first)
        tallies = _tallies(grouped, [source.id for source in sources])
        tallies.stages.update(grouped.stages(engines.AccountGroup(INSIDE)))
    leaking = [leak for one in lists for leak in one.leaks]
    listed = [one.coverage.listed for one in lists]
    drift = drift_of(listed, [one.months for one in lists], prepared)
    coverage = [one.coverage for one in lists]
    test = back_test_of(playbook, prepared, request, coverage, leaking, tallies, drift)
    inside = inside_outcomes(tallies, stages_of(listed), churn_known=test.churn_known)
    return test.with_inside(inside)


def _engines() -> Any:  # a room that is there with an extra alone
    return importlib.import_module("icp_playbook.engines")


@dataclass(frozen=True, slots=True)
class _Tested:
    """What is found of one list. `months` are its new accounts; None if it cannot be read."""

    coverage: ListCoverage
    leaks: tuple[Leak, ...] = ()
    months: Mapping[datetime.date, NewAccounts] | None = None
    last: datetime.date | None = None
    """The last day as of which an account is scored."""


@dataclass(frozen=True, slots=True)
class _ListTest:
    """One list to be tested; its rows are added to `grouped`."""

    connection: "DuckDBPyConnection"
    grouped: "GroupedOutcomes"
    source: OutcomeSource
    prepared: PreparedPlaybook
    request: BackTestRequest

    def tested(self, place: int) -> _Tested:
        """Reads the list, judges its accounts, and finds what is known of it."""
        engines, request, prepared = _engines(), self.request, self.prepared
        try:
            listed, table = _read(self.connection, self.source, prepared, request.root)
        except engines.NotInEngine:
            raise
        except CommandError as error:
            listed, table = unread_list(self.source, request.root, error), None
        if table is None:
            nobody = CountedRows(0, 0, 0, 0, 0, dict.fromkeys(listed.dated, (0, 0)))
            return _Tested(list_coverage(listed, nobody, prepared, request.icp))
        engines.keep_names(table, place, lambda name: (label_of(name), folded(label_of(name))), own_domain)
        leaking = self._leaks(listed, table, by_created=request.by_created)
        asked = self._asked(listed, leaking, by_created=request.by_created)
        groups = engines.keep_verdicts(table, asked, engines.VERDICTS, table.since(request.first))
        self.grouped.add(table, groups)
        months = self._months(listed, table, asked, groups)
        rows, without_day, won, without_close, without_value, *counts = table.counted(
            request.first, listed.dated
        )
        known = dict(zip(listed.dated, zip(counts[::2], counts[1::2], strict=True), strict=True))
        counted = CountedRows(rows, without_day, won, without_close, without_value, known)
        coverage = list_coverage(listed, counted, prepared, request.icp)
        return _Tested(coverage, leaking, months, table.last_day())

    def _leaks(self, listed: OutcomeList, table: "OutcomeTable", *, by_created: bool) -> tuple[Leak, ...]:
        known = table.knowledge(listed.fields, by_created=by_created)
        found = {name: FieldKnowledge(*one) for name, one in known.items()}
        labels = {name: one.label for name, one in self.prepared.words.fields.items()}
        return tuple(leaks_of(listed, found, table.results(), labels.__getitem__, by_created=by_created))

    def _asked(self, listed: OutcomeList, leaking: tuple[Leak, ...], *, by_created: bool) -> Any:
        unused = unused_fields(leaking).get(listed.id, frozenset())
        return _engines().VerdictRequest(self.prepared, self.request.icp, by_created, unused, BINS)

    def _months(
        self, listed: OutcomeList, table: "OutcomeTable", asked: Any, groups: list[Any]
    ) -> Mapping[datetime.date, NewAccounts]:
        """The new accounts of each month, by what was known on the day each was created."""
        days, same = months_looked_at(listed.date, self.request.first), asked.by_created
        if not same:
            asked = self._asked(listed, self._leaks(listed, table, by_created=True), by_created=True)
        accounts: dict[datetime.date, int] = {}
        kinds: dict[datetime.date, dict[Kind, int]] = defaultdict(dict)
        for month, group, count in _engines().count_months(table, asked, days, groups if same else None):
            if group.kind == "all":
                accounts[month] = count
            else:
                kinds[month][group.kind, group.id] = count
        return {month: NewAccounts(count, kinds[month]) for month, count in accounts.items()}


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
    shape = _shape(columns, catalogue, tested)
    reads = {
        "outcome": lambda text: reader.result_of(text.strip()),
        "stage": lambda text: reader.stage_of(text.strip()),
    }
    table: OutcomeTable = engines.OutcomeTable(
        connection, opened, shape, prepared.program, source.date, reads
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
    decided = any(table.results())
    found = [*faults.problems(source.file), *unfit(source, rows, rows - len(left_out), decided=decided)]
    gaps = {one.field: one.cells for one in table.gaps()}
    notes += [*opened.notes, *reading_notes(columns, counted_open, gaps)]
    listed = outcome_list(source, (), found, notes, columns, tested)
    return listed, table if listed.readable else None


def _shape(columns: MatchedColumns, catalogue: Catalogue, tested: frozenset[str]) -> "OutcomeShape":
    engines = _engines()
    named = {
        key: engines.NamedColumn(one.column, one.field)
        for key, one in columns.named.items()
        if key != "value" or not columns.unread
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


def _tallies(grouped: "GroupedOutcomes", lists: list[str]) -> OutcomeTallies:
    """What became of all accounts, and of each group."""
    tallies = OutcomeTallies(companies=CompanyCount(*grouped.count()))
    keys = {group: GroupKey(*group) for group in grouped.groups}
    found: dict[GroupKey, OutcomeTally] = {}
    for group, one in grouped.counts():
        key = keys[group]
        found[key] = OutcomeTally(
            one.n,
            one.won,
            one.lost,
            CompanyRows(one.won + one.lost, squares=one.decided_squares),
            value=one.value,
            valued=one.valued,
            renewed=one.renewed,
            renewal_known=CompanyRows(one.renewal_known, squares=one.renewal_squares),
            expanded=one.expanded,
            expansion_known=CompanyRows(one.expansion_known, squares=one.expansion_squares),
        )
        if key.kind in {INSIDE, OUT} and one.won:
            tallies.customers[key] = found[key].of_customers(one.won_squares)
    for group, days, count in grouped.cycles():
        found[keys[group]].cycles[days] += count
    for group, left, days, count in grouped.tenures():
        (found[keys[group]].left if left else found[keys[group]].stayed)[days] += count
    for key, tally in found.items():
        tallies.groups[key] = tally
    tallies.whole = tallies.groups.pop(GroupKey("all", "", ""), OutcomeTally())
    ruled_out = [group for group in grouped.groups if group.kind == OUT and group.state == MET]
    for group, buyer in grouped.buyers(ruled_out):
        bought = BoughtAccount(lists[buyer.place], buyer.row, buyer.label, buyer.value)
        tallies.bought[group.icp, group.id].append(bought)
    return tallies
