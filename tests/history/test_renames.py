"""One entry's history through renames, deletion and return; old ids; tombstones."""

from pathlib import Path

from icp_playbook.history import History, read_history
from icp_playbook.playbook import Key
from tests.history.lines import life
from tests.history.repositories import SCENARIOS, Step, repository, scenario

SIGNAL = "icp/signals/second-shop.yaml"


def subjects(history: History, kind: str, id_: str) -> list[str]:
    return [revision.commit.subject for revision in history.of(Key(kind, id_))]


def test_a_history_continues_under_new_names_and_not_into_another_entry(tmp_path: Path) -> None:
    history = read_history(repository(scenario("renamed"), tmp_path / "repository"))
    assert subjects(history, "signal", "shop-opened") == ["Rename and edit", "Rename", "Begin"]
    assert subjects(history, "signal", "new-shop") == ["Rename and edit", "Rename", "Begin"]
    assert subjects(history, "signal", "second-shop") == ["Another signal takes the first name"]
    assert subjects(history, "disqualifier", "daytime-only") == [
        "Edit after",
        "A rewritten entry says what it was",
        "Begin",
    ]
    assert life(history, "disqualifier", "daytime-only")[:3] == [
        "Edit after",
        "  disqualifier/daytime-only edited",
        '    says: "Closed at night." → "Shut at night."',
    ]
    assert subjects(history, "signal", "never-there") == []


def test_a_branch_that_still_edits_the_old_name_is_part_of_the_history(tmp_path: Path) -> None:
    history = read_history(repository(scenario("merge-of-rename-and-edit"), tmp_path / "repository"))
    assert subjects(history, "signal", "second-shop") == subjects(history, "signal", "new-shop")
    assert subjects(history, "signal", "new-shop") == [
        "After",
        "Branch renames",
        "Main edits the old name",
        "Begin",
    ]


def test_a_revision_holds_the_steps_of_that_entry_alone(tmp_path: Path) -> None:
    history = read_history(repository(scenario("plain-merge"), tmp_path / "repository"))
    assert [len(revision.edits) for revision in history.of(Key("signal", "second-shop"))] == [1, 1, 1]
    assert len(history.revisions[-1].edits) == 3


def test_an_entry_that_was_deleted_and_came_back_has_one_history(tmp_path: Path) -> None:
    history = read_history(repository(scenario("plain-life"), tmp_path / "repository"))
    assert subjects(history, "signal", "second-shop") == [
        "Drop it for good",
        "Bring it back",
        "Drop it",
        "Say it louder",
        "First signal",
    ]
    (stone,) = history.tombstones.values()
    assert (stone.commit.subject, stone.replaced_by) == ("Drop it for good", (Key("signal", "third-shop"),))
    assert stone.last is not None
    assert isinstance(stone.last.data, dict)
    assert stone.last.data["says"] == "A second shop has opened."


def test_an_old_id_claimed_later_leads_to_who_claims_it(tmp_path: Path) -> None:
    """Deleted in one commit, added in the next, and declared the same entry in a third."""
    path, old = "icp/disqualifiers/daytime-only.yaml", "icp/disqualifiers/no-night-shift.yaml"
    born = (SCENARIOS / "renamed/05-rewritten" / path).read_text("utf-8")
    steps = [
        Step("1-begin", {"copy": {old: old}}),
        Step("2-drop", {"remove": [old]}),
        Step("3-anew", {"write": {path: born.replace("formerly: [no-night-shift]\n", "")}}),
        Step("4-claim", {"write": {path: born}}),
    ]
    history = read_history(repository(steps, tmp_path / "repository"))
    assert dict(history.moved) == {Key("disqualifier", "no-night-shift"): Key("disqualifier", "daytime-only")}
    assert dict(history.tombstones) == {}
    assert subjects(history, "disqualifier", "no-night-shift") == ["Claim", "Anew", "Drop", "Begin"]


def test_names_that_go_round_in_a_circle(tmp_path: Path) -> None:
    other, third = "icp/signals/other.yaml", "icp/signals/third.yaml"
    steps = [
        Step("1-begin", {"copy": {SIGNAL: SIGNAL}}),
        Step("2-away", {"rename": {SIGNAL: other}}),
        Step("3-further", {"rename": {other: third}}),
        Step("4-home", {"rename": {third: SIGNAL}}),
    ]
    history = read_history(repository(steps, tmp_path / "repository"))
    here = Key("signal", "second-shop")
    assert dict(history.moved) == {Key("signal", "other"): here, Key("signal", "third"): here}
    assert subjects(history, "signal", "third") == ["Home", "Further", "Away", "Begin"]
