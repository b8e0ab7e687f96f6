"""Entries of a kind are alike; git takes one that is removed beside another that is added for renamed."""

from pathlib import Path

import pytest

from icp_playbook.history import read_history
from icp_playbook.playbook import Key
from tests.cli.repository import Repository

OWNER, BAKER = "personas/owner.yaml", "personas/baker.yaml"
ANOTHER = {
    "name: Owner": "name: Baker",
    "summary: Bakes, signs and sweeps.": "summary: Bakes at night.",
    "responsibilities: [Everything]": "responsibilities: [Dough]",
    "priorities: [Flour]": "priorities: [Ovens]",
    "goals: [Sleep]": "goals: [Crust]",
    "pains: [Left-over bread]": "pains: [Heat]",
    "job_to_be_done: Sell out by noon without selling short": "job_to_be_done: Bake it all by six",
    "information_sources: [Other bakers, The miller]": "information_sources: [The oven maker]",
    "kpis: [Waste in kilograms]": "kpis: [Loaves an hour]",
    "blockers: [No time]": "blockers: [No say]",
    "department: Bakehouse": "department: Ovens",
    "  style: Short": "  style: Plain",
}


@pytest.mark.parametrize(
    ("edits", "previous"),
    [(ANOTHER, None), ({"name: Owner": "name: Baker"}, Key("persona", "owner"))],
    ids=["another persona", "the same under another name"],
)
def test_an_entry_goes_on_under_another_id_if_it_says_most_of_the_same(
    tmp_path: Path, edits: dict[str, str], previous: Key | None
) -> None:
    book = Repository.start(tmp_path / "repository")
    book.rename(OWNER, BAKER)
    for old, new in edits.items():
        book.edit(BAKER, old, new)
    book.commit("Owner goes, baker comes")
    (latest, *_) = read_history(book.root).revisions
    found = {edit.entry.id: edit.previous for edit in latest.edits if edit.entry.kind == "persona"}
    assert found == ({"baker": previous} if previous else {"baker": None, "owner": None})
