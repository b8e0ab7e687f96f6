"""What a finding says to write means what was meant: each remedy is followed, and tested on accounts."""

import datetime
import re
from typing import Any

import pytest
from pydantic import TypeAdapter

from icp_playbook.conditions import Condition
from icp_playbook.fields import FieldType
from icp_playbook.fit import compiled, holds
from icp_playbook.playbook import load
from icp_playbook.playbook.operators import no_operator
from icp_playbook.source import SourceFile, parse
from tests.cli.bad_input import PROFILE
from tests.cli.running import run
from tests.playbooks.copies import MINIMAL, PlaybookCopy

CONDITIONS: TypeAdapter[Condition] = TypeAdapter(Condition)
LOADED = load(MINIMAL).playbook
assert LOADED is not None
CATALOGUE = LOADED.catalogue
TYPES: dict[str, FieldType] = {name: field.type for name, field in CATALOGUE.fields.items()}
DAY = datetime.date(2026, 6, 30)


def followed(condition: object, field: str) -> Condition:
    """The condition that the remedy for one without a known operator says to write."""
    _, remedy = no_operator(condition, TYPES)
    found = re.search(r"write `([^`]*)`", remedy)
    assert found, remedy
    text = found[1] if found[1].startswith("{") else f"{{field: {field}, {found[1]}}}"
    document = parse(SourceFile("persona", "x", "x.yaml", f"when: {text}\n"))
    assert not document.findings, text
    data: Any = document.data
    return CONDITIONS.validate_python(data["when"])


def met(condition: Condition, field: str, values: list[Any]) -> list[Any]:
    """The values of a field that meet a condition."""
    test = compiled(condition, CATALOGUE)
    return [value for value in values if holds(test, {} if value is None else {field: value}, DAY)]


NUMBERS = [None, 9, 49, 50, 51, 90]
BELOW, AT, ABOVE = [9, 49], [50], [51, 90]
NAMES = {
    **dict.fromkeys(("gt", "more_than", "over", "above", "greater-than", "exceeds", ">", "after"), ABOVE),
    **dict.fromkeys(("lt", "less_than", "under", "below", "fewer_than", "<", "before"), BELOW),
    **dict.fromkeys(("min", "gte", ">=", "from", "since", "no_less_than", "not_below"), AT + ABOVE),
    **dict.fromkeys(("max", "lte", "<=", "to", "until", "up_to", "no_more_than", "not_above"), BELOW + AT),
    **dict.fromkeys(("equals", "eq", "=", "==", "value"), AT),
    **dict.fromkeys(("is_not", "not", "ne", "!=", "not_equals", "isnt"), BELOW + ABOVE),
    "not_at_least": BELOW,
    "not_at_most": ABOVE,
}


@pytest.mark.parametrize("field", ["employees", "growth_rate", "revenue"])
@pytest.mark.parametrize("name", NAMES)
def test_a_bound_is_taken_in_or_left_out_as_the_name_says(name: str, field: str) -> None:
    if name == "not":  # a word of the language itself: its finding is told in another test
        return
    for written in (50, "50"):
        assert met(followed({"field": field, name: written}, field), field, NUMBERS) == NAMES[name]


def test_the_value_to_write_and_why_are_told() -> None:
    assert no_operator({"field": "employees", "more_than": 50}, TYPES) == (
        "there is no operator `more_than`",
        "`employees` is of type integer: write `at_least: 51`, since `at_least` includes the number itself",
    )
    assert no_operator({"field": "revenue", "under": "1.5M"}, TYPES)[1] == (
        "`revenue` is of type money: write `{not: {field: revenue, at_least: 1.5M}}`, since `at_most` "
        "includes the value itself"
    )
    assert no_operator({"field": "last_opening", "after": "2026-01-31"}, TYPES)[1] == (
        "`last_opening` is of type date: write `at_least: 2026-02-01`, since `at_least` includes the "
        "day itself"
    )


@pytest.mark.parametrize(
    ("name", "operand", "expected"),
    [
        ("not_in", ["young"], ["grown"]),
        ("none_of", ["young"], ["grown"]),
        ("one_of", "young, grown", ["young", "grown"]),
        ("values", ["young"], ["young"]),
        ("contains", "young", ["young"]),
        ("not_is", "young", ["grown"]),
        ("exists", True, ["young", "grown"]),
        ("exists", False, [None]),
        ("missing", True, [None]),
        ("unknown", True, [None]),
        ("empty", False, ["young", "grown"]),
        ("is_not_known", True, [None]),
    ],
)
def test_names_of_one_value(name: str, operand: object, expected: list[object]) -> None:
    condition = followed({"field": "stage", name: operand}, "stage")
    assert met(condition, "stage", [None, "young", "grown"]) == expected


TITLES = [None, "Head of Growth", "Growth, head"]


@pytest.mark.parametrize(
    ("name", "operand", "expected"),
    [
        ("contains", "head", TITLES[1:]),
        ("includes", ["head of"], TITLES[1:2]),
        ("like", "growth", TITLES[1:]),
        ("begins_with", "head", TITLES[1:2]),
        ("prefix", "head", TITLES[1:2]),
        ("suffix", "head", TITLES[2:]),
        ("not_contains", "head of", TITLES[2:]),
        ("does_not_contain", "head of", TITLES[2:]),
        ("without", "head of", TITLES[2:]),
        ("not_starts_with", "head", TITLES[2:]),
        ("not_in", ["Growth, head"], TITLES[1:2]),
    ],
)
def test_names_of_a_part_of_a_text(name: str, operand: object, expected: list[object]) -> None:
    assert met(followed({"field": "name", name: operand}, "name"), "name", TITLES) == expected


PAPER, TILL, BOTH = (frozenset(one.split()) for one in ("paper", "till", "paper till"))


@pytest.mark.parametrize(
    ("name", "operand", "expected"),
    [
        ("contains", "paper", [PAPER, BOTH]),
        ("one_of", ["paper", "till"], [PAPER, TILL, BOTH]),
        ("all_of", ["paper", "till"], [BOTH]),
        ("excludes", "paper", [TILL]),
        ("not_in", ["paper"], [TILL]),
        ("not_has_any", ["paper"], [TILL]),
    ],
)
def test_names_of_a_list(name: str, operand: object, expected: list[object]) -> None:
    assert met(followed({"field": "tools", name: operand}, "tools"), "tools", [PAPER, TILL, BOTH]) == expected


def test_days_and_ranges() -> None:
    days = [DAY - datetime.timedelta(days=count) for count in (10, 90, 200)]
    condition = followed({"field": "last_opening", "newer_than": "90d"}, "last_opening")
    assert met(condition, "last_opening", days) == days[:2]
    condition = followed({"field": "last_opening", "older_than": 90}, "last_opening")
    assert met(condition, "last_opening", days) == days[2:]
    for ends in ([49, 51], {"min": 49, "max": 51}, "49 to 51"):
        assert met(followed({"field": "employees", "range": ends}, "employees"), "employees", NUMBERS) == [
            49, 50, 51,
        ]  # fmt: skip
        outside = followed({"field": "employees", "not_between": ends}, "employees")
        assert met(outside, "employees", NUMBERS) == [9, 90]
    both = followed({"field": "employees", "min": 49, "max": 51}, "employees")
    assert met(both, "employees", NUMBERS) == [49, 50, 51]


@pytest.mark.parametrize("name", ["not_matching", "unbetween", "no_idea", "unkown", "exis"])
def test_a_name_that_denies_is_never_taken_for_a_misspelling(name: str) -> None:
    assert "did you mean" not in no_operator({"field": "employees", name: 5}, TYPES)[1]


def test_a_misspelling_is_still_corrected() -> None:
    assert no_operator({"field": "employees", "betwen": [1, 2]}, TYPES)[1].endswith("did you mean `between`?")


@pytest.mark.parametrize("text", ["employees > 50", "employees>50"])
def test_a_formula_and_a_field_as_a_key_are_conditions_too(text: str) -> None:
    assert met(followed(text, "employees"), "employees", NUMBERS) == ABOVE
    for condition in ({"employees": {"over": 50}}, {"employees": {"gt": "50"}}):
        assert met(followed(condition, "employees"), "employees", NUMBERS) == ABOVE
    assert no_operator({"or": []}, TYPES)[1] == "write `any:`"


WHEN = "{field: employees, at_least: 5}"
EMPLOYEES = "employees: [10, 50]\n  revenue"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            WHEN,
            "{field: employees, at_least: 5, at_most: 50}",
            "unknown-key] a test has one operator, and `at_most` is a second one after `at_least`\n"
            "  help: write `between: [5, 50]`",
        ),
        (
            WHEN,
            "{field: employees, at_least: 5, less_than: 50}",
            "unknown-key] a test has one operator, and `less_than` is a second one after `at_least`\n"
            "  help: write a test for each, in a list below `all:` if both must hold, or below `any:`",
        ),
        (
            "between: [1M, 5M]",
            "between: 5",
            "wrong-type] `between` must be a list, not the number 5\n  help: write both ends, the lower one "
            "first: `[5, …]` or `[…, 5]`; for one end write `at_least: 5` or `at_most: 5`, for exactly "
            "5 `is: 5`",
        ),
        (
            "between: [1M, 5M]",
            "between: {min: 1M, max: 5M}",
            "wrong-type] `between` must be a list, not a mapping\n  help: write `[1M, 5M]`",
        ),
        (
            EMPLOYEES,
            "employees: 50\n  revenue",
            "wrong-type] `employees` must be a list, not the number 50\n  help: write both ends, the lower "
            "one first: `[50, …]` or `[…, 50]`; `[50, 50]` for exactly 50",
        ),
        (
            EMPLOYEES,
            "employees: 50+\n  revenue",
            'wrong-type] `employees` must be a list, not the text "50+"\n  help: write both ends, the lower '
            "one first: `[50, …]` or `[…, 50]`; `[50, 50]` for exactly 50",
        ),
        (
            "has_any: [paper]",
            'has_any: "paper, till"',
            'wrong-type] `has_any` must be a list, not the text "paper, till"\n'
            "  help: write a list: `[paper, till]`",
        ),
    ],
)
def test_findings_of_a_condition(minimal: PlaybookCopy, old: str, new: str, finding: str) -> None:
    minimal.edit(PROFILE, old, new)
    output = run("check", "--root", str(minimal.root)).stdout
    assert finding in output
    assert output.count("error[") == 1


def test_a_comma_in_braces_is_told_with_the_list_that_is_meant(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "has_any: [paper]", "has_any: paper, till, erp")
    output = run("check", "--root", str(minimal.root)).stdout
    assert output.count("help: write `has_any: [paper, till, erp]`\n") == 2


def test_a_word_around_a_test_is_not_beside_its_field(minimal: PlaybookCopy) -> None:
    minimal.edit(PROFILE, "{field: tools, has_any: [paper]}", "{field: stage, not: grown}")
    output = run("check", "--root", str(minimal.root)).stdout
    assert "`not` is beside a field\n  help: write `{not: {field: stage, is: grown}}`\n" in output


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("{field: tools, has_any: [paper]}", "{field: tools, in: [paper]}", "; `has_any` does the same here"),
        (
            "{field: tools, has_any: [paper]}",
            "{field: stage, has_any: [grown]}",
            "use one of is, in, known; `in` does the same here",
        ),
        (
            "{field: tools, has_any: [paper]}",
            "{field: stage, has_none: [grown]}",
            "; `{not: {field: stage, in: […]}}` does the same here",
        ),
        (
            "{field: tools, has_any: [paper]}",
            "{not: [{field: tools, has_any: [paper]}]}",
            "put the list below `all:` if each must hold, or below `any:` if one is enough",
        ),
        (
            "{field: tools, has_any: [paper]}",
            "{field: last_opening, after: 9999-12-31}",
            "write `{not: {field: last_opening, at_most: 9999-12-31}}`",
        ),
    ],
)
def test_an_operator_that_does_not_suit_a_field(
    minimal: PlaybookCopy, old: str, new: str, remedy: str
) -> None:
    minimal.edit(PROFILE, old, new)
    assert remedy in run("check", "--root", str(minimal.root)).stdout


def test_a_key_that_is_there_already_is_not_suggested_again(minimal: PlaybookCopy) -> None:
    minimal.edit("personas/owner.yaml", "goals: [Sleep]", "goals: [Sleep]\ngoal: [Rest]")
    assert "help: `goals` is there already: move what belongs there, and remove this key\n" in (
        run("check", "--root", str(minimal.root)).stdout
    )
