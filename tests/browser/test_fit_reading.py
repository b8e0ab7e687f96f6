"""Cells and columns are read in the browser as Python reads them."""

import json
import random
import re
from dataclasses import asdict
from itertools import chain, starmap
from random import Random
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

from icp_playbook.fields import CAUSES, Catalogue, Cause, Choice, Columns, Conventions, Field, shortened
from icp_playbook.fields.cells import Cell, cell_reader
from icp_playbook.fields.countries import country_table
from icp_playbook.fields.headers import column_names, recognise
from tests.browser.lists import Lists, scored
from tests.browser.panel import playbook, words
from tests.drawing import times
from tests.fields.cells import every_convention, record_of, tables
from tests.fields.cells import fields as cells_fields

pytestmark = pytest.mark.browser

READ = """async ([module, fields, cells, conventions, countries]) => {
    const { cellReader, choiceWords, countryWords, nearChoices } = await import(module);
    const readers = fields.map(([type, choices, synonyms, open, minimum]) => {
        const labels = new Map(choices.map((choice) => [choice.id, choice.label]));
        const values = type === "country" ? countryWords(synonyms) : choiceWords(choices, synonyms);
        const near = nearChoices(choices, synonyms);
        return cellReader({ type, values, near, labels, open, minimum }, conventions, countries);
    });
    return cells.map(([at, text]) => {
        const read = readers[at](text);
        if (Array.isArray(read.value)) read.value.sort();
        return read;
    });
}"""


def read_in_browser(
    page: Page, address: str, cells: list[tuple[Field, str]], conventions: Conventions
) -> list[Any]:
    """What the browser reads, a reading for each cell."""
    page.goto(f"{address}llms.txt")
    fields = {id(field): field for field, _ in cells}
    places = {name: at for at, name in enumerate(fields)}
    sent = [
        [
            field.type,
            [{"id": choice.id, "label": choice.label} for choice in field.values],
            {choice.id: list(choice.synonyms) for choice in field.values}
            | {code: list(words) for code, words in field.synonyms.items()},
            field.listing == "open",
            field.minimum,
        ]
        for field in fields.values()
    ]
    texts = [[places[id(field)], text] for field, text in cells]
    given = [f"{address}assets/fit/cells.js", sent, texts, asdict(conventions), country_table()]
    found: list[Any] = page.evaluate(READ, given)
    return found


def read_in_python(cells: list[tuple[Field, str]], conventions: Conventions) -> list[Cell]:
    """What Python reads, a reading for each cell."""
    fields = {id(field): field for field, _ in cells}
    readers = {name: cell_reader(field, conventions) for name, field in fields.items()}
    return [readers[id(field)](text) for field, text in cells]


def compared(
    page: Page, address: str, cells: list[tuple[Field, str]], conventions: Conventions
) -> dict[str, Any]:
    """Texts that the two read differently, with both readings."""
    found = read_in_browser(page, address, cells, conventions)
    return {
        f"{field.id} {text!r}": (python, browser)
        for (field, text), read, browser in zip(cells, read_in_python(cells, conventions), found, strict=True)
        if json.dumps(python := record_of(read), sort_keys=True) != json.dumps(browser, sort_keys=True)
    }


def of_type(kind: str) -> list[Field]:
    """The fields of a type in the example playbook; where it has none, one is made."""
    found = [field for field in playbook().catalogue.fields.values() if field.type == kind]
    return found or [Field.model_validate({"id": f"a_{kind}", "label": kind.capitalize(), "type": kind})]


@pytest.mark.parametrize("conventions", every_convention(), ids=str)
def test_every_cell_of_the_shared_tables(page: Page, address: str, conventions: Conventions) -> None:
    cases = [case for table in tables().values() for case in table if case.conventions == conventions]
    found = read_in_browser(page, address, [(case.field, case.text) for case in cases], conventions)
    wrong = {
        f"{case.field.id} {case.text!r}": browser
        for case, browser in zip(cases, found, strict=True)
        if json.dumps(browser, sort_keys=True) != json.dumps(case.expect, sort_keys=True)
    }
    assert cases
    assert wrong == {}


def test_the_causes_of_unread_cells_are_called_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}llms.txt")
    found = page.evaluate("async (module) => (await import(module)).CAUSES", f"{address}assets/fit/causes.js")
    assert found == CAUSES
    assert list(CAUSES) == list(get_args(Cause))


def test_choices_of_the_example_playbook(page: Page, address: str) -> None:
    texts = {case.text for table in tables().values() for case in table if case.field.values}
    cells = [
        (field, text) for kind in ("choice", "choices") for field in of_type(kind) for text in sorted(texts)
    ]
    assert compared(page, address, cells, Conventions("USD")) == {}


def test_every_word_of_the_example_playbook(page: Page, address: str) -> None:
    cells = [
        (field, word)
        for kind in ("choice", "choices")
        for field in of_type(kind)
        for choice in field.values
        for word in (choice.id, choice.label, *choice.synonyms, choice.label.upper())
    ]
    names = [(of_type("country")[0], name) for name in _country_labels()]
    assert compared(page, address, cells + names, Conventions("USD")) == {}


NUMBERS = (
    "-~−~(~)~+~%~ %~<~>=~ to ~ - ~.~,~e~k~$~€~ USD~0~1~15~2015~999~05~before ~since ~ percent~ ~1,000~0.5~="
)
PLACES = (
    "https://~//~mailto:~www.~jo@~@~example~Example~.com~.~-~xn--~mnchen-3ya~fiqs8s~münchen~中国~ß~İ~é~/a~?b~#"
    "~:80~..~ ~<~>~1~_~e\u0301~９~.de"
)
TAGS = (
    "Slack~slack~HubSpot~Hubspt~HubSpott~ CRM~.com~Salesforce~SFDC~Google~ Ads~Sage~ 100~ 200~;~, ~Notion~é~-"
)
"""Pieces of cells, with ~ between them."""


@pytest.mark.drawn
def test_numbers_years_domains_and_tags_of_drawn_pieces(page: Page, address: str) -> None:
    random = Random(20261129)  # noqa: S311  # the same texts in every run
    fields = cells_fields()
    drawn = [
        (fields[name], "".join(random.choices(pieces.split("~"), k=random.randint(1, most))))
        for pieces, most, names in (
            (NUMBERS, 6, ("change", "profit", "growth", "share", "floor", "founded")),
            (PLACES, 7, ("site",)),
            (TAGS, 8, ("tags", "stack")),
        )
        for name in names
        for _ in range(600 * times())
    ]
    readings = zip(drawn, read_in_python(drawn, Conventions("USD")), strict=True)
    read = {field.id for (field, _), cell in readings if cell.value is not None}
    assert read == {field.id for field, _ in drawn}
    assert compared(page, address, drawn, Conventions("USD")) == {}


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
    ["Number of\r\nEmployees", "\u00a0Industry\u00a0", "Employee range", "Account Name", "Revenue range"],
    ["Annual Revenue Currency", "Annual Revenue", "Total Funding", "Currency", "Deal Currency", "Deal"],
    ["Annual Revenue (converted)", "Annual Revenue (converted) Currency", "Budget", "Budget (converted)"],
    ["Revenue (USD m)", "Revenue currency"],
    *(
        ["Organization - Annual revenue", "Jahresumsatz", "Total Funding", "Deal", name]
        for name in (
            *("Organization - Currency of Annual revenue", "Währung des Jahresumsatzes", "Accountwährung"),
            *("Jahresumsatz Währungscode", "Code de devise", "Devise du compte", "Währung des Deals"),
            *("Currency of Deal", "Jahresumsatz (konvertiert)", "Revenu annuel (converti)", "Lead Currency"),
        )
    ),
    *(
        [f"Annual Revenue{unit}", "Annual Revenue", "Devise"]
        for unit in (" (EUR)", " (in thousands)", " [in 000s USD]", ", US$", " in T€", " (Mio. CHF)", " ($M)")
    ),
    *(
        [f"Revenue {unit}", "Revenue (€)", "Umsatz M", "x" * 300 + " USD"]
        for unit in (
            "(est)",
            "(USD, EUR)",
            "k m",
            "in dollars",
            "en milliers d'euros",
            "$bn",
            "(constructor)",
        )
    ),
]
RECOGNISE = """async (lists) => {
    const { recognise } = await import("../assets/fit/columns.js");
    const { moneyOf } = await import("../assets/fit/currencies.js");
    const { catalogue } = await import("../assets/fit/catalogue.js");
    const { fields } = catalogue(window.icpPlaybook);
    return lists.map((headers) => recognise(headers, fields, moneyOf(window.icpPlaybook.form)));
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
        taken = {field: [asdict(column) for column in columns] for field, columns in python.taken.items()}
        assert browser == {
            "taken": taken,
            "unread": [list(one) for one in python.unread],
            "ignored": list(python.ignored),
        }


def test_two_fields_of_one_name_are_told_apart_by_rank(page: Page, address: str) -> None:
    one = Field(id="size", label="Headcount", type="integer", columns=Columns(other=("Staff", "People")))
    two = Field(
        id="people", label="Staff", type="choice", values=(Choice(id="few", label="Few"),), columns=Columns()
    )
    page.goto(f"{address}llms.txt")
    fields = [{"id": field.id, "type": field.type, "names": column_names(field)} for field in (one, two)]
    found = page.evaluate(
        """async ([module, headers, fields]) =>
            (await import(module)).recognise(headers, fields, {currency: "USD"}).taken""",
        [f"{address}assets/fit/columns.js", ["People", "Staff"], fields],
    )
    python = recognise(["People", "Staff"], Catalogue((one, two), Conventions("USD"))).taken
    assert {field: [column["place"] for column in columns] for field, columns in found.items()} == {
        field: [column.place for column in columns] for field, columns in python.items()
    }


SPELLED = """async ([module, ranges]) => {
    const { shortened } = await import(module);
    const found = [];
    for (const [from, to, step] of ranges)
        for (let code = from; code < to; code += step) {
            const glyph = String.fromCodePoint(code);
            if (shortened(glyph) !== glyph) found.push(code);
        }
    return found;
}"""
"""The characters that the browser does not quote as they are."""
RANGES = (
    *((0, 0xD800, 1), (0xE000, 0x40000, 1)),
    *((0x40000, 0xE0000, 97), (0xE0000, 0xE1000, 1), (0xE1000, 0x110000, 97)),
)
"""Every character of the planes that have any, and some of those without one or for private use."""
UNSEEN = [
    chr(code)
    for code in (*range(0xD800), *range(0xF900, 0x10000), *range(0xE0000, 0xE0020))
    if code < 0x100 or shortened(chr(code)) != chr(code)
]
"""Blanks, controls, marks of order and of direction, fillers and tags."""


FORMS = {
    "integer": ("#12", "1#000"),
    "choice": ("#oak", "B2B#software"),
    "choices": ("Slack;#HubSpot",),
    "country": ("#Denmark", "no#where"),
    "date": ("2026-01-02#",),
    "boolean": ("#yes",),
    "text": ("#", "a#b"),
}
"""Cells of a type with a place for one character."""


def test_the_same_characters_are_quoted_as_they_are(page: Page, address: str) -> None:
    page.goto(f"{address}llms.txt")
    codes = chain.from_iterable(starmap(range, RANGES))
    spelled = [code for code in codes if shortened(chr(code)) != chr(code)]
    assert page.evaluate(SPELLED, [f"{address}assets/fit/plain.js", RANGES]) == spelled
    assert {0x1B, 0x85, 0xAD, 0x200B, 0x202E, 0x2066, 0x3164, 0xFEFF, 0xE0041} <= set(spelled)
    assert not {ord(glyph) for glyph in "aéß東🎉\ufe0f"} & set(spelled)


@pytest.mark.parametrize("kind", ["integer", "choice", "choices", "country", "date", "boolean", "text"])
def test_a_cell_with_any_invisible_character_is_read_alike(page: Page, address: str, kind: str) -> None:
    field = of_type(kind)[0]
    texts = [form.replace("#", glyph) for glyph in UNSEEN for form in FORMS[kind]]
    assert compared(page, address, [(field, text) for text in texts], Conventions("USD")) == {}


PIECES = re.split(
    "¦",
    "1¦5¦10¦51¦200¦1000¦000¦1.250¦1,250¦1 250 000¦12,5¦1,25E+07¦12,34,567¦_¦-¦–¦ to ¦ bis ¦+¦<¦>¦up to ¦k¦M"
    "¦ Mio. ¦ Mrd.¦TEUR¦T€¦€¦$¦ EUR¦CHF ¦kr¦md€¦ millions d’euros¦ crore¦ mln¦ mil¦ca. ¦~¦(¦)¦Nov¦Okt¦Févr."
    "¦2026¦/¦.¦ ¦,¦ employees¦ or more¦²¦½¦\u00a0¦\n¦1. ¦März ¦46296¦0000-00-00¦1899-12-30¦T23:30-08:00"
    "¦Slack¦ and ¦;¦C++¦|",
)
"""What drawn cells are put together from."""


@pytest.mark.drawn
def test_drawn_cells_are_read_alike(page: Page, address: str) -> None:
    draw = random.Random(11)  # noqa: S311  # draws test cases
    kinds = [cells[0].field for cells in tables().values()]
    for conventions in every_convention():
        texts = ["".join(draw.choices(PIECES, k=draw.randint(1, 5))) for _ in range(200 * times())]
        assert compared(page, address, [(draw.choice(kinds), text) for text in texts], conventions) == {}


def test_a_row_with_invisible_characters_has_the_same_problems(page: Page, address: str) -> None:
    texts = ["a\u00a0\u200bb\x1f", "\x85many\u202e", "\u2066\u3164", "\ufeff\u200b", "x\u2028y", "\x1c\x1d"]
    codes = ["\u200bEUR\u202e\u2066\u2067\u2068", "\x1fEUR\x1f", "\U0001f389" * 9, "usd", "", "£"]
    table = "Company,Industry,# Employees,Annual Revenue,Annual Revenue Currency Code\n"
    table += "".join(f'A,"{text}","{text}",5M,"{code}"\n' for text, code in zip(texts, codes, strict=True))
    lists = Lists(page, address)
    lists.choose(table.encode())
    lists.wait(len(texts))
    with page.expect_download() as waiting:
        lists.section.get_by_role("button", name="Download CSV").click()
    assert waiting.value.path().read_bytes().decode() == scored(table.encode()).decode()
