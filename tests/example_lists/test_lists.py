"""The lists of the example playbook: what the script writes, readable, and true to the evidence figures."""

import csv
import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

import pytest

from icp_playbook.accounts import AccountReader, list_table, opened
from icp_playbook.backtest import read_outcomes
from icp_playbook.fields import header_counter, recognise
from icp_playbook.fit import compile_playbook, evaluate
from icp_playbook.playbook import load
from tests.example_lists.__main__ import FOLDER, ROOT, example_lists

TIERS = ("tier-1", "tier-2", "tier-3")
INDUSTRIES = {
    "B2B software": "saas",
    "Online retail": "ecommerce",
    "Consumer brand": "ecommerce",
    "Food and drink": "ecommerce",
    "Discrete manufacturing": "manufacturing",
    "Process manufacturing": "manufacturing",
    "Outpatient care": "healthcare",
    "Dental and vision care": "healthcare",
    "Freight and trucking": "logistics",
    "Warehousing and fulfilment": "logistics",
}


@dataclass(frozen=True)
class ReadDeal:
    """A row of deals.csv; `tier` is "outside" for a must missed or ruled out, and "open" if undecided."""

    cells: Mapping[str, str]
    icp: str
    tier: str

    def day(self, column: str) -> datetime.date:
        return datetime.date.fromisoformat(self.cells[column])

    @property
    def won(self) -> bool:
        return self.cells["Deal stage"] == "Closed Won"

    @property
    def inside(self) -> bool:
        return self.tier in TIERS

    @property
    def days(self) -> int:
        return (self.day("Close date") - self.day("Create date")).days

    @property
    def amount(self) -> int:
        return int(self.cells["Amount"])


@cache
def deals() -> tuple[ReadDeal, ...]:
    """Every deal, judged as of its first meeting by the reader that `score` has."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    program, catalogue = compile_playbook(playbook), playbook.catalogue
    file = FOLDER / "deals.csv"
    with opened(str(file)) as stream:
        table = list_table(stream, file.name, header_counter(catalogue))
        reader = AccountReader(recognise(table.headers, catalogue), catalogue, {})
        entries = [reader.read(row) for row in table.rows]
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    found = []
    for entry, cells in zip(entries, rows, strict=True):
        assert entry.account is not None
        assert not entry.problems, (cells["Deal ID"], entry.problems)
        icp = INDUSTRIES[cells["Industry"]]
        verdict = evaluate(program, icp, entry.account, datetime.date.fromisoformat(cells["Create date"]))
        out = verdict.status in ("outside", "disqualified")
        found.append(ReadDeal(cells, icp, "outside" if out else verdict.tier or "open"))
    return tuple(found)


def ended(icp: str, first: str, last: str, *tiers: str) -> list[ReadDeal]:
    """Deals of an ICP's line of business that ended between two days, of some tiers or all."""
    return [
        deal
        for deal in deals()
        if deal.icp == icp
        and first <= deal.cells["Close date"] <= last
        and deal.tier in (tiers or (*TIERS, "outside"))
    ]


def wins(found: list[ReadDeal]) -> tuple[int, int]:
    return sum(deal.won for deal in found), len(found)


def days_of(found: list[ReadDeal], which: Callable[[ReadDeal], bool] = lambda _: True) -> float:
    return median(deal.days for deal in found if deal.won and which(deal))


def share(found: list[ReadDeal], column: str) -> tuple[int, int]:
    return sum(deal.cells[column] == "Yes" for deal in found), len(found)


YEAR = ("2025-10-01", "2026-09-30")
BEFORE = ("2024-10-01", "2025-09-30")


def test_the_files_are_what_the_script_writes() -> None:
    for name, text in example_lists().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, name
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(example_lists())


def test_every_row_says_that_it_is_invented() -> None:
    for file in FOLDER.iterdir():
        with file.open(encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text))
        assert {row["Illustrative"] for row in rows} == {"yes"}
        names = Counter(row["Company name"] for row in rows)
        assert max(names.values()) == 1, names.most_common(1)


def test_saas_figures() -> None:
    inside, outside = ended("saas", *YEAR, *TIERS), ended("saas", *YEAR, "outside")
    assert wins(inside) == (45, 131)
    assert wins(outside) == (6, 56)
    ages = {
        deal.cells["Deal ID"]: (deal.day("Create date") - deal.day("Last funding")).days for deal in inside
    }
    recent = [deal for deal in inside if ages[deal.cells["Deal ID"]] <= 180]
    long_ago = [deal for deal in inside if ages[deal.cells["Deal ID"]] > 540]
    assert [round(100 * won / count) for won, count in (wins(recent), wins(long_ago))] == [41, 19]
    both = [*inside, *outside]
    assert days_of(both) == 31
    assert days_of(both, lambda deal: deal.cells["Who decides"] == "Procurement board") == 63
    assert all(deal.cells["Create date"] >= "2025-10-01" for deal in both), "the same deals by first meeting"
    values = []
    for tiers, customers in ((TIERS, 27), (("outside",), 11)):
        won = [deal for deal in ended("saas", *BEFORE, *tiers) if deal.won]
        assert len(won) == customers
        kept = sum(deal.amount for deal in won if deal.cells["Renewed"] == "Yes")
        values.append(round(100 * kept / sum(deal.amount for deal in won)))
    assert values == [95, 76]


def test_ecommerce_figures() -> None:
    inside, outside = ended("ecommerce", *YEAR, *TIERS), ended("ecommerce", *YEAR, "outside")
    assert (wins(inside), wins(outside)) == ((23, 74), (4, 44))
    both = [*inside, *outside]
    assert days_of(both) == 24
    assert days_of(both, lambda deal: "NetSuite" in deal.cells["Web Technologies"]) == 61
    due = [
        [deal for deal in ended("ecommerce", *BEFORE, *tiers) if deal.won] for tiers in (TIERS, ("outside",))
    ]
    assert [share(customers, "Renewed") for customers in due] == [(26, 28), (7, 12)]
    assert share(due[0], "Expanded") == (17, 28)


def test_manufacturing_figures() -> None:
    first, second = (wins(ended("manufacturing", *YEAR, tier)) for tier in ("tier-1", "tier-2"))
    assert [round(100 * won / count) for won, count in (first, second)] == [31, 12]
    assert first[1] + second[1] == 74
    won = [deal for deal in ended("manufacturing", "2025-01-01", "2026-09-30", *TIERS) if deal.won]
    assert len(won) == 29
    joint = "Operations and finance together"
    assert days_of(won) == 168
    assert days_of(won, lambda deal: deal.cells["Who decides"] == joint) == 141
    assert days_of(won, lambda deal: deal.cells["Who decides"] != joint) == 223
    due = [deal for deal in ended("manufacturing", "2024-09-01", "2025-08-31") if deal.won]
    renewed = [share([deal for deal in due if deal.inside == within], "Renewed") for within in (True, False)]
    assert renewed == [(15, 16), (14, 18)]
    assert [round(100 * kept / count) for kept, count in renewed] == [94, 78]
    early = [deal for deal in due if deal.cells["Close date"] < "2025-07-01"]
    more = [share([deal for deal in early if deal.inside == within], "Expanded") for within in (True, False)]
    assert [round(100 * grew / count) for grew, count in more] == [58, 22]


def test_healthcare_figures() -> None:
    inside, outside = ended("healthcare", *YEAR, *TIERS), ended("healthcare", *YEAR, "outside")
    assert (wins(inside), wins(outside)) == ((13, 38), (7, 46))
    both, clinic = [*inside, *outside], "Clinic manager or medical director"
    assert days_of(both, lambda deal: deal.cells["Who decides"] == clinic) == 61
    assert days_of(both, lambda deal: deal.cells["Who decides"] != clinic) == 124
    due = [
        [deal for deal in ended("healthcare", *BEFORE, *tiers) if deal.won] for tiers in (TIERS, ("outside",))
    ]
    assert [share(customers, "Renewed") for customers in due] == [(17, 18), (9, 13)]
    assert share(due[0], "Expanded") == (11, 18)


def test_logistics_figures() -> None:
    year = ("2025-09-01", "2026-09-30")
    first, rest = (
        ended("logistics", *year, "tier-1"),
        ended("logistics", *year, "tier-2", "tier-3", "outside"),
    )
    assert (wins(first), wins(rest)) == ((11, 38), (4, 61))
    won = [deal for deal in (*first, *rest) if deal.won]
    assert (len(won), days_of(won), min(deal.days for deal in won)) == (15, 84, 61)
    due = [deal for deal in deals() if deal.icp == "logistics" and deal.cells["Renewed"]]
    assert (share(due, "Renewed"), share(due, "Expanded")) == ((21, 23), (14, 23))


def _rates(icp: str) -> Iterator[float]:
    for tier in TIERS:
        won, count = wins(
            [deal for deal in deals() if deal.icp == icp and deal.tier == tier and deal.cells["Close date"]]
        )
        yield won / count


@pytest.mark.parametrize("icp", ["saas", "ecommerce", "manufacturing", "healthcare", "logistics"])
def test_tiers_rank(icp: str) -> None:
    assert all(better > worse for better, worse in pairwise(_rates(icp)))


def test_what_a_newcomer_should_find_in_it() -> None:
    outside = [deal for deal in deals() if deal.tier == "outside" and deal.won]
    assert sum(bool(deal.cells["Churn date"]) for deal in outside) >= 10, "some bought outside, and left"
    saas = [deal for deal in deals() if deal.icp == "saas" and deal.inside and deal.cells["Close date"]]
    with_zapier = [deal for deal in saas if "Zapier" in deal.cells["Web Technologies"]]
    without = [deal for deal in saas if deal not in with_zapier]
    rates = [won / count for won, count in (wins(with_zapier), wins(without))]
    assert abs(rates[0] - rates[1]) < 0.05, "one criterion adds nothing"
    late = [
        deal for deal in deals() if deal.won and deal.cells["Tool change known on"] > deal.cells["Close date"]
    ]
    assert len(late) > 100, "what is learnt after the signature is in it: a leak"


def test_the_list_of_outcomes_is_read_without_a_problem() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    (found,) = read_outcomes(playbook, ROOT)
    assert found.problems == ()
    assert found.illustrative
    results = Counter(outcome.result for outcome in found.outcomes)
    assert results["won"] == sum(deal.won for deal in deals())
    assert results.total() == len(deals())
