"""Parts of DuckDB's statements, built with sqlglot: every name and every text in them is quoted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import sqlglot
import sqlglot.expressions as exp

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    Sql: TypeAlias = exp.Expr
else:
    Sql = exp.Expression  # older versions know no other base

DIALECT = "duckdb"
NULL: Sql = exp.Null()


def column(name: str, of: str | None = None) -> Sql:
    """A column, of a relation if that is named."""
    return exp.column(name, table=of, quoted=True)


def text(value: str) -> Sql:
    """A text."""
    return exp.Literal.string(value)


def number(value: int | float) -> Sql:
    """A number."""
    literal = exp.Literal.number(repr(abs(value)))
    return exp.Neg(this=literal) if value < 0 else literal


def call(name: str, *arguments: Sql) -> Sql:
    """A call of a function, by DuckDB's name for it."""
    return exp.Anonymous(this=name, expressions=[one.copy() for one in arguments])


def cast(value: Sql, type_: str) -> Sql:
    """A value as another type."""
    return exp.Cast(this=value.copy(), to=exp.DataType.build(type_, dialect=DIALECT))


def try_cast(value: Sql, type_: str) -> Sql:
    """A value as another type, null where it has none."""
    return exp.TryCast(this=value.copy(), to=exp.DataType.build(type_, dialect=DIALECT))


def every(*conditions: Sql) -> Sql:
    """Whether all hold."""
    return exp.and_(*(one.copy() for one in conditions), copy=False)


def some(*conditions: Sql) -> Sql:
    """Whether one holds."""
    return exp.or_(*(one.copy() for one in conditions), copy=False)


def is_null(value: Sql) -> Sql:
    """Whether there is nothing."""
    return exp.Is(this=value.copy(), expression=exp.Null())


def has_value(value: Sql) -> Sql:
    """Whether there is something."""
    return exp.Not(this=is_null(value))


def equals(value: Sql, other: Sql) -> Sql:
    """Whether two values are the same."""
    return exp.EQ(this=value.copy(), expression=other.copy())


def compare(value: Sql, sign: Literal["<", "<=", ">", ">=", "<>"], other: Sql) -> Sql:
    """How two values compare."""
    kinds: dict[str, type[exp.Binary]] = {
        "<": exp.LT,
        "<=": exp.LTE,
        ">": exp.GT,
        ">=": exp.GTE,
        "<>": exp.NEQ,
    }
    return kinds[sign](this=value.copy(), expression=other.copy())


def matches(value: Sql, pattern: str) -> Sql:
    """Whether a pattern of RE2 is the whole of a text."""
    return call("regexp_full_match", value, text(pattern))


def case(*cases: tuple[Sql, Sql], otherwise: Sql | None = None) -> Sql:
    """The value of the first condition that holds."""
    branches = [exp.If(this=condition.copy(), true=value.copy()) for condition, value in cases]
    return exp.Case(ifs=branches, default=otherwise.copy() if otherwise is not None else None)


def first_of(*values: Sql) -> Sql:
    """The first value that is there."""
    if len(values) == 1:
        return values[0].copy()
    return exp.Coalesce(this=values[0].copy(), expressions=[one.copy() for one in values[1:]])


def named(value: Sql, name: str) -> Sql:
    """A value under a name."""
    return exp.alias_(value.copy(), name, quoted=True)


def relation(name: str, alias: str | None = None) -> exp.Table:
    """A table or a view by its name."""
    known_as = exp.TableAlias(this=exp.to_identifier(alias, quoted=True)) if alias else None
    return exp.Table(this=exp.to_identifier(name, quoted=True), alias=known_as)


def struct(texts: Mapping[str, str]) -> Sql:
    """Names and a text for each."""
    return exp.Struct(
        expressions=[exp.PropertyEQ(this=text(name), expression=text(one)) for name, one in texts.items()]
    )


def table_function(name: str, first: Sql, options: Mapping[str, Sql], columns: Sequence[str]) -> exp.Table:
    """What a function reads, such as `read_csv`: its columns under names of our own, in their order."""
    given = [exp.PropertyEQ(this=exp.to_identifier(one), expression=value) for one, value in options.items()]
    return exp.Table(
        this=exp.Anonymous(this=name, expressions=[first, *given]),
        alias=columns_as("source", columns),
    )


def columns_as(name: str, columns: Sequence[str]) -> exp.TableAlias:
    """Names of our own for a relation and its columns, whatever they are called."""
    return exp.TableAlias(
        this=exp.to_identifier(name, quoted=True),
        columns=[exp.to_identifier(one, quoted=True) for one in columns],
    )


def file_name(path: Path) -> str:
    """A path as the functions that read files take it, which know patterns."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in str(path.absolute()))


def below_each_other(queries: Sequence[exp.Select]) -> exp.Select:
    """The rows of all queries, which have the same columns."""
    whole: exp.Query = queries[0]
    for query in queries[1:]:
        whole = exp.union(whole, query, distinct=False)
    return exp.select(exp.Star()).from_(whole.subquery("every"))


def created(kind: Literal["TABLE", "VIEW"], name: str, query: Sql) -> Sql:
    """The statement that makes a temporary table or view of a query, over one of that name."""
    return exp.Create(
        this=relation(name),
        kind=kind,
        replace=True,
        expression=query,
        properties=exp.Properties(expressions=[exp.TemporaryProperty()]),
    )


def dropped(name: str) -> Sql:
    """The statement that removes a table if it is there; versions of sqlglot have its parts elsewhere."""
    found = sqlglot.parse_one("DROP TABLE IF EXISTS one", dialect=DIALECT)
    for table in found.find_all(exp.Table):
        table.set("this", exp.to_identifier(name, quoted=True))
    return found


def without_rows(types: Mapping[str, str]) -> Sql:
    """No rows of these columns, each of a type."""
    return exp.select(*(named(cast(NULL, type_), one) for one, type_ in types.items())).limit(0)


def inserted(name: str, query: Sql) -> Sql:
    """The statement that adds the rows of a query to a table."""
    return exp.Insert(this=relation(name), expression=query)


def run(connection: "DuckDBPyConnection", statement: Sql, values: object = None) -> list[tuple[Any, ...]]:
    """Runs a statement and gives all its rows: a connection is free for the next when they are fetched."""
    made = statement.sql(dialect=DIALECT)
    result = connection.execute(made) if values is None else connection.execute(made, values)
    return result.fetchall()


def pages(connection: "DuckDBPyConnection", query: Sql, size: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query, so many at once. Nothing else may run on the connection until the last."""
    result = connection.execute(query.sql(dialect=DIALECT))
    while page := result.fetchmany(size):
        yield page
