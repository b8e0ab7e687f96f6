"""SQL as Ibis prints it, made readable: flat steps, no needless qualifiers, brackets or casts.

It means the same. Works on sqlglot's tree: what is written is only ever what sqlglot prints of one.
"""

from collections.abc import Iterator, Sequence

import sqlglot.expressions as sge
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel
from sqlglot.generator import Generator
from sqlglot.optimizer.simplify import simplify

from icp_playbook.engines.trees import nodes, of_kind

SHORT = 80
"""Characters of a bracket that stays on its line."""
_COMPARISONS = (sge.EQ, sge.NEQ, sge.GT, sge.GTE, sge.LT, sge.LTE, sge.Is, sge.In, sge.Between, sge.Not)
_ATOMS = (sge.Column, sge.Literal, sge.Func, sge.Case, sge.Cast, sge.Paren, sge.Null, sge.Boolean)
_OPERATORS = (sge.Binary, sge.Connector)
"""Some of sqlglot's functions are operators as well."""
_LOOSE = (sge.Connector, sge.Add, sge.Sub, sge.Mul, sge.Not, sge.Paren, sge.If, sge.Case, *_COMPARISONS)
"""What binds less than an atom. A place in an array, in Postgres, binds more than a function."""
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


def in_one_union(query: sge.Query) -> sge.Query:
    """The same query, in which a union of unions is one of all their parts. The argument is changed."""
    for select in reversed(list(query.find_all(sge.Select))):
        given = {key for key, value in select.args.items() if value}
        if isinstance(select.parent, sge.Union) and select.is_star and given == {"expressions", "from_"}:
            inner = select.args["from_"].this
            if isinstance(inner, sge.Subquery) and isinstance(inner.this, sge.Union):
                select.replace(inner.this)
    return query


def plain(query: sge.Query) -> sge.Query:
    """The same query, in fewer words. The argument is changed."""
    found = nodes(query)
    selects = of_kind(found, sge.Select)
    for select in selects:
        _drop_qualifier(select, found if len(selects) == 1 else nodes(select))
    for cast in of_kind(found, sge.Cast):
        if type(cast) is type(cast.this) and cast.to == cast.this.to:
            cast.replace(cast.this)
    for paren in of_kind(found, sge.Paren):
        if _is_needless(paren):
            paren.replace(paren.this)
    choices: list[sge.Case | sge.If] = [*of_kind(found, sge.Case), *of_kind(found, sge.If)]
    decided = False
    for choice in reversed(choices):
        left = _decided(choice)
        if left is not None:
            choice.replace(left)
            decided = True
    for case in of_kind(nodes(query) if decided else found, sge.Case):
        _take_in(case)
    return query


def _decided(choice: sge.Case | sge.If) -> sge.Expr | None:
    """What a choice between numbers comes to, as Ibis asks where a text begins; None where it depends."""
    if isinstance(choice.parent, sge.Bracket):
        return None  # a place in an array: what prints it moves a number that is written out, and no other
    if isinstance(choice, sge.Case):
        if choice.this is not None:
            return None
        first, *others = choice.args["ifs"]
        condition, value = first.this, first.args["true"]
        rest = [] if others else [choice.args.get("default")]
    elif isinstance(choice.parent, sge.Case):
        return None
    else:
        condition, value, rest = choice.this, choice.args["true"], [choice.args.get("false")]
    if _is_worked_out(condition):
        return None
    decided = simplify(condition.copy())
    left = value if decided == sge.true() else rest[0] if decided == sge.false() and rest else None
    if left is None:
        return None
    plain_value: sge.Expr = left.copy()
    return plain_value if _is_worked_out(plain_value) else simplify(plain_value)


def _is_worked_out(value: sge.Expr) -> bool:
    """Whether a value depends on a row, or on a function."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, sge.Column | sge.Func):
            return True
        waiting += node.iter_expressions()
    return False


def starred(query: sge.Query, known: dict[str, list[str]]) -> list[str]:
    """Writes `*` for all columns of the one part that a query reads, where they come first, in order.

    `known` has the columns of each part before. Gives those of the query, which is changed.
    """
    names = [str(name) for name in query.named_selects]
    if not isinstance(query, sge.Select) or query.args.get("joins"):
        return names
    columns = known.get(query.args["from_"].this.name, [])
    if query.is_star:
        return [*columns, *(name for name in names if name != "*")]
    kept = query.expressions[: len(columns)]
    plainly = all(isinstance(one, sge.Column) and not one.comments for one in kept)
    if columns and plainly and [one.name for one in kept] == columns:
        query.set("expressions", [sge.Star(), *query.expressions[len(columns) :]])
    return names


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
    for table in of_kind(nodes(query), sge.Table) if renamed else ():
        if not table.db and table.name in renamed:
            alias = table.alias or table.name
            table.replace(_table(renamed[table.name], alias))
    return query


def _parts(query: sge.Query, name: str, base: str, taken: set[str]) -> Iterator[tuple[str, sge.Query]]:
    for nested in reversed(of_kind(nodes(query), sge.Subquery)):
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
    found = nodes(query)
    own = {one.alias_or_name for one in found if isinstance(one, sge.Table | sge.Subquery)}
    return any(one.table and one.table not in own for one in of_kind(found, sge.Column))


def _drop_qualifier(select: sge.Select, found: Sequence[sge.Expr]) -> None:
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
    alias = table.alias
    within = [column for column in of_kind(found, sge.Column) if column.table == alias]
    nested = len(of_kind(found, sge.Select)) > 1
    own = [one for one in within if not nested or one.find_ancestor(sge.Select) is select]
    made = {one.alias for one in select.expressions if isinstance(one, sge.Alias) and not _is_kept(one)}
    mistaken = {*made, table.name}
    unmistaken = [column for column in own if column.name not in mistaken]
    for column in unmistaken:
        column.set("table", None)
    if len(unmistaken) == len(within):
        table.set("alias", None)
    for one in select.expressions:
        if isinstance(one, sge.Alias) and _is_kept(one) and not one.this.table:
            one.replace(one.this)


def _take_in(case: sge.Case) -> None:
    """Makes the cases of what else there is cases of its own."""
    inner = case.args.get("default")
    while isinstance(inner, sge.Case) and inner.this is None and case.this is None:
        case.set("ifs", [*case.args["ifs"], *inner.args["ifs"]])
        inner = inner.args.get("default")
        case.set("default", inner)


def _is_kept(alias: sge.Alias) -> bool:
    """Whether it is a column under its own name."""
    return isinstance(alias.this, sge.Column) and alias.this.name == alias.alias


def _is_needless(paren: sge.Paren) -> bool:
    inner, outer = paren.this, paren.parent
    if isinstance(outer, sge.Alias):
        return True
    if isinstance(inner, _ATOMS) and not isinstance(inner, _OPERATORS) and isinstance(outer, _LOOSE):
        return True
    if isinstance(outer, sge.And | sge.Or) and isinstance(inner, _COMPARISONS):
        return True
    first = any(isinstance(inner, kinds) and isinstance(outer, kinds) for kinds in _CHAINS)
    return first and paren.arg_key == "this"


def _generator(dialect: type[Dialect]) -> type[Generator]:
    usual = dialect.generator_class

    class ReadableGenerator(usual):  # type: ignore[misc, valid-type]
        """Keeps a short bracket, case or list on its line, and gives each part of a long sum its own."""

        WITH_SEPARATED_COMMENTS = (*usual.WITH_SEPARATED_COMMENTS, sge.With)

        def add_sql(self, expression: sge.Add) -> str:
            parts: list[str] = []
            first: sge.Expr = expression
            while isinstance(first, sge.Add):
                parts.append(self.sql(first, "expression"))
                first = first.this
            parts.append(self.sql(first))
            whole = " + ".join(reversed(parts))
            return whole if _is_short(whole) else f"{self.sep()}+ ".join(reversed(parts))

        def case_sql(self, expression: sge.Case) -> str:
            cases = [(self.sql(one, "this"), self.sql(one, "true")) for one in expression.args["ifs"]]
            lines = [f"CASE {self.sql(expression, 'this')}".rstrip()]
            for when, then in cases:
                line = f"WHEN {when} THEN {then}"
                lines += [line] if _is_short(line) else [f"WHEN {when}", f"THEN {then}"]
            default = self.sql(expression, "default")
            lines += [*[f"ELSE {default}"] * bool(default), "END"]
            whole = " ".join(lines)
            if _is_short(whole):
                return whole
            return str(self.indent("\n".join(lines), skip_first=True, skip_last=True))

        def in_sql(self, expression: sge.In) -> str:
            whole = str(super().in_sql(expression))
            if "\n" not in whole or not expression.expressions:
                return whole
            self.pretty = False
            flat_ = str(super().in_sql(expression))
            self.pretty = True
            return flat_ if len(flat_) <= 2 * SHORT else whole

        def paren_sql(self, expression: sge.Paren) -> str:
            inner = self.sql(expression, "this")
            if _is_short(inner):
                return f"({inner})"
            return f"({self.seg(self.indent(inner), sep='')}{self.seg(')', sep='')}"

    return ReadableGenerator


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and "\n" not in text
