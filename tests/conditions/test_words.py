"""Conditions in words a rep reads: one sentence for each operator and combination."""

from typing import get_args

import pytest
from pydantic import TypeAdapter

from icp_playbook.conditions import (
    OPERATORS,
    Condition,
    FieldTest,
    say,
    say_met,
    say_missed,
    say_needed,
    signed_tests,
)
from icp_playbook.conditions import tests_of as field_tests  # pytest takes what starts with test
from icp_playbook.conditions.tree import NODES, Test
from icp_playbook.source import SourceFile, parse
from tests.accounts.contact_playbook import playbook
from tests.fields.catalogues import CATALOGUE

CONDITIONS: TypeAdapter[Condition] = TypeAdapter(Condition)


def condition(text: str) -> Condition:
    return CONDITIONS.validate_python(parse(SourceFile("x", "x", "x.yaml", text)).data)


WORDS = [
    ("{field: stage, is: grown}", "Stage is Grown"),
    ("{field: has_oven, is: true}", "Own oven: yes"),
    ("{field: revenue, is: 2M}", "Revenue is $2M"),
    ("{field: stage, in: [young]}", "Stage is Young"),
    ("{field: stage, in: [young, grown]}", "Stage is Young or Grown"),
    ("{field: country, in: [nordics, DE, FR]}", "Country is Nordics, Germany or France"),
    ("{field: employees, between: [1000, 5000]}", "Employees 1,000–5,000 people"),
    ("{field: revenue, between: [750k, $5M]}", "Revenue $750k–$5M"),
    ("{field: last_opening, between: [2026-01-01, 2026-02-01]}", "Last opening 1 Jan 2026–1 Feb 2026"),
    ("{field: employees, at_least: 10}", "Employees at least 10 people"),
    ("{field: last_opening, at_least: 2026-01-01}", "Last opening from 1 Jan 2026 on"),
    ("{field: revenue, at_most: 5M}", "Revenue at most $5M"),
    ("{field: last_opening, at_most: 2026-01-01}", "Last opening until 1 Jan 2026"),
    ("{field: tools, has_any: [till, erp]}", "Tools include Till or ERP"),
    ("{field: tools, has_all: [paper, till, erp]}", "Tools include Paper, Till and ERP"),
    ("{field: tools, has_none: [paper, erp]}", "Tools include none of Paper or ERP"),
    ("{field: margin, at_least: +8 %}", "Margin at least 8%"),
    ("{field: margin, between: [-3, 12.5]}", "Margin -3%–12.5%"),
    ("{field: founded, is: 2015}", "Founded is 2015"),
    ("{field: founded, between: [2015, 2022]}", "Founded 2015–2022"),
    ("{field: founded, at_least: 2015}", "Founded from 2015 on"),
    ("{field: founded, at_most: 1999}", "Founded until 1999"),
    (
        "{field: website, in: [example.com, https://www.Example.org/]}",
        "Website is example.com or https://www.Example.org/",
    ),
    ("{field: website, ends_with: [.edu]}", "Website ends with “.edu”"),
    ("{field: name, contains_any: [Brot]}", "Company contains “Brot”"),
    ("{field: name, starts_with: [Brot, Pan, Ö]}", "Company starts with “Brot”, “Pan” or “Ö”"),
    ("{field: name, ends_with: [GmbH, AG]}", "Company ends with “GmbH” or “AG”"),
    ("{field: last_opening, within: 1}", "Last opening within the last 1 day"),
    ("{field: last_opening, within: 1200}", "Last opening within the last 1,200 days"),
    ("{field: employees, known: true}", "Employees is known"),
    ("{field: employees, known: false}", "Employees is not known"),
    ("{not: {field: stage, is: grown}}", "Stage is not Grown"),
    ("{not: {field: stage, in: [young, grown]}}", "Stage is not Young or Grown"),
    ("{not: {field: employees, at_least: 9}}", "Employees below 9 people"),
    (
        "{all: [{field: stage, is: grown}, {field: employees, at_most: 9}]}",
        "Stage is Grown; Employees at most 9 people",
    ),
    (
        "{any: [{field: stage, is: grown}, {all: [{field: has_oven, is: true}, "
        "{field: name, known: true}]}]}",
        "Stage is Grown or (Own oven: yes; Company is known)",
    ),
    (
        "{not: {any: [{field: stage, is: grown}, {field: stage, is: young}]}}",
        "not: (Stage is Grown or Stage is Young)",
    ),
]


@pytest.mark.parametrize(("text", "words"), WORDS, ids=[words for _, words in WORDS])
def test_a_condition_reads(text: str, words: str) -> None:
    assert say(condition(text), CATALOGUE) == words


@pytest.mark.parametrize(
    ("text", "met", "missed"),
    [
        ("{field: seniority, is: vp}", "Any contact: Seniority is VP", "Every contact: Seniority is not VP"),
        (
            "{not: {field: seniority, is: vp}}",
            "Every contact: Seniority is VP",
            "Any contact: Seniority is not VP",
        ),
        ("{field: asked_by, is: true}", "Every contact: Asked by all: yes", "Any contact: Asked by all: no"),
        (
            "{not: {field: asked_by, is: true}}",
            "Any contact: Asked by all: yes",
            "Every contact: Asked by all: no",
        ),
    ],
)
def test_a_test_of_contacts_asks_for_as_many_as_its_condition_does(text: str, met: str, missed: str) -> None:
    catalogue = playbook().catalogue
    [(test, negated)] = signed_tests(condition(text))
    assert say_met(test, catalogue, negated=negated) == met
    assert say_missed(test, catalogue, negated=negated) == missed


def test_what_must_be_known_of_contacts_says_whose() -> None:
    known = "{any: [{field: seniority, known: true}, {field: years, known: true}]}"
    assert say_needed(condition(known), playbook().catalogue) == "Seniority or Years there of any contact"
    one = "{field: asked_by, known: true}"
    assert say_needed(condition(one), playbook().catalogue) == "Asked by all of every contact"


def test_every_node_has_words_here() -> None:
    assert {key for key in NODES for text, _ in WORDS if f"{key}: " in text} == set(NODES)


def test_every_node_of_the_tree_has_its_key() -> None:
    tagged = [get_args(node)[0] for node in get_args(get_args(Condition)[0])]
    assert list(NODES.values()) == tagged


def test_every_test_of_a_field_has_its_row_of_operators() -> None:
    tests = {key: node for key, node in NODES.items() if issubclass(node, FieldTest)}
    assert {row.key: row.node for row in OPERATORS.values()} == tests
    assert set(tests.values()) == set(get_args(Test))
    assert set(NODES) - set(tests) == {"all", "any", "not"}


def test_the_tests_of_a_condition_come_in_reading_order() -> None:
    tree = condition(
        "{all: [{any: [{field: name, known: true}, {not: {field: stage, is: young}}]}, "
        "{field: tools, has_any: [erp]}]}"
    )
    assert [test.field for test in field_tests(tree)] == ["name", "stage", "tools"]


@pytest.mark.parametrize(
    "text", ["{all: []}", "{any: []}", "{field: stage, in: []}", "{field: employees, between: [1]}"]
)
def test_an_empty_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        condition(text)
