"""Shapes of history that a drawn one seldom has: the playbook moves, comes from elsewhere, is cut off."""

from pathlib import Path

import pytest

from icp_playbook.history import read_history
from icp_playbook.playbook import Key
from icp_playbook.timeline import read_timeline
from tests.drawing import times
from tests.history.drawn_histories import HistoryDraw
from tests.history.drawn_repositories import written
from tests.history.lines import history_text, revisions
from tests.history.repositories import Step, git, repository
from tests.history.test_drawn_histories import shown

SIGNAL, PERSONA = "icp/signals/second-shop.yaml", "personas/owner.yaml"
SETTINGS, FIELDS = "icp/playbook.yaml", "icp/fields.yaml"
ALL = (SETTINGS, FIELDS, SIGNAL, PERSONA)
SHOP = Key("signal", "second-shop")


def subjects(folder: Path, key: Key = SHOP) -> list[str]:
    return [revision.commit.subject for revision in read_history(folder).of(key)]


def moving(source: str, target: str) -> dict[str, str]:
    return {f"/{source}{path}": f"/{target}{path}" for path in ALL}


def test_a_playbook_that_moves_to_another_folder_has_one_history(tmp_path: Path) -> None:
    steps = [
        Step("1-begin", {"copy": {f"/{path}": path for path in ALL}}),
        Step("2-edit", {"edit": {f"/{SIGNAL}": ["Call within a week", "Call today"]}}),
        Step("3-move", {"rename": moving("", "gtm/")}),
        Step("4-branch", {"parents": ["2-edit"], "edit": {f"/{SIGNAL}": ["has opened", "is open"]}}),
        Step(
            "5-merge",
            {"parents": ["3-move", "4-branch"], "edit": {f"/gtm/{SIGNAL}": ["has opened", "is open"]}},
        ),
        Step("6-again", {"rename": moving("gtm/", "sales/gtm/")}),
        Step("7-after", {"edit": {f"/sales/gtm/{SIGNAL}": ["Call today", "Call now"]}}),
    ]
    repository(steps, tmp_path / "repository")
    assert subjects(tmp_path / "repository/sales/gtm") == ["After", "Branch", "Edit", "Begin"]


def test_a_playbook_left_behind_in_part_loses_what_stayed(tmp_path: Path) -> None:
    moved = {f"/{path}": f"/gtm/{path}" for path in ALL if path != PERSONA}
    steps = [
        Step("1-begin", {"copy": {f"/{path}": path for path in ALL}}),
        Step("2-move", {"rename": moved}),
    ]
    repository(steps, tmp_path / "repository")
    history = read_history(tmp_path / "repository/gtm")
    assert subjects(tmp_path / "repository/gtm") == ["Begin"]
    assert [stone.commit.subject for stone in history.tombstones.values()] == ["Move"]


def test_a_second_playbook_that_was_copied_begins_with_the_copy(tmp_path: Path) -> None:
    steps = [
        Step("1-begin", {"copy": {f"/{path}": path for path in ALL}}),
        Step("2-copy", {"copy": {f"/gtm/{path}": path for path in ALL}}),
        Step("3-edit", {"edit": {f"/{SIGNAL}": ["Call within a week", "Call today"]}}),
    ]
    repository(steps, tmp_path / "repository")
    assert subjects(tmp_path / "repository/gtm") == ["Copy"]


def test_a_subtree_brings_its_own_history(tmp_path: Path) -> None:
    steps = [
        Step("1-readme", {"write": {"/README.md": "Ours.\n"}}),
        Step("2-begin", {"parents": [], "copy": {f"/{path}": path for path in ALL}}),
        Step("3-edit", {"edit": {f"/{SIGNAL}": ["Call within a week", "Call today"]}}),
        Step(
            "4-subtree",
            {
                "parents": ["3-edit", "1-readme"],
                "rename": moving("", "gtm/"),
                "take": {"1-readme": ["/README.md"]},
            },
        ),
        Step("5-after", {"edit": {f"/gtm/{SIGNAL}": ["Call today", "Call now"]}}),
        Step("6-there", {"parents": ["3-edit"], "edit": {f"/{SIGNAL}": ["has opened", "is open"]}}),
        Step(
            "7-pull",
            {"parents": ["5-after", "6-there"], "edit": {f"/gtm/{SIGNAL}": ["has opened", "is open"]}},
        ),
    ]
    repository(steps, tmp_path / "repository")
    assert subjects(tmp_path / "repository/gtm") == ["There", "After", "Edit", "Begin"]


def test_an_entry_that_both_sides_began_is_one(tmp_path: Path) -> None:
    steps = [
        Step("1-begin", {"copy": {SIGNAL: SIGNAL}}),
        Step("2-branch", {"copy": {PERSONA: PERSONA}, "edit": {}}),
        Step("3-main", {"parents": ["1-begin"], "copy": {PERSONA: PERSONA}}),
        Step("4-merge", {"parents": ["3-main", "2-branch"]}),
        Step("5-drop", {"remove": [PERSONA]}),
    ]
    history = read_history(repository(steps, tmp_path / "repository"))
    found = sorted(revision.commit.subject for revision in history.of(Key("persona", "owner")))
    assert found == ["Branch", "Drop", "Main"]
    repeated = [one.subject for revision in history.every for one in revision.repeats]
    assert len(repeated) == 1


def test_two_branches_that_edit_one_profile_remove_nothing_of_each_other(tmp_path: Path) -> None:
    """Both came in by merge commits; the second author was shown to remove what the first had added."""
    profile = "icp/profiles/bakeries.yaml"
    must = "    - id: own-oven"
    first = "    - {id: first, label: First, when: {field: has_oven, is: true}, why: One.}\n"
    second = "    - {id: second, label: Second, when: {field: has_oven, is: true}, why: Two.}\n"
    third = "    - {id: third, label: Third, when: {field: has_oven, is: true}, why: Three.}\n"
    steps = [
        Step(
            "1-begin",
            {"copy": {path: path for path in (*ALL, profile, "icp/disqualifiers/no-night-shift.yaml")}},
        ),
        Step("2-one", {"author": "One <one@oven.example>", "edit": {profile: [must, first + must]}}),
        Step(
            "3-two",
            {
                "parents": ["1-begin"],
                "author": "Two <two@oven.example>",
                "edit": {profile: [must, second + must]},
            },
        ),
        Step("4-merge", {"parents": ["1-begin", "2-one"], "take": {"2-one": [profile]}}),
        Step(
            "5-merge",
            {
                "parents": ["4-merge", "3-two"],
                "take": {"2-one": [profile]},
                "edit": {profile: [must, second + must]},
            },
        ),
        Step("6-after", {"edit": {profile: [must, third + must]}}),
    ]
    timeline = read_timeline(repository(steps, tmp_path / "repository"))
    found = [
        (event.commit.people[0].name, [(change.id, change.path[-1]) for change in event.changes])
        for event in timeline.events
        if event.commit.subject != "Begin"
    ]
    assert sorted(found) == [
        ("Ada Baker", [("must-added", "third")]),
        ("One", [("must-added", "first")]),
        ("Two", [("must-added", "second")]),
    ]
    musts = {
        event.commit.subject: len(event.boundary[Key("profile", "bakeries")].musts)
        for event in timeline.events
        if event.commit.subject != "Begin"
    }
    assert musts == {"One": 2, "Two": 2, "After": 4}


def test_a_revert_says_what_it_undoes_though_other_changes_came_between(tmp_path: Path) -> None:
    begin = [Step("1-begin", {"copy": {path: path for path in ALL}})]
    change = Step("2-change", {"edit": {SIGNAL: ["Call within a week", "Call today"]}})
    made = repository([*begin, change], tmp_path / "short")
    named = git(made, "rev-parse", "HEAD")
    steps = [
        *begin,
        change,
        Step("3-between", {"edit": {SIGNAL: ["has opened", "is open"]}}),
        Step(
            "4-revert",
            {
                "message": f"Revert\n\nThis reverts commit {named}.",
                "edit": {SIGNAL: ["Call today", "Call within a week"]},
            },
        ),
        Step(
            "5-partly",
            {
                "message": f"Not really\n\nThis reverts commit {named}.",
                "edit": {SIGNAL: ["is open", "opens"]},
            },
        ),
        Step("6-back", {"message": "Without a word", "edit": {SIGNAL: ["opens", "is open"]}}),
    ]
    history = read_history(repository(steps, tmp_path / "repository"))
    assert [(one.commit.subject, [other.subject for other in one.undoes]) for one in history.every] == [
        ("Without a word", ["Not really"]),
        ("Not really", []),
        ("Revert", ["Change"]),
        ("Between", []),
        ("Change", []),
        ("Begin", []),
    ]
    assert [one.commit.why for one in history.every][2] is None


def test_a_reverted_merge_is_named(tmp_path: Path) -> None:
    begin = [
        Step("1-begin", {"copy": {path: path for path in ALL}}),
        Step("2-branch", {"edit": {SIGNAL: ["Call within a week", "Call today"]}}),
        Step("3-branch", {"edit": {SIGNAL: ["has opened", "is open"]}}),
        Step("4-merge", {"parents": ["1-begin", "3-branch"], "take": {"3-branch": [SIGNAL]}}),
    ]
    named = git(repository(begin, tmp_path / "short"), "rev-parse", "HEAD")
    message = f"Revert the merge\n\nThis reverts commit {named}, reversing\nchanges made to {named}."
    back = Step("5-revert", {"message": message, "take": {"1-begin": [SIGNAL]}})
    newest = read_history(repository([*begin, back], tmp_path / "repository")).every[0]
    assert [(one.subject, one.hash, one.whole) for one in newest.undoes] == [("Merge", named, True)]


def test_a_side_that_cannot_be_read_is_named_with_its_commit(tmp_path: Path) -> None:
    steps = [
        Step("1-begin", {"copy": {path: path for path in ALL}}),
        Step("2-broken", {"edit": {SIGNAL: ["name: Second shop", "name: [Second shop"]}}),
        Step("3-main", {"parents": ["1-begin"], "edit": {SIGNAL: ["Call within a week", "Call today"]}}),
        Step("4-merge", {"parents": ["3-main", "2-broken"], "take": {"3-main": [SIGNAL]}}),
    ]
    timeline = read_timeline(repository(steps, tmp_path / "repository"))
    problems = {
        event.commit.subject: [one.sentence.partition(":")[0] for one in event.problems]
        for event in timeline.events
    }
    assert problems["Broken"] == ["could not be read"]
    assert problems["Merge"] == ["the version before could not be read"]
    assert [change.path for change in timeline.events[-2].changes or timeline.events[-3].changes] == [
        ("act",)
    ]


@pytest.mark.drawn
def test_a_shallow_clone_shows_nothing_that_the_whole_does_not(tmp_path: Path) -> None:
    """Of each commit it shows what the whole shows, or less where it is cut off before branches parted."""
    compared = 0
    for seed in range(12 * times()):
        folder = tmp_path / str(seed)
        written(HistoryDraw(seed).drawn(12), folder / "whole")
        whole = {one.commit.hash: shown(one) for one in read_history(folder / "whole").every}
        git(folder, "clone", "-q", f"--depth={seed % 5 + 1}", f"file://{folder}/whole", "clone")
        history = read_history(folder / "clone")
        for one in history.every:
            assert shown(one).items() <= whole.get(one.commit.hash, {}).items()
            compared += 1
        assert [note.gap for note in history.notes] in ([], ["shallow"])
    assert compared > 5


@pytest.mark.drawn
def test_neither_a_graph_nor_a_cache_changes_a_history(tmp_path: Path) -> None:
    for seed in range(6 * times()):
        project = tmp_path / str(seed) / "repository"
        written(HistoryDraw(seed).drawn(12), project)
        history = read_history(project, tmp_path / str(seed) / "cache")
        text = history_text(history)
        assert read_history(project, tmp_path / str(seed) / "cache") == history
        git(project, "gc", "-q")
        git(project, "commit-graph", "write", "--changed-paths")
        again = read_history(project)
        assert history_text(again) == text
        assert revisions(again, again.every) == revisions(history, history.every)
