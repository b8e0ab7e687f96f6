"""Advice to delete a criterion says what that does to scores: they are shares of the points possible."""

import re

import pytest

from icp_playbook.fit import compile_playbook, possible_points
from icp_playbook.playbook import load
from tests.cli.running import check
from tests.lint.weak_playbooks import PLAYBOOK, PROFILE
from tests.playbooks.copies import PlaybookCopy

NOBODY = "{all: [{field: employees, at_most: 4}, {field: employees, at_least: 9}]}"
TURNOVER = """    - id: turnover
      label: $1M–$5M revenue
      dimension: firmographic
      why: Waste starts to cost a salary.
      when: {field: revenue, between: [1M, 5M]}
      points: 10
"""
BAND = "        - {when: {field: employees, at_least: 5}, points: 5}\n"


def possible(playbook: PlaybookCopy) -> int:
    """How many points the ICP has."""
    loaded = load(playbook.root).playbook
    assert loaded is not None
    return possible_points(compile_playbook(loaded).icps["bakeries"])


@pytest.mark.parametrize(
    ("rule", "edit", "deleted"),
    [
        (
            "never-matters",
            (TURNOVER, TURNOVER.replace("{field: revenue, between: [1M, 5M]}", NOBODY)),
            TURNOVER.replace("{field: revenue, between: [1M, 5M]}", NOBODY),
        ),
        (
            "never-matters",
            (BAND, f"        - {{when: {NOBODY}, points: 35}}\n"),
            f"        - {{when: {NOBODY}, points: 35}}\n",
        ),
        ("idle-points", (TURNOVER, TURNOVER.replace("points: 10", "points: 1")), TURNOVER.replace("10", "1")),
    ],
)
def test_points_that_go_with_a_deletion_are_told(
    rule: str, edit: tuple[str, str], deleted: str, minimal: PlaybookCopy
) -> None:
    minimal.edit(PLAYBOOK, "at_least: 50, means", "at_least: 60, means")
    minimal.edit(PROFILE, *edit)
    lines = check(minimal).stdout.splitlines()
    [at] = [place for place, line in enumerate(lines) if f"[{rule}]" in line]
    found = re.search(
        r"delete it: then (\d+) points are possible instead of (\d+), and scores move$", lines[at + 1]
    )
    assert found, lines[at + 1]
    before = possible(minimal)
    minimal.edit(PROFILE, deleted, "")
    assert (int(found[1]), int(found[2])) == (possible(minimal), before)


def test_of_a_band_that_earns_no_more_than_another_nothing_is_told(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, BAND, BAND.replace("{field: employees, at_least: 5}", NOBODY))
    lines = check(minimal).stdout.splitlines()
    [at] = [place for place, line in enumerate(lines) if "[never-matters]" in line]
    assert lines[at + 1] == "  help: fix the condition, or delete it"
