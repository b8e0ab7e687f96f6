"""Lists with types in the engine: Parquet files, and tables and views of a DuckDB database."""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import Table, expect_headers
from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.list_files import ListSource
from icp_playbook.engines.lists.raw_list import NUMBER, OddRows, RawList, cell_column
from icp_playbook.engines.lists.text_lists import column_order, is_blank
from icp_playbook.findings import CommandError
from icp_playbook.phrases import did_you_mean, shown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CLOSE = "close what has it open, or repair it"
_PLACE = "place in the source"
"""The column with the number of a row in its file, from 0."""


def read_parquet(connection: "DuckDBPyConnection", files: Sequence[str], prefix: str) -> RawList:
    """The rows of all files, which stay where they are. The columns are those of the first.

    Raises CommandError for a file that cannot be read, and for one with other columns or types.
    """
    shapes = [_parquet_shape(connection, file) for file in files]
    headers, types, _ = shapes[0]
    expect_headers(headers, files[0])
    queries: list[exp.Select] = []
    begin = 0
    for file, (names, found, rows) in zip(files, shapes, strict=True):
        order = column_order(headers, names, files[0], file)
        for place, at in enumerate(order):
            _expect_type(headers[place], types[place], found[at], files[0], file)
        options = {"file_row_number": exp.true()}
        columns = [*map(cell_column, range(len(names))), _PLACE]
        source = parts.table_function(
            "read_parquet", parts.text(parts.file_name(Path(file))), options, columns
        )
        queries.append(_rows(source, order, parts.column(_PLACE), begin))
        begin += rows
    whole = parts.below_each_other(queries)
    return _raw(connection, headers, types, whole, prefix)


def read_table(connection: "DuckDBPyConnection", source: ListSource, prefix: str) -> RawList:
    """The rows of a table of a database, which is opened for reading alone.

    Raises CommandError where the database or the table cannot be read.
    """
    file = source.files[0]
    attached = f"{prefix} source"
    duckdb = importlib.import_module("duckdb")
    attach = exp.Attach(
        this=exp.alias_(parts.text(str(Path(file).absolute())), attached, quoted=True),
        expressions=[exp.AttachOption(this=exp.var("READ_ONLY"))],
    )
    try:
        parts.run(connection, attach)
        schema, table, is_table = _found_table(connection, attached, source)
        with _inside(connection, attached, schema):
            place = exp.Table(
                this=exp.to_identifier(table, quoted=True),
                db=exp.to_identifier(schema, quoted=True),
                catalog=exp.to_identifier(attached, quoted=True),
            )
            shape = parts.run(connection, exp.Describe(this=exp.select(exp.Star()).from_(place)))
            headers, types = [row[0] for row in shape], [str(row[1]) for row in shape]
            expect_headers(headers, source.name)
            named = place.copy()
            named.set("alias", parts.columns_as("source", list(map(cell_column, range(len(headers))))))
            if not is_table or "rowid" in {one.lower() for one in headers} or _has_gaps(connection, place):
                copy = f"{prefix} lines 1"
                parts.run(connection, parts.created("TABLE", copy, exp.select(exp.Star()).from_(named)))
                named = parts.relation(copy)
    except duckdb.Error as error:
        raise CommandError(f"`{shown(source.name)}` cannot be read: {_reason(error)}", _CLOSE) from error
    return _raw(connection, headers, types, _rows(named, range(len(headers)), exp.column("rowid"), 0), prefix)


@contextmanager
def _inside(connection: "DuckDBPyConnection", database: str, schema: str) -> Iterator[None]:
    """Within a database: a view names the tables that it reads as its own database knows them."""
    names = exp.select(parts.call("current_database"), parts.call("current_schema"))
    [before] = parts.run(connection, names)
    _use(connection, database, schema)
    try:
        yield
    finally:
        _use(connection, *before)


def _use(connection: "DuckDBPyConnection", database: str, schema: str) -> None:
    parts.run(connection, exp.Use(this=exp.table_(schema, db=database, quoted=True)))


def _rows(source: exp.Table, order: Sequence[int], place: parts.Sql, begin: int) -> exp.Select:
    columns = [parts.named(parts.column(cell_column(at)), cell_column(to)) for to, at in enumerate(order)]
    row = exp.Add(this=place, expression=parts.number(begin + 1))
    return exp.select(*columns, parts.named(row, ROW), parts.named(row, NUMBER)).from_(source)


def _raw(
    connection: "DuckDBPyConnection",
    headers: Sequence[str],
    types: Sequence[str],
    query: parts.Sql,
    prefix: str,
) -> RawList:
    cells = f"{prefix} cells"
    parts.run(connection, parts.created("VIEW", cells, query))
    odd = OddRows(connection, f"{prefix} odd rows")
    empty = []
    for place, type_ in enumerate(types):
        cell = parts.column(cell_column(place))
        empty.append(is_blank(cell) if type_ == "VARCHAR" else parts.is_null(cell))
    found = exp.select(parts.column(ROW)).from_(parts.relation(cells)).where(parts.every(*empty))
    odd.add_query("blank", found)
    table = Table(tuple(headers), iter(()), first=0)
    [[rows]] = parts.run(connection, exp.select(exp.Count(this=exp.Star())).from_(parts.relation(cells)))
    return RawList(table, tuple(types), cells, odd.name, rows, typed=True)


def _parquet_shape(connection: "DuckDBPyConnection", file: str) -> tuple[list[str], list[str], int]:
    """The names and types of the columns, and the number of rows."""
    duckdb = importlib.import_module("duckdb")
    source = exp.Anonymous(this="read_parquet", expressions=[parts.text(parts.file_name(Path(file)))])
    try:
        shape = parts.run(connection, exp.Describe(this=exp.select(exp.Star()).from_(source)))
        [[rows]] = parts.run(connection, exp.select(exp.Count(this=exp.Star())).from_(source))
    except duckdb.Error as error:
        raise CommandError(f"`{shown(file)}` cannot be read: {_reason(error)}", "export it again") from error
    return [row[0] for row in shape], [str(row[1]) for row in shape], rows


def _expect_type(header: str, wanted: str, found: str, first: str, file: str) -> None:
    if wanted != found:
        raise CommandError(
            f'column "{header}" of `{shown(file)}` is {found}, and {wanted} in `{shown(first)}`',
            "give all files the same types",
        )


def _found_table(
    connection: "DuckDBPyConnection", attached: str, source: ListSource
) -> tuple[str, str, bool]:
    """The schema and the name of the table, and whether it is a table rather than a view."""
    columns = [exp.column(one) for one in ("table_schema", "table_name", "table_type")]
    query = exp.select(*columns).from_(exp.Table(this=exp.to_identifier("tables"), db="information_schema"))
    query = query.where(parts.equals(exp.column("table_catalog"), parts.text(attached)))
    known = parts.run(connection, query)
    wanted = [row for row in known if source.table in (row[1], f"{row[0]}.{row[1]}")]
    wanted.sort(key=lambda row: (source.table != row[1], row[0] != "main"))
    if not wanted:
        names = [row[1] if row[0] == "main" else f"{row[0]}.{row[1]}" for row in known]
        raise CommandError(
            f'`{shown(source.files[0])}` has no table "{source.table}"',
            did_you_mean(source.table, names, "name one of its tables"),
        )
    schema, name, kind = wanted[0]
    return schema, name, kind == "BASE TABLE"


def _has_gaps(connection: "DuckDBPyConnection", place: exp.Table) -> bool:
    """Whether rows were removed, so that their places do not follow each other."""
    query = exp.select(parts.call("count", exp.column("rowid")), parts.call("max", exp.column("rowid")))
    [[count, last]] = parts.run(connection, query.from_(place.copy()))
    return bool(count) and count != last + 1


def _reason(error: Exception) -> str:
    return " ".join(str(error).splitlines()[:1])
