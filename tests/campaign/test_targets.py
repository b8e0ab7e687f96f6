"""Every ICP of the example playbook as the campaign filter of every target."""

import dataclasses
import json
from pathlib import Path

import pytest

from icp_playbook.campaign import TARGETS, Target, campaign_filter
from icp_playbook.conditions import All, Known
from icp_playbook.findings import CommandError
from icp_playbook.playbook import Playbook, load
from tests.campaign.drawn import AS_OF

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The playbook of this repository."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("target", TARGETS)
def test_every_rule_is_in_the_filter_or_listed_as_left_out(playbook: Playbook, target: Target) -> None:
    for icp, profile in playbook.profiles.items():
        made = campaign_filter(playbook, icp, target, AS_OF)
        left_out = "\n".join(made.left_out)
        for must in profile.fit.must:
            label = must.label or ""
            fields = json.dumps(must.when.model_dump(mode="json", by_alias=True))
            known = [name for name in playbook.catalogue.fields if f'"{name}"' in fields]
            written = any(_named(playbook, name, target, made.text) for name in known)
            assert written or label in left_out or label in made.text


def _named(playbook: Playbook, field: str, target: Target, text: str) -> bool:
    columns = playbook.catalogue[field].columns
    match target:
        case "hubspot":
            return any(f'"property": "{name}"' in text for name in columns.hubspot)
        case "salesforce":
            return any(name in text for name in columns.salesforce)
        case "apollo":
            return bool(columns.apollo)
        case "sql":
            return f'"{field}"' in text
        case "text":
            return False


@pytest.mark.parametrize("target", ["hubspot", "apollo"])
def test_machine_formats_are_json_and_nothing_else(playbook: Playbook, target: Target) -> None:
    assert isinstance(json.loads(campaign_filter(playbook, "saas", target, AS_OF).text), dict)


def test_what_is_left_out_stands_under_the_label_of_its_rule(playbook: Playbook) -> None:
    lines = campaign_filter(playbook, "saas", "salesforce", AS_OF).left_out
    assert "must left out, Runs HubSpot or Salesforce: no Salesforce field is known for Tools" in lines
    assert (
        "disqualifier left out, Wrong maturity stage: no Salesforce field is known for Stage; "
        "no Salesforce field is known for Maturity of the process"
    ) in lines


def test_values_that_hubspot_does_not_have_are_named(playbook: Playbook) -> None:
    lines = campaign_filter(playbook, "healthcare", "hubspot", AS_OF).left_out
    assert (
        "note: Industry: no HubSpot value is known for Dental and vision care, so these are not filtered"
        in lines
    )


def test_the_text_is_a_list_for_a_person(playbook: Playbook) -> None:
    made = campaign_filter(playbook, "healthcare", "text", AS_OF)
    assert made.left_out == ()
    assert made.text.startswith("Private clinics\n\nIn, if all of these are true:\n- ")
    assert "\nOut, if any of these is known to be true:\n- On-premise only\n" in made.text
    assert "\nNo tool has a column for these, so no filter can test them. Ask:\n- " in made.text


@pytest.mark.parametrize("target", TARGETS)
def test_what_must_be_known_is_said_beside_the_filter(playbook: Playbook, target: Target) -> None:
    profile = playbook.profiles["healthcare"]
    known = All(all=(Known(field="employees", known=True), Known(field="country", known=True)))
    fit = profile.fit.model_copy(update={"enough": known})
    icps = {**playbook.profiles, "healthcare": profile.model_copy(update={"fit": fit})}
    before = campaign_filter(playbook, "healthcare", target, AS_OF)
    asking = dataclasses.replace(playbook, by_kind={**playbook.by_kind, "profile": icps})
    made = campaign_filter(asking, "healthcare", target, AS_OF)
    if target == "text":
        assert "\nMust be known before anything can be said: Employees and Country\n" in made.text
    else:
        assert made.text == before.text
        assert set(made.left_out) - set(before.left_out) == {
            "note: accounts without Employees and Country are let in, though too little is known about them "
            "to say"
        }


@pytest.mark.parametrize(
    ("target", "name"),
    [("hubspot", "HubSpot"), ("salesforce", "Salesforce"), ("apollo", "Apollo"), ("sql", "SQL")],
)
def test_a_filter_that_lets_everybody_in_is_refused(playbook: Playbook, target: Target, name: str) -> None:
    saas = playbook.profiles["saas"]
    fit = saas.fit.model_copy(update={"must": (), "disqualifiers": ()})
    open_ = dataclasses.replace(
        playbook, by_kind={**playbook.by_kind, "profile": {"saas": saas.model_copy(update={"fit": fit})}}
    )
    with pytest.raises(CommandError, match=f'^{name} can express no must or disqualifier of "saas"'):
        campaign_filter(open_, "saas", target, AS_OF)


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_playbook_gives_the_same_filter(playbook: Playbook, target: Target) -> None:
    once, again = (campaign_filter(playbook, "logistics", target, AS_OF) for _ in range(2))
    assert once == again
