"""The five sentences on a change: who is surely in, who may be, what we say and do, what to look at."""

import datetime
import io

import pytest

from icp_playbook.decisions import (
    MOVE_KINDS,
    ListOptions,
    MoveKind,
    MoveSummary,
    RenamedIds,
    Worth,
    compare_list,
    move_summary,
)
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from icp_playbook.report import report_review
from icp_playbook.report.markdown import text as escaped
from icp_playbook.review import RevisionReview, blocking_reasons, five_sentences
from icp_playbook.review.review import RevisionSide, compare_revisions
from tests.playbooks.copies import MINIMAL, PlaybookCopy

DAY = datetime.date(2026, 3, 20)
PROFILE, OUT, PLAYBOOK = (
    "icp/profiles/bakeries.yaml",
    "icp/disqualifiers/no-night-shift.yaml",
    "icp/playbook.yaml",
)
CAFES = "icp/profiles/cafes.yaml"
FIELDS = "icp/fields.yaml"
HEADER = "Company,Employees,Revenue,Tools,Own oven,Stage"
OVEN = "{field: has_oven, is: true}"


def review_of(
    new: PlaybookCopy, *rows: str, old: PlaybookCopy | None = None, worth: Worth | None = None
) -> RevisionReview:
    """The minimal playbook against another, with a list of accounts."""
    text = "\n".join([HEADER, *rows]).encode()

    def listed(before: PreparedPlaybook, after: PreparedPlaybook, renames: RenamedIds) -> MoveSummary:
        return compare_list(
            io.BytesIO(text), "list.csv", before, after, DAY, renames, ListOptions(worth=worth)
        )

    sides = (("main", load(old.root if old else MINIMAL)), ("the branch", load(new.root)))
    base, head = (RevisionSide(label, one.documents, one.playbook, one.findings) for label, one in sides)
    return compare_revisions(base, head, listed if rows else None)


def sentences(review: RevisionReview) -> tuple[str, ...]:
    """The five sentences without their leads: in, may be, out, our side, whom it takes."""
    return tuple(one.text for one in five_sentences(review))


def many(row: str, count: int = 36) -> list[str]:
    """So many rows alike."""
    return [f"C{at},{row}" for at in range(count)]


def test_a_must_on_what_nobody_fills_asks_for_an_answer_and_loses_no_one(minimal: PlaybookCopy) -> None:
    must = "    - id: grows\n      when: {field: growth_rate, at_least: 3}\n      why: Others stand still.\n"
    minimal.edit(PROFILE, "    - id: own-oven", f"{must}    - id: own-oven")
    into, may, out, *_ = sentences(review_of(minimal, *many("20,2M,paper,yes,grown")))
    assert into == may == "nobody, of 2 examples and 36 listed accounts."
    assert out == (
        "nobody for certain; Crumb (1 of 2 examples) and C0, C1, C2 and 33 more "
        "(all 36 listed accounts) need one more answer to stay in: Growth."
    )


def test_nobody_certain_but_many_worth_asking(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, "{field: growth_rate, at_least: 3}")
    into, may, *_ = sentences(review_of(minimal, *many("20,2M,paper,no,grown", 2)))
    assert into == "nobody, of 2 examples and 2 listed accounts."
    assert may == ("Doughs (1 of 2 examples) and C0 and C1 (all 2 listed accounts): ask about Growth.")


def test_a_threshold_that_settles_a_tier_is_no_news_of_who_qualifies(
    minimal: PlaybookCopy, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = PlaybookCopy.of(MINIMAL, tmp_path_factory.mktemp("old") / "it").edit(
        PLAYBOOK, "at_least: 50, m", "at_least: 60, m"
    )
    minimal.edit(PLAYBOOK, "at_least: 50, m", "at_least: 75, m")
    into, may, out, ours, _ = sentences(review_of(minimal, "Rye,60,,paper,yes,grown", old=old))
    assert into == may == out == "nobody, of 2 examples and 1 listed account."
    assert ours == (
        "tier now certain: Rye, Tier 1 or Tier 2 → Tier 2 (the only listed account); "
        "what we say and do stays as it is."
    )
    into, may, out, ours, _ = sentences(review_of(old, "Rye,60,,paper,yes,grown", old=minimal))
    assert into == may == out == "nobody, of 2 examples and 1 listed account."
    assert ours.startswith("tier now open: Rye, Tier 2 → Tier 1 or Tier 2 (the only listed account)")


def test_who_is_disqualified_is_so_by_name(minimal: PlaybookCopy) -> None:
    minimal.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    minimal.edit(CAFES, "formerly: [bakers]\n", "").edit(CAFES, OVEN, "{field: has_oven, is: false}")
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(OUT, "at_least: 3}", "at_least: 30}")
    review = review_of(minimal, *many("20,2M,paper,yes,grown", 44), "D,40,2M,paper,yes,grown", old=old)
    _, _, out, *_ = sentences(review)
    assert out.startswith("disqualified now: ")
    assert out.endswith("C2 and 41 more (44 of 45 listed accounts): No night shift.")
    assert review.listed is not None
    assert (review.listed.before["in"], review.listed.after["disqualified"]) == (45, 44)


def test_the_first_icp_of_its_kind_has_no_before(minimal: PlaybookCopy) -> None:
    minimal.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    minimal.edit(CAFES, "formerly: [bakers]\n", "").edit(CAFES, OVEN, "{field: has_oven, is: false}")
    review = review_of(minimal, "Lou,20,2M,paper,no,grown")
    assert review.listed is not None
    assert [move.sentence for move in review.listed.moves] == [
        "Lou (row 2): in none before, Cafés, Tier 1, Leave now"
    ]


OURS = [
    ((PLAYBOOK, "quiet: leave}\n  tier-2", "quiet: pursue}\n  tier-2"), "Leave → Pursue"),
    ((PROFILE, "{role: champion, persona: owner", "{role: champion, persona: baker"), "hampion"),
    ((PROFILE, "value_propositions:\n", "value_propositions:\n  - id: half-price\n    says: Half the price.\n"
      "    how: We pay.\n    proof: [kneads-waste]\n"), "change of what we say, in Bakeries"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "words"), OURS)
def test_what_we_do_is_not_called_unchanged_when_it_changes(
    edit: tuple[str, str, str], words: str, minimal: PlaybookCopy
) -> None:
    minimal.copy("personas/owner.yaml", "personas/baker.yaml").edit(
        "personas/baker.yaml", "name: ", "name: Other "
    )
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    says = sentences(review_of(minimal.edit(*edit), old=old))[3]
    assert words in says
    assert "stays as it is" not in says


def test_a_new_icp_is_said(minimal: PlaybookCopy) -> None:
    minimal.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    minimal.edit(CAFES, "formerly: [bakers]\n", "")
    says = sentences(review_of(minimal))[3]
    assert "Cafés" in says
    assert "stays as it is" not in says


def test_look_at_names_the_change_that_moves_most(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "at_least: 50, means", "at_least: 90, means")
    minimal.edit(PROFILE, OVEN, "{field: employees, at_least: 30}")
    rows = [*many("20,2M,paper,yes,grown", 9), "Low,40,,paper,yes,grown"]
    review = review_of(minimal, *rows)
    look = sentences(review)[4]
    assert look.endswith(
        "Look first at Bakeries, Bakes itself: Own oven: yes → Employees at least 30 people – "
        "wider for some, stricter for others; by itself it moves 10 of the 11 accounts that move; "
        "1 more change decides who qualifies or what we do."
    )
    by_id = {one.change.id: review.weights[one.change.fingerprint] for one in review.boundary}
    assert by_id == {"must-shifted": 10, "threshold-raised": 1}


def test_words_that_change_how_a_list_is_read_move_the_boundary(minimal: PlaybookCopy) -> None:
    minimal.edit(FIELDS, "{id: has_oven, label: Own oven, type: boolean}",
                 "{id: has_oven, label: Oven of their own, type: boolean}")  # fmt: skip
    review = review_of(minimal, *many("20,2M,paper,yes,grown", 3))
    assert review.listed is not None
    assert review.listed.moved == 3
    assert [one.change.entry.kind for one in review.boundary] == ["fields"]
    assert "No change decides" not in sentences(review)[4]
    assert [line for line in blocking_reasons(review, (), require_why=True) if "no reason is given" in line]


def test_an_icp_that_is_not_operational_is_asked_of_its_examples_and_of_no_list(
    minimal: PlaybookCopy,
) -> None:
    minimal.edit(PROFILE, "status: operational", "status: aspirational")
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(PROFILE, OVEN, "{field: employees, at_least: 30}")
    review = review_of(minimal, "Rye,20,2M,paper,yes,grown", old=old)
    assert review.examples is not None
    assert review.listed is not None
    assert [move.kind for move in review.examples.moves] == ["left"]
    assert (review.listed.judged, review.listed.notes) == (
        0,
        ["No ICP is operational, so no listed account is scored"],
    )
    nobody = "nobody, of 2 examples (no listed account was scored)."
    assert sentences(review_of(old, "Rye,20,2M,paper,yes,grown", old=old))[:3] == (nobody,) * 3


def test_an_account_alone_is_not_counted(minimal: PlaybookCopy) -> None:
    (minimal.root / "icp/examples/doughs.yaml").unlink()
    same = PlaybookCopy.of(minimal.root, minimal.root.parent / "same")
    assert sentences(review_of(minimal, old=same))[:3] == ("nobody, of 1 example.",) * 3


@pytest.mark.parametrize("path", ["icp/playbook.yaml", "icp/fields.yaml", "personas/owner.yaml"])
@pytest.mark.parametrize("content", ["- a\n- b\n", "text\n", "7\n"])
def test_what_is_no_entry_any_more_is_said_and_nothing_counts_as_removed(
    minimal: PlaybookCopy, path: str, content: str
) -> None:
    minimal.write(path, content)
    for review in (review_of(minimal), review_of(PlaybookCopy(MINIMAL), old=minimal)):
        assert review.unread == (path,)
        assert review.changes == ()
        assert f"{path} cannot be read on one side, so it is not compared" in blocking_reasons(
            review, (), require_why=False
        )


def test_rows_that_are_no_account_are_said_and_stop_the_change(minimal: PlaybookCopy) -> None:
    review = review_of(minimal, "Rye,20,2M,paper,yes,grown", "Lou,20,2M,paper,yes,grown,more,cells")
    assert sentences(review)[0].endswith(" 1 row of the list was not compared: not readable.")
    assert blocking_reasons(review, (), require_why=False) == [
        "1 row of the list cannot be read as an account, so not compared"
    ]


def test_tiers_and_plays_that_change_are_said(minimal: PlaybookCopy) -> None:
    minimal.edit(PLAYBOOK, "at_least: 50, m", "at_least: 100, m")
    ours = sentences(review_of(minimal, "Rye,60,2M,paper,yes,grown"))[3]
    assert ours.startswith("down a tier: Rye, Tier 1 → Tier 2 (the only listed account); ")
    minimal.edit(PLAYBOOK, "at_least: 100, m", "at_least: 50, m")
    minimal.edit(PLAYBOOK, "quiet: leave}\n  tier-2", "quiet: pursue}\n  tier-2")
    ours = sentences(review_of(minimal, "Rye,20,2M,paper,yes,grown"))[3]
    assert ours == (
        "another play: Rye, Tier 1, Leave → Tier 1, Pursue (the only listed account); "
        "Tier 1 with quiet intent: Leave → Pursue."
    )


def test_what_moves_accounts_is_named_beside_a_change_that_moves_none(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "{field: revenue, between: [1M, 5M]}", "{field: revenue, between: [1M, 6M]}")
    minimal.edit(FIELDS, "{id: has_oven, label: Own oven, type: boolean}",
                 "{id: has_oven, label: Oven of their own, type: boolean}")  # fmt: skip
    review = review_of(minimal, *many("20,2M,paper,yes,grown", 3))
    assert "Look first at Account fields, " in sentences(review)[4]
    assert "; by itself it moves all 3 accounts that move; 1 more change decides" in sentences(review)[4]


def test_the_messages_of_a_moved_file_stay_messages(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, "{field: employees, at_least: 30}")
    minimal.edit(PROFILE, "definition: Bakeries of 10 to 50 people", "definition: Bakeries of 30 people")
    review = review_of(minimal)
    assert [one.change.effect for one in review.changes] == ["boundary", "editorial"]


def test_one_that_may_be_in_another_icp_now_is_named_without_its_question(minimal: PlaybookCopy) -> None:
    minimal.copy(PROFILE, CAFES).edit(CAFES, "name: Bakeries", "name: Cafés")
    minimal.edit(CAFES, "formerly: [bakers]\n", "").edit(CAFES, OVEN, "{field: growth_rate, at_least: 3}")
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(PROFILE, "status: operational", "status: retired")
    ours = sentences(review_of(minimal, "Rye,20,2M,paper,,grown", old=old))[3]
    assert ours.startswith("possibly in another ICP: Rye, ")


def test_whatever_becomes_of_an_account_stands_in_one_of_the_sentences(minimal: PlaybookCopy) -> None:
    review = review_of(minimal)
    assert review.examples is not None
    places: dict[MoveKind, list[int]] = {}
    for kind in MOVE_KINDS:
        review.examples.counts.clear()
        review.examples.counts[kind] = 1
        review.examples.names[kind] = ["Crumb"]
        seen = ("Crumb (1 of 2 examples)", "1 out as before", "1 out now", "1 not in before")
        places[kind] = [at for at, text in enumerate(sentences(review)) if any(one in text for one in seen)]
    assert {kind: found for kind, found in places.items() if len(found) != 1} == {}
    added: tuple[MoveKind, ...] = (
        "released",
        "tiers-changed",
        "one-answer",
        "more-answers",
        "segment-changed",
    )
    assert [places[kind][0] for kind in added] == [2, 3, 1, 1, 3]


def test_a_long_list_names_the_first_of_each_kind_and_the_value_at_stake(
    minimal: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("KEPT", 1), ("NAMED", 2)):
        monkeypatch.setattr(move_summary, name, number)
    minimal.edit(PROFILE, OVEN, "{field: employees, at_least: 30}")
    rows = [*many("20,2M,paper,yes,grown", 3), "Low,20,,paper,yes,grown", "Big,40,1M-3M,paper,no,grown"]
    review = review_of(minimal, *rows, worth=Worth("revenue", "Revenue", "USD"))
    counts = "1 newly qualifying (Revenue $1M); 4 no longer qualifying (Revenue $6M, 1 not known)"
    entered, left = "newly qualifying: Big (row 6)", "no longer qualifying: C0 (row 2), C1 (row 3) and 2 more"
    text = report_review(review, "text")
    assert f"Listed accounts: 5 scored; {counts}\n" in text
    assert text.endswith(f"  and 4 more\n  {entered}\n  {left}")
    markdown = report_review(review, "markdown")
    assert "### 5 of 5 listed accounts move\n" in markdown
    for words in ("Newly qualifying: 1 (Revenue $1M)", "No longer qualifying: 4 (Revenue $6M, 1 not known)"):
        assert f"\n**{escaped(words)}**\n" in markdown.replace(": 1&#", ": 1&#")
    assert sentences(review)[2].startswith("Crumb (1 of 2 examples) and C0, C1 and 2 more (4 of 5")
    assert "; Revenue $6M, 1 not known): misses Bakes itself" in sentences(review)[2]


def test_where_no_example_was_scored_nothing_is_claimed_of_accounts(minimal: PlaybookCopy) -> None:
    for name in ("crumb", "doughs"):
        (minimal.root / f"icp/examples/{name}.yaml").unlink()
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(PROFILE, OVEN, "{field: employees, at_least: 30}")
    review = review_of(minimal, old=old)
    assert {one.result for one in review.proofs if one.step == "enters"} == {"shown"}
    assert sentences(review)[:3] == ("not known: no example shows it.",) * 3
