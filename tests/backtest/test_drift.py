"""Drift: new accounts of another kind than those of the year before are found, and hardly ever imagined."""

import datetime
import importlib
import json
from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from icp_playbook.backtest import LEVEL, Kind, MonthlyDrift, NewAccounts, compared_month, last_month
from icp_playbook.report.drift_lines import drift_lines
from tests.backtest.outcome_lists import FILE, with_outcomes
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

DRAWS = 200
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


def left(now: Mapping[Kind, int], of: int, before: Mapping[Kind, int], of_before: int) -> list[Kind]:
    """The kinds whose shares left what they were, of a month and the twelve before it."""
    month = datetime.date(2026, 9, 1)
    found = compared_month(month, NewAccounts(of, now), NewAccounts(of_before, before))
    return [one.kind for one in found.left]


def found(weights: Mapping[tuple[Kind, ...], int]) -> list[list[Kind]]:
    """What each of the draws finds in a month of these weights, after a year of the usual ones."""
    draws = [Random(seed) for seed in range(DRAWS)]  # noqa: S311  # draws test cases
    return [left(drawn(one, MONTH, weights), MONTH, drawn(one, YEAR, PLACES), YEAR) for one in draws]


def test_where_nothing_drifts_it_hardly_ever_warns() -> None:
    assert sum(map(bool, found(PLACES))) <= DRAWS * (1 - LEVEL)


def test_of_the_months_of_a_table_hardly_any_is_marked_where_nothing_drifts() -> None:
    marked = 0
    for seed in range(DRAWS // 2):
        draw = Random(seed)  # noqa: S311  # draws test cases
        months = [drawn(draw, MONTH, PLACES) for _ in range(25)]
        for at in range(12, 25):
            year = sum(months[at - 12 : at], Counter[Kind]())
            marked += bool(left(months[at], MONTH, year, 12 * MONTH))
    assert marked <= DRAWS // 2 * 13 * (1 - LEVEL)


def test_what_drifts_is_found() -> None:
    kinds = found({**PLACES, (("status", "insufficient"),): 60})
    assert sum(("status", "insufficient") in one for one in kinds) >= 0.9 * DRAWS


def test_few_accounts_are_not_compared() -> None:
    kind: Kind = ("status", "outside")
    assert left({kind: 9}, 9, {kind: 1}, 900) == []
    assert left({kind: 10}, 10, {kind: 1}, 900) == [kind]
    assert left({kind: 10}, 10, {}, 9) == []


@pytest.mark.parametrize(
    ("taken", "month"),
    [
        ("2026-09-30", "2026-09-01"),
        ("2026-09-29", "2026-08-01"),
        ("2026-01-15", "2025-12-01"),
        ("2024-02-28", "2024-01-01"),
        ("2024-02-29", "2024-02-01"),
    ],
)
def test_the_month_is_the_last_that_is_whole(taken: str, month: str) -> None:
    assert last_month(datetime.date.fromisoformat(taken)) == datetime.date.fromisoformat(month)


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


SIZES = {
    "20": ("fit", "tier-1"),
    "8": ("fit", "tier-2"),
    "2": ("disqualified", None),
    "": ("undecided", None),
}
"""The people of a bakery, and what it counts as."""


def counted_by_hand(text: str) -> dict[str, Counter[str]]:
    """Month → what its accounts count as and how many these are, from the rows of a list as they stand."""
    months: dict[str, Counter[str]] = {}
    for line in text.splitlines()[1:]:
        cells = line.split(",")
        employees, created = cells[3], cells[7]
        status, tier = SIZES[employees]
        months.setdefault(created[:7], Counter()).update(["all", status, *([tier] if tier else [])])
    return months


def drift_of(playbook: PlaybookCopy, *options: str) -> Any:
    """The months of the one list as the report gives them."""
    result = run("backtest", "--root", str(playbook.root), "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["drift"][0]["months"]


@pytest.fixture
def two_years(minimal: PlaybookCopy) -> PlaybookCopy:
    """Two years of bakeries of every size, one month of which is of another kind, one without any."""
    draw, rows = Random(7), []  # noqa: S311  # draws test cases
    profile = "icp/profiles/bakeries.yaml"
    minimal.edit(
        profile, "  disqualifiers: [no-night-shift]", "  unknown: missed\n  disqualifiers: [no-night-shift]"
    )
    for at in range(25):
        year, month = divmod(2024 * 12 + 1 + at, 12)
        weights = [10, 10, 70, 10] if at == 20 else [50, 30, 10, 10]
        for size in draw.choices([*SIZES], weights, k=0 if at == 17 else 24):
            known = "2M" if size else ""
            rows.append(f",,yes,{size},{known},,,{year}-{month + 1:02}-10,,,,,,")
    return with_outcomes(minimal, [*rows, deal("2026-03-01", 20)])


def test_every_month_is_counted_as_one_would_by_hand(two_years: PlaybookCopy) -> None:
    proportion: Any = importlib.import_module("statsmodels.stats.proportion")
    by_hand = counted_by_hand(two_years.text(FILE))
    order = sorted({*by_hand, "2025-07"})
    months = drift_of(two_years)
    assert [one["month"] for one in months] == [one for one in order[-14:-1] if one != "2025-07"]
    for one in months:
        at = order.index(one["month"])
        now = by_hand[one["month"]]
        year = sum((by_hand.get(month, Counter()) for month in order[max(0, at - 12) : at]), Counter())
        assert (one["accounts"], one["before"]) == (now["all"], year["all"])
        for share in one["shares"]:
            for found, count in ((share["share"], now), (share["year_before"], year)):
                name = share["id"]
                low, high = proportion.proportion_confint(count[name], count["all"], 0.05, "wilson")
                assert (found["count"], found["of"]) == (count[name], count["all"])
                assert (found["low"], found["high"]) == pytest.approx((low, high), abs=1e-6)
    kinds = {(one["kind"], one["id"]) for month in months for one in month["shares"]}
    assert kinds == {
        *(("status", id_) for id_ in ("fit", "disqualified", "undecided")),
        *(("tier", id_) for id_ in ("tier-1", "tier-2")),
    }


def test_the_month_of_another_kind_is_marked_and_named(two_years: PlaybookCopy) -> None:
    left_in = {
        month["month"]: [one["id"] for one in month["shares"] if one["left"]] for month in drift_of(two_years)
    }
    assert {month for month, ids in left_in.items() if ids} == {"2025-10"}
    assert "disqualified" in left_in["2025-10"]
    text = run("backtest", "--root", str(two_years.root)).stdout.partition("New accounts of Deals")[2]
    table, _, sentences = text.partition("\n- ")
    [row] = [line for line in table.splitlines() if line.startswith("  Disqualified")]
    assert row.count("*") == 1
    assert max(map(len, table.splitlines())) <= 100
    assert "Disqualified moved in October 2025: " in sentences


@pytest.mark.parametrize(("accounts", "shown"), [(9_999, "9999"), (84_600, "84k"), (2_900_000, "2M")])
def test_many_accounts_do_not_move_the_columns(accounts: int, shown: str) -> None:
    month = datetime.date(2026, 9, 1)
    kind: Kind = ("status", "fit")
    found = compared_month(month, NewAccounts(accounts, {kind: 5}), NewAccounts(12 * accounts, {kind: 60}))
    drift = MonthlyDrift(0, "deals", "Deals", {kind: "Fit"}, (found,) * 13)
    lines = [*drift_lines(drift)]
    assert max(map(len, lines)) <= 100
    assert {line.find("Sep") + 3 for line in lines[:1]} == {lines[2].find(shown) + len(shown)}


def test_the_last_month_of_the_table_is_what_check_warns_of(minimal: PlaybookCopy) -> None:
    year = [deal(f"2025-{month:02}-10", 20) for month in range(2, 13) for _ in range(8)]
    playbook = with_outcomes(minimal, [*year, *[deal("2026-02-03", 20), deal("2026-02-03", 2)] * 9])
    last = drift_of(playbook)[-1]
    shown = {one["label"] for one in last["shares"] if one["left"]}
    assert shown == {one.split('"')[1] for one in warnings(playbook)}
    assert "Disqualified" in shown
    assert drift_of(playbook, "--since", "2026-02-01")[-1]["enough"] is False
