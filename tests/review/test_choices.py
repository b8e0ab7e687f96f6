"""What we do, to whom and at what price is said by name; what is only written, by what it is about."""

import pytest

from icp_playbook.diff import CATALOGUE, Change, Subject
from icp_playbook.findings import Location
from icp_playbook.review import ReviewedChange
from icp_playbook.review.operating_choices import is_choice, other_subjects
from tests.playbooks.copies import PlaybookCopy
from tests.review.test_summary import CAFES, PLAYBOOK, PROFILE, review_of, sentences

OWNER, BAKER = "personas/owner.yaml", "personas/baker.yaml"
BOTH = "{role: champion, persona: owner"


@pytest.fixture
def old(minimal: PlaybookCopy) -> PlaybookCopy:
    """The minimal playbook with a second persona and a price."""
    minimal.copy(OWNER, BAKER).edit(BAKER, "name: Owner", "name: Baker").edit(BAKER, "[Flour]", "[Crust]")
    minimal.edit(PLAYBOOK, "    name: Night Planner\n", "    name: Night Planner\n    price: $90 a month\n")
    return PlaybookCopy.of(minimal.root, minimal.root.parent / "old")


def test_changes_of_different_sorts_stand_between_semicolons(
    minimal: PlaybookCopy, old: PlaybookCopy
) -> None:
    minimal.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    minimal.edit(CAFES, "formerly: [bakers]\n", "").edit(CAFES, "status: operational", "status: aspirational")
    minimal.edit(PROFILE, BOTH, "{role: champion, persona: baker")
    assert sentences(review_of(minimal, old=old))[3] == (
        "no account changes tier or play; Bakeries, Champion: Owner → Baker; ICP added: Cafés."
    )


CHOICES = [
    (PLAYBOOK, "$90 a month", "$120 a month", "Night Planner, price: “$90 a month” → “$120 a month”"),
    (PLAYBOOK, "do: Call today.", "do: Call tomorrow.", "Pursue, do: “Call today.” → “Call tomorrow.”"),
    (PROFILE, BOTH, "{role: champion, persona: baker", "Bakeries, Champion: Owner → Baker"),
    ("segments/grown-bakeries.yaml", "personas: [owner]", "personas: [baker]",
     "Grown bakeries, Segment persona added: Baker; Grown bakeries, Segment persona removed: Owner"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "was", "now", "words"), CHOICES)
def test_a_choice_is_named_and_no_wording(
    path: str, was: str, now: str, words: str, minimal: PlaybookCopy, old: PlaybookCopy
) -> None:
    ours, look = sentences(review_of(minimal.edit(path, was, now), old=old))[3:]
    assert ours == f"no account changes tier or play; {words}."
    assert look.endswith(f" No change decides who qualifies; look at {words}.")


def test_what_is_written_is_checked_beside_a_choice(minimal: PlaybookCopy, old: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "$90 a month", "$120 a month").edit(PROFILE, "speed: Half", "speed: Most")
    minimal.edit(PROFILE, "definition: Bakeries of", "definition: Those of")
    assert sentences(review_of(minimal, old=old))[4].endswith(
        " No change decides who qualifies; look at Night Planner, price: “$90 a month” → “$120 a month”; "
        "and how they buy and the wording."
    )
    only = PlaybookCopy.of(old.root, old.root.parent / "only").edit(PROFILE, "definition: B", "definition: b")
    assert sentences(review_of(only, old=old))[4].endswith(
        " No change decides who qualifies; look at the wording only."
    )


def test_a_disqualifier_that_no_icp_uses_yet_is_named(minimal: PlaybookCopy, old: PlaybookCopy) -> None:
    out = "icp/disqualifiers/no-night-shift.yaml"
    minimal.copy(out, "icp/disqualifiers/no-till.yaml")
    minimal.edit("icp/disqualifiers/no-till.yaml", "name: No night shift", "name: No till")
    assert sentences(review_of(minimal, old=old))[4].endswith(
        " No change decides who qualifies; look at Disqualifier added: No till."
    )


def test_a_persona_that_is_merged_or_removed_is_named(minimal: PlaybookCopy, old: PlaybookCopy) -> None:
    minimal.remove(BAKER)
    assert sentences(review_of(minimal, old=old))[3].endswith("; Persona removed: Baker.")
    minimal.edit(OWNER, "name: Owner\n", "name: Owner\nformerly: [baker]\n")
    assert sentences(review_of(minimal, old=old))[3].endswith("; Baker merged into Owner.")
    assert "Baker" in sentences(review_of(minimal, old=old))[4]


def test_a_file_that_cannot_be_read_is_named_beside_the_owners(
    minimal: PlaybookCopy, old: PlaybookCopy
) -> None:
    minimal.write(OWNER, "- a\n").remove(BAKER)
    look = sentences(review_of(minimal, old=old))[4]
    assert look.startswith(
        f"sales@oven.example for Baker; whom to ask about {OWNER} is not known, because it cannot be read. "
    )
    assert f"Compare {OWNER} by hand" in look or "Mend the " in look


@pytest.mark.parametrize("id_", CATALOGUE)
def test_only_texts_are_called_wording(id_: str) -> None:
    """What of the catalogue counts as wording is written down here once more."""
    change = Change(id_, Subject("persona", "x", "X"), ("a",), 1, 2, CATALOGUE[id_].effect, None)
    reviewed = ReviewedChange(change, "X", "1", "2", Location("x.yaml"))
    subjects = other_subjects([reviewed])
    assert bool(subjects) != is_choice(reviewed)
    texts = ("wording-", "description-", "condition-reworded", "term-", "building-step-", "entry-")
    assert (subjects == ["the wording"]) == (
        id_.startswith(texts) and id_ not in ("entry-renamed", "entry-merged")
    )
