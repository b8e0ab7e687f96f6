"""Outcomes drawn for the accounts of the minimal playbook, with or without a truth behind them."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from icp_playbook.backtest import JudgedOutcome, Knowledge, Outcome, OutcomeList, judged_outcomes, measured
from icp_playbook.fit import Account, PreparedPlaybook
from icp_playbook.playbook import load
from tests.playbooks.copies import MINIMAL

DAY = datetime.date(2025, 1, 10)
TAKEN = datetime.date(2026, 3, 1)
ACCOUNTS = 400
Chance = Callable[[JudgedOutcome], float]
"""How likely an account is to be won."""


@cache
def prepared() -> PreparedPlaybook:
    """The minimal playbook."""
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    return PreparedPlaybook.of(playbook)


def drawn_account(draw: Random) -> Account:
    """An account of which everything is known."""
    account: dict[str, object] = {
        "has_oven": draw.random() < 0.9,
        "employees": draw.choice([2, 8, 20, 45, 80]),
        "revenue": draw.choice([500_000, 2_000_000, 4_000_000, 9_000_000]),
        "tools": frozenset(draw.sample(["paper", "till", "erp"], draw.randint(0, 2))),
        "stage": draw.choice(["young", "grown"]),
        "last_opening": DAY - datetime.timedelta(days=draw.choice([10, 60, 400])),
    }
    return account  # type: ignore[return-value]  # the values are those of the catalogue


@cache
def judged() -> tuple[JudgedOutcome, ...]:
    """Accounts that were all created on one day, with their verdicts, and nothing that came of them."""
    draw = Random(5)  # noqa: S311  # draws test cases
    outcomes = [Outcome(row, f"A{row}", drawn_account(draw), "open", DAY) for row in range(ACCOUNTS)]
    listed = OutcomeList("drawn", "Drawn", TAKEN, "drawn", True, tuple(outcomes))
    return judged_outcomes([listed], prepared(), None, Knowledge())


def with_results(chance: Chance, seed: int) -> tuple[JudgedOutcome, ...]:
    """The same accounts, each won or lost by its chance."""
    draw = Random(seed)  # noqa: S311  # draws test cases
    return tuple(
        replace(row, outcome=replace(row.outcome, result="won" if draw.random() < chance(row) else "lost"))
        for row in judged()
    )


def answers_of(chance: Chance, seeds: Sequence[int]) -> Iterator[tuple[list[str], list[str]]]:
    """For each seed, the answers of the tiers and those of the parts."""
    for seed in seeds:
        _, _, tiers, parts, _ = measured(with_results(chance, seed), prepared(), churn_known=False)
        yield [one.answer for one in tiers], [one.answer for one in parts]
