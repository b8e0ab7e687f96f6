"""Zoho's scoring rules: valid for its published specification, and the same points as the evaluator."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.activation.added_properties import added_properties
from icp_playbook.activation.score_draft import ScoreDraft, score_draft
from icp_playbook.activation.zoho_fields import zoho_fields
from icp_playbook.activation.zoho_rules import zoho_obstacles, zoho_rules
from icp_playbook.fields.countries import country_names
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from tests.activation.drawn import ScoredIcp, criterion, records, scored_icp, scored_icps
from tests.activation.shapes import misfits
from tests.campaign.drawn import CATALOGUE, Json
from tests.drawing import draws
from tests.playbooks.copies import MINIMAL

SAYABLE = ("people", "revenue", "trade", "country", "share", "since")
UNSURE = object()
"""What a comparison with an empty field comes to: Zoho does not say."""


def drafted(drawn: ScoredIcp) -> ScoreDraft:
    return score_draft(
        drawn.icp, drawn.words, drawn.catalogue, lambda one: zoho_obstacles(one, drawn.catalogue), caps=False
    )


def account_of(record: Json) -> Json:
    """The account as Zoho holds it, without the fields that are empty."""
    return {name.capitalize(): _stored(name, value) for name, value in record.items()}


def _stored(name: str, value: Any) -> Any:
    match name:
        case "trade":
            return value.capitalize()
        case "country":
            return country_names()[value]
        case _:
            return value


def points_of(rule: Json, account: Json) -> int:
    """The scores of all field rules that hold."""
    assert rule["active"] is False
    held = [(_holds(part["criteria"], account), part["score"]) for part in rule["field_rules"]]
    assert all(truth is not UNSURE for truth, _ in held)
    return sum(score for truth, score in held if truth)


def _holds(criteria: Json, account: Json) -> Any:
    if "group" in criteria:
        parts, decides = (
            [_holds(part, account) for part in criteria["group"]],
            criteria["group_operator"] == "or",
        )
        if any(part is decides for part in parts):
            return decides
        return UNSURE if UNSURE in parts else not decides
    value, wanted = account.get(criteria["field"]["api_name"]), criteria["value"]
    if wanted in ("${EMPTY}", "${NOTEMPTY}"):
        assert criteria["comparator"] == "equal"
        return (value is None) == (wanted == "${EMPTY}")
    return UNSURE if value is None else _compared(criteria["comparator"], value, wanted)


def _compared(comparator: str, value: Any, wanted: Any) -> bool:
    match comparator:
        case "equal":
            return bool(value == wanted)
        case "not_equal":
            return bool(value != wanted)
        case "less_than":
            return bool(value < wanted)
        case "less_equal":
            return bool(value <= wanted)
        case "greater_than":
            return bool(value > wanted)
        case "greater_equal":
            return bool(value >= wanted)
        case "in":
            return value in wanted
        case "not_in":
            return value not in wanted
        case _:
            raise AssertionError(comparator)


@given(st.one_of(scored_icps(SAYABLE), scored_icps()), st.lists(records(), min_size=1, max_size=6))
@draws(70)
def test_the_rules_and_the_evaluator_agree(drawn: ScoredIcp, rows: list[Json]) -> None:
    draft = drafted(drawn)
    kept = {one.id for one in draft.criteria}
    [body] = zoho_rules([draft], drawn.catalogue)
    assert misfits(body, "zoho-scoring-rules") == []
    low, high = body["scoring_rules"]
    for row in rows:
        account = account_of(row)
        assert (points_of(low, account), points_of(high, account)) == drawn.points(row, kept)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ({"field": "debts", "is": True}, "Debts: a checkbox is never empty, so not known would be no"),
        ({"field": "growth", "at_least": 3}, "Growth: Zoho does not say how its rules read a percentage"),
        (
            {"field": "tools", "has_any": ["slack"]},
            "Tools: Zoho does not say how its rules compare several values",
        ),
        ({"field": "title", "is": "a"}, "Title: Zoho does not say how it compares capitals and accents"),
        ({"field": "opened", "within": 30}, "Opened: Zoho does not say which days its rules count"),
    ],
)
def test_what_a_rule_cannot_say_is_left_out(when: Json, reason: str) -> None:
    assert [one.reasons for one in drafted(scored_icp([criterion(when)])).omitted] == [(reason,)]


def test_what_holds_of_every_account_is_left_out() -> None:
    filled = CATALOGUE["people"].model_copy(update={"missing": 0})
    catalogue = type(CATALOGUE)((filled,), CATALOGUE.conventions)
    drawn = scored_icp([criterion({"field": "people", "known": True})], catalogue)
    assert [one.reasons for one in drafted(drawn).omitted] == [
        ("it holds for every account, and a scoring rule needs a test",)
    ]


def test_what_a_cap_may_cut_off_is_left_out() -> None:
    rows = [criterion({"field": "people", "at_least": at}, 5, id=f"c{at}") for at in (1, 2, 3)]
    cut = scored_icp(rows, CATALOGUE, [{"id": "cap", "at_most": 9, "criteria": ["c1", "c2"]}])
    whole = scored_icp(rows, CATALOGUE, [{"id": "cap", "at_most": 10, "criteria": ["c1", "c2"]}])
    assert [one.id for one in drafted(cut).criteria] == ["c3"]
    assert {reason for one in drafted(cut).omitted for reason in one.reasons} == {
        "“Together” caps it at 9 points together"
    }
    assert (drafted(cut).possible, drafted(cut).whole, drafted(whole).possible) == (5, 14, 15)


def test_more_rules_than_zoho_has() -> None:
    rows = [criterion({"field": "people", "is": at}, 1, id=f"c{at}") for at in range(51)]
    with pytest.raises(CommandError, match="would need 51 field rules"):
        list(zoho_rules([drafted(scored_icp(rows))], CATALOGUE))


def test_long_lists_become_groups_of_groups() -> None:
    either = {
        "any": [
            {"all": [{"field": "people", "at_least": at}, {"field": "revenue", "at_most": at}]}
            for at in range(30)
        ]
    }
    drawn = scored_icp([criterion(either)])
    [body] = zoho_rules([drafted(drawn)], CATALOGUE)
    assert misfits(body, "zoho-scoring-rules") == []
    found = [
        points_of(body["scoring_rules"][0], {"People": people, "Revenue": 20}) for people in (19, 20, 29)
    ]
    assert found == [0, 10, 10]


def test_properties_are_those_of_the_fields_api() -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    bodies = list(zoho_fields(added_properties(PreparedPlaybook.of(playbook).words)))
    assert [misfit for body in bodies for misfit in misfits(body, "zoho-fields")] == []
    labels = [field["field_label"] for body in bodies for field in body["fields"]]
    assert len(labels) == len(set(labels)) > 20
