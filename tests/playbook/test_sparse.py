"""What a company may not know is left out: the least a playbook can say is valid."""

from pathlib import Path
from typing import Any

import pytest

from icp_playbook.fit import PreparedPlaybook
from icp_playbook.lint import lint
from icp_playbook.model import models
from icp_playbook.playbook import load
from tests.playbooks.copies import SCORING_ONLY, SPARSE, PlaybookCopy

PROFILE = "icp/profiles/warehouses.yaml"
LEAST: dict[str, Any] = {
    "playbook": {"name": "P", "tiers": [{"id": "a", "label": "A", "at_least": 0}]},
    "fields": {"fields": [{"id": "name", "label": "Name", "type": "text"}]},
    "profile": {
        "name": "P",
        "fit": {"score": [{"id": "c", "when": {"field": "name", "known": True}, "points": 1}]},
    },
    "disqualifier": {"name": "D", "when": {"field": "name", "known": True}},
    "signal": {"name": "S"},
    "example": {
        "name": "E",
        "icp": "p",
        "account": {"name": "E"},
        "as_of": "2026-01-01",
        "expect": {"status": "fit"},
    },
    "persona": {"name": "P"},
    "decision": {"name": "D", "status": "proposed", "decision": "We do.", "why": "It works."},
    "segment": {"name": "S", "icp": "p", "when": {"field": "name", "known": True}},
}
"""The keys each kind of file cannot do without: what it is called, and what decides.

A signal needs bands or a count, which `check` tells.
"""


@pytest.mark.parametrize("root", SPARSE, ids=lambda root: root.name)
def test_a_playbook_that_only_scores_is_valid_and_check_has_nothing_to_say(root: Path) -> None:
    loaded = load(root)
    assert loaded.findings == ()
    assert loaded.playbook is not None
    assert list(lint(loaded.playbook, loaded.documents)) == []


@pytest.mark.parametrize("kind", LEAST)
def test_the_least_of_each_kind_is_what_decides(kind: str) -> None:
    model = models()[kind]
    model.model_validate(LEAST[kind])
    for key in LEAST[kind]:
        with pytest.raises(ValueError, match=key):
            model.model_validate({name: value for name, value in LEAST[kind].items() if name != key})


def test_what_is_called_like_the_folder_of_a_kind_has_to_be_one(tmp_path: Path) -> None:
    playbook = PlaybookCopy.of(SCORING_ONLY, tmp_path / "p").write("personas", "")
    assert [one.rule for one in load(playbook.root).findings] == ["missing-folder"]


def test_an_entry_that_is_named_and_of_no_kind_there_is_missed(tmp_path: Path) -> None:
    playbook = PlaybookCopy.of(SCORING_ONLY, tmp_path / "p")
    text = playbook.text(PROFILE) + "  disqualifiers: [no-docks]\nsignals: [new-dock]\n"
    found = load(playbook.write(PROFILE, text).root).findings
    assert [(one.rule, one.sentence, one.help) for one in found] == [
        (
            "unknown-reference",
            f'{kind} "{id_}" does not exist',
            f"create icp/{kind}s/{id_}.yaml, or use an existing one",
        )
        for kind, id_ in (("disqualifier", "no-docks"), ("signal", "new-dock"))
    ]


def test_plays_need_levels_and_a_play_in_every_cell(tmp_path: Path) -> None:
    settings = "icp/playbook.yaml"
    playbook = PlaybookCopy.of(SCORING_ONLY, tmp_path / "p")
    plays = "plays:\n  - {id: call, label: Call}\n"
    levels = "levels:\n  - {id: now, label: Now, at_least: 0}\n"
    base = playbook.text(settings)
    found = load(playbook.write(settings, base + plays).root).findings
    assert [(one.rule, one.sentence) for one in found] == [
        ("grid-cell", "there are plays but no levels of intent, so no play is ever due")
    ]
    found = load(playbook.write(settings, base + plays + levels).root).findings
    assert [one.sentence for one in found] == [
        f"the grid has no play for tier-{number} with now" for number in (1, 2, 3)
    ]
    assert load(playbook.write(settings, base + levels).root).findings == ()


def test_criteria_without_labels_are_called_by_what_they_ask() -> None:
    playbook = load(SCORING_ONLY).playbook
    assert playbook is not None
    words = PreparedPlaybook.of(playbook).words.icps["warehouses"].score
    assert [row.label for row in words.values()] == [
        "Employees",
        "Loading docks at least 4",
        "Freight is Carriers",
    ]
