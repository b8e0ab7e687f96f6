"""Which rows of lists of outcomes are of one company, in the engine: by its sites and its names."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.engines.account_table import ROW
from icp_playbook.engines.lists import NUMBER, insert_rows
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.outcome_table import OUTCOMES, OutcomeTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "name"
"""The field that names an account."""
NAMED, LIST, LABEL, KEY, DOMAIN, COMPANY = "outcome names", "list", "label", "key", "domain", "company"
NAMELESS = "row "
_LABELS, _SITES, _WAITING, _TEXT = "outcome labels", "outcome sites", "outcomes waiting", "text"
_PAGE = 20_000
ReadLabel = Callable[[str], tuple[str, str]]
"""Gives the label of a name, and what names of one company have in common."""
ReadSite = Callable[[str], str | None]
"""Gives the company's own domain in a cell."""


def keep_names(outcomes: OutcomeTable, place: int, label: ReadLabel, site: ReadSite) -> None:
    """Makes the table NAMED: LIST, ROW, NUMBER, LABEL, KEY where the list names the account, and DOMAIN."""
    connection = outcomes.connection
    domains = [one.id for one in outcomes.columns.catalogue.fields.values() if one.type == "domain"]
    sites = [one for one in domains if one in outcomes.cells.types]
    names = [NAME] if NAME in outcomes.cells.types else []
    _look_up(connection, _LABELS, names, (LABEL, KEY), label)
    _look_up(connection, _SITES, sites, (DOMAIN,), lambda text: (site(text),))
    found = exp.select(
        parts.named(parts.number(place), LIST),
        *(parts.named(parts.column(one, OUTCOMES), one) for one in (ROW, NUMBER)),
    ).from_(parts.relation(OUTCOMES))
    number = parts.call("concat", parts.text(NAMELESS), parts.column(NUMBER, OUTCOMES))
    text, key = (parts.column(one, NAME) for one in (LABEL, KEY))
    if names:
        found = _joined(found, _LABELS, NAME, NAME)
        filled = parts.call("nullif", text, parts.text(""))
        unnamed = parts.some(parts.is_null(filled), parts.equals(filled, number))
        found = found.select(
            parts.named(parts.first_of(filled, number), LABEL),
            parts.named(parts.case((exp.Not(this=exp.Paren(this=unnamed)), key)), KEY),
        )
    else:
        found = found.select(parts.named(number, LABEL), parts.named(parts.cast(parts.NULL, "VARCHAR"), KEY))
    known = [parts.cast(parts.NULL, "VARCHAR")]
    for one in sites:
        alias = f"site {one}"
        found = _joined(found, _SITES, alias, one)
        known.insert(-1, parts.column(DOMAIN, alias))
    found = found.select(parts.named(parts.first_of(*known), DOMAIN))
    parts.run(connection, parts.created("TABLE", NAMED, found))


def _joined(found: exp.Select, table: str, alias: str, column: str) -> exp.Select:
    same = parts.equals(parts.column(_TEXT, alias), parts.column(column, OUTCOMES))
    return found.join(parts.relation(table, alias), on=same, join_type="left")


def _look_up(
    connection: "DuckDBPyConnection",
    name: str,
    columns: Sequence[str],
    values: Sequence[str],
    read: Callable[[str], Sequence[str | None]],
) -> None:
    """Makes a table of what each text of some columns comes to, each read once."""
    types = dict.fromkeys((_TEXT, *values), "VARCHAR")
    parts.run(connection, parts.created("TABLE", name, parts.without_rows(types)))
    if not columns:
        return
    texts = [
        exp.select(parts.named(parts.column(one), _TEXT)).from_(parts.relation(OUTCOMES)) for one in columns
    ]
    every = parts.below_each_other(texts).subquery("texts")
    different = exp.select(parts.column(_TEXT)).distinct().from_(every)
    different = different.where(parts.has_value(parts.column(_TEXT)))
    parts.run(connection, parts.created("TABLE", _WAITING, different))
    place = exp.column("rowid")
    for start in range(0, 1 << 62, _PAGE):
        window = exp.Between(this=place, low=parts.number(start), high=parts.number(start + _PAGE - 1))
        query = exp.select(parts.column(_TEXT)).from_(parts.relation(_WAITING)).where(window)
        page = [text for (text,) in parts.run(connection, query)]
        if not page:
            return
        insert_rows(connection, name, list(types.values()), [(text, *read(text)) for text in page])


def companies(table: str) -> exp.Select:
    """LIST, ROW and the COMPANY of each row of a table of NAMED: its domain, else its name.

    A name without a domain is of the company that is so called where only one domain has that name. A row
    with neither is a company by itself.
    """
    name, only = "named", "only"
    pairs = exp.select(parts.column(KEY), parts.column(DOMAIN)).distinct().from_(parts.relation(table))
    pairs = pairs.where(
        parts.every(parts.has_value(parts.column(KEY)), parts.has_value(parts.column(DOMAIN)))
    )
    domain = parts.named(parts.call("min", parts.column(DOMAIN)), DOMAIN)
    one = exp.select(parts.column(KEY), domain).from_(pairs.subquery("pairs")).group_by(parts.column(KEY))
    one = one.having(parts.equals(exp.Count(this=exp.Star()), parts.number(1)))
    own, key, other = parts.column(DOMAIN, name), parts.column(KEY, name), parts.column(DOMAIN, only)
    row = [parts.text(NAMELESS), parts.column(LIST, name), parts.text(" "), parts.column(NUMBER, name)]
    company = parts.case(
        (parts.has_value(own), parts.call("concat", parts.text("domain "), own)),
        (parts.is_null(key), parts.call("concat", *row)),
        (parts.has_value(other), parts.call("concat", parts.text("domain "), other)),
        otherwise=parts.call("concat", parts.text("name "), key),
    )
    found = exp.select(*(parts.named(parts.column(at, name), at) for at in (LIST, ROW)))
    found = found.select(parts.named(company, COMPANY)).from_(parts.relation(table, name))
    same = parts.equals(parts.column(KEY, only), key)
    return found.join(one.subquery(only), on=same, join_type="left")
