"""A revert and what it undoes, each leading to the other: by message, and by content alone."""

import html
import json
import re
from pathlib import Path

from icp_playbook.report.timeline import timeline_json, timeline_text
from icp_playbook.timeline import Timeline, read_timeline
from tests.history.repositories import Step, git, repository
from tests.timeline.sample_repository import FILES, OUT
from tests.timeline.test_beginning import exported

NARROW = {"edit": {OUT: ["at_least: 3}", "at_least: 30}"]}}
WIDEN = {"edit": {OUT: ["at_least: 30}", "at_least: 3}"]}}
BEGIN = Step("01", {"message": "Begin", "copy": {path: path for path in FILES}})


def project(folder: Path, *specs: dict[str, object]) -> Path:
    """A repository of these commits."""
    steps = [BEGIN, *(Step(f"{place:02}", dict(spec)) for place, spec in enumerate(specs, 2))]
    return repository(steps, folder / "oven")


def reverted(folder: Path) -> Path:
    """A commit that narrows, one about something else, and what `git revert` made of the first."""
    root = project(folder, {"message": "Narrow", **NARROW}, {"message": "Rename", "edit": _RENAME})
    git(root, "revert", "--no-edit", "HEAD~1")
    return root


_RENAME = {"personas/owner.yaml": ["name: Owner", "name: The owner"]}


def pairs(timeline: Timeline) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Subjects of what undoes, and of what was undone, from both ends."""
    undoes = [(one.commit.subject, other.subject) for one in timeline.events for other in one.undoes]
    undone = [(other.subject, one.commit.subject) for one in timeline.events for other in one.undone_by]
    return undoes, undone


def test_git_revert_from_both_ends(tmp_path: Path) -> None:
    undoes, undone = pairs(read_timeline(reverted(tmp_path)))
    assert undoes == undone == [('Revert "Narrow"', "Narrow")]


def test_what_goes_back_by_its_values_alone(tmp_path: Path) -> None:
    root = project(tmp_path, {"message": "Narrow", **NARROW}, {"message": "As it was", **WIDEN})
    undoes, undone = pairs(read_timeline(root))
    assert undoes == undone == [("As it was", "Narrow")]


def test_other_values_undo_nothing(tmp_path: Path) -> None:
    other = {"edit": {OUT: ["at_least: 30}", "at_least: 4}"]}}
    root = project(tmp_path, {"message": "Narrow", **NARROW}, {"message": "Revert, nearly", **other})
    assert pairs(read_timeline(root)) == ([], [])


def test_the_command_says_it_at_both(tmp_path: Path) -> None:
    timeline = read_timeline(reverted(tmp_path))
    narrow = next(event for event in timeline.events if event.commit.subject == "Narrow")
    revert = next(event for event in timeline.events if event.undoes)
    day = revert.day.isoformat()
    assert f'  undone by: Revert "Narrow", {day} ({revert.commit.short})' in timeline_text(
        timeline, None, [narrow]
    )
    (record,) = json.loads(timeline_json(timeline, None, [narrow]))["events"]
    assert [one["commit"] for one in record["undone_by"]] == [revert.commit.hash]


def test_pages_lead_from_each_to_the_other(tmp_path: Path) -> None:
    root = reverted(tmp_path)
    docs = exported(root, tmp_path / "out")
    revert, _, narrow = (one.commit for one in read_timeline(root).events[:3])
    page = html.unescape((docs / "changes/README.md").read_text("utf-8"))
    for commit in (revert, narrow):
        assert re.search(rf'<a href="[^"]*{commit.date.year}/[^"]*#c-{commit.short}"><bdi>“', page)
    records = json.loads((docs / "api/changes.json").read_text("utf-8"))["events"]
    by_hash = {record["hash"]: record for record in records}
    assert by_hash[revert.hash]["undoes"][0]["commit"] == narrow.hash
    assert by_hash[narrow.hash]["undone_by"][0]["commit"] == revert.hash
    feed = (docs / "changes/feed.xml").read_text("utf-8")
    assert f'#c-{narrow.short}"&gt;' in feed
    assert f'#c-{revert.short}"&gt;' in feed
