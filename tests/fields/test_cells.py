"""What a cell of an account list says: its value, nothing, or why it cannot be read."""

import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.fields import Catalogue, Choice, Field, FieldType
from icp_playbook.fields.cells import Cell, cell_reader
from icp_playbook.values import Interval

COUNT = Field(id="employees", label="Employees", type="integer")
RATIO = Field(id="ratio", label="Ratio", type="number")
SUM = Field(id="revenue", label="Revenue", type="money")
NAME = Field(id="name", label="Name", type="text")
FLAG = Field(id="ads", label="Ads", type="boolean")
DAY = Field(id="funded", label="Funded", type="date")
COUNTRY = Field(id="country", label="Country", type="country")
CARE = Field(
    id="industry",
    label="Industry",
    type="choice",
    values=(
        Choice(id="outpatient-care", label="Outpatient care", synonyms=("Hospital & Health Care", "Clinic")),
        Choice(id="b2b-software", label="B2B software", synonyms=("SaaS", "Computer Software")),
        Choice(id="none", label="No industry"),
    ),
)
TOOLS = Field(
    id="tools",
    label="Tools",
    type="choices",
    values=(
        Choice(id="slack", label="Slack"),
        Choice(id="c-plus-plus", label="C++"),
        Choice(id="c", label="C"),
        Choice(id="new-site", label="New site, clinic or warehouse", synonyms=("site",)),
    ),
)


def read(field: Field, text: str, currency: str = "USD") -> Cell:
    return cell_reader(field, currency)(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1000", 1000),
        (" 1,000 ", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1'000", 1000),
        ("1’000", 1000),
        ("1.000.000", 1_000_000),
        ("50.0", 50),
        ("1.5E+03", 1500),
        ("１２", 12),
        ("\ufeff12", 12),
        ("250 employees", 250),
        ("5k", 5000),
        ("51-200", Interval(51, 200)),
        ("51–200", Interval(51, 200)),
        ("51 — 200", Interval(51, 200)),
        ("51 to 200", Interval(51, 200)),
        ("1", 1),
        ("7-7", 7),
        ("10001+", Interval(10001, None)),
        ("10,001+ employees", Interval(10001, None)),
        ("100K+", Interval(100_000, None)),
        ("251-1K", Interval(251, 1000)),
        ("1K-5K", Interval(1000, 5000)),
        ("> 500", Interval(501, None)),
        (">= 500", Interval(500, None)),
        ("<10", Interval(0, 9)),
        ("up to 10", Interval(0, 10)),
    ],
)
def test_a_count_or_a_band(text: str, value: int | Interval) -> None:
    assert read(COUNT, text) == Cell(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$5M", 5_000_000),
        ("$5.25m", 5_250_000),
        ("325 million", 325_000_000),
        ("36.9 M", 36_900_000),
        ("5,5M", 5_500_000),
        ("1.234,50", 1234),
        ("1,234.99", 1234),
        ("$1.2bn", 1_200_000_000),
        ("USD 5m", 5_000_000),
        ("5m USD", 5_000_000),
        ("500USD", 500),
        ("US$750k", 750_000),
        ("195640000", 195_640_000),
        ("1.9564E+08", 195_640_000),
        ("$0M-$1M", Interval(0, 1_000_000)),
        ("$1M – $10M", Interval(1_000_000, 10_000_000)),
        ("$10B+", Interval(10**10, None)),
        ("1-5M", Interval(1, 5_000_000)),  # holds both readings
    ],
)
def test_a_sum_of_money(text: str, value: int | Interval) -> None:
    assert read(SUM, text) == Cell(value)


def test_a_sum_in_the_currency_of_the_playbook() -> None:
    assert read(SUM, "€5M", "EUR") == Cell(5_000_000)
    assert read(SUM, "$5M", "CAD") == Cell(5_000_000)
    assert read(SUM, "€5M") == Cell(problem='"€5M" is in EUR; the playbook uses USD')
    assert read(SUM, "GBP 5M") == Cell(problem='"GBP 5M" is in GBP; the playbook uses USD')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "-",
        "–",
        "--",
        "?",
        "N/A",
        "n/a",
        "NA",
        "#N/A",
        "null",
        "None",
        "nan",
        "-1",
        "Unknown",
        "\ufeff",
    ],
)
@pytest.mark.parametrize("field", [COUNT, SUM, FLAG, DAY, COUNTRY, TOOLS, NAME], ids=lambda field: field.type)
def test_ways_of_saying_nothing(field: Field, text: str) -> None:
    assert read(field, text) == Cell()


def test_zero_of_a_whole_number_is_not_known_and_zero_of_a_ratio_is_zero() -> None:
    assert [read(field, "0") for field in (COUNT, SUM, RATIO)] == [Cell(), Cell(), Cell(0)]
    assert read(COUNT, "0-10") == Cell(Interval(0, 10))


def test_a_number_with_a_fraction() -> None:
    assert read(RATIO, "1.250") == Cell(1.25)
    assert read(RATIO, "0.5-1.5") == Cell(Interval(0.5, 1.5))


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        (COUNT, "1.000", '"1.000" could mean 1000 or 1'),
        (SUM, "36.900", '"36.900" could mean 36900 or 36.9'),
        (COUNT, "50.5", '"50.5" is not a whole number'),
        (COUNT, "Nov-50", '"Nov-50" looks like a band that a spreadsheet turned into a date'),
        (COUNT, "10-Jan", '"10-Jan" looks like a band that a spreadsheet turned into a date'),
        (COUNT, "200-50", '"200-50" runs backwards'),
        (COUNT, "-5", '"-5" is below zero'),
        (COUNT, "$5", '"$5" is an amount of money, not a count'),
        (COUNT, "many", '"many" is not a number'),
        (COUNT, "1,00,000", '"1,00,000" is not a number'),
        (COUNT, "9" * 17, '"99999999999999999" is too large'),
        (COUNT, "12 " * 40, f'"{"12 " * 13}…" is not a number'),
        (FLAG, "maybe", '"maybe" is neither yes nor no'),
        (CARE, "Mining", '"Mining" is not in the list'),
        (CARE, "\x1b[31mred", '"\\u001b[31mred" is not in the list'),
        (TOOLS, "Gmail; Zoom", 'nothing in "Gmail; Zoom" is in the list'),
        (COUNTRY, "Atlantis", '"Atlantis" is not a country of ISO 3166'),
        (DAY, "03/04/2026", '"03/04/2026" could be 2026-03-04 or 2026-04-03; write the year first'),
        (DAY, "2026-02-30", '"2026-02-30" is not a day that exists'),
        (DAY, "2026", '"2026" is not a date; write 2026-10-01'),
        (DAY, "31/31/2026", '"31/31/2026" is not a day that exists'),
        (DAY, "999999999999999", '"999999999999999" is not a date; write 2026-10-01'),
    ],
)
def test_what_cannot_be_read_says_why(field: Field, text: str, problem: str) -> None:
    assert read(field, text) == Cell(problem=problem)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("outpatient-care", "outpatient-care"),
        ("OUTPATIENT CARE", "outpatient-care"),
        ("Hospital and Health-care", "outpatient-care"),
        ("HOSPITAL_HEALTH_CARE", "outpatient-care"),
        ("hospital & health care", "outpatient-care"),
        ("saas", "b2b-software"),
        ("COMPUTER_SOFTWARE", "b2b-software"),
        ("None", "none"),  # a value of this list, so not a way of saying nothing
    ],
)
def test_a_choice_by_id_label_or_synonym(text: str, choice: str) -> None:
    assert read(CARE, text) == Cell(choice)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Slack", {"slack"}),
        ("Slack;C++", {"slack", "c-plus-plus"}),
        ("c, slack", {"c", "slack"}),
        ("Slack, Gmail, Zoom", {"slack"}),  # what the list does not hold is left out
        ("Slack, New site, clinic or warehouse, C", {"slack", "new-site", "c"}),
        ('["Slack", "C"]', {"slack", "c"}),
        ("['Slack', 'C']", {"slack", "c"}),
        ("Slack\nC", {"slack", "c"}),
        ("Slack | C", {"slack", "c"}),
    ],
)
def test_a_list(text: str, choices: set[str]) -> None:
    assert read(TOOLS, text) == Cell(frozenset(choices))


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("GB", ["GB", "gbr", "UK", "U.K.", "United Kingdom", "Great Britain", "England"]),
        ("US", ["US", "USA", "U.S.A.", "United States", "United States of America", "the United States"]),
        ("KR", ["KOR", "South Korea", "Korea, Republic of", "Republic of Korea"]),
        ("VN", ["Viet Nam", "Vietnam"]),
        ("NL", ["The Netherlands", "Netherlands", "Holland"]),
        ("TR", ["Türkiye", "Turkey", "Turkiye"]),
        ("CI", ["Côte d'Ivoire", "Cote d’Ivoire", "Ivory Coast"]),
        ("CZ", ["Czechia", "Czech Republic"]),
        ("NO", ["NO", "Norway"]),
        ("TT", ["Trinidad & Tobago", "Trinidad and Tobago"]),
        ("NA", ["NAM", "Namibia"]),
    ],
)
def test_a_country_by_code_or_name(code: str, texts: list[str]) -> None:
    assert [read(COUNTRY, text) for text in texts] == [Cell(code)] * len(texts)


def test_yes_and_no() -> None:
    assert all(read(FLAG, text) == Cell(True) for text in ("yes", "TRUE", "1", "x", "Y", "✓"))
    assert all(read(FLAG, text) == Cell(False) for text in ("no", "False", "0", "n"))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01",
        "2026/10/1",
        "20261001",
        "2026-10-01T23:59:59Z",
        "2026-10-01T23:59:59.123+02:00",
        "2026-10-01 10:30",
        "1790812800000",
        "1 Oct 2026",
        "Oct 1, 2026",
        "October 1st, 2026",
        "01-Oct-2026",
    ],
)
def test_a_day(text: str) -> None:
    assert read(DAY, text) == Cell(datetime.date(2026, 10, 1))


def test_a_slashed_date_with_one_reading_only() -> None:
    christmas = Cell(datetime.date(2026, 12, 25))
    assert [read(DAY, text) for text in ("25/12/2026", "12/25/2026", "25.12.2026")] == [christmas] * 3
    assert read(DAY, "04/04/2026") == Cell(datetime.date(2026, 4, 4))


def test_text_is_kept_without_its_outer_spaces() -> None:
    assert read(NAME, " =SUM(A1) ") == Cell("=SUM(A1)")


@given(
    st.text() | st.from_regex(r"[-$€.,' 0-9kmbKMB+<>to]{1,20}", fullmatch=True),
    st.sampled_from(get_args(FieldType)),
)
def test_no_text_stops_the_reader(text: str, kind: FieldType) -> None:
    cell = read(Field(id="any", label="Any", type=kind, values=TOOLS.values), text)
    assert cell.value is None or cell.problem is None
    assert cell.problem is None or cell.problem.isprintable()


@given(st.integers(1, 10**14))
def test_a_whole_number_survives_its_ways_of_writing(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:_}", f"{number:,}".replace(",", " ")):
        assert read(COUNT, text) == Cell(number)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_band_holds_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert read(SUM, f"${low:,} - ${high:,}") == Cell(low if low == high else Interval(low, high))


def test_every_type_has_a_reader() -> None:
    catalogue = Catalogue(
        tuple(Field(id=kind, label=kind, type=kind) for kind in get_args(FieldType)), currency="USD"
    )
    assert all(cell_reader(field, "USD")("") == Cell() for field in catalogue.fields.values())
