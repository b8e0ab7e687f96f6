"""A table nobody has read: columns count as `score` reads such cells, and what cannot be read is counted."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import duckdb
import pytest

from icp_playbook.engines import ROW, AccountTable, check_steps, column_types, known_values, statement
from icp_playbook.fields import CAUSES, Catalogue, Field, cell_reader
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fields.countries import country_names
from icp_playbook.fit import Program
from icp_playbook.values import LOWEST
from tests.engines.duckdb_runs import TYPES
from tests.engines.warehouses import Warehouse, clickhouse, postgres

LISTED = (
    {"id": "crm", "label": "A CRM", "synonyms": ["Customer & sales", "C++ (old)", "Café"]},
    {"id": "erp", "label": "Planning", "synonyms": ["Backoffice"]},
    {"id": "none", "label": "None at all"},
)
SETTINGS: tuple[dict[str, Any], ...] = (
    {"id": "people", "type": "integer", "minimum": 1},
    {"id": "sites", "type": "integer", "minimum": 0, "missing": 1},
    {"id": "change", "type": "integer"},
    {"id": "revenue", "type": "money", "minimum": 1},
    {"id": "balance", "type": "money"},
    {"id": "ratio", "type": "number", "minimum": 0.5},
    {"id": "share", "type": "percent"},
    {"id": "rate", "type": "percent", "minimum": 0},
    {"id": "founded", "type": "year"},
    {"id": "day", "type": "date"},
    {"id": "open", "type": "boolean"},
    {"id": "place", "type": "country", "synonyms": {"DE": ["Ländle"]}},
    {"id": "web", "type": "domain"},
    {"id": "motto", "type": "text"},
    {"id": "kind", "type": "choice", "values": LISTED},
    {"id": "stage", "type": "choice", "values": LISTED, "missing": "erp"},
    {"id": "tools", "type": "choices", "values": LISTED},
    {"id": "tags", "type": "choices", "list": "open", "values": LISTED[:2]},
)
FIELDS = [Field.model_validate({"label": one["id"].title(), **one}) for one in SETTINGS]
CATALOGUE = Catalogue(tuple(FIELDS), Conventions("USD"))
PROGRAM = Program({one.id: one.type for one in FIELDS}, (), (), {}, 0, {})
NUMBERS = (0, -1, 1, 2, 40, -5, 12.5, 0.4, -0.4, 0.5, 1.9, 1e15, 2e15, -2e15, 999, 1000, 2015, 2999, 3000)
TEXTS = (
    *(
        "crm",
        "CRM",
        "A CRM",
        "a crm",
        "Café",
        "planning",
        "none",
        "nothing",
        "unknown",
        "n/a",
        "",
        " ",
        "N/A ",
    ),
    *("[]", ";crm;", ";crm;erp;", "crm;erp", ";crm", ";A CRM;erp;", ";CRM;", ";new;", ";crm;new;"),
    *(";customer & sales;", ";c++ (old);x;", ";x;BACKOFFICE;", "DE", "de", "Germany", "Ländle", "XX", "UK"),
    *("acme.com", "Acme.com", "www.acme.com", "www.com", "https://acme.com", "acme", "a-.com", "-a.com"),
    *("bücher.de", "xn--bcher-kva.de", "a..b", "a.b", "x@acme.com", "acme.com/x", "a_b.com", "1.2.3.4"),
    *("a" * 64 + ".com", "a" * 63 + ".com", "a" * 300, "ab.c1", "a.22", " Acme Ltd ", "acme com", "-1"),
    *("(blank)", "*/ 'quoted'"),
)
DAYS = ("2026-10-01", "1970-01-01", "2100-02-28", "1900-01-01", "1899-12-31", "1969-12-31", "0500-01-01")
CELLS: dict[str, Sequence[Any]] = {
    **dict.fromkeys(("people", "sites", "change", "revenue", "balance", "ratio", "share", "rate"), NUMBERS),
    "founded": NUMBERS,
    "day": DAYS,
    "open": (True, False),
    "place": (*TEXTS, *country_names()),
    **dict.fromkeys(("web", "motto", "kind", "stage", "tools", "tags"), TEXTS),
}
READ_ON = {"de", "Germany", "Ländle", "UK", "Acme.com", "www.acme.com", "https://acme.com", "x@acme.com"} | {
    *("acme.com/x", "xn--bcher-kva.de")
}
"""What `score` reads as a country or a domain, and a column should not hold."""


def expected_in(field: Field, cell: object) -> bool:
    """Whether a column of the field may hold the cell, so that it has to be read."""
    match field.type:
        case "choice":
            return cell in field.choices
        case "choices":
            ids = str(cell).split(";")
            names = {"a crm", "backoffice", "customer & sales", "c++ (old)"}
            open_ = field.listing == "open" and not {one.lower() for one in ids} & names
            listed = ids[0] == ids[-1] == "" and len(ids) > 2
            return listed and (open_ or {*ids[1:-1]} <= field.choices.keys())
        case _:
            return cell not in READ_ON


def written(value: object) -> str:
    """A value as the cell of a list."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def stored(value: object) -> object:
    """What Python reads, as a column holds it."""
    if isinstance(value, frozenset):
        return "".join(f";{one}" for one in sorted(value)) + ";"
    return value


def expected_of(field: Field, cell: object) -> tuple[object, bool]:
    """What Python reads in a cell, and whether something cannot be read."""
    read = cell_reader(field, CATALOGUE.conventions)(written(cell))
    value = read.value
    if value is None and read.problem is None and field.missing is not None:
        value = field.missing  # type: ignore[assignment]  # of the type of the field in this test
    return stored(value), read.problem is not None


class _Duck:
    """DuckDB as the other warehouses are."""

    dialect: ClassVar = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def load(self, name: str, types: Any, rows: Sequence[dict[str, Any]]) -> None:
        columns = ", ".join(f'"{column}" {TYPES[type_]}' for column, type_ in types.items())
        self._connection.execute(f'CREATE OR REPLACE TABLE "{name}" ({columns})')
        relation = self._connection.table(name)
        for row in rows:
            relation.insert([row[one] for one in types])

    def rows(self, statement: str) -> list[dict[str, Any]]:
        found = self._connection.execute(statement)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


STARTS: dict[str, Any] = {"postgres": postgres, "clickhouse": clickhouse}
OTHERS = [pytest.param(one, marks=pytest.mark.engines) for one in STARTS]


@pytest.fixture(scope="module", params=["duckdb", *OTHERS])
def warehouse(request: pytest.FixtureRequest) -> Iterator[Warehouse]:
    """One after the other."""
    if request.param == "duckdb":
        with duckdb.connect() as connection:
            yield _Duck(connection)
        return
    with STARTS[request.param]() as started:
        yield started


def table_of(*ranged: str) -> AccountTable:
    return AccountTable(frozenset(PROGRAM.fields), frozenset(ranged))


def load(warehouse: Warehouse, table: AccountTable, rows: Sequence[dict[str, Any]]) -> None:
    """A table whose numbers are all floats."""
    types = {
        name: "float64" if type_ == "int64" else type_ for name, type_ in column_types(PROGRAM, table).items()
    }
    empty = dict.fromkeys(types)
    numbered = [{**empty, **row, ROW: at} for at, row in enumerate(rows, 1)]
    warehouse.load("accounts", {ROW: "int64", **types}, numbered)


def known(warehouse: Warehouse, table: AccountTable) -> list[dict[str, Any]]:
    found = warehouse.rows(statement([known_values(PROGRAM, CATALOGUE, table)], warehouse.dialect))
    return sorted(found, key=lambda row: row[ROW])


def test_columns_count_as_score_reads_their_cells(warehouse: Warehouse) -> None:
    cells = CELLS | ({"day": DAYS[:3]} if warehouse.dialect == "clickhouse" else {})  # its days begin in 1970
    rows = [{name: value} for name, values in cells.items() for value in values]
    load(warehouse, table_of(), rows)
    wrong = []
    unread: dict[str, int] = {}
    for row, found in zip(rows, known(warehouse, table_of()), strict=True):
        ((name, cell),) = row.items()
        field = CATALOGUE[name]
        wanted, problem = expected_of(field, cell)
        value = found[name].isoformat() if isinstance(found[name], datetime.date) else found[name]
        wanted = wanted.isoformat() if isinstance(wanted, datetime.date) else wanted
        if value != wanted and (value is not None or expected_in(field, cell)):
            wrong.append((name, cell, value, wanted))
        if problem or (value is None and wanted is not None):
            unread[name] = unread.get(name, 0) + 1
    assert wrong == []
    counted: dict[str, int] = {}
    for row in warehouse.rows(statement(check_steps(PROGRAM, CATALOGUE, table_of()), warehouse.dialect)):
        counted[row["field"]] = counted.get(row["field"], 0) + row["accounts"]
    assert counted == unread


def test_a_range_counts_as_a_band_in_a_cell(warehouse: Warehouse) -> None:
    table = table_of("people", "share", "founded", "sites", "change")
    bands: dict[tuple[object, ...], tuple[int | None, int | None]] = {
        ("people", 10, 50): (10, 50),
        ("people", 0, 50): (1, 50),
        ("people", 10, None): (10, None),
        ("people", 12, 12): (12, 12),
        ("people", 0, 0): (None, None),
        ("sites", -1, -1): (1, 1),
        ("sites", None, None): (1, 1),
        ("change", LOWEST, -4): (LOWEST, -4),
        ("founded", 1999, 2004): (1999, 2004),
    }
    unread = [
        *(("people", 50, 10), ("people", None, 10), ("people", -5, -3), ("people", 1.5, 3)),
        *(("people", 1, 2e15), ("share", 0.1, 0.4), ("share", 10, 0.4)),
        *(("founded", 300, 2004), ("sites", 4, 2)),
    ]
    rows = [{f"{name}__low": low, f"{name}__high": high} for name, low, high in (*bands, *unread)]
    load(warehouse, table, rows)
    found = known(warehouse, table)
    for place, one in enumerate((*bands, *unread)):
        ends = found[place][f"{one[0]}__low"], found[place][f"{one[0]}__high"]
        assert ends == bands.get(one, (None, None)), one
    counted = warehouse.rows(statement(check_steps(PROGRAM, CATALOGUE, table), warehouse.dialect))
    assert sum(row["accounts"] for row in counted) == len(unread)
    backwards = {row["field"]: row["accounts"] for row in counted if row["problem"] == CAUSES["backwards"]}
    assert backwards == {"people": 1, "share": 1, "sites": 1}


def test_nan_is_not_known_and_named(warehouse: Warehouse) -> None:
    if warehouse.dialect == "clickhouse":
        pytest.skip("its rows are written as JSON, which has no NaN")
    nan = float("nan")
    load(warehouse, table_of(), [{"ratio": nan}, {"share": nan}, {"people": nan}, {"ratio": 2.0}])
    found = known(warehouse, table_of())
    fields = ("ratio", "share", "people", "ratio")
    assert [row[name] for row, name in zip(found, fields, strict=True)] == [None, None, None, 2.0]
    counted = warehouse.rows(statement(check_steps(PROGRAM, CATALOGUE, table_of()), warehouse.dialect))
    assert {row["field"]: row["problem"] for row in counted} == {
        "people": CAUSES["too-large"],
        "ratio": "it is NaN, which is no number",
        "share": "it is NaN, which is no number",
    }


def test_what_is_wrong_is_counted_with_an_example() -> None:
    with duckdb.connect() as connection:
        warehouse = _Duck(connection)
        rows: list[dict[str, Any]] = [{"kind": one} for one in ("A CRM", "crm", "Café", "zebra", "n/a", None)]
        load(warehouse, table_of(), [*rows, {"share": 0.4}, {"place": "Germany"}])
        found = warehouse.rows(statement(check_steps(PROGRAM, CATALOGUE, table_of()), "duckdb"))
    assert sorted(tuple(row.values()) for row in found) == [
        ("kind", "it is the name of a value: the column holds ids", 2, "A CRM"),
        ("kind", "the field does not list it", 1, "zebra"),
        ("place", "it is no two-letter code of a country in capitals", 1, "Germany"),
        ("share", "it could be that many percent or that share of 1", 1, "0.4"),
    ]
