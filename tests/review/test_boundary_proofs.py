"""What a review says of every account there could be: a proof, or an account that shows it."""

import re

import pytest
import yaml

from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from icp_playbook.review import RevisionReview, proof_sentences
from icp_playbook.review.review import RevisionSide, compare_revisions
from tests.playbooks.copies import MINIMAL, PlaybookCopy

PROFILE, FIELDS = "icp/profiles/bakeries.yaml", "icp/fields.yaml"
OVEN = "{field: has_oven, is: true}"


def review_of(new: PlaybookCopy, old: PlaybookCopy | None = None) -> RevisionReview:
    """The minimal playbook against another."""
    sides = (("main", load(old.root if old else MINIMAL)), ("the branch", load(new.root)))
    base, head = (RevisionSide(label, one.documents, one.playbook, one.findings) for label, one in sides)
    return compare_revisions(base, head)


def sentences_on(new: PlaybookCopy, old: PlaybookCopy | None = None) -> list[str]:
    """What is said of every account."""
    return [*proof_sentences(review_of(new, old))]


NOBODY = "Proven: nobody newly qualifies for Bakeries, and nobody stops qualifying."
STAYS = "Proven: nobody moves up or down a tier in Bakeries, of all accounts of which everything is known."


def test_nothing_is_said_where_nothing_decides_otherwise(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "why: Nothing is planned where nothing is baked.", "why: No oven, no plan.")
    assert sentences_on(minimal) == []


def test_a_must_written_in_another_way_is_proven_to_move_nobody(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, "{not: {field: has_oven, is: false}}")
    assert sentences_on(minimal) == [NOBODY]


def test_bands_written_in_another_way_are_proven_to_move_nobody(minimal: PlaybookCopy) -> None:
    minimal.edit(
        PROFILE,
        "        - {when: {field: employees, at_least: 5}, points: 5}\n",
        "        - {when: {field: employees, at_least: 51}, points: 5}\n"
        "        - {when: {field: employees, between: [5, 9]}, points: 5}\n",
    )
    assert sentences_on(minimal) == [STAYS]


def test_a_wider_must_shows_an_account_that_newly_qualifies(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, "{any: [{field: has_oven, is: true}, {field: employees, at_least: 40}]}")
    proof, shown = sentences_on(minimal)
    assert proof == "Proven: nobody stops qualifying for Bakeries."
    assert re.fullmatch(
        r"An account that would newly qualify for Bakeries: Employees: \d+ people; Own oven: no; "
        r"otherwise like Crumb \(no example covers it\)\.",
        shown,
    )


def test_an_account_that_leaves_since_something_is_not_known_of_it_says_what(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, f"{{all: [{OVEN}, {{field: tools, known: true}}]}}")
    _, shown = sentences_on(minimal)
    assert shown.startswith("An account that would no longer qualify for Bakeries: ")
    assert re.search(r"Bakeries: (Own oven: yes; )?Tools: not known; otherwise like Crumb \(", shown)


def test_the_account_shown_has_the_verdicts_that_are_said(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "      points: 10\n", "      points: 20\n")
    minimal.edit(PROFILE, "has_any: [paper]}\n      points: 20\n", "has_any: [paper]}\n      points: 10\n")
    before, after = (load(root).playbook for root in (MINIMAL, minimal.root))
    assert before is not None
    assert after is not None
    shown = {one.step: one for one in review_of(minimal).proofs}
    assert {one.result for one in shown.values()} == {"shown"}
    for step, tiers in (("rises", ("tier-2", "tier-1")), ("falls", ("tier-1", "tier-2"))):
        account = shown[step].shown  # type: ignore[index]  # the steps are literals
        assert account is not None
        verdicts = [
            PreparedPlaybook.of(one).verdict("bakeries", account.account, account.as_of)
            for one in (before, after)
        ]
        assert tuple(one.tier for one in verdicts) == tiers, step


def test_a_tier_that_starts_lower_lets_accounts_rise_and_none_fall(minimal: PlaybookCopy) -> None:
    minimal.edit("icp/playbook.yaml", "at_least: 50, m", "at_least: 40, m")
    proof, shown = sentences_on(minimal)
    assert proof == (
        "Proven: nobody moves down a tier in Bakeries, of all accounts of which everything is known."
    )
    assert shown.startswith("An account that would move up from ")


def test_an_example_that_takes_the_same_step_covers_it(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, OVEN, "{field: has_oven, is: false}")
    sentences = sentences_on(minimal)
    assert any(
        "no longer qualify for Bakeries" in one and "the example Crumb covers it" in one for one in sentences
    )


def test_a_value_that_is_renamed_is_the_same_value(
    minimal: PlaybookCopy, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = PlaybookCopy.of(MINIMAL, tmp_path_factory.mktemp("old") / "it")
    old.edit(PROFILE, OVEN, "{field: stage, is: grown}")
    minimal.edit(PROFILE, OVEN, "{field: stage, is: mature}")
    for path in minimal.root.glob("**/*.yaml"):
        text = path.read_text("utf-8")
        for lead in ("stage: ", "is: ", "{id: ", "[young, "):
            text = text.replace(f"{lead}grown", f"{lead}mature")
        minimal.write(path.relative_to(minimal.root).as_posix(), text)
    assert sentences_on(minimal, old) == []


def test_a_field_of_another_type_is_not_compared_and_said(minimal: PlaybookCopy) -> None:
    minimal.edit(
        FIELDS,
        "{id: employees, label: Employees, type: integer,",
        "{id: employees, label: Employees, type: number,",
    )
    minimal.edit(PROFILE, "points: 10\n", "points: 11\n")
    assert sentences_on(minimal) == [
        "Not compared for every account: Bakeries, because Employees holds something else now."
    ]


def test_what_a_field_could_be_before_counts_too(minimal: PlaybookCopy) -> None:
    """That the field now says of no account that it has less than $5,000 takes none of them away."""
    minimal.edit(PROFILE, OVEN, f"{{all: [{OVEN}, {{field: revenue, at_least: 5000}}]}}")
    minimal.edit(FIELDS, "type: money, minimum: 1}", "type: money, minimum: 5000}")
    lost = next(one for one in sentences_on(minimal) if "no longer qualify for Bakeries" in one)
    assert "Revenue: $4,999" in lost


@pytest.mark.parametrize(
    "edit",
    [
        ("between: [10, 50]}, points: 20", "between: [10, 60]}, points: 20"),
        (OVEN, "{field: employees, at_least: 3}"),
        ("disqualifiers: [no-night-shift]", "disqualifiers: []"),
    ],
)
def test_a_field_of_another_type_is_compared_for_nobody(minimal: PlaybookCopy, edit: tuple[str, str]) -> None:
    """A whole number and a number are not the same cells, so nothing is proven across the two."""
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(FIELDS, "label: Employees, type: integer", "label: Employees, type: number")
    minimal.edit(PROFILE, *edit)
    assert sentences_on(minimal, old) == [
        "Not compared for every account: Bakeries, because Employees holds something else now."
    ]


def test_an_account_is_shown_that_the_fields_can_hold_now(minimal: PlaybookCopy) -> None:
    """What fields could be before counts in a proof; as an example only what they can be today."""
    for name in ("crumb", "doughs"):
        (minimal.root / f"icp/examples/{name}.yaml").unlink()
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    minimal.edit(
        FIELDS, "label: Revenue, type: money, minimum: 1", "label: Revenue, type: money, minimum: 500000"
    )
    minimal.edit(PROFILE, "field: revenue, between: [1M, 5M]", "field: revenue, at_most: 2M")
    minimal.edit(PROFILE, "      points: 10\n", "      points: 30\n")
    [rises] = [one for one in review_of(minimal, old).proofs if one.step == "rises"]
    written = yaml.safe_load(rises.file)
    assert rises.shown is not None
    assert 500_000 <= written["account"]["revenue"] < 1_000_000
    minimal.write("icp/examples/shown.yaml", f"{rises.file}shows: borderline\nstory: Drawn.\n")
    assert load(minimal.root).playbook is not None


def test_no_example_is_written_of_an_account_that_none_can_hold(minimal: PlaybookCopy) -> None:
    """The field is gone, and so is what kept the account out."""
    old = PlaybookCopy.of(minimal.root, minimal.root.parent / "old")
    for side in (old, minimal):
        side.edit(
            FIELDS, "  - {id: website", "  - {id: chain, label: Chain, type: boolean}\n  - {id: website"
        )
    old.edit(PROFILE, OVEN, "{all: [{field: has_oven, is: true}, {field: chain, is: false}]}")
    minimal.edit(FIELDS, "  - {id: chain, label: Chain, type: boolean}\n", "")
    [enters] = [one for one in review_of(minimal, old).proofs if one.step == "enters"]
    assert (enters.result, enters.file) == ("shown", "")
    assert "Chain: yes" in enters.words
