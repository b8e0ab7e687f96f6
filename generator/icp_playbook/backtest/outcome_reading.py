"""Reads the lists of outcomes that playbook.yaml names: what decides and what is named, nothing else."""

import importlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from icp_playbook.accounts import Table, list_table, opened
from icp_playbook.backtest.outcome import Outcome, OutcomeList, OutcomeProblem
from icp_playbook.backtest.outcome_columns import NAME, HeaderCounter, MatchedColumns, day_column, matched
from icp_playbook.backtest.outcome_rows import OutcomeReader, RowFault
from icp_playbook.fields import Catalogue, shortened
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, Program, fields_in
from icp_playbook.model import OutcomeSource
from icp_playbook.phrases import counted, plural, series
from icp_playbook.playbook import Playbook

_PARQUET, _DATABASE = b"PAR1", b"DUCK"
_HEAD = 12
"""Bytes by which the kind of a file is known."""
_NAMED_OPEN = 6
_INSTALL = "pip install 'icp-playbook[duckdb]'"


def read_outcomes(playbook: Playbook, root: Path) -> tuple[OutcomeList, ...]:
    """Every list that the playbook names, in its order. A list that cannot be read has its problems alone."""
    prepared = PreparedPlaybook.of(playbook)
    return tuple(read_outcome_list(source, prepared, root) for source in playbook.settings.outcomes)


def read_outcome_list(
    source: OutcomeSource, prepared: PreparedPlaybook, root: Path, also: Collection[str] = ()
) -> OutcomeList:
    """One list as a playbook reads its cells; `root` is the folder that `file` starts from.

    Fields that decide are read, and of those that do not the ones in `also`.
    """
    tested = tested_fields(prepared.program).union(also)
    catalogue = read_catalogue(prepared.catalogue, tested)
    try:
        with _table(source, catalogue, root) as table:
            return _read(source, table, catalogue, tested, place_notes(source, root))
    except CommandError as error:
        return unread_list(source, root, error)


def place_notes(source: OutcomeSource, root: Path) -> list[str]:
    """What a reader should know of where the list is."""
    return [f"`{source.file}` is outside of the playbook's folder"] if _is_outside(source, root) else []


def unread_list(source: OutcomeSource, root: Path, error: CommandError) -> OutcomeList:
    """A list that cannot be read, with the cause."""
    problem = OutcomeProblem(source.file, _without_name(error, source, root), error.remedy, fatal=True)
    return outcome_list(source, (), [problem], place_notes(source, root))


def _read(
    source: OutcomeSource,
    table: Table,
    catalogue: Catalogue,
    tested: frozenset[str],
    notes: list[str],
) -> OutcomeList:
    columns, problems = matched(source, table.headers, catalogue, source.file)
    found = list(problems)
    if found:
        return outcome_list(source, (), found, notes)
    reader = OutcomeReader(source, columns, catalogue, tested)
    outcomes: list[Outcome] = []
    faults = RowFaults()
    rows = 0
    for row in table.rows:
        if row.aside or row.is_blank:
            continue
        rows += 1
        outcome, wrong = reader.read(row)
        if outcome is not None:
            outcomes.append(outcome)
        faults.add(row.number, wrong)
    found += faults.problems(source.file)
    found += unfit(source, rows, len(outcomes), decided=any(one.decided for one in outcomes))
    if any(problem.fatal for problem in found):
        outcomes = []
    notes += [*table.notes, *reading_notes(columns, reader.counted_open, reader.gaps)]
    return outcome_list(source, outcomes, found, notes, columns, tested)


class RowFaults:
    """What is wrong with rows, by its cause: of each cause the numbers of the rows."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str, bool], list[tuple[int, RowFault]]] = defaultdict(list)

    def add(self, row: int, faults: Iterable[RowFault]) -> None:
        """Collects what is wrong with a row."""
        for fault in faults:
            self._rows[fault.key].append((row, fault))

    def problems(self, where: str) -> list[OutcomeProblem]:
        """A problem for each cause, in the order of the rows."""
        return [_grouped(those, where) for those in self._rows.values()]


def outcome_list(
    source: OutcomeSource,
    outcomes: Sequence[Outcome],
    problems: Sequence[OutcomeProblem],
    notes: Sequence[str],
    columns: MatchedColumns | None = None,
    tested: frozenset[str] = frozenset(),
) -> OutcomeList:
    """A list as it was read; without `columns` if it cannot be."""
    taken = {} if columns is None else {n: c for n, c in columns.facts.taken.items() if n in tested}
    headers = {} if columns is None else {n: columns.facts.headers[c[0].place] for n, c in taken.items()}
    dated = [name for name in taken if columns is not None and day_column(columns, name) is not None]
    return OutcomeList(
        source.id,
        source.label,
        source.date,
        source.source,
        source.illustrative,
        tuple(outcomes),
        tuple(problems),
        tuple(notes),
        tuple(taken),
        tuple(dated),
        headers,
        source.stages,
        columns is not None and "value" in columns.named and not columns.unread,
    )


def _grouped(those: Sequence[tuple[int, RowFault]], where: str) -> OutcomeProblem:
    """What is wrong with rows alike, by the first of them; a row that has it twice is named once."""
    rows, fault = list(dict.fromkeys(row for row, _ in those)), those[0][1]
    numbers = series([str(row) for row in rows], "and", limit=5)
    at = f"row {numbers}" if len(rows) == 1 else f"{len(rows)} rows ({numbers})"
    effect = "left out: " if fault.left_out else ""
    alike = "" if all(one.cause == fault.cause for _, one in those) else ", and the like of it"
    sentence = f"{at}: {effect}{fault.cause}{alike}"
    return OutcomeProblem(where, sentence, fault.remedy, tuple(rows), left_out=fault.left_out)


def unfit(source: OutcomeSource, rows: int, read: int, *, decided: bool) -> Iterator[OutcomeProblem]:
    """A fatal problem for a list, with so many rows `read`, that says of nobody what became of them."""
    if not rows:
        yield OutcomeProblem(source.file, "the list has no rows", "export it again", fatal=True)
    elif not read:
        yield OutcomeProblem(source.file, "no row can be read", "correct what is named first", fatal=True)
    elif not decided:
        column = source.columns.outcome or source.columns.won
        yield OutcomeProblem(
            source.file,
            f'no row of the column "{column}" says won or lost',
            f"list its values under `won` and `lost` of the outcomes `{source.id}`"
            if source.columns.outcome
            else "write yes for won and no for lost",
            fatal=True,
        )


def reading_notes(
    columns: MatchedColumns, counted_open: Mapping[str, int], gaps: Mapping[str, int]
) -> Iterator[str]:
    """What was read otherwise than it may seem: `gaps` are fields with how many cells cannot be read."""
    yield from (f"amounts are not read: {reason}" for reason in columns.unread)
    if counted_open:
        most = sorted(counted_open.items(), key=lambda pair: (-pair[1], pair[0]))
        words = [f'"{shortened(word)}"' if word else "no value" for word, _ in most]
        named = [f"{word} ({count})" for word, (_, count) in zip(words, most, strict=True)]
        yield f"counted as open: {series(named, limit=_NAMED_OPEN)}"
    for name, count in gaps.items():
        count_as = plural(count, "counts", "count")
        yield f"`{name}`: {counted(count, 'cell')} could not be read and {count_as} as not known"


def tested_fields(program: Program) -> frozenset[str]:
    """The fields that some ICP asks for, operational or not."""
    return frozenset(name for icp in program.icps.values() for name in fields_in(*icp.conditions))


def read_catalogue(catalogue: Catalogue, tested: frozenset[str]) -> Catalogue:
    """The fields of accounts that are read: those tested, and what tells companies apart; people are not."""
    own = catalogue.describing("account").fields.values()
    read = tuple(one for one in own if one.id in tested or one.id == NAME or one.type == "domain")
    return Catalogue(read, catalogue.conventions)


@contextmanager
def _table(source: OutcomeSource, catalogue: Catalogue, root: Path) -> Iterator[Table]:
    """The rows of the list, within which they can be read. Raises CommandError where they cannot."""
    path = root / source.file
    if is_typed(path):
        if find_spec("duckdb") is None or find_spec("ibis") is None:
            raise CommandError(f"`{source.file}` needs DuckDB, which is not installed", _INSTALL)
        engines = importlib.import_module("icp_playbook.engines")  # there with an extra alone

        def wanted(headers: Sequence[str]) -> object:
            return matched(source, headers, catalogue, source.file)[0].wanted(catalogue)

        with engines.typed_table(str(path), wanted) as table:
            yield table
        return
    with opened(str(path)) as stream:
        table = list_table(stream, source.file, HeaderCounter(source, catalogue))
        yield table


def is_typed(path: Path) -> bool:
    """Whether a file is Parquet, a database, or a table of one that is named.

    Raises CommandError if it is not there or cannot be read.
    """
    if not _is_there(path) and "::" in path.name:
        return True
    if not _is_there(path):
        raise CommandError(
            "there is no such file", "export it to there; paths start from the folder of the playbook"
        )
    if not path.is_file():
        return path.is_dir()
    with opened(str(path)) as stream:
        head = stream.read(_HEAD)
    return head.startswith(_PARQUET) or head[8:_HEAD] == _DATABASE


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _is_outside(source: OutcomeSource, root: Path) -> bool:
    try:
        return not (root / source.file.partition("::")[0]).resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False


def _without_name(error: CommandError, source: OutcomeSource, root: Path) -> str:
    """The sentence with the path as playbook.yaml has it, so that no folder of this machine shows."""
    return error.sentence.replace(str(root / source.file), source.file)
