"""The market's accounts are compared with what the team can work, by tier and by play."""

import pytest

from icp_playbook.accounts import read_lists
from icp_playbook.lint import CheckedPlaybook, Workload, workloads
from icp_playbook.playbook import load
from icp_playbook.views.health import health_view
from tests.cli.bad_input import PLAYBOOK
from tests.cli.running import check, run
from tests.lint.bound_lists import FILE, with_list
from tests.playbooks.copies import PlaybookCopy


def with_capacity(playbook: PlaybookCopy, says: str) -> PlaybookCopy:
    """The list of five bakeries, two of them in tier 1, as the market."""
    with_list(playbook)
    return playbook.write(PLAYBOOK, f"{playbook.text(PLAYBOOK)}capacity: {{market: best, {says}}}\n")


@pytest.mark.parametrize(
    "says",
    [
        "reps: 2, accounts_per_rep: {tier-1: 1, tier-2: 1}",
        "reps: 1, accounts_per_rep: {tier-1: 2}",
        "reps: 3, accounts_per_rep: {tier-1: 14}, accounts: 105",  # 42 accounts, 14 each
        "reps: 1, plays: {pursue: 1, leave: 4}",  # nobody has a signal
    ],
)
def test_what_the_team_can_work_is_no_finding(says: str, minimal: PlaybookCopy) -> None:
    assert check(with_capacity(minimal, says)).stdout == ""


def test_a_tier_with_more_accounts_than_the_team_can_work_is_named(minimal: PlaybookCopy) -> None:
    with_capacity(minimal, "reps: 3, accounts_per_rep: {tier-1: 13}, accounts: 105")
    result = check(minimal)
    assert result.stdout.splitlines() == [
        f"{PLAYBOOK}:53:62: warning[over-capacity] 42 accounts are Tier 1 (2 of 5 of Best bakeries), "
        "14 for each of 3 reps, who can work 13",
        "  help: narrow what leads to it, or plan for 4 reps",
    ]
    assert result.exit_code == 0


def test_a_play_that_too_many_accounts_call_for_is_named(minimal: PlaybookCopy) -> None:
    found = check(with_capacity(minimal, "reps: 1, plays: {leave: 3}")).stdout
    assert "4 accounts are Leave (4 of 5 of Best bakeries), 4 for each of 1 rep, who can work 3" in found


def test_accounts_that_may_turn_out_to_be_in_a_tier_are_named(minimal: PlaybookCopy) -> None:
    with_capacity(minimal, "reps: 3, accounts_per_rep: {tier-1: 14}, accounts: 105")
    minimal.write(FILE, minimal.text(FILE).replace("Rye,6,2M,till,yes", "Rye,,2M,,yes"))
    assert check(minimal).stdout.splitlines() == [
        f"{PLAYBOOK}:53:62: warning[over-capacity] 42 accounts are Tier 1 (2 of 5 of Best bakeries), and 1 "
        "more may turn out so, of which too little is known: they would take 5 reps, and there are 3",
        "  help: fill what is not known of the list before you trust its share",
    ]


def test_without_a_list_of_the_market_nothing_is_compared(minimal: PlaybookCopy) -> None:
    with_list(minimal)
    minimal.write(
        PLAYBOOK, f"{minimal.text(PLAYBOOK)}capacity: {{reps: 1, accounts_per_rep: {{tier-1: 1}}}}\n"
    )
    assert check(minimal).stdout == ""


@pytest.mark.parametrize(
    ("found", "market", "reps", "workable", "expected"),
    [
        (0, 1000, 3, 10, (0, 0, 0, True)),
        (1, 10, 3, 1, (1, 1, 1, True)),  # a tenth of 10
        (3, 4, 1, 1, (1, 2, 2, False)),  # 1.2 accounts: one rep cannot work both
        (5, 1000, 5, 100, (500, 100, 5, True)),
        (5, 1001, 5, 100, (501, 101, 6, False)),  # 500.5
    ],
)
def test_reps_and_accounts_are_rounded_so_that_they_agree(
    found: int, market: int, reps: int, workable: int, expected: tuple[int, int, int, bool]
) -> None:
    load = Workload(("plays", "x"), "X", found, 10, market, reps, workable)
    assert (load.accounts, load.per_rep, load.needed, load.is_workable) == expected


def test_the_state_page_shows_what_each_rep_is_asked(minimal: PlaybookCopy) -> None:
    with_capacity(minimal, "reps: 3, accounts_per_rep: {tier-1: 13, tier-2: 30}, accounts: 105")
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    lists = read_lists(loaded.playbook, loaded.documents, minimal.root)
    assert len(list(workloads(loaded.playbook, lists))) == 2
    view = health_view(loaded.playbook, CheckedPlaybook((), loaded.documents, (), lists), "")
    assert view.capacity is not None
    assert (view.capacity.market, view.capacity.reps) == ("Best bakeries, which stands for 105 accounts", 3)
    assert [(row.label, row.accounts, row.per_rep, row.needed, row.fits) for row in view.capacity.rows] == [
        ("Tier 1", "42 (2 of 5)", 14, 4, False),
        ("Tier 2", "42 (2 of 5)", 14, 2, True),
    ]
    assert health_view(loaded.playbook, CheckedPlaybook(), "").capacity is None


def test_the_state_page_marks_what_open_accounts_could_change(minimal: PlaybookCopy) -> None:
    with_capacity(minimal, "reps: 3, accounts_per_rep: {tier-1: 14, tier-2: 30}, accounts: 105")
    minimal.write(FILE, minimal.text(FILE).replace("Rye,6,2M,till,yes", "Rye,,2M,,yes"))
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    lists = read_lists(loaded.playbook, loaded.documents, minimal.root)
    view = health_view(loaded.playbook, CheckedPlaybook((), loaded.documents, (), lists), "")
    assert view.capacity is not None
    assert [(row.label, row.accounts, row.fits, row.sure) for row in view.capacity.rows] == [
        ("Tier 1", "42 (2 of 5, 1 open)", True, False),
        ("Tier 2", "21 (1 of 5, 1 open)", True, True),
    ]


@pytest.mark.parametrize("engine", ["python", "duckdb"])
@pytest.mark.parametrize(
    ("says", "line"),
    [
        ("reps: 2, accounts_per_rep: {tier-1: 1, tier-2: 5}", "for each of 2 reps: 1 Tier 1 and 1 Tier 2"),
        ("reps: 1, accounts_per_rep: {tier-1: 1}", "for each of 1 rep: 2 Tier 1, of which one can work 1"),
    ],
)
def test_score_says_what_a_list_asks_of_each_rep(
    engine: str, says: str, line: str, minimal: PlaybookCopy
) -> None:
    with_capacity(minimal, says)
    scored = run("score", str(minimal.root / FILE), "--root", str(minimal.root), "--engine", engine)
    assert scored.stderr.splitlines()[-2] == line


def test_score_says_nothing_of_reps_where_the_playbook_does_not(minimal: PlaybookCopy) -> None:
    with_list(minimal)
    assert "for each" not in run("score", str(minimal.root / FILE), "--root", str(minimal.root)).stderr
