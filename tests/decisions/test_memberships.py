"""Seven degrees of being in are kept apart, for each account and in totals, whatever moves it between."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest

from icp_playbook.decisions import MOVE_KINDS, MoveSummary, RenamedIds, compare_list, words_beside
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import Playbook
from tests.decisions.test_moves import BEFORE, DAY, EDITS, OUT, PLAYBOOK, PROFILE, loaded
from tests.playbooks.copies import MINIMAL, PlaybookCopy

HEADER = "Company,Employees,Revenue,Tools,Own oven,Stage,Last opening"
FIT = "20,2M,paper,yes,grown,"
EDIT = tuple[str, str, str]
STRICTER: EDIT = (PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}")
GROWING: EDIT = (PROFILE, "{field: has_oven, is: true}", "{field: growth_rate, at_least: 3}")
ANY: EDIT = (PROFILE, "{field: has_oven, is: true}", "{field: name, known: true}")
NO_NIGHT: EDIT = (OUT, "at_least: 3}", "at_least: 30}")
MORE: EDIT = (
    PROFILE,
    "{field: has_oven, is: true}",
    "{all: [{field: has_oven, is: true}, {field: growth_rate, at_least: 3}]}",
)
SEVERAL: EDIT = (
    PROFILE,
    "{field: has_oven, is: true}",
    "{any: [{field: country, is: DK}, {field: growth_rate, at_least: 3}]}",
)
KNOWING: EDIT = (PROFILE, "  score:\n", "  enough: {field: country, known: true}\n  score:\n")
KNOWING_ALONE: EDIT = (
    PROFILE,
    "{field: has_oven, is: true}\n      why: Nothing is planned where nothing is baked.\n",
    "{field: name, known: true}\n      why: A name will do.\n  enough: {field: country, known: true}\n",
)
FIRST = "Bakeries, Tier 1, Leave"
NEEDS_OVEN = "one answer short of Bakeries (Own oven)"
NO_OVEN = "outside Bakeries (misses Bakes itself)"
RULED_OUT = "disqualified from Bakeries (No night shift)"
TOO_LITTLE = "too little known for Bakeries (Country)"
EITHER = "in Bakeries, Tier 1 or Tier 2"


def starting_at(score: int) -> EDIT:
    """Another threshold of the first tier."""
    return (PLAYBOOK, "at_least: 50, means", f"at_least: {score}, means")


CASES: list[tuple[str, str, str, EDIT, str, str, str]] = [
    # what becomes of it, and the other way round; the account; the edit; before and after, and in words
    ("left", "entered", FIT, STRICTER, "in", "out", f"{FIRST} → {NO_OVEN}"),
    ("disqualified", "entered", FIT, NO_NIGHT, "in", "disqualified", f"{FIRST} → {RULED_OUT}"),
    (
        "answer-needed",
        "confirmed",
        FIT,
        GROWING,
        "in",
        "one-answer",
        f"{FIRST} → one answer short of Bakeries (Growth)",
    ),
    ("confirmed", "answer-needed", "20,2M,paper,,grown,", ANY, "one-answer", "in", f"{NEEDS_OVEN} → {FIRST}"),
    (
        "ruled-out",
        "possible",
        "20,2M,paper,,grown,",
        STRICTER,
        "one-answer",
        "out",
        f"{NEEDS_OVEN} → {NO_OVEN}",
    ),
    (
        "disqualified",
        "possible",
        "20,2M,paper,,grown,",
        NO_NIGHT,
        "one-answer",
        "disqualified",
        f"{NEEDS_OVEN} → {RULED_OUT}",
    ),
    (
        "possible",
        "ruled-out",
        "20,2M,paper,no,grown,",
        GROWING,
        "out",
        "one-answer",
        f"{NO_OVEN} → one answer short of Bakeries (Growth)",
    ),
    ("entered", "left", "20,2M,paper,no,grown,", ANY, "out", "in", f"{NO_OVEN} → {FIRST}"),
    ("entered", "left", "20,,,no,grown,", ANY, "out", "tier-open", f"{NO_OVEN} → {EITHER}"),
    (
        "released",
        "disqualified",
        "2,2M,paper,yes,grown,",
        STRICTER,
        "disqualified",
        "out",
        f"{RULED_OUT} → {NO_OVEN}",
    ),
    (
        "tier-open",
        "tier-certain",
        "20,,paper,yes,grown,",
        starting_at(85),
        "in",
        "tier-open",
        f"{FIRST} → {EITHER}",
    ),
    ("answers-needed", "confirmed", FIT, SEVERAL, "in", "possible", f"{FIRST} → may be in Bakeries"),
    (
        "more-answers",
        "one-answer",
        "20,2M,paper,,grown,",
        MORE,
        "one-answer",
        "possible",
        f"{NEEDS_OVEN} → may be in Bakeries",
    ),
    ("knowledge-needed", "entered", FIT, KNOWING, "in", "too-little", f"{FIRST} → {TOO_LITTLE}"),
    (
        "too-little-known",
        "known-enough",
        "20,2M,paper,,grown,",
        KNOWING,
        "one-answer",
        "too-little",
        f"{NEEDS_OVEN} → {TOO_LITTLE}",
    ),
    (
        "too-little-known",
        "found-outside",
        "20,2M,paper,no,grown,",
        KNOWING_ALONE,
        "out",
        "too-little",
        f"{NO_OVEN} → {TOO_LITTLE}",
    ),
]
ELSEWHERE = {
    "icp-changed",
    "possible-icp-changed",
    "raised",
    "lowered",
    "segment-changed",
    "play-changed",
    "tiers-changed",
}
"""Kinds of moves that other tests show."""


@pytest.mark.parametrize(("kind", "back", "row", "edit", "before", "after", "words"), CASES)
def test_what_becomes_of_an_account(
    kind: str, back: str, row: str, edit: EDIT, before: str, after: str, words: str, minimal: PlaybookCopy
) -> None:
    new = loaded(minimal.edit(*edit))
    for sides, turn, was, now in (((BEFORE, new), kind, before, after), ((new, BEFORE), back, after, before)):
        summary = listed(row, *sides)
        (move,) = summary.moves
        assert (summary.before, summary.after) == (Counter([was]), Counter([now]))
        assert (move.kind, move.old.membership, move.new.membership) == (turn, was, now)
    (move,) = listed(row, BEFORE, new).moves
    assert move.sentence == f"Rye (row 2): {words}"
    arrow = {*re.findall(r"[a-z]+", f"{move.old.words} {move.new.words}".lower())}
    assert arrow & {*re.findall(r"[a-z]{3,}", words_beside(move.kind))} == set()


def test_a_threshold_that_moves_opens_and_closes_tiers_and_keeps_everyone_in(tmp_path: Path) -> None:
    low, high = (
        loaded(PlaybookCopy.of(MINIMAL, tmp_path / str(score)).edit(*starting_at(score)))
        for score in (60, 75)
    )
    between = "60,,paper,yes,grown,"  # 50 to 70 of 100
    lowered = listed(between, high, low)
    assert dict(lowered.counts) == {"tier-open": 1}
    assert lowered.moves[0].sentence == "Rye (row 2): Bakeries, Tier 2, Leave → in Bakeries, Tier 1 or Tier 2"
    assert dict(listed(between, low, high).counts) == {"tier-certain": 1}


def test_tiers_that_are_possible_can_move_up_down_and_apart(tmp_path: Path) -> None:
    def scale(*scores: int, points: int = 20) -> Playbook:
        made = PlaybookCopy.of(MINIMAL, tmp_path / f"{scores} {points}")
        tiers = "".join(
            f"  - {{id: tier-{at}, label: Tier {at}, at_least: {score}, means: A tier.}}\n"
            for at, score in enumerate(scores, 1)
        )
        grid = "".join(f"  tier-{at}: {{strong: leave, quiet: leave}}\n" for at in range(1, len(scores) + 1))
        text = re.sub(r"(  - \{id: tier-.*\n)+", tiers, made.text(PLAYBOOK))
        made.write(PLAYBOOK, re.sub(r"(  tier-\d: .*\n)+", grid, text).replace("coverage: 50", "coverage: 0"))
        return loaded(made.edit(PROFILE, "[paper]}\n      points: 20", f"[paper]}}\n      points: {points}"))

    row = "60,2M,,yes,grown,"  # 10 to 35 of 50: 20 to 70 of 100
    old = scale(80, 60, 15, 0)
    assert dict(listed(row, old, scale(70, 60, 15, 0)).counts) == {"raised": 1}
    assert dict(listed(row, old, scale(80, 60, 30, 0)).counts) == {"lowered": 1}
    assert dict(listed(row, old, scale(80, 60, 15, 0, points=60)).counts) == {"tiers-changed": 1}  # 11 to 83


def test_every_kind_of_move_has_a_test() -> None:
    shown = {kind for one in CASES for kind in one[:2]} | {turn for turn, *_ in EDITS} | ELSEWHERE
    assert shown == set(MOVE_KINDS)


def listed(row: str, old: Playbook, new: Playbook) -> MoveSummary:
    """One row scored on both sides."""
    text = f"{HEADER}\nRye,{row}\n"
    sides = PreparedPlaybook.of(old), PreparedPlaybook.of(new)
    return compare_list(io.BytesIO(text.encode()), "list.csv", *sides, DAY, RenamedIds.between(old, new))
