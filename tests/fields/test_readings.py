"""A YAML value read as its field's type, put in words, and checked by the record schema."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.fields import Catalogue, Conventions, Field, FieldType, Misfit, read_value, say_value
from icp_playbook.fields.account_schema import RecordCheck, record_schema, record_validator
from tests.fields.catalogues import CATALOGUE, TYPES, field_of


@pytest.mark.parametrize(
    ("kind", "written", "value", "words"),
    [
        ("integer", 1200, 1200, "1,200"),
        ("integer", 20.0, 20, "20.0"),
        ("number", 1.5, 1.5, "1.5"),
        ("number", 3, 3, "3"),
        ("number", -3, -3, "-3"),
        ("percent", 45, 45, "45%"),
        ("percent", "45%", 45, "45%"),
        ("percent", "+8 %", 8, "8%"),
        ("percent", -12.5, -12.5, "-12.5%"),
        ("percent", "1250%", 1250, "1,250%"),
        ("year", 2015, 2015, "2015"),
        ("year", 1066, 1066, "1066"),
        ("domain", "https://www.Example.com/a", "example.com", "https://www.Example.com/a"),
        ("money", "$2.5M", 2_500_000, "$2.5M"),
        ("money", 2_500_000, 2_500_000, "$2.5M"),
        ("text", "Crumb", "Crumb", "Crumb"),
        ("choice", "grown", "grown", "Grown"),
        ("choices", "erp", "erp", "ERP"),
        ("boolean", True, True, "yes"),
        ("boolean", False, False, "no"),
        ("date", "2026-10-01", datetime.date(2026, 10, 1), "1 Oct 2026"),
        ("country", "NO", "NO", "Norway"),
    ],
)
def test_a_value_is_read_and_worded(kind: FieldType, written: object, value: object, words: str) -> None:
    field = field_of(kind)
    assert read_value(field, written) == value
    assert say_value(CATALOGUE, field, written) == words


def test_a_year_is_no_count() -> None:
    year, people = (Field(id="n", label="N", type="integer", unit=unit) for unit in (None, "people"))
    assert [say_value(CATALOGUE, year, one) for one in (2015, 2022, 1499, 2101, 12_000)] == [
        *("2015", "2022", "1,499", "2,101", "12,000")
    ]
    assert say_value(CATALOGUE, people, 2015) == "2,015"


def test_a_group_goes_by_its_name() -> None:
    assert say_value(CATALOGUE, CATALOGUE["country"], "nordics") == "Nordics"
    assert say_value(CATALOGUE, CATALOGUE["stage"], "any-age") == "Any age"


@pytest.mark.parametrize(
    ("kind", "written", "sentence", "remedy"),
    [
        ("integer", 1.5, '"1.5" is not valid for `employees` (integer)', "write a whole number"),
        ("integer", True, '"True" is not valid for `employees` (integer)', "write a whole number"),
        ("integer", "20", '"20" is not valid for `employees` (integer)', "write `20`"),
        ("integer", -1, '"-1" is not valid for `employees` (integer)', "write 1 or more"),
        ("number", "1,5", '"1,5" is not valid for `growth_rate` (number)', "write `1.5`"),
        ("money", "-2M", '"-2M" is not valid for `revenue` (money)', "write 1 or more"),
        ("money", "2Q", '"2Q" is not valid for `revenue` (money)', "write an amount such as 5M or $750k"),
        ("percent", "45", '"45" is not valid for `margin` (percent)', "write a percentage such as 45% or -3"),
        ("year", 15, '"15" is not valid for `founded` (year)', "write a year of four digits, such as 2015"),
        (
            "year",
            "2015",
            '"2015" is not valid for `founded` (year)',
            "write a year of four digits, such as 2015",
        ),
        (
            "domain",
            "example",
            '"example" is not valid for `website` (domain)',
            "write a domain such as example.com",
        ),
        ("text", 7, '"7" is not valid for `name` (text)', "write text; quote it"),
        ("boolean", "yes", '"yes" is not valid for `has_oven` (boolean)', "write true or false"),
        (
            "date",
            "2026-02-30",
            '"2026-02-30" is not valid for `last_opening` (date)',
            "write a date that exists, such as 2026-10-01",
        ),
        ("choice", "Grown", '"Grown" is not a value of `stage`', 'did you mean "grown"?'),
        ("choice", "START-UP", '"START-UP" is not a value of `stage`', 'did you mean "young"?'),
        ("choice", "ancient", '"ancient" is not a value of `stage`', "use one of young, grown"),
        ("choices", "tills", '"tills" is not a value of `tools`', 'did you mean "till"?'),
        ("country", "norway", '"norway" is not a value of `country`', 'did you mean "NO"?'),
        ("country", "no", '"no" is not a value of `country`', 'did you mean "NO"?'),
        ("country", "NOR", '"NOR" is not a value of `country`', 'did you mean "NO"?'),
        ("country", "UK", '"UK" is not a value of `country`', 'did you mean "GB"?'),
        ("country", "Germny", '"Germny" is not a value of `country`', 'did you mean "DE"?'),
        ("country", "Narnia", '"Narnia" is not a value of `country`', "use a two-letter ISO 3166 code"),
        ("country", False, '"False" is not a value of `country`', "use a two-letter ISO 3166 code"),
    ],
)
def test_a_value_that_does_not_suit_says_why(
    kind: FieldType, written: object, sentence: str, remedy: str
) -> None:
    assert read_value(field_of(kind), written) == Misfit(sentence, remedy)


def test_a_long_list_is_cut_short() -> None:
    values = tuple({"id": f"v{number}", "label": "Value"} for number in range(13))
    field = Field.model_validate({"id": "mood", "label": "Mood", "type": "choice", "values": values})
    misfit = read_value(field, "blue")
    assert misfit == Misfit(
        '"blue" is not a value of `mood`', "use a listed value of `mood`, or add it to icp/fields.yaml"
    )


SCALARS = st.one_of(
    st.booleans(),
    st.integers(-10, 10**16),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from(
        [
            *("young", "grown", "any-age", "paper", "DK", "NO", "nordics"),
            *("5M", "$1.5k", "5_000", "5M\n", "-5M", "-$5M", "$-5M", "0", "$0", "0k"),
            *("45%", "-3 %", "+8%", "45%\n", "45", "example.com", "jo@example.com", "example", "xn--a.com"),
            *("2026-10-01", "2026-02-30", "2026-10-01\n", "0000-01-01", "2026-10-1", "٢٠٢٦-١٠-٠١"),
        ]
    ),
)


@pytest.mark.parametrize("kind", TYPES)
@given(SCALARS)
def test_the_record_schema_accepts_what_can_be_read(kind: FieldType, value: object) -> None:
    field = field_of(kind)
    record: dict[str, Any] = {field.id: [value] if kind == "choices" else value}
    validator, check = record_validator(CATALOGUE), RecordCheck(CATALOGUE)
    valid = validator.is_valid(record)
    assert valid is not isinstance(read_value(field, value), Misfit)
    for one in (record, record, {}, {**record, "weather": "fine"}):
        expected = [error.message for error in validator.iter_errors(one)]
        assert [error.message for error in check.errors(one)] == expected


def test_a_value_that_suits_vouches_for_itself_alone() -> None:
    check = RecordCheck(CATALOGUE)
    for value, errors in ((1, 0), (True, 1), ("1", 1), (1, 0)):
        assert len(list(check.errors({field_of("integer").id: value}))) == errors


def test_the_record_schema_is_closed_and_titled() -> None:
    schema = record_schema(CATALOGUE)
    assert list(schema["properties"]) == list(CATALOGUE.fields)
    assert schema["properties"]["stage"] == {
        "title": "Stage",
        "description": "How old is the company?",
        "type": "string",
        "enum": ["young", "grown"],
    }
    validator = record_validator(CATALOGUE)
    assert not validator.is_valid({"weather": "fine"})
    assert not validator.is_valid({})
    assert not validator.is_valid({"tools": ["till", "till"]})


def test_money_is_shown_in_the_playbooks_currency() -> None:
    assert (
        say_value(Catalogue((field_of("money"),), Conventions("CHF")), field_of("money"), "1.2M")
        == "CHF 1.2M"
    )
