"""`mine`: proposals from drawn deals, as text, as a patch that applies, as JSON; and what it refuses."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.backtest.outcome_lists import FILE, PLAYBOOK, with_outcomes
from tests.cli.running import check, run
from tests.mining.bakery_deals import bakery_deals, with_deals
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"


def mine(playbook: PlaybookCopy, *options: str) -> str:
    """Standard output."""
    result = run("mine", "--root", str(playbook.root), *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def apply(playbook: PlaybookCopy, patch: str) -> None:
    """`git apply` in the folder of the playbook."""
    git = ["git", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "init", "--quiet"], cwd=playbook.root, check=True)
    subprocess.run([*git, "apply", "-"], cwd=playbook.root, input=patch.encode(), check=True)


@pytest.fixture
def deals(minimal: PlaybookCopy) -> PlaybookCopy:
    """A playbook with deals that a truth decides."""
    return with_deals(minimal, bakery_deals(700, 1))


def added(patch: str) -> set[str]:
    """The keys of the lines that a patch adds, if it takes none away."""
    lines = [line for line in patch.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return {line[1:].partition(":")[0].strip() if line.startswith("+") else line for line in lines}


def test_what_decides_is_proposed_with_its_evidence(deals: PlaybookCopy) -> None:
    text = mine(deals, "--seed", "2")
    proposed = re.findall(r"^  Proposed: (\S+) `([a-z-]+)`", text, re.MULTILINE)
    assert proposed == [
        ("disqualifier", "mined-bakeries-stage"),
        ("criterion", "mined-country"),
        ("criterion", "mined-margin"),
    ]
    assert "    Country is Nordics: 50% won (41%–58%; 66 of 133), 16 points\n" in text
    assert "    the others: 24% won (19%–30%; 52 of 217)\n" in text
    assert "It would have kept out 0 accounts that bought." in text
    assert "Learnt, and not confirmed: Revenue $3M–$4.6M." in text
    assert "Leak, not used: whether there is any Growth tells the outcome" in text
    late = "Leak, not used, as it was learnt after the day the account was created: Last opening (700 of"
    assert late in text
    assert "  Proposed: base rate of `headcount` 80% (77%–83%; 700 accounts) instead of 50%\n" in text
    assert "on-paper 50%, found 47% (44%–51%; 700 accounts)." in text


def test_the_patch_applies_and_the_playbook_still_checks(deals: PlaybookCopy) -> None:
    patch = mine(deals, "--format", "patch")
    before = deals.text(PROFILE)
    assert mine(deals, "--format", "patch") == patch, "the same list and seed give the same patch"
    assert deals.text(PROFILE) == before, "nothing is written"
    apply(deals, patch)
    result = check(deals)
    assert result.exit_code == 0, result.stdout
    profile = deals.text(PROFILE)
    assert "  disqualifiers: [no-night-shift, mined-bakeries-stage]\n" in profile
    figure = profile.partition("    - id: mined-margin\n      measure: conversion\n")[2].partition(
        "    - id"
    )[0]
    assert "      sample: 350\n      date: 2026-03-01\n      source: " in figure
    assert re.search(r"Holm's correction for\s+all 7 hypotheses tried", figure)
    assert re.search(r"half of the\s+companies that it\s+was not learnt from\s+\(seed 0\)", figure)
    assert "when: {field: margin, at_least: 9}" in profile
    again = mine(deals, "--format", "json")
    assert [one["why_not"] for one in json.loads(again)["icps"][0]["proposals"]] == [
        "`mined-bakeries-stage` says so already",
        "`mined-country` says so already",
        "`mined-margin` says so already",
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_the_patch_keeps_the_endings_of_lines_and_a_last_line_without_one(
    deals: PlaybookCopy, ending: str
) -> None:
    deals.write(PROFILE, deals.text(PROFILE).rstrip("\n").replace("\n", ending))
    patch = run("mine", "--root", str(deals.root), "--format", "patch").stdout_bytes
    subprocess.run(["git", "apply", "-"], cwd=deals.root, input=patch, check=True)
    lines = (deals.root / PROFILE).read_bytes().split(b"\n")
    assert len({line.endswith(b"\r") for line in lines[:-1]}) == 1


def test_facts_can_count_that_were_known_at_the_close(deals: PlaybookCopy) -> None:
    deals.write(FILE, deals.text(FILE).replace(",2025-09-01,", ",2025-07-01,"))
    by_created = json.loads(mine(deals, "--format", "json"))
    by_close = json.loads(mine(deals, "--known-by", "closed", "--format", "json"))
    assert [one["known_by"] for one in (by_created, by_close)] == ["created", "closed"]
    leaks = [{one["field"] for one in found["icps"][0]["leaks"]} for found in (by_created, by_close)]
    assert leaks == [{"growth_rate", "last_opening"}, {"growth_rate"}]
    assert "facts known when the accounts were closed." in " ".join(
        by_close["patch"].replace("+", "").split()
    )


def test_chance_alone_is_no_signal(minimal: PlaybookCopy) -> None:
    with_deals(minimal, bakery_deals(700, 1, truth=False))
    result = run("mine", "--root", str(minimal.root), "--format", "patch")
    assert result.exit_code == 0
    assert added(result.stdout) == {"base_rate"}, "how many meet a criterion is no matter of who buys"
    assert result.stderr.endswith("no signal of who buys: base rates alone\n")
    assert "  No signal.\n" in mine(minimal)
    apply(minimal, result.stdout)
    again = run("mine", "--root", str(minimal.root), "--format", "patch")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert again.stderr.endswith("no signal: nothing to change\n")
    assert mine(minimal).endswith("\nNothing to change.\n")


def test_few_accounts_say_nothing(minimal: PlaybookCopy) -> None:
    with_deals(minimal, bakery_deals(40, 1))
    assert "  Nothing can be said: no field has values of enough accounts.\n" in mine(minimal)


def test_a_list_of_customers_alone_is_named_as_such(minimal: PlaybookCopy) -> None:
    rows = [row.replace("Closed Lost", "Closed Won") for row in bakery_deals(400, 1)]
    text = mine(with_deals(minimal, rows))
    assert "  Nothing can be said: all its accounts were won; a list with the lost ones tells more.\n" in text
    assert "No signal" not in text


def test_a_criterion_keeps_its_id_and_weight_and_what_an_example_forbids_is_left_out(
    minimal: PlaybookCopy,
) -> None:
    with_deals(minimal, bakery_deals(700, 1, truth=False, employees=True))
    patch = mine(minimal, "--format", "patch")
    assert "-        - {when: {field: employees, between: [10, 50]}, points: 20}" in patch
    assert "+      when: {field: employees, at_least: 34}\n+      points: 20\n" in patch
    minimal.edit(PLAYBOOK, "label: Tier 1, at_least: 50", "label: Tier 1, at_least: 80")
    found = json.loads(mine(minimal, "--format", "json"))
    [proposal] = found["icps"][0]["proposals"]
    assert (proposal["replaces"], proposal["in_patch"]) == ("headcount", False)
    assert added(found["patch"]) == {"base_rate"}
    assert proposal["why_not"].startswith("`check` would say: expected tier-1, got tier-2")


def test_one_icp_another_seed_and_a_file(deals: PlaybookCopy, tmp_path: Path) -> None:
    target = tmp_path / "mined.json"
    assert (
        mine(
            deals,
            "--icp",
            "bakeries",
            "--list",
            "deals",
            "--seed",
            "3",
            "--format",
            "json",
            "-o",
            str(target),
        )
        == ""
    )
    found = json.loads(target.read_text("utf-8"))
    assert (found["seed"], found["correction"], found["level"]) == (3, "holm", 0.05)
    [icp] = found["icps"]
    assert icp["learnt_from"]["of"] == icp["judged_on"]["of"] == 350
    assert {one["field"]: one["kind"] for one in icp["leaks"]} == {
        "growth_rate": "presence",
        "last_opening": "afterwards",
    }
    for proposal in icp["proposals"]:
        assert proposal["p_value"] <= 0.05
        assert all(step["low"] <= step["rate"] <= step["high"] for step in proposal["steps"])


def test_a_row_that_cannot_be_read_is_left_out_and_said(deals: PlaybookCopy) -> None:
    deals.edit(FILE, "Bakery 5,", "Bakery 5,yes,1,2,3%,DK,till,grown,1,,,2000,Closed Won,soon,\nBakery 5b,")
    result = run("mine", "--root", str(deals.root))
    assert result.exit_code == 1
    assert "error: icp/lists/deals.csv: row 7: left out: " in result.stderr
    assert "  Proposed: criterion `mined-country`" in result.stdout


def _no_lists(playbook: PlaybookCopy) -> object:
    return playbook


def _two_lists(playbook: PlaybookCopy) -> object:
    with_outcomes(playbook)
    text = playbook.text(PLAYBOOK)
    item = text[text.index("  - id: deals") :]
    return playbook.write(PLAYBOOK, text + item.replace("id: deals", "id: leads"))


@pytest.mark.parametrize(
    ("make", "options", "error"),
    [
        (
            _no_lists,
            (),
            "error: the playbook names no list of outcomes\n"
            "  help: name one under `outcomes` in icp/playbook.yaml\n",
        ),
        (
            _two_lists,
            (),
            "names 2 lists of outcomes: deals and leads\n  help: choose one with --list\n",
        ),
        (
            with_outcomes,
            ("--list", "deal"),
            'no list of outcomes "deal"\n  help: did you mean "deals"?\n',
        ),
        (
            with_outcomes,
            ("--icp", "bakery"),
            'error: there is no ICP "bakery"\n  help: did you mean "bakeries"?\n',
        ),
        (
            lambda playbook: with_outcomes(playbook).remove(FILE),
            (),
            "deals.csv",
        ),
    ],
)
def test_what_cannot_be_mined_is_said(
    minimal: PlaybookCopy,
    make: Callable[[PlaybookCopy], object],
    options: tuple[str, ...],
    error: str,
) -> None:
    make(minimal)
    result = run("mine", "--root", str(minimal.root), *options)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert error in result.stderr


def test_without_scipy_it_says_how_to_get_it(deals: PlaybookCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icp_playbook.cli.mining.find_spec", lambda _: None)
    result = run("mine", "--root", str(deals.root))
    assert result.stderr == (
        "error: mining needs scipy, which is not installed\n  help: pip install 'icp-playbook[outcomes]'\n"
    )
