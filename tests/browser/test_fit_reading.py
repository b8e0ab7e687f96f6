"""Cells and columns are read in the browser as Python reads them."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from icp_playbook.fields import Catalogue, Choice, Columns, Field
from icp_playbook.fields.cells import cell_reader
from icp_playbook.fields.countries import country_table
from icp_playbook.fields.headers import recognise
from tests.browser.panel import playbook, words
from tests.fields.cells import record_of, tables

pytestmark = pytest.mark.browser

READ = """async ([texts, currency, countries]) => {
    const { cellReader, choiceWords } = await import("../assets/fit/cells.js");
    return texts.map(([type, choices, synonyms, text]) => {
        const read = cellReader({ type, values: choiceWords(choices, synonyms) }, currency, countries)(text);
        if (Array.isArray(read.value)) read.value.sort();
        return read;
    });
}"""


def read_in_browser(page: Page, address: str, cells: list[tuple[Field, str]], currency: str) -> list[Any]:
    """What the browser reads, a reading for each cell."""
    page.goto(f"{address}fit/")
    sent = [
        [
            field.type,
            [{"id": choice.id, "label": choice.label} for choice in field.values],
            {choice.id: list(choice.synonyms) for choice in field.values},
            text,
        ]
        for field, text in cells
    ]
    found: list[Any] = page.evaluate(READ, [sent, currency, country_table()])
    return found


def compared(page: Page, address: str, cells: list[tuple[Field, str]], currency: str) -> dict[str, Any]:
    """Texts that the two read differently, with both readings."""
    found = read_in_browser(page, address, cells, currency)
    return {
        f"{field.id} {text!r}": (python, browser)
        for (field, text), browser in zip(cells, found, strict=True)
        if json.dumps(python := record_of(cell_reader(field, currency)(text)), sort_keys=True)
        != json.dumps(browser, sort_keys=True)
    }


def of_type(kind: str) -> list[Field]:
    """The fields of a type in the example playbook; where it has none, one is made."""
    found = [field for field in playbook().catalogue.fields.values() if field.type == kind]
    return found or [Field.model_validate({"id": f"a_{kind}", "label": kind.capitalize(), "type": kind})]


@pytest.mark.parametrize("currency", ["USD", "EUR", "CAD"])
def test_every_cell_of_the_shared_tables(page: Page, address: str, currency: str) -> None:
    cases = [case for table in tables().values() for case in table if case.currency == currency]
    found = read_in_browser(page, address, [(case.field, case.text) for case in cases], currency)
    wrong = {
        f"{case.field.id} {case.text!r}": browser
        for case, browser in zip(cases, found, strict=True)
        if json.dumps(browser, sort_keys=True) != json.dumps(case.expect, sort_keys=True)
    }
    assert cases
    assert wrong == {}


def test_choices_of_the_example_playbook(page: Page, address: str) -> None:
    texts = {case.text for table in tables().values() for case in table if case.field.values}
    cells = [
        (field, text) for kind in ("choice", "choices") for field in of_type(kind) for text in sorted(texts)
    ]
    assert compared(page, address, cells, "USD") == {}


def test_every_word_of_the_example_playbook(page: Page, address: str) -> None:
    cells = [
        (field, word)
        for kind in ("choice", "choices")
        for field in of_type(kind)
        for choice in field.values
        for word in (choice.id, choice.label, *choice.synonyms, choice.label.upper())
    ]
    names = [(of_type("country")[0], name) for name in _country_labels()]
    assert compared(page, address, cells + names, "USD") == {}


def _country_labels() -> list[str]:
    return [choice.label for choice in words().fields["country"].choices]


HEADERS = [
    [
        "Company name",
        "Number of Employees",
        "Annual Revenue",
        "Industry",
        "Country/Region",
        "Web Technologies",
    ],
    ["Account Name", "EMPLOYEES", "annual_revenue", "industry", "Billing Country", "CurrencyIsoCode"],
    [
        "Company",
        "Company Name",
        "# Employees",
        "Annual Revenue",
        "Company Country",
        "Technologies",
        "employees",
    ],
    ["name", "domain", "employeesRange", "estimatedAnnualRevenue", "category.industry", "country", "tech"],
    ["", "  ", "Notes", "Not a field", "hs_annual_revenue_currency_code", "constructor", "__proto__"],
]
RECOGNISE = """async (lists) => {
    const { recognise } = await import("../assets/fit/columns.js");
    const { catalogue } = await import("../assets/fit/catalogue.js");
    const { fields } = catalogue(window.icpPlaybook);
    return lists.map((headers) => recognise(headers, fields));
}"""


def test_columns_are_recognised_alike(page: Page, address: str) -> None:
    page.goto(f"{address}fit/")
    page.locator(".fit-line").wait_for()
    catalogue = playbook().catalogue
    labels = [field.label for field in catalogue.fields.values()]
    known = [
        name
        for field in catalogue.fields.values()
        for group in (
            field.columns.hubspot,
            field.columns.salesforce,
            field.columns.apollo,
            field.columns.other,
        )
        for name in group
    ]
    lists = [*HEADERS, labels, labels[::-1], list(dict.fromkeys(known)), list(dict.fromkeys(known[::-1]))]
    found = page.evaluate(RECOGNISE, lists)
    for headers, browser in zip(lists, found, strict=True):
        python = recognise(headers, catalogue)
        assert (browser["taken"], sorted(browser["passedOver"]), browser["currency"]) == (
            python.taken,
            [place for place, _ in python.passed_over],
            python.currency,
        )


def test_two_fields_of_one_name_are_told_apart_by_rank(page: Page, address: str) -> None:
    one = Field(id="size", label="Headcount", type="integer", columns=Columns(other=("Staff", "People")))
    two = Field(
        id="people", label="Staff", type="choice", values=(Choice(id="few", label="Few"),), columns=Columns()
    )
    page.goto(f"{address}fit/")
    fields = [
        {"id": "size", "names": {"staff": 1, "people": 2, "size": 0, "headcount": 100}},
        {"id": "people", "names": {"people": 0, "staff": 100}},
    ]
    found = page.evaluate(
        """async ([headers, fields]) =>
            (await import("../assets/fit/columns.js")).recognise(headers, fields).taken""",
        [["People", "Staff"], fields],
    )
    assert found == recognise(["People", "Staff"], Catalogue((one, two), "USD")).taken
