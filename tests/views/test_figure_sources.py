"""The page of an ICP says what a figure was measured from; where it was not, it says nothing of it."""

from pathlib import Path

from icp_playbook.playbook import load
from icp_playbook.views.entries.figure_sources import measured_words

ROOT = Path(__file__).parents[2]


def test_a_measured_figure_names_its_list_its_day_and_its_numbers() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    found = measured_words(playbook, playbook.profiles["saas"])
    assert found["win-rate"] == (
        "measured from Deals since 2024, 30 Sep 2026: 34% (n = 131) and "
        "11% (n = 56; Industry is B2B software)"
    )
    assert "net-expansion" not in found
