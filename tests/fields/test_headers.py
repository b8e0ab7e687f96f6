"""Columns recognised by their headers."""

import pytest

from icp_playbook.fields import Catalogue, Columns, Conventions, Field
from icp_playbook.fields.headers import Recognised, recognise

CATALOGUE = Catalogue(
    (
        Field(
            id="name",
            label="Company",
            type="text",
            columns=Columns(hubspot=("name", "Company name"), apollo=("Company Name for Emails",)),
        ),
        Field(
            id="employees",
            label="Headcount",
            type="integer",
            columns=Columns(
                hubspot=("numberofemployees", "Number of Employees", "Employee range"),
                apollo=("# Employees",),
                other=("workers",),
            ),
        ),
        Field(
            id="revenue",
            label="Annual revenue",
            type="money",
            columns=Columns(clearbit=("metrics.annualRevenue",)),
        ),
    ),
    Conventions("USD"),
)


def recognised(*headers: str) -> Recognised:
    return recognise(headers, CATALOGUE)


@pytest.mark.parametrize(
    "header",
    [
        "numberofemployees",
        "Number of Employees",
        "NUMBER_OF_EMPLOYEES",
        "# employees",
        "Workers ",
        "headcount",
    ],
)
def test_case_spaces_and_punctuation_do_not_count(header: str) -> None:
    assert recognised("id", header).taken == {"employees": 1}


def test_fields_stand_in_the_order_of_the_catalogue() -> None:
    assert list(recognised("Annual Revenue", "workers", "Company name").taken) == [
        "name",
        "employees",
        "revenue",
    ]


def test_unknown_headers_are_ignored() -> None:
    assert recognised("id", "workers", "", "rank").ignored == (0, 2, 3)


def test_the_first_name_of_a_provider_wins() -> None:
    found = recognised("Employee range", "Number of Employees")
    assert found.taken == {"employees": 1}
    assert found.passed_over == ((0, "Number of Employees"),)
    assert found.ignored == ()


def test_the_id_of_a_field_wins_over_every_other_name() -> None:
    assert recognised("numberofemployees", "employees").taken == {"employees": 1}


def test_of_equal_names_the_first_column_wins() -> None:
    assert recognised("# Employees", "workers").taken == {"employees": 0}


def test_the_column_of_the_currency() -> None:
    found = recognised("Annual revenue", "CurrencyIsoCode", "Annual Revenue Currency Code")
    assert found.currency == 1
    assert found.ignored == (2,)
