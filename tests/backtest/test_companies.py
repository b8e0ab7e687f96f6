"""Several deals of one company are hardly several companies: rates count them, claims do not."""

import math
from dataclasses import replace
from random import Random

import pytest
from statsmodels.stats.proportion import proportion_confint

from icp_playbook.backtest import (
    LEVEL,
    BackTestRequest,
    JudgedOutcome,
    Result,
    back_test,
    companies_of,
    measured,
)
from icp_playbook.backtest.companies import company_share
from icp_playbook.playbook import load
from tests.backtest.drawn_outcomes import judged, prepared
from tests.backtest.outcome_lists import HEADER, read, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

DRAWS = 60
SPREAD = 2.0
"""Of the log odds of companies: some buy nearly always, some hardly ever, whatever the playbook says."""
CLAIMS = {"as-expected", "contrary"}
WEB = f"Website,{HEADER}"


def deals_of_moody_companies(seed: int, *, known: bool) -> list[JudgedOutcome]:
    """Three deals of each account, each won by the mood of the company alone; `known`: whose they are."""
    draw = Random(seed)  # noqa: S311  # draws test cases
    found = []
    for row in judged():
        chance = 1 / (1 + math.exp(0.8 - draw.gauss(0, SPREAD)))
        for deal in range(3):
            result: Result = "won" if draw.random() < chance else "lost"
            company = row.company if known else f"{row.company} {deal}"
            found.append(replace(row, outcome=replace(row.outcome, result=result), company=company))
    return found


def claims(*, known: bool) -> int:
    """How many of the draws claim anything of tiers or of parts, though nothing is behind the outcomes."""
    found = 0
    for seed in range(DRAWS):
        rows = deals_of_moody_companies(seed, known=known)
        _, _, tiers, parts, _ = measured(rows, prepared(), churn_known=False)
        found += not CLAIMS.isdisjoint(one.answer for one in (*tiers, *parts))
    return found


def test_several_deals_of_companies_claim_nothing_that_is_not_there() -> None:
    assert claims(known=True) <= 2 * DRAWS * (1 - LEVEL)
    assert claims(known=False) > 2 * DRAWS * (1 - LEVEL), "there is something to be claimed by mistake"


def test_an_interval_counts_as_many_as_are_independent() -> None:
    alike = company_share((f"company {place % 20}", place % 20 < 8) for place in range(60))
    assert alike is not None
    assert (alike.count, alike.of, alike.sample) == (24, 60, 20)
    assert (alike.low, alike.high) == pytest.approx(proportion_confint(8, 20, method="wilson"))
    apart = company_share((f"company {place}", place < 24) for place in range(60))
    assert apart is not None
    assert apart.sample == 60
    one = company_share([("much", True)] * 50 + [(f"company {place}", False) for place in range(50)])
    assert one is not None
    assert (one.value, one.sample) == (0.5, 100 * 100 // (50 * 50 + 50))


def deal(name: str, web: str = "", stage: str = "Closed Lost") -> str:
    """A deal of a list with websites."""
    return f"{web},{name},,yes,20,2M,2025-01-01,{stage},2025-02-01,2025-03-01,,,,,"


def test_a_company_is_its_domain_and_else_its_name(minimal: PlaybookCopy) -> None:
    rows = [
        *(deal("Crumb Ltd", "https://www.crumb.example/about"), deal("Crumb (UK)", "crumb.example")),
        *(deal("Rye", "rye-one.example"), deal("RYE", "rye-two.example"), deal("Rye")),
        *(deal("crumb LTD"), deal("Loaf"), deal("loaf "), deal(""), deal("")),
    ]
    listed = read(with_outcomes(minimal, rows, header=WEB))
    found = [companies_of([listed])[listed.id, one.row] for one in listed.outcomes]
    crumb, crumb_uk, rye, other, unsaid, again, loaf, loaf_too, one, two = found
    assert crumb == crumb_uk == again
    assert loaf == loaf_too
    assert len({crumb, rye, other, unsaid, loaf, one, two}) == 7


def test_a_site_that_many_share_tells_no_company(minimal: PlaybookCopy) -> None:
    rows = [deal("Crumb", "https://facebook.com/crumb"), deal("Rye", "www.facebook.com/rye"), deal("Crumb")]
    listed = read(with_outcomes(minimal, rows, header=WEB))
    crumb, rye, again = companies_of([listed]).values()
    assert (crumb == again, crumb == rye) == (True, False)


def test_the_report_says_what_it_makes_of_several_deals(minimal: PlaybookCopy) -> None:
    rows = [deal(f"Bakery {place % 8}", "", "Closed Won") for place in range(22)] + [deal("")]
    playbook = with_outcomes(minimal, rows, header=WEB)
    report = run("backtest", "--root", str(playbook.root)).output
    assert "8 companies have several deals, 22 in all, which may tell no more than one" in report
    assert "1 row has neither a name nor a domain" in report
    assert "fewer than 10 companies with a decided deal" in report


def test_where_every_company_has_one_deal_nothing_is_said_of_it(minimal: PlaybookCopy) -> None:
    playbook = with_outcomes(minimal, [deal(f"Bakery {place}") for place in range(22)], header=WEB)
    report = run("backtest", "--root", str(playbook.root)).output
    assert "several deals" not in report
    loaded = load(playbook.root).playbook
    assert loaded is not None
    test = back_test(loaded, BackTestRequest(playbook.root))
    assert (test.companies.companies, test.companies.repeated, test.whole.decided) == (22, 0, 22)


def test_a_second_list_knows_the_companies_of_the_first(minimal: PlaybookCopy) -> None:
    first = read(with_outcomes(minimal, [deal("Crumb")], header=WEB))
    second = replace(first, id="customers")
    assert len(set(companies_of([first, second]).values())) == 1
