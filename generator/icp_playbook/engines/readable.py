"""SQL as Ibis prints it, made readable: flat steps, no needless qualifiers, brackets or casts.

It means the same. Works on sqlglot's tree: what is written is only ever what sqlglot prints of one.
"""

from collections.abc import Iterator

import sqlglot.expressions as sge
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel
from sqlglot.generator import Generator

SHORT = 80
"""Characters of a bracket that stays on its line."""
_COMPARISONS = (sge.EQ, sge.NEQ, sge.GT, sge.GTE, sge.LT, sge.LTE, sge.Is, sge.In, sge.Between, sge.Not)
_ATOMS = (sge.Column, sge.Literal, sge.Func, sge.Case, sge.Cast, sge.Paren, sge.Null, sge.Boolean)
_OPERATORS = (sge.Binary, sge.Connector)
"""Some of sqlglot's functions are operators as well."""
_CHAINS = ((sge.And,), (sge.Or,), (sge.Add, sge.Sub))
"""Operators that are read from the left."""


def flat(query: sge.Query, name: str, taken: set[str]) -> Iterator[tuple[str, sge.Query]]:
    """Named parts of a query, each over those before it, the query itself last. Adds to `taken`."""
    renamed: dict[str, str] = {}
    for cte in _popped_ctes(query):
        renamed[cte.alias] = _free(name, taken)
        yield from _parts(_reading(cte.this, renamed), renamed[cte.alias], name, taken)
    taken.add(name)
    yield from _parts(_reading(query, renamed), name, name, taken)


def plain(query: sge.Query) -> sge.Query:
    """The same query, in fewer words. The argument is changed."""
    for select in list(query.find_all(sge.Select)):
        _drop_qualifier(select)
    for cast in list(query.find_all(sge.Cast)):
        if type(cast) is type(cast.this) and cast.to == cast.this.to:
            cast.replace(cast.this)
    for paren in list(query.find_all(sge.Paren)):
        if _is_needless(paren):
            paren.replace(paren.this)
    return query


def printed(query: sge.Expression, dialect: type[Dialect]) -> str:
    """The text, with one column a line and short brackets on one line."""
    generator = _generator(dialect)(
        dialect=dialect(), pretty=True, max_text_width=SHORT, unsupported_level=ErrorLevel.RAISE
    )
    return generator.generate(query)


def _popped_ctes(query: sge.Query) -> list[sge.CTE]:
    found = list(query.ctes)
    query.set("with_", None)
    return found


def _reading(query: sge.Query, renamed: dict[str, str]) -> sge.Query:
    """The query over tables by their new names; what a column is qualified with stays."""
    for table in list(query.find_all(sge.Table)):
        if not table.db and table.name in renamed:
            alias = table.alias or table.name
            table.replace(_table(renamed[table.name], alias))
    return query


def _parts(query: sge.Query, name: str, base: str, taken: set[str]) -> Iterator[tuple[str, sge.Query]]:
    for nested in reversed(list(query.find_all(sge.Subquery))):
        if isinstance(nested.parent, sge.From | sge.Join) and not _outer_columns(nested.this):
            own = _free(base, taken)
            inner = nested.this
            nested.replace(_table(own, nested.alias))
            yield own, inner
    yield name, query


def _table(name: str, alias: str) -> sge.Table:
    known_as = sge.TableAlias(this=sge.to_identifier(alias, quoted=True))
    return sge.Table(this=sge.to_identifier(name, quoted=True), alias=known_as)


def _free(base: str, taken: set[str]) -> str:
    number = next(count for count in range(1, len(taken) + 2) if f"{base}_{count}" not in taken)
    taken.add(f"{base}_{number}")
    return f"{base}_{number}"


def _outer_columns(query: sge.Expression) -> bool:
    """Whether a nested query reads what is not its own."""
    own = {table.alias_or_name for table in query.find_all(sge.Table, sge.Subquery)}
    return any(column.table and column.table not in own for column in query.find_all(sge.Column))


def _drop_qualifier(select: sge.Select) -> None:
    """Leaves out the name of the one table that a query reads, where no column could be mistaken.

    A name that a column is given here can stand for that column in another clause, in some dialects
    everywhere; a column with the name of its table can stand for a row of it.
    """
    source = select.args.get("from_")
    if source is None or select.args.get("joins") or select.args.get("laterals"):
        return
    table = source.this
    if not isinstance(table, sge.Table) or not table.alias:
        return
    within = [column for column in select.find_all(sge.Column) if column.table == table.alias]
    own = [column for column in within if column.find_ancestor(sge.Select) is select]
    made = {one.alias for one in select.expressions if isinstance(one, sge.Alias) and not _is_kept(one)}
    unmistaken = [column for column in own if column.name not in {*made, table.name}]
    for column in unmistaken:
        column.set("table", None)
    if len(unmistaken) == len(within):
        table.set("alias", None)
    for one in select.expressions:
        if isinstance(one, sge.Alias) and _is_kept(one) and not one.this.table:
            one.replace(one.this)


def _is_kept(alias: sge.Alias) -> bool:
    """Whether it is a column under its own name."""
    return isinstance(alias.this, sge.Column) and alias.this.name == alias.alias


def _is_needless(paren: sge.Paren) -> bool:
    inner, outer = paren.this, paren.parent
    if isinstance(outer, sge.Alias):
        return True
    if isinstance(inner, _ATOMS) and not isinstance(inner, _OPERATORS):
        return True
    if isinstance(outer, sge.And | sge.Or) and isinstance(inner, _COMPARISONS):
        return True
    first = any(isinstance(inner, kinds) and isinstance(outer, kinds) for kinds in _CHAINS)
    return first and paren.arg_key == "this"


def _generator(dialect: type[Dialect]) -> type[Generator]:
    usual = dialect.generator_class

    class ReadableGenerator(usual):  # type: ignore[misc, valid-type]
        """Keeps a short bracket on its line, and gives each part of a long sum one of its own."""

        WITH_SEPARATED_COMMENTS = (*usual.WITH_SEPARATED_COMMENTS, sge.With)

        def add_sql(self, expression: sge.Add) -> str:
            whole = str(super().add_sql(expression))
            if len(whole) <= SHORT:
                return whole
            return f"{self.sql(expression, 'this')}{self.sep()}+ {self.sql(expression, 'expression')}"

        def paren_sql(self, expression: sge.Paren) -> str:
            inner = self.sql(expression, "this")
            short = len(inner) <= SHORT and "\n" not in inner
            return f"({inner})" if short else str(super().paren_sql(expression))

    return ReadableGenerator
