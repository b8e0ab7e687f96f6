"""The laws of fit: what holds for every program and every account."""

import datetime
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.fit import Verdict, evaluate, inside, verdict_record
from icp_playbook.fit.logic import Truth, holds, lacking_fields
from icp_playbook.values import Interval
from tests.drawing import RANDOM
from tests.fit.drawn import FIELDS, NUMERIC, Draw, Json
from tests.fit.programs import condition_of, program_of
from tests.fit.vectors import account_of

ICP = "icp-0"


class Case:
    """A program, an account and a day. No condition asks whether a value is known, because then learning more
    would change the account."""

    def __init__(self, random: Random, share: float = 0.6) -> None:
        self.draw = Draw(random, known=False)
        self.data = self.draw.program()
        self.as_of = self.draw.as_of()
        self.account = self.draw.account(self.as_of, share)

    def verdict(self, account: Json | None = None) -> Verdict:
        """The verdict on an account against the first ICP; by default on the case's own account."""
        return verdict(self.data, self.account if account is None else account, self.as_of)

    def answered(self, name: str) -> Json:
        """The account with one field known exactly; a band is narrowed to a number inside it."""
        value = self.account.get(name)
        if isinstance(value, dict):
            return self.account | {name: self.draw.random.choice([value["low"], *_upper(value)])}
        return self.account if name in self.account else self.account | {name: self._any(name)}

    def completed(self) -> Json:
        """The account with every field known exactly."""
        account = self.account
        for name in FIELDS:
            self.account = self.answered(name)
        complete, self.account = self.account, account
        return complete

    def _any(self, name: str) -> Any:
        return self.draw.value(FIELDS[name], self.as_of)


def verdict(data: Json, account: Json, as_of: str) -> Verdict:
    """The verdict on an account as JSON has it."""
    return evaluate(program_of(data), ICP, account_of(data, account), datetime.date.fromisoformat(as_of))


def _upper(band: Json) -> list[Any]:
    return [band["low"] + 10**6] if band["high"] is None else [band["high"]]


@given(RANDOM)
def test_the_order_of_musts_and_criteria_changes_nothing_but_the_order_of_reasons(random: Random) -> None:
    case = Case(random)
    before = verdict_record(case.verdict())
    for rows in (case.data["icps"][0]["must"], case.data["icps"][0]["score"]):
        random.shuffle(rows)
    after = verdict_record(case.verdict())
    for record in (before, after):
        record["reasons"].sort(key=lambda reason: (reason["kind"], reason["id"]))
    assert after == before


@given(RANDOM)
def test_the_order_of_fields_matters_for_ties_in_the_next_question_alone(random: Random) -> None:
    case = Case(random, share=0.3)
    before = verdict_record(case.verdict())
    fields = list(case.data["fields"].items())
    random.shuffle(fields)
    case.data["fields"] = dict(fields)
    after = verdict_record(case.verdict())
    for record in (before, after):
        if record["next_question"]:
            del record["next_question"]["field"]
    assert after == before


@given(RANDOM, st.sampled_from(sorted(FIELDS)))
def test_more_knowledge_never_widens_what_is_open(random: Random, name: str) -> None:
    case = Case(random)
    before, after = case.verdict(), case.verdict(case.answered(name))
    assert before.points_low <= after.points_low <= after.points_high <= before.points_high
    assert before.score_low <= after.score_low <= after.score_high <= before.score_high
    assert before.coverage <= after.coverage
    assert set(after.tiers) <= set(before.tiers)
    for old, new in zip(before.reasons, after.reasons, strict=True):
        assert old.state in {"unknown", new.state}


@given(RANDOM)
def test_a_score_that_is_shown_falls_in_the_tier_that_is_shown(random: Random) -> None:
    case = Case(random)
    verdict = case.verdict()
    tiers = case.data["icps"][0].get("tiers") or case.data["tiers"]
    for score, tier in ((verdict.score_high, verdict.tiers[0]), (verdict.score_low, verdict.tiers[-1])):
        assert next(name for name, at_least in tiers if score >= at_least) == tier


@given(RANDOM)
def test_what_is_not_known_counts_as_not_met_where_the_criterion_says_so(random: Random) -> None:
    case = Case(random, share=0.3)
    before = case.verdict()
    case.data["icps"][0]["score"] = [{**row, "unknown": "missed"} for row in case.data["icps"][0]["score"]]
    after = case.verdict()
    assert after.coverage >= before.coverage
    for old, new in zip(before.reasons, after.reasons, strict=True):
        assert old.low <= new.low <= new.high <= old.high
        if old.kind != "score" or old.state != "unknown":
            assert new == old, "what is known counts as ever"
        elif not any(isinstance(value, dict) for value in case.account.values()):
            assert new.state == "assumed", "nothing is open"


@given(RANDOM)
def test_whatever_the_answers_points_score_tier_and_segment_are_among_the_possible_ones(
    random: Random,
) -> None:
    case = Case(random, share=0.4)
    before, after = case.verdict(), case.verdict(case.completed())
    assert before.points_low <= after.points_low == after.points_high <= before.points_high
    assert before.score_low <= after.score_low == after.score_high <= before.score_high
    assert after.tiers[0] in before.tiers
    assert after.coverage == 100
    assert after.segment in {before.segment, *before.possible_segments}
    assert after.possible_segments == ()


@given(RANDOM)
def test_whatever_the_answers_a_decided_verdict_stays(random: Random) -> None:
    case = Case(random, share=0.4)
    before, after = case.verdict(), case.verdict(case.completed())
    reachable = {
        "fit": {"fit"},
        "undecided": {"fit", "outside", "disqualified"},
        "insufficient": {"fit", "insufficient", "outside", "disqualified"},
        "outside": {"outside", "disqualified"},
        "disqualified": {"disqualified"},
    }
    assert after.status in reachable[before.status]
    if before.status == "fit":
        assert after.tier == before.tier


@given(RANDOM)
def test_asking_what_is_asked_next_ends_in_a_decision(random: Random) -> None:
    case = Case(random, share=0.1)
    for _ in range(len(FIELDS) + 1):
        question = case.verdict().next_question
        if question is None:
            break
        value = case.account.get(question.field)
        assert value is None or isinstance(value, dict), "what is known is not asked for"
        case.account = case.answered(question.field)
    assert case.verdict().status != "undecided"
    if case.verdict().status == "insufficient":  # what is known speaks against it, so no answer helps
        assert all(verdict(case.data, case.completed(), case.as_of).status != "fit" for _ in range(3))


@given(RANDOM)
def test_there_is_a_next_question_while_the_verdict_is_undecided_and_none_once_it_is_decided(
    random: Random,
) -> None:
    outcome = Case(random).verdict()
    if outcome.status != "insufficient":
        assert (outcome.next_question is not None) == (outcome.status == "undecided")
    assert (outcome.tier is not None) == (outcome.play is not None) == (outcome.status == "fit")


@given(RANDOM)
def test_an_account_is_inside_exactly_where_nothing_keeps_it_out(random: Random) -> None:
    case = Case(random)
    account = account_of(case.data, case.account)
    found = inside(program_of(case.data), ICP, account, datetime.date.fromisoformat(case.as_of))
    assert found == (case.verdict().status in ("fit", "undecided", "insufficient"))


@given(RANDOM)
def test_without_what_must_be_known_a_verdict_is_insufficient_or_out_and_with_it_what_it_would_be_anyway(
    random: Random,
) -> None:
    case = Case(random, share=0.4)
    enough = case.data["icps"][0].pop("enough", None) or case.draw.enough()
    anyway = case.verdict()
    case.data["icps"][0]["enough"] = enough
    account = account_of(case.data, case.account)
    day = datetime.date.fromisoformat(case.as_of)
    if holds(condition_of(enough, FIELDS), account, day) or anyway.status in ("outside", "disqualified"):
        assert case.verdict() == anyway
    else:
        found = case.verdict()
        assert (found.status, found.tier, found.play) == ("insufficient", None, None)
        assert (found.reasons, found.tiers, found.segment) == (anyway.reasons, anyway.tiers, anyway.segment)


@given(RANDOM)
def test_answers_make_a_condition_hold_only_if_they_are_those_it_lacks(random: Random) -> None:
    case = Case(random, share=0.3)
    when = condition_of(case.draw.enough(), FIELDS)
    day = datetime.date.fromisoformat(case.as_of)
    lacking = lacking_fields(when, account_of(case.data, case.account), day, {})
    assert (lacking == ()) == (holds(when, account_of(case.data, case.account), day) is True)
    for name in set(FIELDS) - set(lacking or ()):
        case.account = case.answered(name)
    assert (lacking == ()) == (holds(when, account_of(case.data, case.account), day) is True)


@given(RANDOM)
def test_not_not_is_nothing(random: Random) -> None:
    part, truth = _condition(random)
    assert truth({"not": {"not": part}}) is truth(part)


@given(RANDOM)
def test_all_and_any_of_one_part_are_the_part(random: Random) -> None:
    part, truth = _condition(random)
    assert truth({"all": [part]}) is truth({"any": [part]}) is truth(part)


@given(RANDOM)
def test_not_all_is_any_not(random: Random) -> None:
    draw = Draw(random)
    parts = [draw.condition(1) for _ in range(3)]
    _, truth = _condition(random)
    assert truth({"not": {"all": parts}}) is truth({"any": [{"not": part} for part in parts]})
    assert truth({"not": {"any": parts}}) is truth({"all": [{"not": part} for part in parts]})


@given(RANDOM)
def test_the_order_of_parts_does_not_matter(random: Random) -> None:
    draw = Draw(random)
    parts = [draw.condition(1) for _ in range(3)]
    _, truth = _condition(random)
    assert truth({"all": parts}) is truth({"all": parts[::-1]})
    assert truth({"any": parts}) is truth({"any": parts[::-1]})


@given(RANDOM, st.sampled_from(sorted(name for name, type_ in FIELDS.items() if type_ in NUMERIC)))
def test_a_band_of_numbers_passes_only_if_every_number_in_it_does(random: Random, name: str) -> None:
    draw = Draw(random, known=False)
    as_of = datetime.date.fromisoformat(draw.as_of())
    condition = condition_of(draw.condition(1), FIELDS)
    band = draw.band(FIELDS[name])
    whole = holds(condition, {name: Interval(band["low"], band["high"])}, as_of)
    for number in (band["low"], *_upper(band)):
        assert whole in {None, holds(condition, {name: number}, as_of)}


def _condition(random: Random) -> tuple[Json, Any]:
    """A condition, and a function that evaluates any condition on one account."""
    draw = Draw(random)
    as_of = draw.as_of()
    account = account_of({"fields": FIELDS}, draw.account(as_of))

    def truth(condition: Json) -> Truth:
        return holds(condition_of(condition, FIELDS), account, datetime.date.fromisoformat(as_of))

    return draw.condition(), truth
