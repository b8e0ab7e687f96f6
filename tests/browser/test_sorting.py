"""Tables sort by their headers: by value, by keyboard, in the address, announced in words, and back again."""

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


def names(page: Page, table: str) -> list[str]:
    """The row headers of the visible rows."""
    return page.locator(f"#{table} tbody tr:visible > th > a").all_inner_texts()


def header(page: Page, words: str) -> Locator:
    """The button in a header."""
    return page.locator("table[data-sorts]").get_by_role("button", name=words, exact=True)


def status(page: Page) -> Locator:
    """The sort order as shown and announced."""
    return page.locator(".pb-sorting output[aria-live=polite]").first


def test_a_header_sorts_by_value_the_best_first_then_the_other_way_then_not_at_all(
    page: Page, address: str
) -> None:
    page.goto(f"{address}examples/")
    listed = names(page, "examples")
    score = header(page, "Score")
    score.focus()
    page.keyboard.press("Enter")
    scores = page.locator("#examples td[data-label=Score]")
    shown = [text.split("–") for text in scores.all_inner_texts()]
    middles = [int(low) + int(high[0] if high else low) for low, *high in shown]
    assert middles == sorted(middles, reverse=True)
    assert middles[0] == 200
    expect(page.locator("#examples th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(status(page)).to_have_text("Sorted by Score, highest first")
    expect(page).to_have_url(f"{address}examples/?sort=-score")
    expect(score).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}examples/?sort=score")
    expect(status(page)).to_have_text("Sorted by Score, lowest first")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}examples/")
    assert names(page, "examples") == listed
    expect(status(page)).to_have_text("In the original order")
    expect(page.locator("#examples th[aria-sort]")).to_have_count(0)


def test_an_address_holds_the_order_beside_the_filters_and_leads_back_to_the_order_listed(
    page: Page, address: str
) -> None:
    page.goto(f"{address}examples/?icp=saas&sort=-account")
    assert names(page, "examples") == ["Tallyforge", "Plumb & Co", "Castlegate Systems"]
    page.get_by_role("button", name="Back to the original order").click()
    assert names(page, "examples") == ["Tallyforge", "Plumb & Co", "Castlegate Systems"]
    expect(page).to_have_url(f"{address}examples/?icp=saas")
    page.goto(f"{address}examples/?icp=saas&sort=account")
    assert names(page, "examples") == ["Castlegate Systems", "Plumb & Co", "Tallyforge"]
    page.goto(f"{address}examples/?icp=saas&sort=colour")
    expect(status(page)).to_be_empty()


def test_rows_without_a_value_come_last_in_both_directions(page: Page, address: str) -> None:
    for order in ("tier", "-tier"):
        page.goto(f"{address}examples/?sort={order}")
        tiers = page.locator("#examples td[data-label=Tier]")
        rows = page.locator("#examples tbody tr")
        expect(rows.last.locator("td[data-label=Tier]")).to_have_text("none")
        expect(rows.first.locator("td[data-label=Tier]")).to_have_count(0)
        assert tiers.count() > 1


def test_icps_side_by_side_sort_and_filter_by_their_columns(page: Page, address: str) -> None:
    page.goto(f"{address}icp/")
    heads = page.locator("#profiles thead th:visible > a")
    page.locator("#profiles").get_by_role("button", name="Sales cycle").click()
    assert heads.all_inner_texts()[0] == "Mid-sized manufacturers"
    cycles = page.locator("#profiles tr", has_text="Sales cycle").locator("td")
    assert cycles.all_inner_texts()[0] == "120–240 days"
    page.locator("#profiles").get_by_role("button", name="Sales cycle").click()
    assert cycles.all_inner_texts()[0] == "14–40 days"
    page.get_by_role("combobox", name="On the committee", exact=True).select_option("founder")
    assert cycles.filter(visible=True).count() == heads.count() < 5
    expect(page.locator("form[data-filters=profiles] output")).to_contain_text("hidden by the filters")
    expect(page).to_have_url(f"{address}icp/?sort=cycle&persona=founder")


def test_on_a_telephone_a_list_of_orders_stands_where_the_headers_were(finger: Page, address: str) -> None:
    finger.goto(f"{address}signals/")
    finger.get_by_role("combobox", name="Order").select_option(label="Points, fading, lowest first")
    expect(finger).to_have_url(f"{address}signals/?sort=points")
    assert names(finger, "signals")[-1] == "Request for a demo"


def test_without_scripts_tables_read_in_the_order_listed(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}examples/?sort=score")
    assert names(scriptless, "examples")[0] == "Tallyforge"
    assert scriptless.locator("table button, .pb-sorting").count() == 0


@pytest.mark.parametrize(
    ("values", "upwards"),
    [
        (["10", "9", "-3"], ["-3", "9", "10"]),
        (["2026-10-02", "2025-12-31"], ["2025-12-31", "2026-10-02"]),
        (["Tier 10", "Tier 9", "tier 1"], ["tier 1", "Tier 9", "Tier 10"]),
        (["Örebro", "Zug", "Oslo"], ["Örebro", "Oslo", "Zug"]),
    ],
)
def test_numbers_days_and_words_each_have_their_order(
    page: Page, address: str, values: list[str], upwards: list[str]
) -> None:
    page.goto(f"{address}llms.txt")
    ask = "([module, values]) => import(module).then(({compared}) => values.toSorted(compared))"
    assert page.evaluate(ask, [f"{address}assets/sorting.js", values]) == upwards
