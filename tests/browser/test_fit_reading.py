"""Cells and columns are read in the browser as Python reads them."""

import datetime
import json
from typing import Any

import pytest
from playwright.sync_api import Page

from icp_playbook.fields import Catalogue, Choice, Columns, Field
from icp_playbook.fields.cells import CellValue, cell_reader
from icp_playbook.fields.country_words import country_table
from icp_playbook.fields.headers import recognise
from icp_playbook.values import Interval
from tests.browser.panel import playbook, words

pytestmark = pytest.mark.browser

NUMBERS = """
5|5.0|1,000|1 000|1'000|1’000|1_000|1.000|1.000.000|1.000,50|12,5|1,23,456|0|0.5|1.5|007|1e6|2.5E+3|-1
-5|−3|$5M|5M|$750k|750 K|325 million|36.9 M|36,9 M|1.1B|2.675bn|€4M|4M EUR|USD 5M|US$5m|500EUR|£1|¥100
5 dollars|$|CHF 3|51-200|51–200|51 - 200|51 to 200|251-1K|$0M-$1M|$1M - $5M|200-51|10001+
10,001+ employees|100K+|<50|<= 50|under 10|> 5|>=5|more than 1,000|over 5M|up to 20|at least 3|5 people
120 FTE.|1 Oct|2-Oct|10-Nov|Nov-10|1-2-3|five|1.234|1.2345|999999999999999|1000000000000001|9e99|1.5M
1.2345M|0.1K|12 345,67|٣|５|1-1|0-0|0+|-|--|—|?|N/A|#N/A|null|none|not known|(blank)
""".replace("\n", "|").strip("|")
DAYS = """
2026-10-01|2026/10/1|20261001|2026-10-01T09:30:00Z|2026-10-01 09:30|2026-02-30|1 Oct 2026
October 1st, 2026|1-Oct-2026|01/10/2026|31/12/2026|12/31/2026|1.10.2026|13/13/2026|10/10/2026
1759276800000|0|3 weeks ago|2026|-|Smarch 1, 2026|29 Feb 2025
""".replace("\n", "|").strip("|")
COUNTRIES = """
US|usa|United States|The Netherlands|Holland|UK|Great Britain|Viet Nam|South Korea|Côte d'Ivoire
Ivory Coast|Germany|DEU|de|Atlantis|America|Hong Kong SAR|constructor|__proto__|Trinidad & Tobago
Trinidad and Tobago|Bosnia and Herzegovina|the|N/A
""".replace("\n", "|").strip("|")
CHOICES = """
Slack|slack; HubSpot|Slack, HubSpot, Notion|SFDC|["Slack", "Excel"]|['Slack', 'Excel']|[]|Excel|Make.com
Oracle NetSuite|none|-|AS/400|Paper|a|b;c|SLACK|GOOGLE_ADS|Google  Ads|New site, clinic or warehouse
Slack|Slack;Slack|[1, 2]|[bad|Hospital & Health Care|HOSPITAL_HEALTH_CARE|hospital and health care
Food & Beverage|E-commerce|Zoo|Ｓａａｓ|ﬁntech|Software
""".replace("\n", "|").strip("|")
FLAGS = "yes|Y|TRUE|1|x|✓|no|N|false|0|off|maybe|unknown||1.0"


def read_in_python(field: Field, currency: str, text: str) -> Any:
    """What Python reads, as the browser says it."""
    cell = cell_reader(field, currency)(text)
    if cell.problem is not None:
        return {"problem": cell.problem}
    return {} if cell.value is None else {"value": _plain(cell.value)}


def _plain(value: CellValue) -> Any:
    if isinstance(value, Interval):
        return {"low": value.low, "high": value.high}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


READ = """async ([texts, currency, countries]) => {
    const { cellReader, choiceWords } = await import("../assets/fit/cells.js");
    return texts.map(([type, choices, synonyms, text]) => {
        const read = cellReader({ type, values: choiceWords(choices, synonyms) }, currency, countries)(text);
        if (Array.isArray(read.value)) read.value.sort();
        return read;
    });
}"""


def compared(page: Page, address: str, cells: list[tuple[Field, str]], currency: str) -> dict[str, Any]:
    """Texts that the two read differently, with both readings."""
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
    found = page.evaluate(READ, [sent, currency, country_table()])
    return {
        f"{field.id} {text!r}": (python, browser)
        for (field, text), browser in zip(cells, found, strict=True)
        if json.dumps(python := read_in_python(field, currency, text), sort_keys=True)
        != json.dumps(browser, sort_keys=True)
    }


def of_type(kind: str) -> list[Field]:
    """The fields of a type in the example playbook; where it has none, one is made."""
    found = [field for field in playbook().catalogue.fields.values() if field.type == kind]
    return found or [Field.model_validate({"id": f"a_{kind}", "label": kind.capitalize(), "type": kind})]


@pytest.mark.parametrize("currency", ["USD", "EUR"])
def test_numbers_and_sums(page: Page, address: str, currency: str) -> None:
    cells = [
        (of_type(kind)[0], text) for kind in ("integer", "number", "money") for text in NUMBERS.split("|")
    ]
    assert compared(page, address, cells, currency) == {}


def test_days_countries_and_flags(page: Page, address: str) -> None:
    cells = [
        (of_type(kind)[0], text)
        for kind, texts in (("date", DAYS), ("country", COUNTRIES), ("boolean", FLAGS), ("text", FLAGS))
        for text in texts.split("|")
    ]
    assert compared(page, address, cells, "USD") == {}


def test_choices_and_lists_of_choices(page: Page, address: str) -> None:
    cells = [
        (field, text)
        for kind in ("choice", "choices")
        for field in of_type(kind)
        for text in CHOICES.split("|")
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
