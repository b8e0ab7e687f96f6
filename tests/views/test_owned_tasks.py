"""What is due, by owner, on the home page: the days that `check` goes by, and no more."""

import datetime
from pathlib import Path

from icp_playbook.playbook import load
from icp_playbook.views.health import EACH, due_by_owner
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Place

ROOT = Path(__file__).parents[2]

HOME = Place("")


def test_each_owner_has_the_earliest_first_with_the_way_to_the_entry_and_its_file() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    found = due_by_owner(playbook, Provenance(edit_base="https://forge.example/edit/"), HOME)
    by_owner: dict[str, list[datetime.date]] = {}
    for one in found:
        by_owner.setdefault(one.owner, []).append(one.due)
        assert one.entry.url.endswith("/")
        assert one.edit_url.startswith("https://forge.example/edit/")
        assert one.edit_url.endswith(".yaml")
    assert by_owner
    assert all(days == sorted(days) and len(days) <= EACH for days in by_owner.values())
    assert "Review" in {one.what for one in found}


def test_a_site_for_others_says_nothing_of_what_is_due() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    assert due_by_owner(playbook, Provenance(audience="partner"), HOME) == ()
