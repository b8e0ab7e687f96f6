"""Several columns for one field, columns with a unit, and columns that hold a currency."""

import csv
import io

import pytest

from icp_playbook.accounts.column_reading import ColumnReader
from icp_playbook.fields import Catalogue, Conventions, recognise
from tests.accounts.scoring import example, scored


def read(source: str) -> list[dict[str, str]]:
    """The rows of a list, scored with the playbook of this repository."""
    result = scored(source, evaluator=example(), icp="saas")
    return list(csv.DictReader(io.StringIO(result.text, newline="")))


HEADS = "Company name,Industry,Number of Employees,Employee range\n"
SIZES = ("120,51-200", ",51-200", "0,51-200", "N/A,51-200", "about ten or so,51-200", ",", "1000000,51-200")


def test_the_first_column_that_holds_a_value_counts_row_by_row() -> None:
    rows = read(HEADS + "".join(f"A,COMPUTER_SOFTWARE,{cells}\n" for cells in SIZES))
    sure = [row["icp_reasons"].partition("; unknown:")[0] for row in rows]
    exact, *filled, empty, other = sure
    assert "50–200 employees" in exact
    assert filled == [exact] * 4
    assert "50–200 employees" not in empty
    assert "missed: 50–200 employees" in other
    problems = [row["icp_problems"] for row in rows]
    assert [bool(problem) for problem in problems] == [False, False, False, False, True, False, False]
    assert problems[4].startswith('Employees: "about ten or so"')


def test_the_report_names_every_column_of_a_field() -> None:
    messages = scored(HEADS + "A,SaaS,1,1\n", evaluator=example()).messages
    assert '  Employees ← "Number of Employees", else "Employee range"\n' in messages


def sums(header: str, *cells: str, playbook_code: str = "USD") -> list[tuple[int | None, str]]:
    """The turnover that cells of a column are read as, and what is said of them."""

    conventions = Conventions(playbook_code)
    catalogue = Catalogue(tuple(example().catalogue.fields.values()), conventions)
    [column] = recognise([header], catalogue).taken["revenue"]
    reader = ColumnReader(column, catalogue["revenue"], conventions)
    found = [reader.read([cell]) for cell in cells]
    return [(cell.value if isinstance(cell.value, int) else None, cell.problem or "") for cell in found]


@pytest.mark.parametrize(
    ("header", "cell", "amount"),
    [
        ("Revenue (in 000s USD)", "12000", 12_000_000),
        ("Revenue (in 000s USD)", "12,000", 12_000_000),
        ("Revenue (in 000s USD)", "$12,000", 12_000_000),
        ("Annual Revenue (in millions)", "12.5", 12_500_000),
        ("Annual Revenue ($bn)", "1.2", 1_200_000_000),
        ("Annual Revenue (USD)", "12000", 12_000),
        ("Annual Revenue (in thousands)", "", None),
        ("Annual Revenue (in thousands)", "N/A", None),
        ("Annual Revenue (in thousands)", "0", None),
    ],
)
def test_a_sum_is_read_with_the_scale_of_its_column(header: str, cell: str, amount: int | None) -> None:
    assert sums(header, cell) == [(amount, "")]


def test_a_sum_with_a_scale_of_its_own_in_a_column_with_one_is_not_read() -> None:
    [(amount, problem)] = sums("Annual Revenue (in thousands)", "$12M")
    assert amount is None
    assert problem.startswith('"$12M thousand" ')


CODES = {
    "usd": "",
    "USD - U.S. Dollar": "",
    "$": "",
    "": "",
    "-": "",
    "EUR": "an amount in EUR; the playbook uses USD",
    "€": "an amount in EUR; the playbook uses USD",
    "eur - Euro": "an amount in EUR; the playbook uses USD",
    "Krona": '"Krona" beside it is no currency; the playbook uses USD',
    "yes": '"yes" beside it is no currency; the playbook uses USD',
}


def test_the_currency_beside_a_sum() -> None:
    lines = "".join(f"A,SaaS,12000000,5000000,{code}\n" for code in CODES)
    rows = read("Company name,Industry,Annual Revenue,Total Money Raised,Currency\n" + lines)
    expected = [
        f"Annual revenue: {problem}; Funding raised: {problem}" if problem else ""
        for problem in CODES.values()
    ]
    assert [row["icp_problems"] for row in rows] == expected


def test_every_column_of_a_currency_is_told_with_its_sums() -> None:
    heads = "Account Name,Annual Revenue Currency,Annual Revenue,Total Money Raised,Currency,Revenue (EUR)"
    messages = scored(f"{heads}\nA,EUR,1M,2M,USD,3M\n", evaluator=example()).messages
    assert (
        'column not read: "Revenue (EUR)", because its sums are in EUR; the playbook uses USD\n'
        'currency of "Annual Revenue" ← "Annual Revenue Currency"\n'
        'currency of "Total Money Raised" ← "Currency"\n'
    ) in messages
    assert "  Annual revenue: an amount in EUR; the playbook uses USD · 1 time (row 2)\n" in messages


def test_an_assumption_does_not_stand_in_for_a_foreign_sum() -> None:
    source = "Company name,Annual Revenue,Revenue range,Currency\nA,2M,,EUR\nB,,,EUR\n"
    foreign, empty = list(csv.DictReader(io.StringIO(scored(source, "revenue=7M", evaluator=example()).text)))
    assert foreign["icp_problems"]
    assert int(empty["icp_coverage"]) >= int(foreign["icp_coverage"])
