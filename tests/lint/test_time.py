"""Findings that come with time: reviews fall due, evidence gets old."""

import datetime

import pytest

from tests.cli.running import run
from tests.lint.weak_playbooks import DECISION, PROFILE
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


@pytest.mark.parametrize(("day", "late"), [("2026-10-15", 0), ("2026-10-16", 1), ("2026-11-04", 20)])
def test_an_outcome_is_owed_from_the_day_after_the_review(minimal: PlaybookCopy, day: str, late: int) -> None:
    text = minimal.decided().text(DECISION).partition("outcome:")[0]
    minimal.write(DECISION, text.replace("by: 2026-09-30", "by: 2026-12-01"))
    owed = [line for line in findings_on(minimal, day) if "[outcome-owed]" in line]
    days = "1 day" if late == 1 else f"{late} days"
    place = f"{DECISION}:41:12: warning[outcome-owed]"
    assert owed == ([f"{place} what came of it has been due for {days}"] if late else [])


def test_an_expectation_is_due_by_its_own_day(minimal: PlaybookCopy) -> None:
    """The cycle was measured when the decision was looked at; the win rate has until the end of the year."""
    minimal.decided()
    assert not any("[outcome-owed]" in line for line in findings_on(minimal, "2026-12-31"))
    assert f"{DECISION}:36:9: warning[outcome-owed] what came of it has been due for 1 day" in findings_on(
        minimal, "2027-01-01"
    )
    minimal.edit(DECISION, "status: accepted", "status: reverted")
    assert not any("[outcome-owed]" in line for line in findings_on(minimal, "2027-01-01"))


@pytest.mark.parametrize(
    ("place", "words", "last"),
    [
        (f"{DECISION}:27:7", "it was decided on 2026-02-10", "2026-02-08"),
        (f"{DECISION}:20:11", '"cafe-deals" was seen on 2026-01-30', "2026-01-28"),
        (f"{DECISION}:43:7", "the outcome is dated 2026-10-15", "2026-10-13"),
        (f"{PROFILE}:6:15", "sales reviewed it on 2026-03-01", "2026-02-27"),
        (f"{PROFILE}:114:29", "Kneads is a customer since 2024-05-01", "2024-04-29"),
    ],
)
def test_what_has_happened_did_not_on_a_day_to_come(
    minimal: PlaybookCopy, place: str, words: str, last: str
) -> None:
    """Two days after the last one it may have begun elsewhere already."""
    minimal.decided()
    found = [f"warning[future-day] {words}, a day that is still to come"]
    on, after = (
        [line for line in findings_on(minimal, day) if words in line]
        for day in (last, (datetime.date.fromisoformat(last) + datetime.timedelta(1)).isoformat())
    )
    assert ([line.partition(" ")[2] for line in on], after) == (found, [])
    assert on[0].partition(": ")[0] == place


def test_a_proposal_is_not_of_a_day_to_come(minimal: PlaybookCopy) -> None:
    minimal.write(
        DECISION,
        "name: Bake\nstatus: proposed\ndecision: We bake.\nwhy: It sells.\nabout: [profile/bakeries]\n",
    )
    words = f"{DECISION}:2:9: warning[future-day] its id begins with 2026-02-10, a day that is still to come"
    assert words in findings_on(minimal, "2026-02-08")
    assert words not in findings_on(minimal, "2026-02-09")


@pytest.mark.parametrize(("day", "found"), [("2026-05-11", 0), ("2026-05-12", 1)])
def test_a_proposal_is_decided_within_a_quarter(minimal: PlaybookCopy, day: str, found: int) -> None:
    minimal.write(
        DECISION,
        "name: Bake\nstatus: proposed\ndecision: We bake.\nwhy: It sells.\nabout: [profile/bakeries]\n",
    )
    words = f"{DECISION}:2:9: warning[stale-proposal] it has been proposed for 91 days, and nobody decided it"
    assert sum(line == words for line in findings_on(minimal, day)) == found


def test_a_day_that_does_not_exist_is_refused(minimal: PlaybookCopy) -> None:
    result = run("check", "--root", str(minimal.root), "--as-of", "2026-02-30")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith('error: "2026-02-30" is not a date')
