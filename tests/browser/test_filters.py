"""The filters above the table of segments: what they hide, what they say, and the address they write."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from icp_playbook.playbook import load
from icp_playbook.site.environment import environment
from icp_playbook.site.look import default_look
from icp_playbook.site.rendering import rendered
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.segment import segment_index
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.provenance import Provenance

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ALL = 15
SAAS = ["Software in expansion", "Series A and B scale-ups", "Usage-based software"]


def shown(page: Page) -> list[str]:
    """The segments whose rows can be seen."""
    return page.locator("#segments tbody tr:visible th a").all_inner_texts()


def choice(page: Page, label: str) -> Locator:
    """The drop-down with a label."""
    return page.get_by_role("combobox", name=label, exact=True)


def clear(page: Page) -> Locator:
    """The button of the filters; the search box has one of the same name."""
    return page.locator("form[data-filters]").get_by_role("button", name="Clear")


def count(page: Page) -> str:
    """The count that the page shows."""
    return page.locator("form[data-filters=segments] output").inner_text()


def test_choosing_a_value_hides_the_other_rows_says_so_and_writes_the_address(
    page: Page, address: str
) -> None:
    page.goto(f"{address}segments/")
    assert (len(shown(page)), count(page)) == (ALL, f"{ALL} shown")
    choice(page, "ICP").select_option("saas")
    assert shown(page) == SAAS
    assert count(page) == f"3 of {ALL} shown, 12 hidden by the filters"
    assert page.url == f"{address}segments/?icp=saas"
    choice(page, "Business model").select_option("usage-based")
    assert shown(page) == ["Usage-based software"]
    assert page.url == f"{address}segments/?icp=saas&business_model=usage-based"


def test_a_shared_address_shows_its_filters(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?icp=saas")
    assert shown(page) == SAAS
    expect(choice(page, "ICP")).to_have_value("saas")


def test_an_unknown_value_is_ignored(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?icp=nobody&colour=red&stage=scale-up")
    expect(choice(page, "ICP")).to_have_value("")
    expect(choice(page, "Stage")).to_have_value("scale-up")
    assert 0 < len(shown(page)) < ALL


def test_the_back_button_leads_to_the_filtered_table(page: Page, address: str) -> None:
    page.goto(f"{address}segments/")
    choice(page, "ICP").select_option("saas")
    page.get_by_role("link", name="Usage-based software").first.click()
    page.wait_for_url("**/segments/saas-usage-based/")
    page.go_back()
    assert (page.url, shown(page)) == (f"{address}segments/?icp=saas", SAAS)


def test_clear_shows_everything_again(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?icp=saas&stage=scale-up&h=word")
    clear(page).click()
    assert (len(shown(page)), page.url) == (ALL, f"{address}segments/?h=word")


def test_filters_without_a_match_say_so(page: Page, address: str) -> None:
    page.goto(f"{address}segments/")
    choice(page, "ICP").select_option("saas")
    choice(page, "Industry").select_option("freight")
    assert (shown(page), count(page)) == ([], f"0 of {ALL} shown, {ALL} hidden by the filters")


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}segments/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if choice(page, "ICP").evaluate("select => select === document.activeElement"):
            break
    page.keyboard.press("ArrowDown")
    assert shown(page) == SAAS
    clear(page).focus()
    page.keyboard.press("Enter")
    assert len(shown(page)) == ALL


def test_without_scripts_the_whole_table_is_there_and_a_note(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}segments/?icp=saas")
    assert len(shown(scriptless)) == ALL
    expect(scriptless.locator("form[data-filters]")).to_be_hidden()
    note = scriptless.locator("#pb-content noscript p", has_text="Filtering")
    expect(note).to_contain_text("Filtering and sorting need JavaScript")
    expect(note).to_contain_text("the full list is below.")
    expect(note).to_be_visible()


ROWS: list[tuple[dict[str, str], dict[str, str], bool]] = [
    ({"icp": "saas"}, {}, True),
    ({"icp": "saas"}, {"icp": ""}, True),
    ({"icp": "saas"}, {"icp": "saas"}, True),
    ({"icp": "saas"}, {"icp": "logistics"}, False),
    ({"icp": "saas logistics"}, {"icp": "logistics"}, True),
    ({"icp": "saas-plus"}, {"icp": "saas"}, False),
    ({}, {"icp": "saas"}, False),
    ({"icp": "saas", "stage": "mature"}, {"icp": "saas", "stage": "scale-up"}, False),
    ({"business_model": "usage-based"}, {"business_model": "usage-based"}, True),
    ({"buyingCentre": "plant"}, {"buying-centre": "plant"}, True),
]
"""What a row has, what is chosen, and whether the row belongs."""


def test_a_row_belongs_when_it_has_every_value_that_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}llms.txt")
    ask = """([module, rows]) =>
        import(module).then(({belongs}) => rows.map(([row, chosen]) => belongs(row, chosen)))"""
    found = page.evaluate(ask, [f"{address}assets/filters.js", ROWS])
    assert [(row, chosen, so) for (row, chosen, _), so in zip(ROWS, found, strict=True)] == ROWS


def test_the_rows_of_a_long_table_are_filtered_by_numbers(page: Page, address: str) -> None:
    playbook = load(ROOT).playbook
    assert playbook is not None
    view = segment_index(PageInputs(playbook, Provenance(), evaluate_examples(playbook)))
    long = rendered(environment((default_look(),), "USD"), "pages/segments.md.j2", replace(view, long=True))

    def lengthened(route: Route) -> None:
        html = route.fetch().text()
        body = long[long.index('<table class="pb-table" id="segments"') : long.index("</table>")]
        before, _, rest = html.partition('<table class="pb-table" id="segments"')
        route.fulfill(body=before + body + rest[rest.index("</table>") :], content_type="text/html")

    page.route("**/segments/?*", lengthened)
    page.goto(f"{address}segments/?icp=saas")
    assert page.locator("#segments tbody tr[data-in]").count() == ALL
    assert shown(page) == SAAS
    choice(page, "Business model").select_option("usage-based")
    assert shown(page) == ["Usage-based software"]
    clear(page).click()
    assert (len(shown(page)), count(page)) == (ALL, f"{ALL} shown")
    choice(page, "Stage").select_option("scale-up")
    wanted = [row.link.text for row in view.rows if "scale-up" in row.facets.get("stage", "").split()]
    assert shown(page) == wanted != []
