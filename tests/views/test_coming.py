"""Changes that count from a later day, on the pages of what they are about."""

import json
from pathlib import Path
from typing import Any

from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.views.coming import DECIDING, ComingChange, coming_changes
from icp_playbook.views.routes import Place
from tests.playbooks.copies import PlaybookCopy

PLACE = Place("icp/bakeries/")


def decided(minimal: PlaybookCopy, slug: str, **says: Any) -> PlaybookCopy:
    entry = {
        "name": slug.capitalize(),
        "owner": "sales@oven.example",
        "status": "accepted",
        "decision": "Something changes.",
        "about": ["profile/bakeries"],
        "why": "It was seen.",
        "decided": {"on": "2026-11-02", "by": ["sales"]},
        **says,
    }
    return minimal.write(f"icp/decisions/2026-11-02-{slug}.yaml", json.dumps(entry))


def linked(minimal: PlaybookCopy) -> Playbook:
    loaded = load(Path(minimal.root))
    assert loaded.playbook is not None, loaded.findings
    return loaded.playbook


def names(found: tuple[ComingChange, ...]) -> list[tuple[str, str]]:
    return [(str(one.day), one.decision.text) for one in found]


def test_those_of_an_entry_stand_by_their_day_and_link_to_their_decision(minimal: PlaybookCopy) -> None:
    decided(minimal, "later", effective="2027-01-04")
    decided(minimal, "sooner", effective="2026-12-01", about=["profile/bakeries", "persona/owner"])
    decided(minimal, "words", effective="2026-12-15", about=["persona/owner"])
    playbook = linked(minimal)
    found = coming_changes(playbook, PLACE, None, entry=Key("profile", "bakeries"))
    assert names(found) == [("2026-12-01", "Sooner"), ("2027-01-04", "Later")]
    assert found[0].decision.url == "../../decisions/2026-11-02-sooner/"
    assert [link.text for link in found[0].about] == ["Bakeries", "Owner"]
    whole = coming_changes(playbook, PLACE, None)
    assert names(whole) == [("2026-12-01", "Sooner"), ("2026-12-15", "Words"), ("2027-01-04", "Later")]
    assert names(coming_changes(playbook, PLACE, None, DECIDING)) == names(found)


def test_what_counts_at_once_or_no_more_or_is_not_decided_is_not_coming(minimal: PlaybookCopy) -> None:
    decided(minimal, "at-once")
    decided(minimal, "same-day", effective="2026-11-02")
    decided(minimal, "undone", effective="2027-01-04", status="reverted")
    decided(minimal, "back", reverts="2026-11-02-undone")
    path = "icp/decisions/2026-11-02-idea.yaml"
    decided(minimal, "idea", effective="2027-01-04", status="proposed")
    minimal.write(
        path, json.dumps({k: v for k, v in json.loads(minimal.text(path)).items() if k != "decided"})
    )
    assert coming_changes(linked(minimal), PLACE, None) == ()
