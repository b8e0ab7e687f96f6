"""Drawn texts, nearly plain and not at all so: DuckDB reads each as Python does."""

import csv
import io
from random import Random

import pytest

from icp_playbook.engines.lists import read_columns
from icp_playbook.fields import NOT_KNOWN, Catalogue, Choice, Columns, Conventions, Field
from tests.engines.list_comparison import differences, prepared_for

FIELDS = (
    Field(id="people", label="People", type="integer", minimum=1),
    Field(id="change", label="Change", type="integer"),
    Field(id="ratio", label="Ratio", type="number", minimum=0.5),
    Field(id="growth", label="Growth", type="percent"),
    Field(id="share", label="Share", type="percent", minimum=0),
    Field(id="revenue", label="Revenue", type="money", minimum=10, columns=Columns(other=("Sales",))),
    Field(id="profit", label="Profit", type="money"),
    Field(id="founded", label="Founded", type="year"),
    Field(id="site", label="Site", type="domain"),
    Field(id="name", label="Name", type="text"),
    Field(id="funded", label="Funded", type="date"),
    Field(id="public", label="Public", type="boolean"),
    Field(id="tools", label="Tools", type="choices", list="open", values=(Choice(id="crm", label="CRM"),)),
    Field(id="country", label="Country", type="country"),
)
HEADER = [*(one.id for one in FIELDS), "Sales (in thousands)", "Revenue currency"]
NUMBERS = (
    "0",
    "1",
    "5",
    "12",
    "007",
    "1000",
    "9007199254740993",
    "999999999999999",
    "2015",
    "1970",
    "1699999999999",
)
DAYS = (
    "2026-10-01",
    "1970-01-01",
    "1900-01-01",
    "0001-01-01",
    "2026-02-30",
    "2026-1-1",
    "20261001",
    "9999-12-31",
)
MARKS = (
    ".",
    ",",
    "%",
    "-",
    "+",
    " ",
    "e",
    "E",
    "_",
    "'",
    "/",
    ":",
    "T",
    "t",
    "Z",
    "z",
    "@",
    ";",
    '"',
    "\n",
    "\r\n",
    "\t",
)
WORDS = (
    "a",
    "crm",
    "www.",
    "WWW.",
    "http://",
    "https://",
    "xn--",
    ".com",
    ".de",
    "é",
    "\u00a0",
    "\u200b",
    "１",
    "½",
    "x",
)
SUMS = ("k", "M", "Mio", "$", "€", "USD", "EUR", ".5", ".50", ".500", ".0", ".00", "00:00", "+02:00", "UTC")
PIECES = (*NUMBERS, *DAYS, *MARKS, *WORDS, *SUMS)


def drawn_text(random: Random) -> str:
    """A text of some pieces, a plain one, or a word for nothing."""
    kind = random.random()
    if kind < 0.15:
        return ""
    if kind < 0.25:
        return (
            random.choice(sorted(NOT_KNOWN)).upper()
            if random.random() < 0.5
            else random.choice(sorted(NOT_KNOWN))
        )
    if kind < 0.45:
        return str(
            random.choice((random.randrange(10**4), random.randrange(10**16), random.randrange(10**13)))
        )
    if kind < 0.55:
        whole, digits = random.randrange(10 ** random.randrange(1, 10)), random.randrange(4)
        fraction = f"{random.randrange(10**digits):0{digits}}"
        return f"{random.choice(('', '', '-'))}{whole}.{fraction}{random.choice(('', '%'))}"
    if kind < 0.62:
        zone = random.choice(("", "Z", "+02:00", " UTC", ".5"))
        time = f"T{random.randrange(30):02}:{random.randrange(70):02}:00{zone}"
        return f"{random.choice(DAYS)}{random.choice(('', time))}"
    return "".join(random.choice(PIECES) for _ in range(random.randrange(1, 5)))


def drawn_list(random: Random) -> bytes:
    """A list with a column of each type; some of its rows are short, long or blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=random.choice(",;\t|"), lineterminator=random.choice(("\n", "\r\n")))
    writer.writerow(HEADER)
    uneven = random.random() < 0.3
    for _ in range(300):
        row = [drawn_text(random) for _ in HEADER]
        writer.writerow(row[: random.choice((len(row), len(row), 3, 0))] if uneven else row)
    return text.getvalue().encode()


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(6))
def test_drawn_lists(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)  # noqa: S311
    conventions = Conventions(
        *random.choice((("USD",), ("EUR", "comma", "day-first"), ("EUR",), ("CHF", "point")))
    )
    monkeypatch.setattr(read_columns, "_FIRST_ROWS", 100)
    few_texts = random.choice((0, 0, 60, 10_000))
    assert (
        differences(drawn_list(random), prepared_for(Catalogue(FIELDS, conventions)), few_texts=few_texts)
        == {}
    )
