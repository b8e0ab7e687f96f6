"""Tiers that an ICP starts itself: on its scale, in its grid, and in a grid for all ICPs."""

import datetime
from pathlib import Path

from icp_playbook.fit import build_word_list, compile_playbook, evaluate
from icp_playbook.playbook import Playbook, load
from icp_playbook.views.pictures import account_scale, grid
from tests.playbooks.copies import MINIMAL, PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"


def playbook(folder: Path, tiers: str) -> Playbook:
    """The minimal playbook, whose bakeries start their tiers so."""
    copy = PlaybookCopy.of(MINIMAL, folder / tiers)
    copy.edit(PROFILE, "  score:\n", f"  tiers: {tiers}\n  score:\n")
    found = load(copy.root)
    assert found.playbook is not None, found.findings
    return found.playbook


def scores(made: Playbook, icp: str = "") -> list[str]:
    """The spans of scores that the grid shows."""
    found = grid(made, icp)
    assert found is not None
    return [span for _, span, _ in found.rows]


def test_pictures_and_words_have_the_thresholds_that_count(tmp_path: Path) -> None:
    made = playbook(tmp_path, "{tier-1: 60}")
    program = compile_playbook(made)
    verdict = evaluate(program, "bakeries", {}, datetime.date(2026, 3, 20))
    assert [zone.start for zone in account_scale(made, verdict, "Crumb").zones] == [0, 60]
    assert scores(made, "bakeries") == ["60–100", "0–59"]
    assert build_word_list(made, program).icps["bakeries"].tiers == {"tier-1": 60, "tier-2": 0}


def test_a_grid_for_all_icps_names_those_that_start_their_tiers_elsewhere(tmp_path: Path) -> None:
    made = playbook(tmp_path, "{tier-1: 60}")
    general = grid(made)
    assert general is not None
    assert (scores(made), general.elsewhere) == (["50–100", "0–49"], "Bakeries")
    same = grid(playbook(tmp_path, "{tier-1: 50}"))
    assert same is not None
    assert same.elsewhere == ""
