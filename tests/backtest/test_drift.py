"""Drift: new accounts of another kind than those of the year before are found, and hardly ever imagined."""

import datetime
from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import TypeAlias

import pytest

from icp_playbook.backtest import LEVEL, differing, last_month
from tests.backtest.outcome_lists import FILE, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

DRAWS = 200
Kind: TypeAlias = tuple[str, str]
PLACES: Mapping[tuple[Kind, ...], int] = {
    (("status", "fit"), ("tier", "tier-1")): 20,
    (("status", "fit"), ("tier", "tier-2")): 25,
    (("status", "insufficient"),): 10,
    (("status", "undecided"),): 5,
    (("status", "outside"),): 35,
    (("status", "disqualified"),): 5,
}
"""What an account counts as, and how many of a hundred do."""
MONTH, YEAR = 60, 700


def drawn(draw: Random, count: int, weights: Mapping[tuple[Kind, ...], int]) -> Counter[Kind]:
    """The kinds of so many accounts."""
    places = draw.choices([*weights], [*weights.values()], k=count)
    return Counter(kind for place in places for kind in place)


def found(weights: Mapping[tuple[Kind, ...], int]) -> list[list[Kind]]:
    """What each of the draws finds in a month of these weights, after a year of the usual ones."""
    draws = [Random(seed) for seed in range(DRAWS)]  # noqa: S311  # draws test cases
    return [differing(drawn(one, MONTH, weights), MONTH, drawn(one, YEAR, PLACES), YEAR) for one in draws]


def test_where_nothing_drifts_it_hardly_ever_warns() -> None:
    assert sum(map(bool, found(PLACES))) <= DRAWS * (1 - LEVEL)


def test_what_drifts_is_found() -> None:
    kinds = found({**PLACES, (("status", "insufficient"),): 60})
    assert sum(("status", "insufficient") in one for one in kinds) >= 0.9 * DRAWS


def test_few_accounts_are_not_compared() -> None:
    kind = ("status", "outside")
    assert differing({kind: 9}, 9, {kind: 1}, 900) == []
    assert differing({kind: 10}, 10, {kind: 1}, 900) == [kind]
    assert differing({kind: 10}, 10, {}, 9) == []


@pytest.mark.parametrize(
    ("taken", "month", "year"),
    [
        ("2026-09-30", "2026-09-01", "2025-09-01"),
        ("2026-09-29", "2026-08-01", "2025-08-01"),
        ("2026-01-15", "2025-12-01", "2024-12-01"),
        ("2024-02-28", "2024-01-01", "2023-01-01"),
        ("2024-02-29", "2024-02-01", "2023-02-01"),
    ],
)
def test_the_month_is_the_last_that_is_whole(taken: str, month: str, year: str) -> None:
    days = (datetime.date.fromisoformat(one) for one in (month, year))
    assert last_month(datetime.date.fromisoformat(taken)) == tuple(days)


def deal(created: str, employees: int, name: str = "") -> str:
    """A lost deal; without a name it is of a company of its own."""
    return f"{name},,yes,{employees},2M,2024-01-01,Closed Lost,{created},2026-03-01,,,,,"


def warnings(playbook: PlaybookCopy) -> list[str]:
    """What `check --outcomes` finds, without the places."""
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", "--outcomes")
    return [line.partition(" warning")[2] for line in result.stdout.splitlines() if "[" in line]


def test_a_month_of_other_accounts_is_a_warning(minimal: PlaybookCopy) -> None:
    year = [deal(f"2025-{month:02}-10", 20) for month in range(2, 13) for _ in range(8)]
    aside = [deal("2025-01-31", 2)] * 60 + [
        deal("2026-03-01", 2)
    ] * 20  # before the year, and after the month
    same = [deal("2026-02-03", 20)] * 12
    playbook = with_outcomes(minimal, [*aside, *year, *same, deal("2025-06-10", 2)])
    assert warnings(playbook) == []
    other = [deal("2026-02-03", 2)] * 9
    playbook.write(FILE, playbook.text(FILE) + "\n".join([*other, ""]))
    assert [one for one in warnings(playbook) if "Disqualified" in one] == [
        '[drifted-share] "Disqualified" is 9 of 21 accounts created in February 2026 of Deals, and was 1 of '
        "89 in the year before (0 to 6%)",
    ]


def test_a_company_is_new_once_however_many_deals_it_had(minimal: PlaybookCopy) -> None:
    year = [deal(f"2025-{month:02}-10", 20) for month in range(2, 13) for _ in range(8)]
    same = [deal("2026-02-03", 20)] * 12
    again = [deal("2026-02-03", 2, "Crumb")] * 9
    old = [deal("2025-05-10", 2, "Rye"), *[deal("2026-02-04", 2, "RYE")] * 9]
    assert [
        one for one in warnings(with_outcomes(minimal, [*year, *same, *again, *old])) if "Dis" in one
    ] == []
