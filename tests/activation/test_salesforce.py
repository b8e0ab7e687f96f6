"""Salesforce's formulas and fields: valid for the WSDL, and the same points as the evaluator."""

import datetime
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.activation.added_properties import AddedProperty
from icp_playbook.activation.salesforce_fields import (
    AccountField,
    added_fields,
    object_xml,
    package_xml,
    score_fields,
)
from icp_playbook.activation.salesforce_formula import salesforce_obstacles
from icp_playbook.activation.score_draft import ScoreDraft, score_draft
from icp_playbook.activation.steps import ENDS
from icp_playbook.fields.countries import country_names
from tests.activation.drawn import ScoredIcp, criterion, records, scored_icp, scored_icps
from tests.activation.salesforce_formulas import Formula, Picklist, Record
from tests.activation.shapes.metadata_xml import metadata_misfits
from tests.campaign.drawn import AS_OF, CATALOGUE, Json
from tests.drawing import draws

SAYABLE = ("people", "revenue", "trade", "tools", "country", "share", "since", "title", "opened")


def drafted(drawn: ScoredIcp) -> ScoreDraft:
    return score_draft(
        drawn.icp, drawn.words, drawn.catalogue, lambda one: salesforce_obstacles(one, drawn.catalogue)
    )


def account_of(record: Json) -> dict[str, Any]:
    """The account as Salesforce holds it: empty fields are empty in the way of their type."""
    empty = {"choice": Picklist(""), "choices": frozenset(), "text": "", "country": "", "domain": ""}
    return {
        f"{name.capitalize()}__c": _stored(name, record[name]) if name in record else empty.get(field.type)
        for name, field in CATALOGUE.fields.items()
    }


def _stored(name: str, value: Any) -> Any:
    match name:
        case "trade":
            return Picklist(value.capitalize())
        case "tools":
            return frozenset(tool.capitalize() for tool in value)
        case "country":
            return country_names()[value]
        case "opened":
            return datetime.date.fromisoformat(value)
        case _:
            return value


def points_of(fields: list[AccountField], account: Record) -> dict[str, int]:
    """Every formula field, in the order they are written: a later one may use those before it."""
    known = dict(account)
    for field in fields:
        formula = field.elements["formula"]
        assert isinstance(formula, str)
        assert len(formula) <= 3_900
        known[f"{field.name}__c"] = Formula(formula, AS_OF).value(known)
    return {name: points for name, points in known.items() if name.startswith("Fit_")}


@given(st.one_of(scored_icps(SAYABLE), scored_icps()), st.lists(records(), min_size=1, max_size=6))
@draws(70)
def test_the_formulas_and_the_evaluator_agree(drawn: ScoredIcp, rows: list[Json]) -> None:
    draft = drafted(drawn)
    kept = {one.id for one in draft.criteria}
    fields = list(score_fields([draft], drawn.catalogue))
    assert metadata_misfits(object_xml(fields)) == []
    for row in rows:
        found = points_of(fields, account_of(row))
        assert (found["Fit_icp_At_Least__c"], found["Fit_icp_At_Most__c"]) == drawn.points(row, kept)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ({"field": "debts", "is": True}, "Debts: a checkbox is never empty, so not known would be no"),
        ({"field": "debts", "known": True}, "Debts: a checkbox is never empty, so not known would be no"),
        ({"field": "growth", "at_least": 3}, "Growth: a formula reads a Percent field as a share of 1"),
        ({"field": "site", "is": "a.org"}, "Site: Salesforce keeps web addresses as they were typed"),
        (
            {"field": "title", "contains_any": ["a"]},
            "a formula cannot test a part of Title without regard to accents",
        ),
        ({"field": "people", "in": list(range(400))}, "its formula would be longer than 3,900 characters"),
    ],
)
def test_what_a_formula_cannot_say_is_left_out(when: Json, reason: str) -> None:
    draft = drafted(scored_icp([criterion(when)]))
    assert [(one.points, one.reasons) for one in draft.omitted] == [(10, (reason,))]


def test_days_are_counted_back_from_the_day_the_formula_is_read() -> None:
    drawn = scored_icp([criterion({"field": "opened", "within": 30})])
    fields = list(score_fields([drafted(drawn)], CATALOGUE))
    days = {ago: str(AS_OF - datetime.timedelta(days=ago)) for ago in (-1, 0, 30, 31)}
    found = {ago: points_of(fields, account_of({"opened": day})) for ago, day in days.items()}
    assert {ago: set(points.values()) for ago, points in found.items()} == {
        -1: {0},
        0: {10},
        30: {10},
        31: {0},
    }


def test_a_score_that_is_too_long_for_one_formula_becomes_several() -> None:
    rows = [
        criterion({"field": "people", "in": list(range(place, 100 + place))}, 10, id=f"c{place}")
        for place in range(4)
    ]
    drawn = scored_icp(rows, CATALOGUE, [{"id": "cap", "at_most": 15, "criteria": ["c1", "c2", "c3"]}])
    fields = list(score_fields([drafted(drawn)], drawn.catalogue))
    assert [field.name for field in fields][-2:] == ["Fit_icp_At_Most_4", "Fit_icp_At_Most"]
    for people, points in ((50, 25), (0, 10), (102, 10), (200, 0)):
        found = points_of(fields, account_of({"people": people}))
        assert found["Fit_icp_At_Least__c"] == found["Fit_icp_At_Most__c"] == points
    assert metadata_misfits(package_xml(fields)) == []


def test_names_of_fields_are_different_and_short_enough() -> None:
    draft = drafted(scored_icp([criterion({"field": "people", "at_least": 1})]))
    ids = ["a" * 60, "a" * 61, "b-c", "b--c"]
    many = [ScoreDraft(id_, "Name " * 20, draft.groups, (), 10, 10) for id_ in ids]
    fields = list(score_fields(many, CATALOGUE))
    names = [field.name for field in fields]
    assert len(set(names)) == len(ids) * len(ENDS)
    assert all(re.fullmatch(r"[A-Za-z](_?[A-Za-z0-9])*", name) and len(name) <= 40 for name in names)
    labels = [one.text or "" for one in ET.fromstring(object_xml(fields)).iter() if one.tag.endswith("label")]  # noqa: S314  # our own text
    assert max(map(len, labels)) == 40


def test_properties_are_those_of_the_metadata_api() -> None:
    fields = list(
        added_fields(
            [
                AddedProperty(
                    "icp_tier", "ICP tier", "Its <tier> & more", "choice", {"one": "One", "two": "Two"}
                ),
                AddedProperty("icp_points_low", "ICP points", "Points", "number", {}),
                AddedProperty("icp_why", "ICP verdict", "Why", "long-text", {}),
                AddedProperty("icp_version", "ICP version", "Version", "text", {}),
            ]
        )
    )
    assert [field.name for field in fields] == ["ICP_Tier", "ICP_Points_Low", "ICP_Why", "ICP_Version"]
    assert metadata_misfits(object_xml(fields)) == []
    assert metadata_misfits(package_xml(fields)) == []
    wrong = object_xml(fields).replace("<type>Text</type>", "<type>Words</type>")
    assert metadata_misfits(wrong) == ["type: Words is none of FieldType"]
