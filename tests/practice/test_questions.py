"""Every question of the example playbook has one right answer, and the evaluator gives it."""

import dataclasses
from pathlib import Path

import pytest

from icp_playbook.fit import Verdict, as_account, compile_playbook, evaluate
from icp_playbook.playbook import Playbook, load
from icp_playbook.practice import JUDGEMENTS, SORTS, PracticeCase, PracticeQuestion, questions
from icp_playbook.practice.pool import OPTIONS, POOL
from icp_playbook.practice.question import NO_SEGMENT
from tests.playbooks.copies import MINIMAL, PlaybookCopy

ROOT = Path(__file__).parents[2]
BY_TIER = {"tier-1": "fit", "tier-2": "borderline", "tier-3": "wrong"}
BY_STATUS = {"undecided": "borderline", "outside": "wrong", "disqualified": "disqualified"}


def loaded(root: Path) -> Playbook:
    """The playbook of a folder."""
    playbook = load(root).playbook
    assert playbook is not None
    return playbook


def pool(playbook: Playbook) -> tuple[PracticeQuestion, ...]:
    """Its questions."""
    return questions(playbook, compile_playbook(playbook))


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The example playbook."""
    return loaded(ROOT)


@pytest.fixture(scope="module")
def asked(playbook: Playbook) -> tuple[PracticeQuestion, ...]:
    """Everything that practice asks about it."""
    return pool(playbook)


def of_sort(asked: tuple[PracticeQuestion, ...], sort: str) -> list[PracticeQuestion]:
    """The questions of one type."""
    return [one for one in asked if one.sort == sort]


def cased(asked: tuple[PracticeQuestion, ...], sort: str) -> list[tuple[PracticeQuestion, PracticeCase]]:
    """The questions of one type that are about an account."""
    return [(one, one.case) for one in of_sort(asked, sort) if one.case is not None]


def verdict_on(playbook: Playbook, case: PracticeCase) -> Verdict:
    """The verdict computed again from the example's own YAML and the changed field."""
    example = playbook.examples[case.example]
    account = dict(as_account(example.account, playbook.catalogue))
    account.pop(case.changed, None)
    if case.changed in case.account:
        account[case.changed] = case.account[case.changed]
    return evaluate(compile_playbook(playbook), example.icp, account, example.as_of)


def test_every_type_is_asked_about_every_icp(playbook: Playbook, asked: tuple[PracticeQuestion, ...]) -> None:
    assert {(one.sort, one.icp) for one in asked} == {
        (sort, icp) for sort in SORTS for icp in playbook.profiles
    }


def test_ids_are_unique_and_the_answer_is_among_the_options(
    asked: tuple[PracticeQuestion, ...],
) -> None:
    assert len({one.id for one in asked}) == len(asked)
    for one in asked:
        assert one.options.count(one.answer) == 1, one.id
        assert 2 <= len(set(one.options)) == len(one.options) <= OPTIONS + 1, one.id


def test_the_evaluator_agrees_with_every_answer(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one, case in cased(asked, "judge"):
        verdict = verdict_on(playbook, case)
        expected = BY_TIER[str(verdict.tier)] if verdict.status == "fit" else BY_STATUS[verdict.status]
        assert (one.answer, one.options) == (expected, JUDGEMENTS), one.id
    assert {one.answer for one in of_sort(asked, "judge")} == set(JUDGEMENTS)


def test_the_disqualifier_asked_for_applies_and_no_other_does(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one, case in cased(asked, "disqualifier"):
        reasons = verdict_on(playbook, case).reasons
        met = [reason.id for reason in reasons if reason.kind == "disqualifier" and reason.state == "met"]
        assert met == [one.answer], one.id
    named = {(one.icp, one.answer) for one in of_sort(asked, "disqualifier")}
    assert named == {(id_, out) for id_, icp in playbook.profiles.items() for out in icp.fit.disqualifiers}


def test_the_segment_asked_for_is_the_one_the_evaluator_finds(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one, case in cased(asked, "segment"):
        verdict = verdict_on(playbook, case)
        assert (verdict.segment or NO_SEGMENT, verdict.possible_segments) == (one.answer, ()), one.id
    assert {one.answer for one in of_sort(asked, "segment")} == {*playbook.segments, NO_SEGMENT}


def test_only_the_persona_asked_for_plays_the_role(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one in of_sort(asked, "committee"):
        playing = {seat.persona for seat in playbook.profiles[one.icp].committee if seat.role == one.about}
        assert playing == {one.answer} == playing & set(one.options), one.id
        others = [id_ for id_ in one.options if id_ != one.answer]
        assert not any(one.about in playbook.personas[id_].roles for id_ in others), one.id


def test_no_other_option_reads_like_the_answer_to_an_objection(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one in of_sort(asked, "objection"):
        texts = []
        for option in one.options:
            segment, _, own = option.partition("/")
            texts += [row.answer for row in playbook.segments[segment].objections if row.id == own]
            assert playbook.segments[segment].icp == one.icp
        assert one.answer == one.about
        assert len(set(texts)) == len(one.options), one.id


def test_a_variation_differs_in_one_field_and_in_its_verdict(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    answers = {one.id: one.answer for one in asked}
    turned = [(one, case) for one, case in cased(asked, "judge") if case.changed]
    for one, case in turned:
        own = as_account(playbook.examples[case.example].account, playbook.catalogue)
        differing = {name for name in {*own, *case.account} if own.get(name) != case.account.get(name)}
        assert differing == {case.changed}, one.id
        assert answers.get(f"judge/{case.example}") != one.answer
    assert len(turned) > len(playbook.examples)


def test_changing_the_yaml_changes_the_answer(tmp_path: Path) -> None:
    copy = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")

    def answer() -> str:
        return next(one.answer for one in pool(loaded(copy.root)) if one.id == "judge/crumb")

    assert answer() == "fit"
    copy.edit("icp/profiles/bakeries.yaml", "{field: has_oven, is: true}", "{field: has_oven, is: false}")
    assert answer() == "wrong"
    copy.edit("icp/profiles/bakeries.yaml", "{field: has_oven, is: false}", "{field: has_oven, is: true}")
    copy.edit("icp/disqualifiers/no-night-shift.yaml", "at_least: 3", "at_least: 30")
    assert answer() == "disqualified"


def test_an_account_that_is_out_for_two_reasons_is_not_asked_about(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    for one, case in cased(asked, "judge"):
        verdict = verdict_on(playbook, case)
        missed = any(row.kind == "must" and row.state == "missed" for row in verdict.reasons)
        assert not (missed and verdict.status == "disqualified"), one.id


def test_what_leaves_only_one_option_is_not_asked() -> None:
    assert {one.sort for one in pool(loaded(MINIMAL))} == {"judge", "segment"}


def test_the_pool_stays_small_however_many_examples_there_are(playbook: Playbook) -> None:
    many = {f"{id_}-{copy}": one for copy in range(20) for id_, one in playbook.examples.items()}
    asked = pool(dataclasses.replace(playbook, by_kind={**playbook.by_kind, "example": many}))
    assert max(len(of_sort(asked, sort)) for sort in SORTS) == POOL
    assert {one.icp for one in of_sort(asked, "judge")} == set(playbook.profiles)


def test_the_same_playbook_gives_the_same_pool(
    playbook: Playbook, asked: tuple[PracticeQuestion, ...]
) -> None:
    assert pool(playbook) == asked
