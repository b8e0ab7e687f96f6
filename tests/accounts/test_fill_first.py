"""The field to fill first: what is said of it against every answer tried on every account."""

import datetime
from random import Random
from typing import Any

from icp_playbook.fit import Account
from icp_playbook.values import Interval
from tests.accounts.scoring import AS_OF, SMALL, scored

OPEN = ("undecided", "insufficient")
ANSWERS: dict[str, list[Any]] = {
    "trade": ["bread", "wine"],
    "people": [0, 9, 10, 29, 30, 50, 51, 499, 500, 9000],
    "turnover": [0, 999_999, 1_000_000, 10**9],
    "opened": [AS_OF, AS_OF - datetime.timedelta(90), AS_OF - datetime.timedelta(91)],
    "debts": [True, False],
}
"""Answers on either side of every bound that the two ICPs name."""


BANDS = [Interval(10, 50), Interval(9, 50), Interval(50, 499), Interval(0, None)]


def drawn(random: Random) -> Account:
    """An account of which some is known; its people may be a band."""
    known = {name: random.choice(values) for name, values in ANSWERS.items() if random.random() < 0.6}
    if random.random() < 0.2:
        known["people"] = random.choice(BANDS)
    return known


def tried(account: Account, icp: str | None) -> set[str]:
    """The fields with which an open account is decided, whatever the answer."""

    def is_open(one: Account) -> bool:
        verdict = SMALL.rank(one, AS_OF).verdicts[0] if icp is None else SMALL.verdict(icp, one, AS_OF)
        return verdict.status in OPEN

    def answers(name: str) -> list[Any]:
        value = account.get(name)
        if not isinstance(value, Interval):
            return ANSWERS[name] if value is None else []
        return [
            one for one in ANSWERS[name] if one >= value.low and (value.high is None or one <= value.high)
        ]

    if not is_open(account):
        return set()
    return {
        name
        for name in ANSWERS
        if answers(name) and not any(is_open({**account, name: one}) for one in answers(name))
    }


def test_a_field_decides_an_account_if_no_answer_leaves_it_open() -> None:
    random = Random(20261129)  # noqa: S311  # the same accounts in every run
    named: set[str] = set()
    for number in range(600):
        account, icp = drawn(random), (None, "bakeries")[number % 2]
        scorer = SMALL.scorer(AS_OF)
        result = scorer.score(account, icp)
        assert result is not None
        found = SMALL.decisive_fields(scorer, AS_OF, icp).of(account, result)
        assert set(found) == tried(account, icp), account
        named |= set(found)
    assert named == {"trade", "people", "turnover", "debts"}


def last(rows: str) -> str:
    return scored(f"Industry,Employees,Annual Revenue,Debts\n{rows}", icp="bakeries").messages.splitlines()[
        -2
    ]


def test_the_report_names_the_field_to_fill_first_and_the_next() -> None:
    in_debt, sales, both = "Bread,40,2M,\n", "Bread,40,,no\n", "Bread,40,,\n"
    assert last(in_debt * 3 + sales * 2 + both + "Wine,,,\n") == (
        "fill In debt first: 3 of 7 accounts would be decided; then Turnover: 2 more"
    )
    assert last(in_debt) == "fill In debt first: 1 of 1 account would be decided"
    assert (
        last(both)
        == "no one field, filled, would decide an account; most often asked next: In debt, 1 of 1 account"
    )
    assert last("Bread,40,2M,no\n") == "  in no ICP: 0"
