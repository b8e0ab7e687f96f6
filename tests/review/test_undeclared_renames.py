"""A file that got another name and does not say so: the review takes it for what the history takes it for."""

import datetime
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from icp_playbook.history import read_history
from icp_playbook.review import ReviewRequest, RevisionReview, author_notes, review_revisions
from icp_playbook.source import SourceFile, parse, to_yaml
from tests.cli.repository import Repository
from tests.drawing import times
from tests.playbooks.copies import PlaybookCopy
from tests.review.test_summary import PLAYBOOK, PROFILE, review_of

DAY = datetime.date(2026, 3, 20)
MOVED = {
    "icp/profiles": ("bakeries", "bread-makers", ("icp/examples/crumb.yaml", "icp/examples/doughs.yaml",
                                                  "segments/grown-bakeries.yaml", PLAYBOOK)),
    "personas": ("owner", "baker", (PROFILE, "segments/grown-bakeries.yaml")),
    "segments": ("grown-bakeries", "second-shops", ("icp/examples/crumb.yaml",)),
    "icp/disqualifiers": ("no-night-shift", "day-only", (PROFILE, "icp/examples/doughs.yaml")),
    "icp/signals": ("second-shop", "new-shop", (PROFILE, "icp/examples/crumb.yaml")),
    "icp/examples": ("crumb", "crumb-and-sons", ()),
}  # fmt: skip
"""Folder → an id, another for it, and the files that name it."""


def renamed(made: PlaybookCopy, folder: str) -> tuple[str, str]:
    """A file under another id, and whatever names it; the old id and the path of the file."""
    old, new, others = MOVED[folder]
    made.rename(f"{folder}/{old}.yaml", f"{folder}/{new}.yaml")
    for path in others:
        made.write(path, re.sub(rf"(?:(?<=: )|(?<=\[)|(?<=, )){old}(?=[,\]}}\n])", new, made.text(path)))
    return old, f"{folder}/{new}.yaml"


def without_ids(review: RevisionReview) -> list[str]:
    return [f"{one.change.id} {one.change.entry}: {one.sentence}" for one in review.changes]


@pytest.mark.parametrize("folder", MOVED)
def test_it_is_renamed_nobody_moves_and_what_to_add_is_said(folder: str, minimal: PlaybookCopy) -> None:
    old, path = renamed(minimal, folder)
    rows = [f"C{at},{at},2M,paper,yes,grown" for at in range(2, 60, 7)]
    review = review_of(minimal, *rows)
    assert [one.change.id for one in review.changes] == ["entry-renamed"]
    assert [found.moved for found in review.summaries] == [0, 0]
    (note,) = author_notes(review)
    assert note.endswith(f" looks renamed from {old}: add `formerly: [{old}]` to {path}.")
    text = minimal.text(path)
    if "formerly:" in text:
        minimal.write(path, text.replace("formerly: [", f"formerly: [{old}, "))
    else:
        minimal.write(path, text.replace("name: ", f"formerly: [{old}]\nname: ", 1))
    listed = review_of(minimal, *rows)
    assert [one.change.id for one in listed.changes] == ["entry-renamed"]
    assert [found.moved for found in listed.summaries] == [0, 0]
    assert [*author_notes(listed)] == []


def test_what_moves_under_another_name_moves_by_its_own_change(minimal: PlaybookCopy) -> None:
    _, path = renamed(minimal, "icp/profiles")
    minimal.edit(path, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    review = review_of(minimal)
    assert [one.change.id for one in review.changes] == ["must-shifted", "entry-renamed"]
    assert review.examples is not None
    assert [move.kind for move in review.examples.moves] == ["left"]


def test_an_id_that_is_replaced_everywhere_even_where_it_was_listed_is_the_same_entry(
    minimal: PlaybookCopy,
) -> None:
    old, path = renamed(minimal, "icp/profiles")
    minimal.edit(path, "formerly: [bakers]", f"formerly: [{path.rpartition('/')[2].removesuffix('.yaml')}]")
    review = review_of(minimal)
    assert review.findings
    assert [one.change.new for one in review.changes if one.change.id == "entry-renamed"] == [old]


def test_another_entry_is_no_rename_nor_is_one_that_a_file_claims(minimal: PlaybookCopy) -> None:
    minimal.copy("personas/owner.yaml", "personas/baker.yaml").edit(
        "personas/baker.yaml", "name: Owner", "name: B"
    )
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.rename("personas/baker.yaml", "personas/miller.yaml")
    minimal.edit("personas/owner.yaml", "name: Owner\n", "name: Owner\nformerly: [baker]\n")
    ids = {one.change.id for one in review_of(minimal, old=old).changes}
    assert ids == {"entry-merged", "persona-added", "persona-removed"}


def test_two_that_are_alike_are_told_apart_by_what_is_most_alike(minimal: PlaybookCopy) -> None:
    for name in ("baker", "miller"):
        minimal.copy("personas/owner.yaml", f"personas/{name}.yaml")
        minimal.edit(f"personas/{name}.yaml", "name: Owner", f"name: {name}")
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.rename("personas/baker.yaml", "personas/a.yaml").rename("personas/miller.yaml", "personas/b.yaml")
    found = [(str(one.change.entry), one.change.new) for one in review_of(minimal, old=old).changes]
    assert found == [("persona/a", "baker"), ("persona/b", "miller")]
    for path, name in (("personas/a.yaml", "baker"), ("personas/b.yaml", "miller")):
        minimal.edit(path, f"name: {name}", "name: x")
    ids = sorted(one.change.id for one in review_of(minimal, old=old).changes)
    assert ids == ["persona-added", "persona-added", "persona-removed", "persona-removed"]


def other_texts(random: Random, data: Any, share: float, text: str) -> Any:
    """Data of which about this share of the texts is another."""
    if isinstance(data, dict):
        items = [(key, other_texts(random, value, share, text)) for key, value in data.items()]
        return dict(random.sample(items, len(items)))  # in another order, which git may take for another file
    if isinstance(data, list):
        return [other_texts(random, item, share, text) for item in data]
    return text if random.random() < share else data


@pytest.mark.drawn
def test_history_and_review_agree_on_what_is_one_entry(tmp_path: Path) -> None:
    """Files that get other names and other texts, from none to most: both say the same of each."""
    random = Random(7)  # noqa: S311  # the same draws in every run
    book = Repository.start(tmp_path / "repository")
    paths = {
        folder: f"{folder}/{MOVED[folder][0]}.yaml" for folder in ("personas", "icp/signals", "segments")
    }
    for at in range(12 * times()):
        for folder in random.sample(sorted(paths), 2):
            was = parse(SourceFile(folder, "it", paths[folder], book.text(paths[folder])))
            book.remove(paths[folder])
            paths[folder] = f"{folder}/other-{at}.yaml"
            book.write(paths[folder], to_yaml(other_texts(random, was.data, at % 6 / 10, f"Text {at}")))
        book.commit(f"Step {at}")
    found = set()
    for at, revision in enumerate(read_history(book.root).every[:-1]):
        listed = {(edit.entry.id, edit.previous.id) for edit in revision.edits if edit.previous is not None}
        review = review_revisions(ReviewRequest(book.root, f"HEAD~{at + 1}", f"HEAD~{at}", DAY))
        ours = {
            (one.change.entry.id, one.change.new)
            for one in review.changes
            if one.change.id == "entry-renamed"
        }
        assert ours == listed
        found.add(len(ours))
    assert found == {0, 1, 2}
