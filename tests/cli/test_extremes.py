"""The first and the last day of the calendar, and lists that nest without end."""

import pytest

from icp_playbook.campaign import TARGETS
from tests.cli.bad_input import PERSONA, PROFILE
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

NESTED = "[" * 1200 + "1" + "]" * 1200


@pytest.fixture
def recent(minimal: PlaybookCopy) -> PlaybookCopy:
    """The small playbook with a must that looks back from a day, in words that every tool knows."""
    return minimal.edit(
        PROFILE,
        "  must:\n",
        "  must:\n    - {id: new, when: {field: last_opening, within: 90}, why: It grows.}\n",
    )


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-31", "9999-12-31"])
def test_days_are_counted_to_the_ends_of_the_calendar(recent: PlaybookCopy, day: str) -> None:
    recent.write("list.csv", f"Name,Last opening\nOne,{day}\nTwo,2020-01-01\n")
    root = ["--root", str(recent.root), "--as-of", day]
    assert run("check", *root).exit_code == 0
    for target in TARGETS:
        assert "Traceback" not in run("filter", "bakeries", "--format", target, *root).output
    first = "0001-01-01" if day.startswith("0001") else "9999-10-02"
    assert f"BETWEEN '{first}' AND '{day}'" in run("filter", "bakeries", "--format", "sql", *root).stdout
    scored = run("score", str(recent.root / "list.csv"), *root)
    assert scored.exit_code == 0
    one, two = scored.stdout.splitlines()[1:]
    assert ("Last opening" in one.partition("missed")[2], "Last opening" in two.partition("missed")[2]) == (
        False,
        True,
    )


def test_a_review_on_the_last_day_is_never_overdue(minimal: PlaybookCopy) -> None:
    minimal.edit(PERSONA, "last: 2026-03-01", "last: 9999-12-31")
    result = run("check", "--root", str(minimal.root), "--as-of", "9999-12-31")
    assert result.exit_code == 0
    assert f"{PERSONA}:4:16: warning[overdue-review]" not in result.stdout


def test_nested_lists_are_read_as_far_as_they_say_something(minimal: PlaybookCopy) -> None:
    root = ["--root", str(minimal.root)]
    refused = run("score", "-", *root, "--assume", f"tools={NESTED}")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith('error: `tools` cannot be assumed: nothing in "[[[[')
    assert len(refused.stderr) < 300
    minimal.write("list.csv", f'Name,Tools\nOne,"{NESTED}"\nTwo,"[""paper"",{NESTED}]"\n')
    scored = run("score", str(minimal.root / "list.csv"), *root)
    assert scored.exit_code == 0
    one, two = scored.stdout.splitlines()[1:]
    assert one.endswith('is in the list"') or 'Tools: nothing in "' in one.replace('""', '"')
    assert "met: Plans on paper" in two
