"""Reasons from decisions: those made with a commit, or in its pull request, that name what it changed."""

from pathlib import Path
from typing import Any

import pytest

from icp_playbook.timeline import Event, read_timeline
from tests.history.repositories import Step, repository
from tests.timeline.sample_repository import FILES, OUT

BEFORE, AFTER = "at_least: 3}", "at_least: 30}"
NARROW = {"edit": {OUT: [BEFORE, AFTER]}}
PERSONA = {"edit": {"personas/owner.yaml": ["name: Owner", "name: The owner"]}}
BEGIN = Step("01", {"message": "Begin", "copy": {path: path for path in FILES}})
CREWS = "icp/decisions/2026-01-02-larger-crews.yaml"


def decision(about: str = "disqualifier/no-night-shift", status: str = "accepted", more: str = "") -> str:
    """A decision as a file."""
    return (
        f"name: Larger crews\nstatus: {status}\ndecision: Crews of thirty and more.\nabout: [{about}]\n"
        f"why: Small crews leave within a year.\ndecided: {{on: 2026-01-02, by: [sales]}}\n{more}"
    )


def events(folder: Path, *specs: dict[str, Any]) -> list[Event]:
    """The events of these commits, the oldest first, without the beginning."""
    steps = [BEGIN, *(Step(f"{place:02}", spec) for place, spec in enumerate(specs, 2))]
    return [*read_timeline(repository(steps, folder / "oven")).events[::-1]][1:]


def reason(event: Event) -> tuple[str | None, bool, list[str]]:
    return event.why, event.stated, [one.id for one in event.decisions]


OWN: tuple[str, bool, list[str]] = ("Because I say so.", True, [])
NAMED = ("Small crews leave within a year.", True, ["2026-01-02-larger-crews"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (decision(), NAMED),
        (decision("profile/bakeries, disqualifier/no-night-shift"), NAMED),
        (decision("profile/bakeries", more="gone: [disqualifier/no-night-shift]\n"), NAMED),
        (decision(status="trial"), NAMED),
        (decision("profile/bakeries"), OWN),
        (decision(status="superseded"), OWN),
        (decision(status="reverted"), OWN),
        ("name: [", OWN),
    ],
)
def test_a_decision_made_with_a_commit_is_its_reason_if_it_names_what_changes(
    tmp_path: Path, text: str, expected: tuple[str, bool, list[str]]
) -> None:
    (made,) = events(
        tmp_path, {"message": "Narrow\n\nWhy: Because I say so.", **NARROW, "write": {CREWS: text}}
    )
    assert reason(made) == expected


def test_one_that_was_there_before_is_none(tmp_path: Path) -> None:
    write, narrow = {"message": "Decide", "write": {CREWS: decision()}}, {"message": "Narrow", **NARROW}
    *_, made = events(tmp_path, write, narrow)
    assert reason(made) == (None, False, [])


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("status: accepted", "status: trial", True),
        ("decided:", "effective: 2026-02-01\ndecided:", True),
        ("Crews of thirty and more.", "Thirty and more.", False),
    ],
)
def test_one_names_a_change_again_where_its_status_or_first_day_is_edited(
    tmp_path: Path, old: str, new: str, *, names: bool
) -> None:
    write = {"message": "Decide", "write": {CREWS: decision()}}
    narrow = {"message": "Narrow", "edit": {OUT: [BEFORE, AFTER], CREWS: [old, new]}}
    *_, made = events(tmp_path, write, narrow)
    assert reason(made) == (NAMED if names else (None, False, []))


def test_a_renamed_decision_is_not_made_again(tmp_path: Path) -> None:
    write = {"message": "Decide", "write": {CREWS: decision()}}
    moved = {CREWS: "icp/decisions/2026-01-02-crews.yaml"}
    *_, made = events(tmp_path, write, {"message": "Narrow", "rename": moved, **NARROW})
    assert reason(made) == (None, False, [])


def test_a_pull_request_is_one_range(tmp_path: Path) -> None:
    narrow = {"message": "Narrow", **NARROW}
    decide = {"message": "Decide", "write": {CREWS: decision()}}
    merge = {
        "message": "Merge pull request #9 from x/y\n\nLarger crews",
        "parents": ["01", "03"],
        "take": {"03": [OUT, CREWS]},
    }
    found = {event.commit.subject: event for event in events(tmp_path, narrow, decide, merge)}
    assert reason(found["Narrow"]) == NAMED


def test_another_entry_of_the_commit_keeps_its_own_reason(tmp_path: Path) -> None:
    decide = {"message": "Decide", "write": {CREWS: decision()}}
    made, other = events(
        tmp_path, {**decide, **NARROW}, {"message": "Name\n\nWhy: Because I say so.", **PERSONA}
    )
    assert (reason(made), reason(other)) == (NAMED, OWN)


def test_a_commit_with_other_work_is_called_by_its_decision(tmp_path: Path) -> None:
    other = {"message": "Move the parser", **NARROW, "write": {CREWS: decision(), "/x.py": "1"}}
    (made,) = events(tmp_path / "a", other)
    assert (made.title(["No night shift"]), reason(made)) == ("Larger crews", NAMED)
    (alone,) = events(tmp_path / "b", {"message": "Move", **NARROW, "write": {"/x.py": "1"}})
    assert alone.title(["No night shift"]) == "1 change in No night shift"


def test_a_cached_history_gives_the_same(tmp_path: Path) -> None:
    steps = [BEGIN, Step("02", {"message": "Narrow", **NARROW, "write": {CREWS: decision()}})]
    project = repository(steps, tmp_path / "oven")
    assert read_timeline(project, tmp_path / "cache") == read_timeline(project, tmp_path / "cache")
    assert reason(read_timeline(project, tmp_path / "cache").events[0]) == NAMED
