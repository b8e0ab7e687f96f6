"""Base rates: another than in force is proposed where a list shows it, and by chance as rarely as stated."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from icp_playbook.backtest import EarnedRate, OutcomeList, share
from icp_playbook.fit import Account, PreparedPlaybook
from icp_playbook.mining.base_rates import mined_rates
from icp_playbook.mining.exact import FALSE_RUNS
from icp_playbook.playbook import load
from tests.backtest.outcome_lists import read
from tests.cli.running import run
from tests.mining.bakery_deals import bakery_deals, with_deals
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
PAPER = "when: {field: tools, has_any: [paper]}\n      points: 20\n"
RUNS = 200


def deals(count: int, paper: Callable[[int], bool]) -> list[str]:
    """Lost deals of as many bakeries, some of which plan on paper."""
    return [
        f"Bakery {at},yes,20,2000000,5%,DK,{'paper' if paper(at) else 'till'},grown,1,2025-02-01,2025-09-01,"
        f"1990,Closed Lost,2025-03-01,2025-08-01"
        for at in range(count)
    ]


def rates(playbook: PlaybookCopy) -> dict[str, dict[str, Any]]:
    """What a run says of the base rate of each criterion."""
    result = run("mine", "--root", str(playbook.root), "--format", "json")
    assert result.exit_code == 0, result.stderr
    [icp] = json.loads(result.stdout)["icps"]
    return {one.pop("criterion"): one for one in icp["base_rates"]}


def applied(playbook: PlaybookCopy) -> str:
    """The profile once the patch is applied to the playbook."""
    patch = run("mine", "--root", str(playbook.root), "--format", "patch").stdout
    subprocess.run(["git", "init", "--quiet"], cwd=playbook.root, check=True)
    subprocess.run(["git", "apply", "-"], cwd=playbook.root, input=patch.encode(), check=True)
    return playbook.text(PROFILE)


def outcomes_found(playbook: PlaybookCopy) -> str:
    """What `check` finds of base rates."""
    result = run("check", "--root", str(playbook.root), "--as-of", "2026-03-02", "--outcomes")
    return "\n".join(line for line in result.stdout.splitlines() if "base-rate" in line)


def test_what_most_accounts_earn_is_proposed_applies_and_is_then_in_force(minimal: PlaybookCopy) -> None:
    playbook = with_deals(minimal, deals(200, lambda at: at % 5 != 0))
    found = rates(playbook)["on-paper"]
    assert {key: found[key] for key in ("in_force", "found", "of", "rate", "in_patch", "why_not")} == {
        "in_force": 50,
        "found": 80,
        "of": 200,
        "rate": 0.8,
        "in_patch": True,
        "why_not": None,
    }
    text = applied(playbook)
    assert f"{PAPER}      base_rate: 80  # mined: 200 accounts of deals, 2026-03-01: 74%–85%\n" in text
    assert outcomes_found(playbook) == ""
    again = rates(playbook)["on-paper"]
    assert (again["in_force"], again["found"], again["in_patch"]) == (80, 80, False)


def test_the_rate_in_force_is_said_and_its_line_replaced_beside_a_comment_of_others(
    minimal: PlaybookCopy,
) -> None:
    minimal.edit(PROFILE, PAPER, f"{PAPER}      base_rate: 30  # a guess of sales\n")
    playbook = with_deals(minimal, deals(200, lambda at: at % 5 != 0))
    text = run("mine", "--root", str(playbook.root)).stdout
    assert "  Proposed: base rate of `on-paper` 80% (74%–85%; 200 accounts) instead of 30%\n" in text
    assert (
        "      base_rate: 80  # mined: 200 accounts of deals, 2026-03-01: 74%–85%; a guess of sales\n"
        in applied(playbook)
    )


def test_a_rate_that_holds_is_no_signal(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, PAPER, f"{PAPER}      base_rate: 75\n")
    playbook = with_deals(minimal, deals(200, lambda at: at % 5 != 0))
    text = " ".join(run("mine", "--root", str(playbook.root)).stdout.split())
    assert "Base rates in force, and no other confirmed: on-paper 75%, found 80% (74%–85%; 200" in text
    assert not rates(playbook)["on-paper"]["in_patch"]


def test_what_costs_points_earns_where_it_is_spared_and_a_lower_band_counts_in_part(
    minimal: PlaybookCopy,
) -> None:
    few = [one.replace(",yes,20,", ",yes,8,") for one in deals(100, lambda at: at % 2 == 0)]
    found = rates(with_deals(minimal, [*few, *[one.replace("Bakery", "Oven") for one in deals(100, bool)]]))
    assert (found["runs-erp"]["found"], found["runs-erp"]["of"]) == (100, 200)
    assert (found["headcount"]["rate"], found["headcount"]["of"]) == (0.625, 200), "100 at 5 of 20 points"


def test_a_criterion_on_one_line_and_one_whose_bands_change_are_left_out(minimal: PlaybookCopy) -> None:
    minimal.edit(
        PROFILE,
        "    - id: on-paper\n      label: Plans on paper\n      dimension: situation\n"
        f"      why: Paper is wrong by midnight.\n      {PAPER}",
        "    - {id: on-paper, dimension: situation, when: {field: tools, has_any: [paper]}, points: 20}\n",
    )
    playbook = with_deals(minimal, deals(200, lambda at: at % 5 != 0))
    found = rates(playbook)["on-paper"]
    assert (found["in_patch"], found["why_not"]) == (
        False,
        "its file keeps the criterion on one line: write it there",
    )
    noted = run("mine", "--root", str(playbook.root), "--format", "patch").stderr
    assert "not in the patch: bakeries/base rate of on-paper: its file keeps" in noted


def test_new_bands_of_a_criterion_get_what_the_accounts_that_judge_them_earn(minimal: PlaybookCopy) -> None:
    row = "when: {field: revenue, between: [1M, 5M]}\n      points: 10\n"
    minimal.edit(PROFILE, row, f"{row}      base_rate: 20\n")
    rows = []
    for at, one in enumerate(bakery_deals(400, 5, truth=False)):
        cells = one.split(",")
        large = at % 4 != 0
        cells[3] = "6000000" if large else "2000000"
        cells[12] = "Closed Won" if large and at % 5 else "Closed Lost"
        rows.append(",".join(cells))
    playbook = with_deals(minimal, rows)
    record = json.loads(run("mine", "--root", str(playbook.root), "--format", "json").stdout)
    [proposal] = [one for one in record["icps"][0]["proposals"] if one["replaces"] == "turnover"]
    [step] = proposal["steps"]
    percent = int(100 * step["of"] / (step["of"] + proposal["others"]["of"]) + 0.5)
    assert f"+      base_rate: {percent}\n" in record["patch"]
    assert rates(playbook)["turnover"]["why_not"] in {None, "its bands change: mine again once they have"}
    assert "base_rate: 20" not in applied(playbook)


def test_answers_known_of_won_deals_alone_say_nothing_of_the_others(minimal: PlaybookCopy) -> None:
    rows = [
        one.replace("Closed Lost", "Closed Won")
        if at % 2
        else one.replace(",till,", ",,").replace(",paper,", ",,")
        for at, one in enumerate(deals(200, lambda at: at % 5 != 0))
    ]
    found = rates(with_deals(minimal, rows))
    assert "on-paper" not in found
    assert "turnover" in found


def drawn(listed: OutcomeList, random: Random, paper: float) -> OutcomeList:
    """The list with accounts that plan on paper as often as that."""

    def account(old: Account) -> Account:
        tools = frozenset({"paper"} if random.random() < paper else {"till"})
        revenue = 2_000_000 if random.random() < 0.5 else 9_000_000
        return {**old, "tools": tools, "revenue": revenue, "employees": random.choice([20, 4])}

    return replace(
        listed, outcomes=tuple(replace(one, account=account(one.account)) for one in listed.outcomes)
    )


@pytest.fixture
def listed(minimal: PlaybookCopy) -> tuple[PreparedPlaybook, OutcomeList]:
    """The small playbook, with a base rate of 80% for paper and of nothing for the ERP, and 150 deals."""
    minimal.edit(PROFILE, PAPER, f"{PAPER}      base_rate: 80\n")
    minimal.edit(PROFILE, "      points: -5\n", "      points: -5\n      base_rate: 100\n")
    playbook = with_deals(minimal, deals(150, bool))
    loaded = load(playbook.root).playbook
    assert loaded is not None
    return PreparedPlaybook.of(loaded), read(playbook)


def test_where_every_rate_in_force_is_right_another_is_proposed_as_rarely_as_is_stated(
    listed: tuple[PreparedPlaybook, OutcomeList],
) -> None:
    prepared, accounts = listed
    false = 0
    for seed in range(RUNS):
        found = mined_rates(prepared, drawn(accounts, Random(seed), 0.8), ["bakeries"], seed)  # noqa: S311
        assert {one.criterion for one in found["bakeries"]} >= {"on-paper", "turnover", "headcount"}
        false += any(one.confirmed for one in found["bakeries"])
    assert false <= FALSE_RUNS * RUNS


def test_a_planted_rate_is_found_and_its_interval_covers_it(
    listed: tuple[PreparedPlaybook, OutcomeList],
) -> None:
    prepared, accounts = listed
    confirmed = covered = 0
    for seed in range(60):
        found = mined_rates(prepared, drawn(accounts, Random(seed), 0.5), ["bakeries"], seed)  # noqa: S311
        [paper] = [one for one in found["bakeries"] if one.criterion == "on-paper"]
        confirmed += paper.confirmed
        low, high = paper.found.interval
        covered += low <= 0.5 <= high
    assert confirmed >= 0.95 * 60
    assert covered >= 0.9 * 60


def test_an_interval_of_parts_is_as_wide_as_that_of_the_whole_numbers_around_them() -> None:
    low, high = share(12, 40), share(13, 40)
    assert low is not None
    assert high is not None
    assert EarnedRate(Fraction(25, 2), 40).interval == (low.low, high.high)
    assert EarnedRate(Fraction(12), 40).interval == (low.low, low.high)
    assert EarnedRate.of_shares([]).interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("earned", "of", "percent"),
    [(4, 1000, 0), (996, 1000, 100), (495_100, 1_000_000, 50), (212, 213, 100), (0, 10_000, 0)],
)
def test_a_rate_that_is_written_as_far_as_it_can_be_is_never_contradicted(
    earned: int, of: int, percent: int
) -> None:
    rate = EarnedRate(Fraction(earned), of)
    assert rate.percent == percent
    assert not rate.is_apart(percent)
    assert rate.chance(percent) == 1.0
    other = percent + (3 if percent < 50 else -3)
    assert rate.chance(other) < 0.2
