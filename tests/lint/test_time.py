"""Findings that come with time: reviews fall due, evidence gets old."""

import pytest

from tests.cli.running import run
from tests.lint.weak_playbooks import PROFILE
from tests.playbooks.copies import PlaybookCopy


def findings_on(playbook: PlaybookCopy, day: str) -> list[str]:
    """Findings of `check` as of a day, without their help."""
    lines = run("check", "--root", str(playbook.root), "--as-of", day).stdout.splitlines()
    return [line for line in lines if not line.startswith(" ")]


def test_a_review_is_in_time_on_the_last_day_and_overdue_on_the_next(minimal: PlaybookCopy) -> None:
    assert findings_on(minimal, "2026-05-30") == []
    late = findings_on(minimal, "2026-05-31")
    assert f"{PROFILE}:5:9: warning[overdue-review] the review is overdue by 1 day" in late
    assert {line.partition("[")[2].partition("]")[0] for line in late} == {"overdue-review"}


def test_an_entry_can_have_its_own_cadence(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "  last: 2026-03-01\n", "  last: 2026-03-01\n  every: 91d\n")
    assert not any(line.startswith(PROFILE) for line in findings_on(minimal, "2026-05-31"))


def test_a_retired_profile_is_not_due(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "status: operational", "status: retired")
    assert not any(line.startswith(PROFILE) for line in findings_on(minimal, "2027-05-31"))


@pytest.mark.parametrize(("day", "found"), [("2027-02-01", 2), ("2027-02-02", 3)])
def test_evidence_is_old_after_a_year(minimal: PlaybookCopy, day: str, found: int) -> None:
    old = [line for line in findings_on(minimal, day) if "[old-evidence]" in line]
    assert len(old) == found


@pytest.mark.parametrize(("day", "found"), [("2026-03-01", 0), ("2026-03-02", 0), ("2026-03-03", 1)])
def test_a_review_is_not_held_on_a_day_to_come(minimal: PlaybookCopy, day: str, found: int) -> None:
    minimal.edit(PROFILE, "  last: 2026-03-01\n", f"  last: {day}\n")
    lines = findings_on(minimal, "2026-03-01")
    words = f"[overdue-review] the last review is dated {day}, a day that is still to come"
    assert len(lines) == sum(words in line for line in lines) == found


def test_evidence_is_not_of_a_day_to_come(minimal: PlaybookCopy) -> None:
    assert not any("to come" in line for line in findings_on(minimal, "2026-02-28"))
    assert any(
        "[old-evidence]" in line and "still to come" in line for line in findings_on(minimal, "2025-06-01")
    )


def test_a_day_that_does_not_exist_is_refused(minimal: PlaybookCopy) -> None:
    result = run("check", "--root", str(minimal.root), "--as-of", "2026-02-30")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith('error: "2026-02-30" is not a date')
