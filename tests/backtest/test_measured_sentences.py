"""`check --outcomes`: a number in the sentence of a measured figure that no query tells is a finding."""

import pytest

from icp_playbook.lint.sentence_numbers import sentence_numbers
from tests.backtest.test_measured import INSIDE, findings, measured
from tests.playbooks.copies import PlaybookCopy

WON = f"what: won, value: 67%, sample: 15, {INSIDE}"
P, C = "percent", "count"
CYCLE = f"what: cycle, value: 20d, sample: 10, {INSIDE}"
SMALL = "what: won, value: 20%, sample: 15, when: {field: employees, at_most: 9}"
PERIOD = f"what: won, value: 55%, sample: 11, closed: [2025-01-01, 2025-02-05], {INSIDE}"


@pytest.mark.parametrize(
    ("says", "numbers"),
    [
        ("67% become customers.", (WON,)),
        ("66.7 percent of 15 become customers (10 of 15), 5 do not.", (WON,)),
        ("67% (42–85%) become customers.", (WON,)),
        ("Two thirds become customers; seven of ten, some say.", (WON,)),
        ("In 2026, 67% of tier 1 and Tier 2 bought in Q3, by 30 September or 2026-09-30.", (WON,)),
        ("67% of ISO 9001 bakeries with B2B trade bought in month 4, 24/7.", (WON,)),
        ("67% of 15 and 20% of 15 with fewer than 10 people bought: 47 points more.", (WON, SMALL)),
        ("67% buy, 3.3 times as often as the 20% of the small with 9 people or less.", (WON, SMALL)),
        ("55% of those closed within five weeks became customers.", (PERIOD,)),
        ("The median took 20 days; three weeks, that is. 67% bought.", (CYCLE, WON)),
        ("The median took 20 days and 10 bought, which is 20 faster than nothing.", (CYCLE,)),
    ],
)
def test_what_is_measured_or_asked_may_be_in_the_sentence(
    says: str, numbers: tuple[str, ...], minimal: PlaybookCopy
) -> None:
    sample = 30 if SMALL in numbers else 11 if PERIOD in numbers else 15 if WON in numbers else 10
    assert findings(measured(minimal, *numbers, sample=sample, says=f'"{says}"')) == []


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        ("68% become customers.", ["68%"]),
        ("67% become customers, 11% of those outside.", ["11%"]),
        ("67% become customers (11 of 16).", ["11", "16"]),
        ("67% (50–85%) become customers.", ["50"]),
        ("67% become customers after 31 days.", ["31 days"]),
        ("67% become customers within two months.", ["two months"]),
        ("67% become customers, for $9k a year, or 9,400 EUR.", ["$9k", "9,400 EUR"]),
        ("67% become customers, 40 points more than outside and 4x as often.", ["40 points", "4x"]),
        ("Half of the trials become customers; nine of ten stay.", ["Half of", "nine of ten"]),
        ("67% of 2025 of the trials in 2025 become customers.", ["2025"]),
        ("67% of tier 1 buy, 1.3 times a month, 31% of the rest.", ["1.3 times", "31%"]),
    ],
)
def test_any_other_number_is_a_finding_with_its_remedy(
    says: str, wrong: list[str], minimal: PlaybookCopy
) -> None:
    found = findings(measured(minimal, WON, says=f'"{says}"'))
    assert found[::2] == [
        f'warning[unmeasured-number] "win-rate" says "{text}", which none of its measured numbers tells'
        for text in wrong
    ]
    assert set(found[1::2]) == {
        "correct it, add the query that tells it under `measured`, or say it in a figure of its own"
    }


def test_a_number_that_the_list_contradicts_is_found_once(minimal: PlaybookCopy) -> None:
    wrong = f"what: won, value: 71%, sample: 15, {INSIDE}"
    assert [
        one for one in findings(measured(minimal, wrong, says="71% become customers.")) if "[" in one
    ] == ['error[figure-differs] "win-rate: n0" says 71%, and `deals` of 2026-03-01 says 67%']


def test_a_figure_that_is_not_measured_may_say_what_it_likes(minimal: PlaybookCopy) -> None:
    playbook = measured(minimal, WON, says="67% become customers.")
    more = "    - id: win-rate\n"
    figure = "id: visits, measure: other, says: 12 visits a week, sample: 90"
    other = f"    - {{{figure}, date: 2026-03-01, source: CRM}}\n"
    playbook.edit("icp/profiles/bakeries.yaml", more, other + more)
    assert findings(playbook) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("31 to 63 days", [("days", 31), ("days", 63)]),
        ("$5M–$20M", [("money", 5_000_000), ("money", 20_000_000)]),
        ("twenty-one days, 3 weeks", [("days", 21), ("days", 21)]),
        ("1,250 of 4,000 deals", [("count", 1250), ("count", 4000)]),
        ("since 2024, FY25, the 1st, tier-1, v2.1, 3rd", []),
        ("May 5 and 5 May 2026", []),
        ("0.5 percentage points", [("points", 0.5)]),
        ("after one year, a 2-year contract", [("days", 730.5)]),
        ("34% (95% CI 28–42%), at US 45/131", [(P, 34), (P, 28), (P, 42), (C, 45), (C, 131)]),
        ("30.09.2026, 12/2026, 24/7, Dec 31, the top 10", []),
        ("34,5%, 1,250 €, 30k€", [(P, 34.5), ("money", 1250), ("money", 30_000)]),
        ("SOC 2, Web 3 of 12", [(C, 3), (C, 12)]),
    ],
)
def test_numbers_are_read_with_their_units(sentence: str, numbers: list[tuple[str, float]]) -> None:
    assert [(one.unit, float(one.number)) for one in sentence_numbers(sentence)] == numbers
