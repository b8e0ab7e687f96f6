"""Columns recognised by their headers."""

import pytest

from icp_playbook.fields import Catalogue, Columns, Conventions, Field
from icp_playbook.fields.headers import Column, Recognised, recognise

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
            columns=Columns(
                hubspot=("annualrevenue", "Annual Revenue", "Revenue range"),
                clearbit=("metrics.annualRevenue",),
                crunchbase=("Total Revenue Currency (in EUR)",),
                other=("revenue", "Umsatz"),
            ),
        ),
        Field(id="funding", label="Total Money Raised", type="money"),
    ),
    Conventions("USD"),
)


def recognised(*headers: str) -> Recognised:
    return recognise(headers, CATALOGUE)


def places(*headers: str) -> dict[str, list[int]]:
    """Field → its columns, first first."""
    found = recognised(*headers).taken
    return {field: [column.place for column in columns] for field, columns in found.items()}


@pytest.mark.parametrize(
    "header",
    [
        "numberofemployees",
        "Number of Employees",
        "NUMBER_OF_EMPLOYEES",
        "Number\r\nof Employees",
        "\u00a0 Number of\u00a0Employees",
        "# employees",
        "Workers ",
        "headcount",
    ],
)
def test_case_spaces_and_punctuation_do_not_count(header: str) -> None:
    assert places("id", header) == {"employees": [1]}


def test_fields_stand_in_the_order_of_the_catalogue() -> None:
    assert list(places("Annual Revenue", "workers", "Company name")) == ["name", "employees", "revenue"]


def test_unknown_headers_are_ignored() -> None:
    assert recognised("id", "workers", "", "rank").ignored == (0, 2, 3)


def test_the_first_name_of_a_provider_goes_first() -> None:
    found = recognised("Employee range", "Number of Employees")
    assert places(*found.headers) == {"employees": [1, 0]}
    assert found.ignored == ()


def test_the_id_of_a_field_goes_before_every_other_name() -> None:
    assert places("numberofemployees", "employees") == {"employees": [1, 0]}


def test_of_equal_names_the_first_column_goes_first() -> None:
    assert places("# Employees", "workers") == {"employees": [0, 1]}


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Annual Revenue (USD)", ""),
        ("Annual Revenue ($)", ""),
        ("Revenue, US$", ""),
        ("Revenue in dollars", ""),
        ("Annual Revenue (in thousands)", "thousand"),
        ("Revenue (in 000s USD)", "thousand"),
        ("Revenue ('000)", "thousand"),
        ("Umsatz in TUSD", "thousand"),
        ("Umsatz in Tsd. $", "thousand"),
        ("Revenue (k$)", "thousand"),
        ("Revenue ($M)", "million"),
        ("Revenue [USD millions]", "million"),
        ("Umsatz (Mio. USD)", "million"),
        ("Revenue (USD bn)", "billion"),
    ],
)
def test_a_unit_after_the_name_of_a_column_of_sums(header: str, scale: str) -> None:
    assert recognised("id", header).taken == {"revenue": (Column(1, scale),)}


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Annual Revenue (EUR)", "EUR"),
        ("Annual Revenue (€)", "EUR"),
        ("Revenue in million euros", "EUR"),
        ("Umsatz in TEUR", "EUR"),
        ("Umsatz (Mio. CHF)", "CHF"),
        ("Revenue (CA$)", "CAD"),
        ("Total Revenue Currency (in EUR)", "EUR"),
    ],
)
def test_sums_in_another_currency_are_not_read(header: str, meant: str) -> None:
    found = recognised("id", header)
    assert found.taken == {}
    assert found.unread == ((1, f"its sums are in {meant}; the playbook uses USD"),)


@pytest.mark.parametrize(
    "header",
    [
        "Annual Revenue (est.)",
        "Annual Revenue 2025",
        "Annual Revenue (USD, EUR)",
        "Annual Revenue (thousands, millions)",
        "Headcount (in thousands)",
        "(EUR)",
        "Revenue per head",
    ],
)
def test_what_is_no_unit_of_a_sum_is_a_column_of_its_own(header: str) -> None:
    assert recognised(header).ignored == (0,)


def test_a_column_without_a_unit_goes_first() -> None:
    assert places("Annual Revenue (USD)", "Revenue range") == {"revenue": [1, 0]}


def test_a_column_of_currencies_that_no_sum_goes_by_is_not_taken_for_read() -> None:
    assert recognised("Revenue (USD m)", "Revenue currency").ignored == (1,)
    assert recognised("Revenue (m)", "Revenue currency").ignored == ()
    assert recognised("Revenue (EUR)", "Currency").ignored == (1,)


def test_converted_sums_are_read_only_where_a_column_names_their_currency() -> None:
    alone = recognised("Annual Revenue (converted)", "Currency")
    assert alone.unread == ((0, "its sums were converted to a currency that no column names"),)
    named = recognised("Annual Revenue (converted)", "Currency", "Annual Revenue (converted) Currency")
    assert named.taken == {"revenue": (Column(0, "", 2),)}
    assert recognised("Annual Revenue (converted, USD)").taken == {"revenue": (Column(0),)}


@pytest.mark.parametrize(
    "header",
    [
        "Currency",
        "CurrencyIsoCode",
        "Account Currency",
        "Annual Revenue Currency",
        "hs_annual_revenue_currency_code",
        "Annual Revenue Currency Code",
        "Currency of Annual revenue",
        "Lead Currency",
        "Währung",
        "Accountwährung",
        "ISO-Währungscode",
        "Währung des Unternehmens",
        "Währung des Umsatzes",
        "Umsatz Währungscode",
        "Devise du compte",
        "Code de devise",
    ],
)
def test_one_column_of_currencies_is_about_all_sums_of_a_row(header: str) -> None:
    found = recognised("Annual revenue", header, "Total Money Raised", "Umsatz (USD)")
    assert found.taken == {
        "revenue": (Column(0, "", 1), Column(3)),
        "funding": (Column(2, "", 1),),
    }
    assert found.ignored == ()


def test_a_column_of_currencies_is_about_the_sums_it_is_named_after() -> None:
    found = recognised(
        "Currency",
        "Total Money Raised",
        "Total Money Raised Currency",
        "Revenue range",
        "Annual Revenue Currency",
    )
    assert found.taken == {"revenue": (Column(3, "", 4),), "funding": (Column(1, "", 2),)}
    of_row = recognised("Revenue", "Total Money Raised", "Total Money Raised Currency", "Currency")
    assert of_row.taken == {"revenue": (Column(0, "", 3),), "funding": (Column(1, "", 2),)}


@pytest.mark.parametrize(
    "header",
    [
        "Accepts cryptocurrency",
        "Deal Amount Currency",
        "Multicurrency",
        "Currency of Deal Amount",
        "Währung des Deals",
        "Devise du devis",
    ],
)
def test_a_column_about_something_else_is_no_column_of_currencies(header: str) -> None:
    found = recognised("Annual revenue", "Deal Amount", header)
    assert found.taken == {"revenue": (Column(0),)}
    assert found.ignored == (1, 2)
