"""Texts against the criteria, said twice, in two spellings or saying nothing; and texts that are fine."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.lint import (
    LintRule,
    empty_superlative,
    limits_differ,
    same_persona,
    two_spellings,
    unanswered_objection,
)
from icp_playbook.playbook import load
from tests.drawing import draws
from tests.lint.weak_playbooks import PLAYBOOK, PROFILE, SEGMENT
from tests.playbooks.copies import PlaybookCopy

OWNER, FIELDS, OUT = "personas/owner.yaml", "icp/fields.yaml", "icp/disqualifiers/no-night-shift.yaml"
DEFINITION = "definition: Bakeries of 10 to 50 people that bake at night."


def found(minimal: PlaybookCopy, rule: LintRule) -> list[str]:
    """What a rule says."""
    loaded = load(minimal.root)
    assert loaded.playbook is not None, loaded.findings
    return [one.sentence for one in rule.check(loaded.playbook, loaded.documents)]


def quoted(minimal: PlaybookCopy, rule: LintRule) -> list[str]:
    """The first text in quotes of each sentence of a rule."""
    return [sentence.split('"')[1] for sentence in found(minimal, rule)]


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Bakeries of 10–90 people.", ["10–90"]),
        ("Bakeries of 20 to 50 employees.", ["20 to 50"]),
        ("10–90-person bakeries.", ["10–90"]),
        ("Bakeries with between 10 and 90 full-time staff.", ["10 and 90"]),
        ("Bakeries of up to 90 people.", ["up to 90"]),
        ("Bakeries of more than 20 people.", ["more than 20"]),
        ("Bakeries with 20+ people.", ["20+"]),
        ("Bakeries with $2M–$5M revenue.", ["$2M–$5M"]),
        ("Bakeries with revenue of $1M to $9M.", ["$1M to $9M"]),
        ("Bakeries at $1–9M in annual revenue.", ["$1–9M"]),
        ("Bakeries with a turnover of 1M–9M.", ["1M–9M"]),
        ("Bakeries of 10–50 people with revenue of $1–5M.", []),
        ("Bakeries of at least 5 people.", []),
        ("Bakeries of more than 9 people and fewer than 51 people.", []),
        ("Bakeries with a team of 5.", []),
        ("Bakeries with a team of 12–20 people.", []),
        ("Bakeries that are hiring 10–15 people.", []),
        ("Bakeries of 10–50 people, and a first contract of $18k–$48k.", []),
        ("Bakeries that bake 300–900 loaves, in 24–48 hours.", []),
        ("Bakeries with 2–4 people at night.", []),
        ("Bakeries founded in 1990–2010.", []),
        ("12–20 people teams in a 5,000-person company.", []),
        ("Bakeries of 10–50 people, with 12–20 people or fewer than 15 people on holiday.", []),
        ("Bakeries with 12–20 people in customer support.", []),
        ("Bakeries with a sales team (12–20 people).", []),
        ("Bakeries with a 12–20 person kitchen crew.", []),
        ("Bakeries that grew from 12 to 40 people.", []),
        ("Bakeries that serve 20–80 people, and 12–15 people leave each year.", []),
        ("Bakeries with 12–20 part-time staff.", []),
        ("Bakeries losing up to $4M of revenue per year to waste.", []),
        ("Bakeries that grew 20–40% with 10–50 people.", []),
        ("Bakeries of more than 9 people and fewer than 300 people.", ["fewer than 300"]),
        ("Bakeries of 10–90 people in Germany, with shops.", ["10–90"]),
        ("Bakeries with a headcount of 10–90.", ["10–90"]),
    ],
)
def test_a_range_is_compared_with_the_tests_of_its_field(
    minimal: PlaybookCopy, text: str, limits: list[str]
) -> None:
    minimal.edit(PROFILE, DEFINITION, f'definition: "{text}"')
    assert quoted(minimal, limits_differ.RULE) == limits


def test_labels_segments_and_disqualifiers_are_compared_too(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "label: 10–50 employees", "label: 10–60 employees")
    minimal.edit(SEGMENT, "definition: Bakeries", "definition: Bakeries of 10–70 people")
    assert quoted(minimal, limits_differ.RULE) == ["10–60", "10–70"]
    minimal.edit(SEGMENT, "{field: stage, is: grown}", "{field: employees, between: [10, 70]}")
    assert quoted(minimal, limits_differ.RULE) == ["10–60"]


def test_a_product_is_compared_with_the_icps_that_it_is_for(minimal: PlaybookCopy) -> None:
    for limits, quotes in (("10–70 people", ["10–70"]), ("10–50 people", []), ("60 ovens", [])):
        says = minimal.text(PLAYBOOK).partition("    says: ")[2].partition("\n")[0]
        minimal.edit(PLAYBOOK, f"    says: {says}", f"    says: For bakeries of {limits}.")
        assert quoted(minimal, limits_differ.RULE) == quotes
    minimal.edit(PLAYBOOK, "60 ovens", "10–70 people")
    minimal.edit(PROFILE, "product: night-planner\n", "")
    assert quoted(minimal, limits_differ.RULE) == []


def test_a_year_is_found_by_the_name_of_its_field(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "{field: tools, has_any: [paper]}", "{field: founded, between: [1990, 2010]}")
    minimal.edit(PROFILE, DEFINITION, "definition: Bakeries founded between 1990 and 2015.")
    assert found(minimal, limits_differ.RULE) == [
        'the text says "1990 and 2015", the criteria test 1990–2010 for `founded`'
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "spelling"),
    [
        (PROFILE, "shows_fit: [Till]", "shows_fit: [till]", "till"),
        (PROFILE, "shows_fit: [Till]", "shows_fit: [T-ill]", "T-ill"),
        (PROFILE, "shows_fit: [Till]", "shows_fit: [Tiller]", ""),
        (
            FIELDS,
            "{id: erp, label: ERP}",
            "{id: erp, label: Canva}\n      - {id: canvas, label: Canvas}",
            "",
        ),
        (OWNER, "titles:", "tags: [foods]\ntitles:", "foods"),
        (OWNER, "titles:", "tags: [foot]\ntitles:", ""),
        (OWNER, "[Owner, Master baker]", "[Owner, Co-owner, Coowner]", ""),
        (FIELDS, "{id: erp, label: ERP}", "{id: erp, label: ERP}\n      - {id: e-rp, label: Other}", "e-rp"),
        (
            FIELDS,
            "{id: erp, label: ERP}",
            "{id: erp, label: C}\n      - {id: cpp, label: C++}\n      - {id: cs, label: 'C#'}",
            "",
        ),
    ],
)
def test_two_spellings_of_one_value_are_told(
    minimal: PlaybookCopy, path: str, old: str, new: str, spelling: str
) -> None:
    minimal.edit(path, old, new)
    assert quoted(minimal, two_spellings.RULE) == ([spelling] if spelling else [])


def test_the_rarer_spelling_is_the_one_to_mend_and_titles_count_between_personas(
    minimal: PlaybookCopy,
) -> None:
    for id_, title in (("a", "Co-owner"), ("b", "Coowner"), ("c", "Coowner")):
        minimal.write(f"personas/{id_}.yaml", f"name: {id_}\ntitles: [{title}]\n")
    assert found(minimal, two_spellings.RULE) == [
        '"Co-owner" is written "Coowner" elsewhere (personas/b.yaml:2:10)'
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("A best-in-class planner.", "best-in-class"),
        ("The cutting-edge Night Planner by Oven.", "cutting-edge"),
        ("The world's leading planner.", "world's leading"),
        ("The leading platform for bakers.", "leading platform"),
        ("A best-in-class planner: 40 of 50 chose it.", ""),
        ("Cutting-edge, and half the waste.", ""),
        ("The leading planner, says the Guild of Lyon.", ""),
        ("Less waste than the leading edge of a knife leaves.", "leading edge"),
        ("The best bread is sold by noon.", ""),
        ("A class of its own for bakers.", ""),
        ("Unmatched quality for bakers.", "Unmatched quality"),
        ("Your number one platform for bread.", "Your number one platform"),
        ("Clear unmatched invoices before the month ends.", ""),
        ("The number one reason bread is thrown away.", ""),
        ("Made with the next generation of bakers.", ""),
    ],
)
def test_a_superlative_needs_a_number_a_name_or_proof(minimal: PlaybookCopy, text: str, claim: str) -> None:
    minimal.edit(SEGMENT, "headline: One plan for two shops.", f'headline: "{text}"')
    assert [claim in one for one in quoted(minimal, empty_superlative.RULE)] == ([True] if claim else [])


@given(st.from_regex(empty_superlative.SUPERLATIVE, fullmatch=True))
@draws(300)
def test_no_superlative_is_passed_over(text: str) -> None:
    assert empty_superlative.superlative(text) is not None


def test_proof_or_a_number_beside_a_promise_is_enough_and_products_promise_too(
    minimal: PlaybookCopy,
) -> None:
    rule = empty_superlative.RULE
    minimal.edit(PROFILE, "says: Bake what sells tomorrow.", "says: A state-of-the-art oven plan.")
    assert quoted(minimal, rule) == []
    minimal.edit(PROFILE, "    proof: [kneads-waste]\n", "")
    assert quoted(minimal, rule) == ["state-of-the-art"]
    minimal.edit(PROFILE, "how: The planner reads the *till*.", "how: It saves 30 minutes a night.")
    assert quoted(minimal, rule) == []
    minimal.edit(PLAYBOOK, "says: Plans what is baked tonight", "says: A world-class plan of")
    assert quoted(minimal, rule) == ["world-class"]
    minimal.edit(SEGMENT, "avoid: [optimisation]", "avoid: [game-changer]")
    assert quoted(minimal, rule) == ["world-class"]


def test_personas_are_compared_by_what_they_say(minimal: PlaybookCopy) -> None:
    owner = minimal.text(OWNER)
    minimal.write("personas/p.yaml", owner.replace("Flour", "Flower").replace("name: Owner", "name: P"))
    (sentence,) = found(minimal, same_persona.RULE)
    assert sentence.endswith('percent of the words are those of the persona "owner"')
    changed = owner.replace("Sell out by noon without selling short", "Clean machines before anybody arrives")
    changed = changed.replace("Bakes, signs and sweeps.", "Repairs what others break.")
    minimal.write("personas/p.yaml", changed.replace("Left-over bread", "Spare parts that never come"))
    assert found(minimal, same_persona.RULE) == []
    minimal.write("personas/p.yaml", "name: P\ngoals: [Sleep]\n")
    minimal.write("personas/q.yaml", "name: Q\ngoals: [Sleep]\n")
    assert found(minimal, same_persona.RULE) == []


def test_an_objection_without_an_answer_is_told(minimal: PlaybookCopy) -> None:
    rule = unanswered_objection.RULE
    minimal.edit(SEGMENT, "answer: The trial takes one evening.", "answer: We have no time.")
    assert found(minimal, rule) == ['the answer to "no-time" says nothing']
    minimal.edit(SEGMENT, "answer: We have no time.", "answer: We know that.")
    assert found(minimal, rule) == []
    minimal.write(SEGMENT, re.sub(r"objections:\n.*\n", "", minimal.text(SEGMENT)))
    assert found(minimal, rule) == ["owner objects, and the segment answers no objection"]
    minimal.write(PROFILE, re.sub(r", blocks: [^}]*", "", minimal.text(PROFILE)))
    assert found(minimal, rule) == []
