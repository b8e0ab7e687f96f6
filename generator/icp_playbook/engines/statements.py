"""Named steps as one readable SQL statement of a dialect. Ibis compiles each; none is written by hand."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import ibis.expr.types as ir
import sqlglot.expressions as sge
from ibis.backends.sql import compilers
from ibis.common.exceptions import IbisError
from ibis.config import Config
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError, UnsupportedError

from icp_playbook.engines.readable import flat, plain, printed, starred
from icp_playbook.engines.steps import QueryStep
from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

_COMPILERS = {
    "bigquery": compilers.BigQueryCompiler(),
    "clickhouse": compilers.ClickHouseCompiler(),
    "databricks": compilers.DatabricksCompiler(),
    "duckdb": compilers.DuckDBCompiler(),
    "postgres": compilers.PostgresCompiler(),
    "snowflake": compilers.SnowflakeCompiler(),
    "spark": compilers.PySparkCompiler(),
}
DIALECTS = tuple(_COMPILERS)
_READ = "read:"


def statement(steps: Sequence[QueryStep], dialect: str, *, head: str = "") -> str:
    """One statement, `WITH step AS (…), … SELECT … FROM last`, without a semicolon.

    What a step is about is a comment above it, the comment of a column stands behind it, and each line of
    `head` above all. The name of a table that no step has may be qualified, and is quoted as it is written.

    Raises CommandError if such a name is none, or a step's, or if the dialect cannot say a step.
    """
    named = {step.name for step in steps}
    tables: dict[str, sge.Table] = {}
    for step in steps:
        unknown = sorted(_names_read(step) - tables.keys())
        tables.update((name, _source(name, dialect, named)) for name in unknown)
        tables[step.name] = _table(step.name)
    taken = {name.casefold() for name in named} | {table.name.casefold() for table in tables.values()}
    parts = [part for step in steps for part in _parts(step, dialect, tables, taken)]
    columns: dict[str, list[str]] = {}
    for part in parts:
        columns[part.alias] = starred(part.this, columns)
    last = steps[-1]
    whole = sge.select(*map(_column, last.relation.columns)).from_(_table(last.name))
    chain = sge.With(expressions=parts)
    chain.add_comments([line for text in head.splitlines() if (line := _clean(text))])
    whole.set("with_", chain)
    with _named_by(dialect):
        return printed(whole, spoken(dialect))


def spoken(dialect: str) -> type[Dialect]:
    """How Ibis' compiler of the dialect is printed and read again."""
    found: type[Dialect] = _COMPILERS[dialect].dialect
    return found


def compiled(relation: ir.Table, dialect: str) -> sge.Query:
    """The tree that Ibis compiles. What it reads is under names that none of Ibis' own can be."""
    read = relation.op().find(ops.UnboundTable)
    renamed = {table: table.copy(name=f"{_READ}{table.name}") for table in read}
    with _named_by(dialect):
        return _tree(_COMPILERS[dialect].to_sqlglot(relation.op().replace(renamed).to_expr()))


def _names_read(step: QueryStep) -> set[str]:
    return {table.name for table in step.relation.op().find(ops.UnboundTable)}


def _source(name: str, dialect: str, steps: set[str]) -> sge.Table:
    """A table of the user's, by a name that may be qualified."""
    try:
        table = sge.maybe_parse(name, into=sge.Table, dialect=spoken(dialect))
    except SqlglotError:
        table = sge.Table()
    table.pop_comments()
    given = {key for key, value in table.args.items() if value}
    if not isinstance(table.this, sge.Identifier) or given - {"this", "db", "catalog"}:
        remedy = "write it as in the warehouse, such as accounts or sales.accounts"
        raise CommandError(f"`{shown(name)}` is not the name of a table in {dialect}", remedy)
    if table.name.casefold() in {step.casefold() for step in steps}:
        remedy = "read the table through a view of another name"
        raise CommandError(f"`{shown(name)}` is the name of a step of the statement", remedy)
    return table


def _parts(
    step: QueryStep, dialect: str, tables: Mapping[str, sge.Table], taken: set[str]
) -> Iterator[sge.CTE]:
    """A step as common table expressions, of which the last has its name."""
    about = _clean(step.about)
    query = _over(compiled(step.relation, dialect), tables)
    if dialect == "clickhouse":
        _count_letters(query)
    if dialect == "duckdb":
        _concatenate(query)
    for name, part in flat(query, step.name, taken):
        if name == step.name:
            _comment(part, step)
            if dialect == "clickhouse":
                _widen(part, step)
        readable = plain(part)
        readable.add_comments([about] if about else [])
        about = ""
        alias = sge.TableAlias(this=sge.to_identifier(name, quoted=True))
        # Postgres would put each step into the next, and have one expression that doubles with each.
        yield sge.CTE(this=readable, alias=alias, materialized=dialect == "postgres" or None)


def _tree(query: sge.Query) -> sge.Query:
    """A proper tree: Ibis shares nodes, and puts some into tuples, which sqlglot does not enter."""
    for node in query.walk():
        for key, value in list(node.args.items()):
            if isinstance(value, tuple):
                node.set(key, list(value))
    return query.copy()


def _over(query: sge.Query, tables: Mapping[str, sge.Table]) -> sge.Query:
    for table in list(query.find_all(sge.Table)):
        if table.name.startswith(_READ):
            read = tables[table.name.removeprefix(_READ)].copy()
            read.set("alias", table.args.get("alias"))
            table.replace(read)
    return query


def _comment(query: sge.Query, step: QueryStep) -> None:
    """Names each column, and says behind it why it is there."""
    comments = {name: text for name, about in step.comments.items() if (text := _clean(about))}
    if query.is_star:
        table = query.args["from_"].this.alias or None
        query.set("expressions", [_column(name, table) for name in step.relation.columns])
    for column in query.selects:
        if column.alias_or_name in comments:
            column.add_comments([comments[column.alias_or_name]])


def _count_letters(query: sge.Query) -> None:
    """Takes parts of texts by letters, as elsewhere: without it ClickHouse takes bytes."""
    for part in list(query.find_all(sge.Right, sge.Substring)):
        given = (
            [part.this, part.expression] if isinstance(part, sge.Right) else [part.this, part.args["start"]]
        )
        if part.args.get("length"):
            given.append(part.args["length"])
        name = "rightUTF8" if isinstance(part, sge.Right) else "substringUTF8"
        part.replace(sge.Anonymous(this=name, expressions=given))


def _concatenate(query: sge.Query) -> None:
    """Joins texts with nothing between them by CONCAT, which skips nulls as CONCAT_WS does, in less time."""
    for part in list(query.find_all(sge.ConcatWs)):
        between, *texts = part.expressions
        if between.is_string and not between.this:
            part.replace(sge.Anonymous(this="CONCAT", expressions=texts))


def _widen(query: sge.Query, step: QueryStep) -> None:
    """Gives whole numbers the type that they have elsewhere: ClickHouse sums small numbers to unsigned ones.

    Those it compares with no signed ones.
    """
    whole = _COMPILERS["clickhouse"].type_mapper.from_ibis(dt.int64)
    schema = step.relation.schema()
    for one in query.selects:
        if (
            isinstance(one, sge.Alias)
            and not isinstance(one.this, sge.Column)
            and schema[one.alias].is_integer()
        ):
            one.set("this", sge.Cast(this=one.this, to=whole.copy()))


def _clean(text: str) -> str:
    """A comment on one line, without what a comment could end with or a terminal act on."""
    words = "".join(char if char.isprintable() else " " for char in text).split()
    return " ".join(words).replace("*/", "* /").replace("/*", "/ *")


def _table(name: str) -> sge.Table:
    return sge.Table(this=sge.to_identifier(name, quoted=True))


def _column(name: str, table: str | None = None) -> sge.Column:
    return sge.column(name, table=table, quoted=True)


@contextlib.contextmanager
def _named_by(dialect: str) -> Iterator[None]:
    """Names what a dialect cannot say. Ibis keeps its options of Spark with a package that may be absent."""
    kept = ibis.options.pyspark
    ibis.options.pyspark = kept or _SparkOptions()
    try:
        yield
    except (IbisError, UnsupportedError) as error:
        raise CommandError(f"{dialect} cannot say this: {error}", "choose another dialect") from error
    finally:
        ibis.options.pyspark = kept


class _SparkOptions(Config):  # type: ignore[misc]
    treat_nan_as_null: bool = False
