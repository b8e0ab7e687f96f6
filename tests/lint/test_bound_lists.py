"""Lists bind as examples do: a share out of its bounds is an error, and so is a cell that is not read."""

import sys
from pathlib import Path

import pytest

from icp_playbook.lint import lint
from icp_playbook.playbook import load
from tests.cli.bad_input import PLAYBOOK
from tests.cli.running import check
from tests.lint.bound_lists import BEST, FILE, HEADER, with_list
from tests.playbooks.copies import PlaybookCopy

SHARE = f"{PLAYBOOK}:54:9: error[list-share] "


def findings(playbook: PlaybookCopy) -> list[str]:
    """What `check` prints, line by line."""
    result = check(playbook)
    assert result.exit_code == ("error[" in result.stdout)
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    "share",
    [
        "tiers: [tier-1], at_least: 40",  # a bound may be touched
        "tiers: [tier-1], at_most: 40",
        "tiers: [tier-1, tier-2], at_least: 80, at_most: 80",
        "statuses: [disqualified], at_most: 20",
        "tiers: [tier-1], statuses: [disqualified], at_least: 60",
    ],
)
def test_a_share_within_its_bounds_is_no_finding(share: str, minimal: PlaybookCopy) -> None:
    assert findings(with_list(minimal, share)) == []


def test_a_share_below_its_floor_names_the_nearest_accounts(minimal: PlaybookCopy) -> None:
    assert findings(with_list(minimal, "tiers: [tier-1], at_least: 60")) == [
        f"{SHARE}at least 60% of Best bakeries must be in Tier 1, and 40% (2 of 5) are",
        "  help: look at Rye (row 4: Tier 2, score 30), Bun (row 5: Tier 2, score 10) and "
        "Dusk (row 6: disqualified, score 60); change the bound if they are judged rightly",
    ]


def test_a_share_above_its_ceiling_names_those_that_least_belong(minimal: PlaybookCopy) -> None:
    rows = [*BEST, "Mill,40,9M,till,yes", "Oat,20,2M,till,yes"]  # 40 and 60 points of 100
    assert findings(with_list(minimal, "tiers: [tier-1], at_most: 30", rows=rows)) == [
        f"{SHARE}at most 30% of Best bakeries may be in Tier 1, and 43% (3 of 7) are",
        "  help: look at Oat (row 8: Tier 1, score 60), Kneads (row 2: Tier 1, score 100) and "
        "Loaf (row 3: Tier 1, score 100); change the bound if they are judged rightly",
    ]


def test_those_who_should_be_out_are_named_from_the_other_end(minimal: PlaybookCopy) -> None:
    first, remedy = findings(with_list(minimal, "statuses: [outside, disqualified], at_least: 50"))
    assert (
        first == f"{SHARE}at least 50% of Best bakeries must be outside or disqualified, and 20% (1 of 5) are"
    )
    assert remedy.startswith("  help: look at Bun (row 5: Tier 2, score 10), Rye (row 4: Tier 2, score 30), ")


def test_a_profile_that_changes_breaks_the_share_it_kept(minimal: PlaybookCopy) -> None:
    with_list(minimal, "tiers: [tier-1], at_least: 40", more=["icp: bakeries"])
    assert findings(minimal) == []
    minimal.edit("icp/profiles/bakeries.yaml", "between: [10, 50]", "between: [10, 25]")
    minimal.edit(PLAYBOOK, "at_least: 50, means", "at_least: 75, means")
    sentence = "at least 40% of Best bakeries must be in Tier 1, and 20% (1 of 5) are"
    assert any(line.endswith(f"error[list-share] {sentence}") for line in findings(minimal))


def test_every_unread_cell_is_an_error_with_its_row(minimal: PlaybookCopy) -> None:
    rows = [*BEST, "Crust,ca. lots,2M,paper,yes", "Crumble,some,2M,paper,yes", "Roll,5,2M,paper,yes,more"]
    found = findings(with_list(minimal, "tiers: [tier-1], at_least: 20", rows=rows))
    assert [line.split(": error")[0] for line in found if "error" in line] == [f"{FILE}:7:1", f"{FILE}:9:1"]
    assert "(row 7 of Best bakeries, and 1 more row)" in found[0]
    assert found[1] == "  help: correct the cell, or the columns and values of icp/fields.yaml"
    assert "6 cells where the header has 5" in found[2]


FILE_PLACE = f"{PLAYBOOK}:51:11: error[unread-list] "


def test_a_list_that_is_not_there_is_an_error(minimal: PlaybookCopy) -> None:
    with_list(minimal).remove(FILE)
    assert findings(minimal)[0] == f"{FILE_PLACE}`{FILE}` is missing"


@pytest.mark.parametrize(
    ("header", "rows", "sentence"),
    [
        ("A,B,C", ["1,2,3"], f'no column of `{FILE}` matches a field; row 1 reads "A", "B", "C"'),
        (HEADER, [], f"`{FILE}` has no accounts below its header"),
        (HEADER, ['"Kneads,20'], f"`{FILE}` ends inside a quoted cell"),
    ],
)
def test_a_list_that_holds_no_accounts_is_an_error(
    header: str, rows: list[str], sentence: str, minimal: PlaybookCopy
) -> None:
    found = findings(with_list(minimal, header=header, rows=rows))
    assert found[0].startswith(f"{FILE_PLACE}{sentence}")


def test_a_table_of_an_engine_is_refused_by_name(minimal: PlaybookCopy) -> None:
    found = findings(with_list(minimal, file="icp/lists/best.duckdb::accounts"))
    assert found[0] == f"{FILE_PLACE}`icp/lists/best.duckdb::accounts` is neither CSV nor a workbook"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_no_link_leads_out_of_the_playbook(minimal: PlaybookCopy, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{HEADER}\n{BEST[0]}\n")
    with_list(minimal).remove(FILE)
    (minimal.root / FILE).symlink_to(secret)
    (sentence, _) = findings(minimal)
    assert sentence.startswith(FILE_PLACE)
    assert "Kneads" not in sentence


def test_a_rule_of_lists_can_be_set_and_waived(minimal: PlaybookCopy) -> None:
    with_list(minimal, "tiers: [tier-1], at_least: 60")
    text = minimal.text(PLAYBOOK)
    minimal.write(PLAYBOOK, f"{text}rules: {{list-share: warning}}\n")
    result = check(minimal)
    assert (result.exit_code, "warning[list-share]" in result.stdout) == (0, True)
    minimal.write(PLAYBOOK, f"{text}waive: [{{rule: list-share, because: Until the next review.}}]\n")
    assert check(minimal).stdout == ""


def test_without_the_folder_lists_say_nothing(minimal: PlaybookCopy) -> None:
    """As of an old commit: its lists are not at hand."""
    loaded = load(with_list(minimal, "tiers: [tier-1], at_least: 60").root)
    assert loaded.playbook is not None
    assert lint(loaded.playbook, loaded.documents) == ()


OPEN = ("Kneads,,2M,,yes", "Loaf,,2M,,yes", "Rye,6,9M,till,yes")
"""Of the first two neither the people nor the tools are known: 10 to 50 of 50 points, tier 1 or 2."""


def test_a_ceiling_that_open_accounts_could_break_is_named(minimal: PlaybookCopy) -> None:
    assert findings(with_list(minimal, "tiers: [tier-1], at_most: 30", rows=OPEN)) == [
        f"{PLAYBOOK}:54:9: warning[open-ceiling] at most 30% of Best bakeries may be in Tier 1, and 0% (0 "
        "of 3) are; 2 more accounts may turn out so, of which too little is known",
        "  help: fill Employees first in the list; until then the ceiling says nothing of them",
    ]


@pytest.mark.parametrize(
    "share",
    [
        "tiers: [tier-1], at_most: 67",  # whatever the two turn out to be
        "tiers: [tier-2], at_least: 30",  # a floor counts what is sure
        "statuses: [outside], at_most: 0",  # they have an oven
        "statuses: [disqualified], at_most: 67",
    ],
)
def test_a_ceiling_that_they_cannot_break_is_no_finding(share: str, minimal: PlaybookCopy) -> None:
    assert findings(with_list(minimal, share, rows=OPEN)) == []


def test_a_list_without_the_columns_that_decide_keeps_no_ceiling_in_silence(minimal: PlaybookCopy) -> None:
    rows = ["Kneads,20,yes", "Loaf,30,yes"]
    with_list(minimal, "tiers: [tier-1], at_most: 10", rows=rows, header="Company,Staff,Oven")
    [first, _] = findings(minimal)
    assert "2 more accounts may turn out so" in first
