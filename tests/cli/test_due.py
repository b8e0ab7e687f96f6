"""`due`: what is to be reviewed, whose outcome is owed, and what is left out."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from tests.playbooks.copies import MINIMAL, PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
MONTHLY = ("  last: 2026-03-01\n", "  last: 2026-03-01\n  every: 30d\n")
WAIVED = "{rule: overdue-review, because: We move house until June., until: 2026-06-30}"
DECISION = """\
name: Ask for an oven
owner: sales@oven.example
status: accepted
decision: Bakeries without an own oven are left alone.
about: [profile/bakeries]
why: Nobody without an oven bought.
decided: {on: 2026-01-10, by: [sales]}
expected:
  - {id: won, measure: Won deals, from: "3", to: "6", by: 2026-04-10}
review_on: 2026-05-01
"""


@pytest.fixture
def playbook(tmp_path: Path) -> PlaybookCopy:
    """The minimal playbook, in which no review falls due before the year is over but that of bakeries."""
    made = PlaybookCopy.of(MINIMAL, tmp_path / "book")
    made.edit(
        "icp/playbook.yaml",
        "owner: revops@oven.example",
        "owner: revops@oven.example\nowners: {sales@oven.example: '@oven/sales'}",
    )
    return made


def due(playbook: PlaybookCopy, *options: str) -> dict[str, Any]:
    """What `due` prints for programs."""
    result = run("due", "--root", str(playbook.root), "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert [*found] == ["format", "as_of", "due"]
    assert found["format"] == 1
    return {one["entry"]: one for one in found["due"]}


def test_a_review_falls_due_as_agreed(playbook: PlaybookCopy) -> None:
    playbook.edit(PROFILE, *MONTHLY)
    assert "profile/bakeries" not in due(playbook, "--as-of", "2026-03-16")
    soon = due(playbook, "--as-of", "2026-03-17")["profile/bakeries"]
    assert soon == {
        "kind": "review",
        "entry": "profile/bakeries",
        "name": "Bakeries",
        "owner": "sales@oven.example",
        "handle": "@oven/sales",
        "due": "2026-03-31",
        "days_late": 0,
        "place": soon["place"],
    }
    assert soon["place"].startswith(f"{PROFILE}:")
    assert due(playbook, "--as-of", "2026-04-02")["profile/bakeries"]["days_late"] == 2
    assert "profile/bakeries" not in due(playbook, "--as-of", "2026-03-30", "--within", "0")
    assert "profile/bakeries" in due(playbook, "--as-of", "2026-03-31", "--within", "0")


def test_what_check_does_not_ask_for_is_not_due(playbook: PlaybookCopy) -> None:
    playbook.edit(PROFILE, *MONTHLY)
    playbook.edit(PROFILE, "tags: [food]", f"tags: [food]\nwaive: [{WAIVED}]")
    assert "profile/bakeries" not in due(playbook, "--as-of", "2026-05-01")
    assert due(playbook, "--as-of", "2026-07-02")["profile/bakeries"]["due"] == "2026-06-30"
    playbook.edit(PROFILE, "status: operational", "status: retired")
    assert "profile/bakeries" not in due(playbook, "--as-of", "2026-07-02")


def test_the_outcome_of_a_decision_is_owed_until_it_is_written(playbook: PlaybookCopy) -> None:
    path, key = "icp/decisions/2026-01-10-ovens.yaml", "decision/2026-01-10-ovens"
    playbook.write(path, DECISION)
    found = due(playbook, "--as-of", "2026-04-20")[key]
    assert (found["kind"], found["due"], found["days_late"]) == ("outcome", "2026-04-10", 10)
    assert found["place"].startswith(f"{path}:9:")
    playbook.write(path, DECISION.replace("status: accepted", "status: reverted"))
    assert key not in due(playbook, "--as-of", "2026-04-20")
    playbook.write(path, f"{DECISION}outcome: {{on: 2026-05-01, result: met, says: Seven were won.}}\n")
    assert key not in due(playbook, "--as-of", "2026-06-20")


def test_the_text_of_an_issue_goes_by_owner_and_stays_the_same_from_day_to_day(
    playbook: PlaybookCopy,
) -> None:
    playbook.write(
        "icp/decisions/2026-01-10-ovens.yaml",
        DECISION.replace("Ask for an oven", '"<b> @all #1 Ask for an oven"'),
    )
    texts = []
    for day in ("2026-05-02", "2026-05-03"):
        options = ("--as-of", day, "--within", "0", "--format", "markdown")
        texts.append(run("due", "--root", str(playbook.root), *options).stdout)
    assert texts[0] == texts[1]
    assert texts[0].splitlines()[:3] == [
        "### @oven/sales",
        "",
        "- **&#60;b&#62; @&#8203;all &#35;&#8203;1 Ask for an oven** · decision/2026-01-10-ovens: "
        "what came of it was due by 2026-04-10",
    ]


def test_nothing_due_is_said_on_stderr_alone(playbook: PlaybookCopy) -> None:
    for form in ("text", "markdown"):
        result = run(
            "due", "--root", str(playbook.root), "--as-of", "2026-03-02", "--within", "0", "--format", form
        )
        assert (result.stdout, result.stderr, result.exit_code) == ("", "nothing is due\n", 0)
    result = run("due", "--root", str(playbook.root), "--as-of", "2027-03-02", "--within", "0")
    assert result.stderr.startswith("late: ")


def test_a_playbook_that_cannot_be_read_is_an_error(playbook: PlaybookCopy) -> None:
    playbook.write(PROFILE, "name: [")
    assert run("due", "--root", str(playbook.root)).exit_code == 1
