"""Named steps as one readable SQL statement of a dialect. Ibis compiles each; none is written by hand."""

import contextlib
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import ibis.expr.types as ir
import sqlglot.expressions as sge
import sqlglot.generator
from ibis.backends.sql import compilers
from ibis.common.exceptions import IbisError
from ibis.config import Config
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError, UnsupportedError

from icp_playbook.engines.readable import flat, in_one_union, plain, printed, starred
from icp_playbook.engines.steps import QueryStep
from icp_playbook.engines.trees import nodes, of_kind
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
_DAYS = {"clickhouse": (datetime.date(1900, 1, 1), datetime.date(2299, 12, 31))}
_LIKE_IBIS = re.compile(rf"({_READ})*t\d+")
"""What could be mistaken for one of the names that Ibis gives, such as t0."""


def statement(steps: Sequence[QueryStep], dialect: str, *, head: str = "") -> str:
    """One statement, `WITH step AS (…), … SELECT … FROM last`, without a semicolon.

    What a step is about is a comment above it, the comment of a column stands behind it, and each line of
    `head` above all. The name of a table that no step has may be qualified, and is quoted as it is written.

    Raises CommandError if such a name is none, or a step's, if the dialect cannot say a step, or if sqlglot
    is installed compiled.
    """
    _expect_classes()
    for step in steps:
        _expect_days(step, dialect)
    named = {step.name for step in steps}
    tables: dict[str, sge.Table] = {}
    for step in steps:
        unknown = sorted(_names_read(step) - tables.keys())
        tables.update((name, _source(name, dialect, named)) for name in unknown)
        tables[step.name] = _table(step.name)
    taken = {name.casefold() for name in named} | {table.name.casefold() for table in tables.values()}
    parts = [part for step in steps for part in _parts(step, dialect, tables, taken, named)]
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


def _expect_classes() -> None:
    """Compiled, sqlglot has no classes that Ibis and this room could extend."""
    if not (sqlglot.generator.__file__ or "").endswith(".py"):
        raise CommandError(
            "sqlglot is installed compiled (its extra `c`), and prints no statements then",
            "remove what is compiled: pip uninstall sqlglotc",
        )


def _expect_days(step: QueryStep, dialect: str) -> None:
    """A day that a dialect has not becomes its first or last one, without a word.

    That moves nothing where it counts back to a day before its first one.
    """
    first, last = _DAYS.get(dialect, (datetime.date.min, datetime.date.max))
    values = (one.value for one in step.relation.op().find(ops.Literal))
    day = max((one for one in values if isinstance(one, datetime.date)), default=first)
    if not first <= day <= last:
        remedy = "count back from another day"
        raise CommandError(f"{dialect} has no {day}: its days are {first} to {last}", remedy)


def spoken(dialect: str) -> type[Dialect]:
    """How Ibis' compiler of the dialect is printed and read again."""
    found: type[Dialect] = _COMPILERS[dialect].dialect
    return found


def compiled(relation: ir.Table, dialect: str) -> sge.Query:
    """The tree that Ibis compiles. What it reads is under names that none of Ibis' own can be.

    To rename a table makes all that reads it anew, so that only a name like Ibis' own is another.
    """
    read = relation.op().find(ops.UnboundTable)
    mistaken = [table for table in read if _LIKE_IBIS.fullmatch(table.name)]
    if mistaken:
        renamed = {table: table.copy(name=f"{_READ}{table.name}") for table in mistaken}
        relation = relation.op().replace(renamed).to_expr()
    with _named_by(dialect):
        return _tree(_COMPILERS[dialect].to_sqlglot(relation))


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
    step: QueryStep, dialect: str, tables: Mapping[str, sge.Table], taken: set[str], named: set[str]
) -> Iterator[sge.CTE]:
    """A step as common table expressions, of which the last has its name."""
    about = _clean(step.about)
    query, adds = _query(step, dialect, named)
    query = in_one_union(_over(query, tables))
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
        if adds:
            readable.set("expressions", [sge.Star(), *readable.expressions])
        readable.add_comments([about] if about else [])
        about = ""
        alias = sge.TableAlias(this=sge.to_identifier(name, quoted=True))
        # Postgres would put each step into the next, and have one expression that doubles with each.
        yield sge.CTE(this=readable, alias=alias, materialized=dialect == "postgres" or None)


def _query(step: QueryStep, dialect: str, named: set[str]) -> tuple[sge.Query, bool]:
    """The tree of a step, and whether it has only the columns that the step adds to all before them."""
    added = _added(step, named)
    if added is not None:
        query = compiled(added, dialect)
        if isinstance(query, sge.Select) and not query.ctes and len(of_kind(nodes(query), sge.Select)) == 1:
            return query, True
    return compiled(step.relation, dialect), False


def _added(step: QueryStep, named: set[str]) -> ir.Table | None:
    """The columns that a step adds to all of the step before it, if it does no more than that.

    Steps have a hundred columns and more, and `*` says all of them: none has to be compiled.
    """
    project = step.relation.op()
    if not isinstance(project, ops.Project) or not isinstance(project.parent, ops.UnboundTable):
        return None
    before, values = project.parent, list(project.values.items())
    kept, new = values[: len(before.schema)], dict(values[len(before.schema) :])
    same = all(
        isinstance(value, ops.Field) and value.rel is before and value.name == name == column
        for (name, value), column in zip(kept, before.schema, strict=False)
    )
    spoken_of = step.comments.keys() & before.schema.keys()
    if not same or not new or len(kept) < len(before.schema) or spoken_of:
        return None
    if before.name not in named or before.name in project.values:
        return None
    return ops.Project(before, new).to_expr()


def _tree(query: sge.Query) -> sge.Query:
    """A proper tree: Ibis shares nodes, and puts some into tuples, which sqlglot does not enter."""
    for node in nodes(query):
        for key, value in list(node.args.items()):
            if isinstance(value, tuple):
                node.set(key, list(value))
    return query.copy()


def _over(query: sge.Query, tables: Mapping[str, sge.Table]) -> sge.Query:
    for table in of_kind(nodes(query), sge.Table):
        renamed = _LIKE_IBIS.fullmatch(table.name)
        if renamed and renamed[1] is None:
            continue
        name = table.name.removeprefix(_READ) if renamed else table.name
        if name in tables:
            read = tables[name].copy()
            read.set("alias", table.args.get("alias"))
            table.replace(read)
    return query


def _comment(query: sge.Query, step: QueryStep) -> None:
    """Names each column, and says behind it why it is there."""
    comments = {name: text for name, about in step.comments.items() if (text := _clean(about))}
    if isinstance(query, sge.SetOperation):
        return
    if query.is_star:
        table = query.args["from_"].this.alias or None
        query.set("expressions", [_column(name, table) for name in step.relation.columns])
    for column in query.selects:
        if column.alias_or_name in comments:
            column.add_comments([comments[column.alias_or_name]])


def _count_letters(query: sge.Query) -> None:
    """Takes parts of texts by letters, as elsewhere: without it ClickHouse takes bytes."""
    for part in [one for one in nodes(query) if isinstance(one, sge.Right | sge.Substring)]:
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
