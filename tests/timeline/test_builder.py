"""The timeline of a playbook from its repository: what changed, who, why, and which accounts moved."""

import json
import os
from pathlib import Path

import pytest

from icp_playbook.history import read_history
from icp_playbook.model import HistoryPolicy
from icp_playbook.playbook import Key
from icp_playbook.report.timeline import timeline_json, timeline_text
from icp_playbook.timeline import Timeline, read_timeline
from icp_playbook.timeline.builder import timeline_of
from tests.history.repositories import Step, git, repository
from tests.timeline.sample_repository import ICP, OUT, STEPS, sample_repository

EXPECTED = Path(__file__).with_name("expected.txt")
NORTH = "{field: country, in: [nordics]}"
NORTH = "{field: country, in: [nordics]}"
BAKERIES, OUTS, DOUGHS = Key("profile", "bakeries"), Key("disqualifier", "day-only"), Key("example", "doughs")


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    return read_timeline(sample_repository(tmp_path_factory.mktemp("history")))


def test_the_timeline_on_a_terminal(timeline: Timeline) -> None:
    parts = [timeline_text(timeline, None, timeline.events)]
    parts += [
        f"== {key}\n{timeline_text(timeline, key, timeline.by_entry[key])}"
        for key in (BAKERIES, OUTS, DOUGHS)
    ]
    text = "\n\n".join(parts) + "\n"
    if os.environ.get("REWRITE_GOLDENS"):
        EXPECTED.write_text(text, "utf-8")
    assert text == EXPECTED.read_text("utf-8")


def test_an_edit_that_turns_an_account_away_and_its_revert(timeline: Timeline) -> None:
    moves = {
        event.commit.subject: [
            (one.name, one.old.words, one.new.words, one.kind) for one in event.moves or ()
        ]
        for event in timeline.events
        if event.moves
    }
    assert moves == {
        "Turn away small night shifts (#7)": [
            ("Crumb", "Tier 1", "Disqualified (No night shift)", "disqualified"),
        ],
        "Mend, and relax again": [
            ("Crumb", "Disqualified (No night shift)", "Tier 1", "entered"),
        ],
    }


def test_old_ids_lead_to_the_history_of_the_entry(timeline: Timeline) -> None:
    old = Key("disqualifier", "no-night-shift")
    assert timeline.today(old) == OUTS
    assert [event.commit.subject for event in timeline.by_entry[OUTS]] == [
        "Call the disqualifier what it is",
        "Mend, and relax again",
        "Turn away small night shifts (#7)",
        "Begin",
    ]


def test_who_was_in_and_who_was_out_at_every_revision(timeline: Timeline) -> None:
    texts = [event.boundary[BAKERIES] for event in timeline.by_entry[BAKERIES] if BAKERIES in event.boundary]
    assert {one.musts for one in texts} == {("Bakes itself: Own oven: yes",)}
    assert {one.disqualifiers for one in texts} == {("No night shift",)}


def test_commits_of_bots_are_left_out_and_still_count_for_what_stands(tmp_path: Path) -> None:
    steps = [
        *STEPS[:2],
        Step(
            "03-bot",
            {"author": "tidy[bot] <bot@oven.example>", "edit": {OUT: ["at_least: 30}", "at_least: 40}"]}},
        ),
        Step("04-after", {"edit": {OUT: ["at_least: 40}", "at_least: 50}"]}}),
    ]
    project = repository(steps, tmp_path / "oven")
    events = timeline_of(read_history(project, policy=HistoryPolicy(bots=("*[bot]",)))).events
    assert [event.commit.subject for event in events] == [
        "After",
        "Turn away small night shifts (#7)",
        "Begin",
    ]
    assert [change.sentence for change in events[0].changes] == [
        "No night shift: Employees below 40 people → Employees below 50 people"
    ]


def test_a_changed_group_shows_where_it_is_used(tmp_path: Path) -> None:
    must = "- id: own-oven"
    steps = [
        STEPS[0],
        Step(
            "02-north",
            {
                "edit": {
                    ICP: [
                        must,
                        f"- {{id: north, label: North, when: {NORTH}, why: We drive.}}\n    {must}",
                    ]
                }
            },
        ),
        Step("03-finland", {"edit": {"icp/fields.yaml": ["[DK, 'NO', SE]", "[DK, 'NO', SE, FI]"]}}),
    ]
    newest = read_timeline(repository(steps, tmp_path / "oven")).events[0]
    assert ("profile/bakeries", "must-widened", "boundary", "widens") in [
        (str(one.entry), one.id, one.effect, one.direction) for one in newest.changes
    ]


def test_old_verdicts_that_cannot_be_computed_today_are_not_invented(tmp_path: Path) -> None:
    steps = [
        STEPS[0],
        Step("02-unlinked", {"edit": {ICP: ["{field: has_oven, is: true}", "{field: owns_oven, is: true}"]}}),
    ]
    steps += [
        Step("03-still-wrong", {"edit": {ICP: ["field: owns_oven", "field: runs_oven"]}}),
        Step("04-mended", {"edit": {ICP: ["field: runs_oven", "field: has_oven"]}}),
    ]
    mended, wrong, broken, _ = read_timeline(repository(steps, tmp_path / "oven")).events
    for one, words in (
        (broken, "only the state before this commit can be scored: what it left has errors"),
        (wrong, "the states before and after this commit both have errors"),
        (mended, "only the state after this commit can be scored: what was there before has errors"),
    ):
        assert one.moves is None
        (line,) = [
            line
            for line in timeline_text(Timeline((one,)), None, (one,)).split("\n")
            if "scored" in line or "both have" in line
        ]
        assert line.startswith(f"  examples: {words} under today's rules, so it is not known which")


def test_hostile_text_stays_on_its_line(tmp_path: Path) -> None:
    steps = [
        STEPS[0],
        Step(
            "02-bad",
            {"message": "\x1b[31mRed\u202e\n\nWhy: a\rb", "edit": {OUT: ["at_least: 3}", "at_least: 4}"]}},
        ),
    ]
    timeline = read_timeline(repository(steps, tmp_path / "oven"))
    text = timeline_text(timeline, None, timeline.events[:1])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\r" not in text


def test_json_has_what_the_text_has(timeline: Timeline) -> None:
    whole = json.loads(timeline_json(timeline, DOUGHS, timeline.by_entry[DOUGHS]))
    assert (whole["tombstone"]["why"], whole["tombstone"]["replaced_by"]) == ("It taught nothing.", [])
    assert [event["changes"][0]["id"] for event in whole["events"]] == ["example-removed", "example-added"]


def test_without_a_repository_the_timeline_says_so_and_caches_nothing(tmp_path: Path) -> None:
    timeline = read_timeline(tmp_path, tmp_path / "cache")
    assert list(tmp_path.iterdir()) == []
    assert timeline.events == ()
    assert [note.gap for note in timeline.notes] == ["no-repository"]


def test_the_cache_gives_the_same_until_something_changes(tmp_path: Path) -> None:
    project, cache = sample_repository(tmp_path), tmp_path / "cache"
    fresh = read_timeline(project)
    assert read_timeline(project, cache) == fresh
    assert read_timeline(project, cache) == fresh
    database = cache / "timeline.sqlite3"
    database.write_bytes(b"junk" * 1000)
    assert read_timeline(project, cache) == fresh
    git(project, "rm", "-q", "personas/owner.yaml")
    git(project, "commit", "-q", "-m", "Nobody owns anything")
    assert read_timeline(project, cache) == read_timeline(project) != fresh


def test_edits_that_no_commit_holds_are_named(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    file = project / ICP
    file.write_text(file.read_text("utf-8").replace("status: operational", "status: retired"), "utf-8")
    timeline = read_timeline(project)
    assert timeline.uncommitted == (BAKERIES,)
    assert [note.gap for note in timeline.notes] == ["uncommitted"]


def test_an_icp_that_only_git_knows_as_renamed_keeps_its_accounts(tmp_path: Path) -> None:
    others = ("icp/playbook.yaml", "segments/grown-bakeries.yaml", "icp/examples/crumb.yaml")
    names = {path: ["bakeries]" if "playbook" in path else "icp: bakeries"] for path in others}
    edits = {path: [old, old.replace("bakeries", "bakers-of-bread")] for path, (old,) in names.items()}
    edits["icp/examples/doughs.yaml"] = ["icp: bakeries", "icp: bakers-of-bread"]
    narrower = ["{field: has_oven, is: true}", "{field: employees, at_least: 30}"]
    step = Step(
        "02-rename",
        {
            "message": "Ask for 30 people under another name",
            "rename": {ICP: "icp/profiles/bakers-of-bread.yaml"},
            "edit": {**edits, "icp/profiles/bakers-of-bread.yaml": narrower},
        },
    )
    event = read_timeline(repository([STEPS[0], step], tmp_path / "oven")).events[0]
    assert event.commit.subject == "Ask for 30 people under another name"
    assert [(move.name, move.kind) for move in event.moves or ()] == [("Crumb", "left")]
