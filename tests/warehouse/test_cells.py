"""Staging reads a cell as Python does, or not at all: never another value."""

from collections.abc import Iterator
from random import Random

import pytest

from icp_playbook.engines import AccountTable
from icp_playbook.fields import Catalogue, CellValue, Field, cell_reader
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fit import Program
from icp_playbook.warehouse.model_files import KEY
from icp_playbook.warehouse.source_columns import AccountSource, SourceColumn
from icp_playbook.warehouse.staging import UNREAD
from tests.drawing import times
from tests.engines.parity import Row
from tests.warehouse.staged_rows import as_row, staged, stored

LISTED = (
    {"id": "crm", "label": "A CRM", "synonyms": ["Customer & sales", "R and D", "C++", "Café"]},
    {"id": "site", "label": "Site, clinic or depot", "synonyms": ["Workato light use"]},
    {"id": "none", "label": "None at all", "synonyms": ["C#", "Straße"]},
    {"id": "no-date", "label": "No date", "synonyms": ["exploring", "AT/NL"]},
)
FIELDS = [
    Field.model_validate(one)
    for one in (
        {"id": "people", "label": "People", "type": "integer", "minimum": 1},
        {"id": "change", "label": "Change", "type": "integer"},
        {"id": "ratio", "label": "Ratio", "type": "number"},
        {"id": "share", "label": "Share", "type": "percent"},
        {"id": "sum", "label": "Sum", "type": "money", "minimum": 0},
        {"id": "founded", "label": "Founded", "type": "year"},
        {"id": "day", "label": "Day", "type": "date"},
        {"id": "open", "label": "Open", "type": "boolean"},
        {"id": "place", "label": "Place", "type": "country", "synonyms": {"DE": ["Ländle", "Swabia"]}},
        {"id": "web", "label": "Web", "type": "domain"},
        {"id": "said", "label": "Said", "type": "text"},
        {"id": "kind", "label": "Kind", "type": "choice", "values": LISTED},
        {"id": "tools", "label": "Tools", "type": "choices", "values": LISTED},
        {"id": "tags", "label": "Tags", "type": "choices", "list": "open", "values": [LISTED[0], LISTED[3]]},
    )
]
PLAIN = {
    "people": ["12", "1", "430.0", "999999999999999"],
    "change": ["0", "12"],
    "ratio": ["0.5", "12", "3.25"],
    "share": ["45%", "12", "7.5", "0.5%"],
    "sum": ["5000000", "12.99", "0"],
    "founded": ["1999", "2015"],
    "day": ["2026-10-01", "2024-02-29", "2026-10-01T12:00:00Z", "2026-10-01 12:00:00"],
    "open": ["yes", "FALSE", "1", "x", "Nein"],
    "place": ["DE", "germany", "Republic of Korea", "United States", "Côte d'Ivoire", "ländle", "swabia"],
    "web": ["https://www.Example.com/", "example.co.uk", "www.com"],
    "said": ["Acme Ltd.", "a"],
    "kind": ["crm", "CUSTOMER_SALES", "customer and Sales", "r&d", "C++", "none", "café", "Straße", "AT/NL"],
    "tools": ["CRM; none", "site, clinic or depot", "C#|c++", "none"],
    "tags": ["no-date, crm", "exploring", "zebra", "crm, zebra", "Lime | giraffe;CRM", "a/b; no-date"],
}
"""What has to be read; a name beyond ASCII in the playbook's own list as well, but no other."""
BEYOND = {"Côte d'Ivoire"}
ODD = (
    *(
        "",
        " ",
        "-",
        "n/a",
        "NA",
        "unknown",
        "-1",
        "-5",
        "0",
        "0.0",
        "51-200",
        "$5M",
        "1,250,000",
        "1.250",
        "~12",
    ),
    *(
        "0.123",
        "12.345678",
        "1e5",
        "12 %",
        "0.5",
        "2026-02-30",
        "1900-01-01",
        "03/04/2026",
        "20261001",
        "45000",
    ),
    *(
        "2100-02-29",
        "2000-02-29",
        "0001-01-01",
        "1970-01-01",
        "2026-10-01T25",
        "1758.00",
        "10001+",
        "½",
        "１２",
    ),
    *("crm; unknown tool", "crm;; none", '["crm"]', "[crm, none]", "crm and none", "C, #", "crm / none"),
    *(
        "new; date",
        "no; date",
        "The Netherlands",
        "Österreich",
        "AND",
        "and",
        "an d",
        "andand",
        "a and and crm",
    ),
    *(
        "r and and d",
        "R  &  D",
        "C + +",
        "x@example.com",
        "http://localhost",
        "xn--bcher-kva.example",
        "a..b",
    ),
    *("site, clinic or depot; crm", "site", "clinic or depot", "Workato; light use", "cafe", "CAFÉ", "tRuE"),
)


def texts(random: Random) -> Iterator[str]:
    """Every text above, as it is and with letters changed."""
    known = [*ODD, *(one for listed in PLAIN.values() for one in listed)]
    yield from known
    for _ in range(400 * times()):
        pieces = random.choices(known, k=random.choice([1, 1, 2, 3]))
        text = random.choice(["; ", ";", ", ", "|", " and ", "/", " "]).join(pieces)
        at = random.randrange(len(text) + 1)
        cut = random.choice([0, 0, 1])
        text = text[:at] + random.choice(["", "", " ", "-", ".", "0", "and", "é", "+"]) + text[at + cut :]
        yield random.choice([text, text.upper(), text.lower(), text.title()])


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(tuple(FIELDS), Conventions("USD"))


def as_compared(name: str, value: CellValue | None) -> object:
    """What Python reads; of an open list the listed values, since no test asks for the others."""
    if name == "tags" and isinstance(value, frozenset):
        return stored(value & {"crm", "no-date"})
    return stored(value)


def nearly(random: Random) -> Iterator[str]:
    """Names of the open list with letters changed, cut apart, or with other words around them."""
    names = [name for one in (LISTED[0], LISTED[3]) for name in (one["label"], *one["synonyms"])]
    for _ in range(1500 * times()):
        word = random.choice(["", "", "zebra ", "crm;"]) + str(random.choice(names))
        for _ in range(random.choice([0, 1, 1, 2, 2])):
            at = random.randrange(len(word) + 1)
            new = random.choice(["", "", "e", "s", " ", ";", "-", ",", "/", "1"])
            word = word[:at] + new + word[at + 1 :]
        yield word + random.choice(["", "", "", " suite", "; zebra", ", x", " and zebra"])


@pytest.mark.drawn
def test_a_word_that_is_nearly_listed_leaves_an_open_list_unread(catalogue: Catalogue) -> None:
    drawn = list(nearly(Random(2)))  # noqa: S311  # the same in every run
    source = AccountSource("id", {"tags": (SourceColumn("tags"),)}, recognised=True)
    found = stage(catalogue, source, [as_row(f"{at:06}", {"tags": one}) for at, one in enumerate(drawn)])
    read = cell_reader(catalogue["tags"], catalogue.conventions)
    wanted = [as_compared("tags", read(text).value) for text in drawn]
    pairs = list(zip(drawn, (row["tags"] for row in found), wanted, strict=True))
    assert [one for one in pairs if one[1] is not None and one[1] != one[2]] == []
    assert sum(one is not None for _, one, _ in pairs) > 150 * times()
    assert sum(one is None for one in wanted) > 100 * times()


def stage(catalogue: Catalogue, source: AccountSource, rows: list[Row]) -> list[Row]:
    program = Program({one.id: one.type for one in FIELDS if one.id in source.columns}, (), (), {}, 0, {})
    table = AccountTable(frozenset(program.fields), key=KEY, key_is_number=False)
    return staged(program, catalogue, source, table, rows)


def test_a_cell_is_read_as_python_reads_it_or_not_at_all(catalogue: Catalogue) -> None:
    drawn = list(texts(Random(1)))  # noqa: S311  # the same in every run
    source = AccountSource("id", {one.id: (SourceColumn(one.id),) for one in FIELDS}, recognised=True)
    names = [one.id for one in FIELDS]
    rows = [as_row(f"{at:06}", dict.fromkeys(names, text)) for at, text in enumerate(drawn)]
    found = stage(catalogue, source, rows)
    readers = {one.id: cell_reader(one, catalogue.conventions) for one in FIELDS}
    wrong = []
    for text, row in zip(drawn, found, strict=True):
        for name in names:
            wanted = as_compared(name, readers[name](text).value)
            if row[name] is not None and (
                row[name] != wanted or isinstance(row[name], bool) != isinstance(wanted, bool)
            ):
                wrong.append((name, text, row[name], wanted))
            if row[name] is None and text in PLAIN[name] and text not in BEYOND:
                wrong.append((name, text, None, wanted))
    assert wrong == []


def test_an_open_list_of_single_words_is_read() -> None:
    values = [{"id": "crm", "label": "Salesforce"}, {"id": "shop", "label": "Shopify"}]
    field = Field.model_validate(
        {"id": "tags", "label": "Tags", "type": "choices", "list": "open", "values": values}
    )
    catalogue = Catalogue((field,), Conventions("USD"))
    source = AccountSource("id", {"tags": (SourceColumn("tags"),)}, recognised=True)
    cells = {
        "zebra; giraffe; shopify": ";shop;",
        "zebra": ";",
        "n/a; none": None,
        "zebra; shopfy": None,
        "zebra; Salesforce.com": None,
        "sales; force": ";crm;",
        "sales; force; zebra": None,
        "lion and shopify": None,
        "a|b, salesforce": ";crm;",
    }
    rows = [as_row(str(at), {"tags": one}) for at, one in enumerate(cells)]
    program = Program({"tags": "choices"}, (), (), {}, 0, {})
    table = AccountTable(frozenset(["tags"]), key=KEY, key_is_number=False)
    found = staged(program, catalogue, source, table, rows)
    assert {text: row["tags"] for text, row in zip(cells, found, strict=True)} == cells


def test_what_says_nothing_is_not_counted_as_unread(catalogue: Catalogue) -> None:
    source = AccountSource("id", {"people": (SourceColumn("a"), SourceColumn("b"))}, recognised=True)
    cells = [("", "12", 0), ("n/a", "", 0), ("51-200", "12", 1), ("9", "51-200", 0), ("51-200", "??", 2)]
    rows = [as_row(str(at), {"a": one, "b": other}) for at, (one, other, _) in enumerate(cells)]
    found = stage(catalogue, source, rows)
    assert [row["people"] for row in found] == [12, None, 12, 9, None]
    assert [row[UNREAD] for row in found] == [unread for _, _, unread in cells]


def test_sums_in_thousands_and_in_another_currency(catalogue: Catalogue) -> None:
    column = SourceColumn("sum", "thousand", "currency")
    source = AccountSource("id", {"sum": (column,)}, recognised=True)
    cells = [("12", "USD"), ("12", ""), ("12", "usd"), ("12", "EUR"), ("12.5", "USD"), ("0", "USD")]
    rows = [as_row(str(at), {"sum": one, "currency": sort}) for at, (one, sort) in enumerate(cells)]
    found = stage(catalogue, source, rows)
    assert [row["sum"] for row in found] == [12000, 12000, 12000, None, None, None]
    assert [row[UNREAD] for row in found] == [0, 0, 0, 1, 1, 1]


def test_an_empty_cell_stands_for_what_the_field_says_and_an_unread_one_for_nothing() -> None:
    field = Field.model_validate({"id": "people", "label": "P", "type": "integer", "missing": 0})
    catalogue = Catalogue((field,), Conventions("USD"))
    source = AccountSource("id", {"people": (SourceColumn("a"),)}, recognised=True)
    found = stage(
        catalogue, source, [as_row("1", {"a": ""}), as_row("2", {"a": "many"}), as_row("3", {"a": "7"})]
    )
    assert [row["people"] for row in found] == [0, None, 7]
