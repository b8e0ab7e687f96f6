"""Straight after `new`, the findings of `check` lead from blank to blank until the entry loads."""

import datetime
from collections.abc import Mapping

import pytest

from icp_playbook.forms import blank, create, lines
from icp_playbook.model import every_kind, layout
from icp_playbook.playbook import load
from tests.playbooks.copies import SCORING_ONLY, PlaybookCopy

NAME = {"name": "First try"}
WHEN = {"field": "employees", "is": "3"}
THREE = "name: Three\nfit: {score: [{id: three, when: {field: employees, is: 3}, points: 5}]}\n"
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "profile": {
        **NAME,
        **WHEN,
        "definition": "Shops with three people.",
        "id": "three-people",
        "points": "10",
    },
    "disqualifier": {**NAME, **WHEN, "says": "There are three of them.", "ask": "[How many are you?]"},
    "signal": {**NAME, **WHEN, "says": "They are three now.", "points": "5"},
    "example": {
        **NAME,
        "icp": "bakeries",
        "account": "{employees: 3}",
        "as_of": "2026-03-02",
        "status": "undecided",
    },
    "persona": {**NAME, "titles": "[Miller]", "summary": "Who mills."},
    "segment": {
        **NAME,
        **WHEN,
        "icp": "bakeries",
        "definition": "Three of them.",
        "angle": "They do all of it themselves.",
    },
    "decision": {
        **NAME,
        "status": "accepted",
        "decision": "We mill.",
        "about": "[profile/bakeries]",
        "why": "They asked.",
        "on": "2026-03-02",
        "by": "[sales]",
    },
    "playbook": {**NAME, "id": "tier-1", "label": "Tier 1", "at_least": "0"},
    "fields": {"id": "employees", "label": "Employees", "type": "integer"},
}
"""What an author writes behind the keys of a short form, by kind."""

DAY = datetime.date(2026, 3, 2)


@pytest.mark.parametrize("kind", ANSWERS)
def test_findings_lead_from_blank_to_blank(minimal: PlaybookCopy, kind: str) -> None:
    if kind in layout().singles:
        minimal = PlaybookCopy.of(SCORING_ONLY, minimal.root.parent / "one")
        minimal.remove("icp/profiles").write("icp/profiles/three.yaml", THREE)
        minimal.remove(layout().singles[kind])
    place = create(
        minimal.root, kind, "" if kind in layout().singles else "first-try", today=datetime.date(2026, 3, 2)
    )
    filled: list[str] = []
    while found := [finding for finding in load(minimal.root).findings if finding.location.path == place]:
        key = _fill(minimal, place, found[0].location.line, ANSWERS[kind])
        assert key not in filled, found[0]
        filled.append(key)
    assert load(minimal.root).findings == ()
    assert filled == list(dict.fromkeys(_blanks(kind)))


def test_every_kind_of_file_has_a_form() -> None:
    assert [*every_kind(), *layout().singles] == list(ANSWERS)


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_short_form_is_short(kind: str) -> None:
    short, whole = (len(blank(kind, whole=whole).splitlines()) for whole in (False, True))
    assert short < 32
    assert short < whole / 2


def test_a_kind_names_only_keys_that_it_has() -> None:
    for kind, row in every_kind().items():
        shown = {line.key for line in lines(kind) if line.short}
        assert {key for path in row.form for key in path.split(".")} <= shown


def _blanks(kind: str) -> list[str]:
    """The keys of the short form that wait for a value, in order."""
    document = [line for line in lines(kind) if line.short and line.shape not in ("group", "items")]
    return [
        key for line in document for key in (("field", "is") if line.shape == "condition" else (line.key,))
    ]


def _fill(copy: PlaybookCopy, place: str, number: int, answers: Mapping[str, str]) -> str:
    """Writes the answer to the blank at a line; gives the key that it is behind."""
    written = copy.text(place).split("\n")
    if written[number - 1].strip() == "-":
        del written[number - 1]
        number -= 1
    key = written[number - 1].strip().removeprefix("- ").removesuffix(":")
    written[number - 1] += f" {answers[key]}"
    copy.write(place, "\n".join(written))
    return key
