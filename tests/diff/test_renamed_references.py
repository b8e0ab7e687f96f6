"""Renaming an entry is one change, not one more wherever the entry is named."""

from typing import Any

from icp_playbook.diff.playbooks import compare, contents
from icp_playbook.diff.renamed_references import with_new_ids
from icp_playbook.model import models
from icp_playbook.model.marks import names_in
from icp_playbook.playbook import Key, load
from tests.playbooks.copies import PlaybookCopy
from tests.playbooks.documents import ROOT


def test_every_reference_of_the_example_follows_a_new_id() -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    documents = contents(playbook)
    missed = []
    for reference in playbook.references:
        old = reference.target
        data: Any = with_new_ids(
            reference.source.kind, documents[reference.source], {old: Key(old.kind, "renamed")}
        )
        for part in reference.path:
            data = data[part]
        whole = "about" in reference.path  # which names what it is about with its kind
        if data != (f"{old.kind}/renamed" if whole else "renamed"):
            missed.append(reference)
    assert missed == []
    kinds = {(kind, target) for kind, model in models().items() for _, target in names_in(model)}
    named = [one for one in playbook.references if "about" not in one.path]
    assert kinds == {(one.source.kind, one.target.kind) for one in named}


def test_a_renamed_disqualifier_is_one_change(minimal: PlaybookCopy) -> None:
    old = load(minimal.root).playbook
    minimal.rename("icp/disqualifiers/no-night-shift.yaml", "icp/disqualifiers/day-only.yaml")
    minimal.edit(
        "icp/disqualifiers/day-only.yaml",
        "category: maturity",
        "formerly: [no-night-shift]\ncategory: maturity",
    )
    minimal.edit("icp/profiles/bakeries.yaml", "disqualifiers: [no-night-shift]", "disqualifiers: [day-only]")
    new = load(minimal.root).playbook
    assert old is not None
    assert new is not None
    assert [(change.id, str(change.entry)) for change in compare(old, new)] == [
        ("entry-renamed", "disqualifier/day-only")
    ]


def test_a_decision_about_a_renamed_entry_is_the_same_decision(minimal: PlaybookCopy) -> None:
    old = load(minimal.decided().root).playbook
    minimal.rename("icp/disqualifiers/no-night-shift.yaml", "icp/disqualifiers/day-only.yaml")
    minimal.edit("icp/disqualifiers/day-only.yaml", "category:", "formerly: [no-night-shift]\ncategory:")
    minimal.edit("icp/profiles/bakeries.yaml", "disqualifiers: [no-night-shift]", "disqualifiers: [day-only]")
    minimal.edit(
        "icp/decisions/2026-02-10-bake-first.yaml", "disqualifier/no-night-shift", "disqualifier/day-only"
    )
    new = load(minimal.root).playbook
    assert old is not None
    assert new is not None
    assert [(change.id, str(change.entry)) for change in compare(old, new)] == [
        ("entry-renamed", "disqualifier/day-only")
    ]
