"""Accounts scored on both sides: who came in, who dropped out, who moved, and the sentences about it."""

import datetime
import io
from typing import Any

import pytest

from icp_playbook.decisions import (
    MoveSummary,
    RenamedIds,
    compare_accounts,
    compare_list,
    compared_examples,
)
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook, load
from icp_playbook.review.review import RevisionSide, compare_revisions
from icp_playbook.review.summary import five_sentences
from tests.playbooks.copies import MINIMAL, PlaybookCopy

DAY = datetime.date(2026, 3, 20)
PROFILE = "icp/profiles/bakeries.yaml"
OUT = "icp/disqualifiers/no-night-shift.yaml"
PLAYBOOK = "icp/playbook.yaml"
CRUMB, DOUGHS = "icp/examples/crumb.yaml", "icp/examples/doughs.yaml"
FIT = "Crumb: Bakeries, Tier 1"


def loaded(copy: PlaybookCopy) -> Playbook:
    """A playbook without content errors; the verdicts that its examples expect are not checked."""
    found = load(copy.root)
    assert found.playbook is not None, found.findings
    return found.playbook


BEFORE = loaded(PlaybookCopy(MINIMAL))


def examples(new: Playbook, old: Playbook = BEFORE) -> MoveSummary:
    """The examples scored on both sides."""
    renames = RenamedIds.between(old, new)
    sides = PreparedPlaybook.of(old), PreparedPlaybook.of(new)
    return compare_accounts(compared_examples(old, new, renames), *sides, renames)


EDITS = [
    ("left", PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}",
     f"{FIT}, Pursue → outside Bakeries (misses Bakes itself)"),
    ("disqualified", OUT, "at_least: 3}", "at_least: 30}",
     f"{FIT}, Pursue → disqualified from Bakeries (No night shift)"),
    ("answer-needed", PROFILE, "{field: has_oven, is: true}", "{field: growth_rate, at_least: 3}",
     f"{FIT}, Pursue → one answer short of Bakeries (Growth)"),
    ("segment-changed", "segments/grown-bakeries.yaml", "is: grown}", "is: young}",
     f"{FIT}, segment Grown bakeries → Bakeries, Tier 1, no segment"),
    ("play-changed", PLAYBOOK, "tier-1: {strong: pursue", "tier-1: {strong: leave",
     f"{FIT}, Pursue → Bakeries, Tier 1, Leave"),
    ("left", PROFILE, "status: operational", "status: retired",
     f"{FIT}, Pursue → outside Bakeries (the ICP is not operational)"),
]  # fmt: skip


@pytest.mark.parametrize(("turn", "path", "old", "new", "sentence"), EDITS)
def test_what_becomes_of_an_example(
    turn: str, path: str, old: str, new: str, sentence: str, minimal: PlaybookCopy
) -> None:
    summary = examples(loaded(minimal.edit(path, old, new)))
    assert summary.judged == 2
    (move,) = [move for move in summary.moves if move.name == "Crumb"]
    assert (move.kind, move.sentence) == (turn, sentence)


def test_what_goes_one_way_comes_back_the_other(minimal: PlaybookCopy) -> None:
    strict = loaded(minimal.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}"))
    (move,) = [move for move in examples(BEFORE, strict).moves if move.name == "Crumb"]
    assert (move.kind, move.sentence) == (
        "entered",
        "Crumb: outside Bakeries (misses Bakes itself) → Bakeries, Tier 1, Pursue",
    )


def test_tiers_go_up_and_down(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "points: -5", "points: -40").edit(PROFILE, "has_all: [erp]", "has_any: [till]")
    summary = examples(loaded(minimal))
    assert [(move.kind, move.sentence) for move in summary.moves] == [
        ("lowered", f"{FIT}, Pursue → Bakeries, Tier 2, Leave")
    ]
    assert [move.kind for move in examples(BEFORE, loaded(minimal)).moves] == ["raised"]


def test_an_account_can_go_to_another_icp(minimal: PlaybookCopy) -> None:
    minimal.copy(PROFILE, "icp/profiles/cafes.yaml")
    minimal.edit("icp/profiles/cafes.yaml", "name: Bakeries", "name: Cafés")
    minimal.edit("icp/profiles/cafes.yaml", "formerly: [bakers]\n", "")
    minimal.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
    (move,) = examples(loaded(minimal)).moves
    assert move.kind == "icp-changed"
    assert move.sentence == f"{FIT} → Cafés, Tier 1"


def test_one_that_misses_a_must_is_out_whatever_else_rules_it_out(minimal: PlaybookCopy) -> None:
    strict = loaded(minimal.edit(OUT, "at_least: 3}", "at_least: 30}"))
    assert {move.name: move.kind for move in examples(BEFORE, strict).moves} == {"Crumb": "entered"}


def test_an_edited_example_is_scored_as_it_is_now(minimal: PlaybookCopy) -> None:
    minimal.edit(CRUMB, "has_oven: true", "has_oven: false")
    summary = examples(loaded(minimal))
    assert summary.moves == []
    assert summary.notes == ["Crumb was edited; its new version is used on both sides"]


def test_added_and_removed_examples_are_scored_on_both_sides(minimal: PlaybookCopy) -> None:
    minimal.copy(CRUMB, "icp/examples/rolls.yaml").edit(
        "icp/examples/rolls.yaml", "name: Crumb\nowner", "name: Rolls\nowner"
    )
    minimal.remove("icp/examples/doughs.yaml")
    summary = examples(loaded(minimal))
    assert summary.judged == 3
    assert summary.notes == [
        "Doughs was removed; its last version is scored on both sides",
        "Rolls is new; it is scored on both sides",
    ]


def test_a_value_that_one_side_cannot_read_is_reported(minimal: PlaybookCopy) -> None:
    minimal.edit(
        "icp/fields.yaml",
        "      - {id: till, label: Till}\n",
        "      - {id: till, label: Till}\n      - {id: oven, label: Oven}\n",
    )
    minimal.edit(CRUMB, "tools: [paper, till]", "tools: [paper, oven]")
    assert examples(loaded(minimal)).notes == [
        "Crumb was edited; its new version is used on both sides; "
        "tools as each side has it, since the other does not know that value"
    ]


def test_a_value_that_is_split_leaves_nobody_in_the_dark_before(minimal: PlaybookCopy) -> None:
    """The old side does not know the value of the new version: the account was in, not open."""
    minimal.edit("icp/fields.yaml", "      - {id: till,", "      - {id: pen, label: Pen}\n      - {id: till,")
    minimal.edit(PROFILE, "has_any: [paper]", "has_any: [paper, pen]")
    minimal.edit(CRUMB, "tools: [paper, till]", "tools: [pen, till]")
    assert examples(loaded(minimal)).moves == []


def test_a_field_that_is_gone_leaves_nobody_in_the_dark_before(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 1}")
    minimal.edit("icp/fields.yaml", "  - {id: has_oven, label: Own oven, type: boolean}\n", "")
    minimal.edit(CRUMB, "  has_oven: true\n", "").edit(DOUGHS, "  has_oven: false\n", "")
    assert {move.name: move.old.words for move in examples(loaded(minimal)).moves} == {
        "Doughs": "Outside (misses Bakes itself)"
    }


def listed(text: str, new: Playbook) -> MoveSummary:
    """A CSV text scored on both sides."""
    return compare_list(
        io.BytesIO(text.encode()), "list.csv", PreparedPlaybook.of(BEFORE), PreparedPlaybook.of(new), DAY
    )


def test_the_rows_of_a_list_are_scored_as_each_side_reads_them(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/fields.yaml", "{id: has_oven, label: Own oven, type: boolean}",
                 "{id: has_oven, label: Own oven, type: boolean, columns: {other: [oven]}}")  # fmt: skip
    summary = listed(
        "Company,Employees,Revenue,Tools,Oven\nCrumb,20,2M,paper,yes\n,many,2M,paper,no\n\nA,1,2,3,yes,5\n",
        loaded(minimal),
    )
    assert (summary.judged, summary.unread, summary.gaps) == (2, 1, 1)
    assert [move.sentence for move in summary.moves] == [
        "Crumb (row 2): one answer short of Bakeries (Own oven) → Bakeries, Tier 1, Leave",
        "row 3: may be in Bakeries → outside Bakeries (misses Bakes itself)",
    ]
    assert dict(summary.counts) == {"confirmed": 1, "ruled-out": 1}


def test_only_the_first_moves_of_a_long_list_are_kept(minimal: PlaybookCopy) -> None:
    minimal.edit(OUT, "at_least: 3}", "at_least: 30}")
    rows = "".join(f"C{at},20,2M,paper,yes\n" for at in range(250))
    summary = listed(f"Company,Employees,Revenue,Tools,Own oven\n{rows}", loaded(minimal))
    assert (summary.judged, summary.moved, len(summary.moves), len(summary.cases)) == (250, 250, 200, 200)
    assert {kind: len(names) for kind, names in summary.names.items()} == {"disqualified": 10}


def sentences_on(new: PlaybookCopy) -> tuple[str, ...]:
    """The five sentences on a playbook against the minimal one."""
    sides: Any = [RevisionSide(label, found.documents, found.playbook, found.findings)
                  for label, found in (("main", load(MINIMAL)), ("the branch", load(new.root)))]  # fmt: skip
    return tuple(one.text for one in five_sentences(compare_revisions(*sides)))


def test_a_boundary_that_moves_nobody_asks_for_an_example(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
    assert sentences_on(minimal) == (
        "nobody, of 2 examples.",
        "nobody, of 2 examples.",
        "nobody, of 2 examples.",
        "no account changes tier or play, and what we say and do stays as it is.",
        "sales@oven.example for Bakeries. "
        "Look first at Bakeries, Revenue: $1M–$5M → $1M–$6M ($1M–$5M revenue) – wider; "
        "no example of Bakeries shows it yet.",
    )


def test_the_scales_move_every_icp(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "at_least: 50, means", "at_least: 60, means")
    assert sentences_on(minimal)[4] == (
        "revops@oven.example for Oven Playbook. Look first at Tier 1 starts at 50 → 60 – stricter; "
        "no example shows it yet."
    )


def test_the_summary_names_changed_messaging_and_owners(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "owner: sales@oven.example", "owner: product@oven.example")
    minimal.edit(PROFILE, "says: Bake what sells tomorrow.", "says: Bake what will sell tomorrow.")
    assert sentences_on(minimal)[3:] == (
        "no account changes tier or play; 1 change of what we say, in Bakeries.",
        "product@oven.example for Bakeries; Bakeries goes from sales@oven.example to product@oven.example. "
        "No change decides who qualifies; look at what we say and the owners.",
    )


def test_an_owner_who_is_removed_is_named_without_a_successor(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "owner: sales@oven.example\n", "")
    assert sentences_on(minimal)[4].startswith(
        "sales@oven.example for Bakeries; Bakeries no longer names sales@oven.example. "
    )


def test_errors_of_the_head_come_first(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "status: operational", "status: operationl")
    lines = sentences_on(minimal)
    assert lines[:3] == ("not known, because the change has 1 error.",) * 3
    assert lines[4].endswith(" Mend the error: the change cannot be merged as it is.")


def test_without_changes_the_summary_says_so(minimal: PlaybookCopy) -> None:
    assert sentences_on(minimal)[4] == "nobody, since no entry changed. Nothing to look at: no entry differs."
