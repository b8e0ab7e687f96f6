"""Two or three entries side by side: chosen, shared, read from disk, marked where they differ."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import accessibility
from tests.browser.paper import on_paper

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


def entry(path: str) -> dict[str, Any]:
    """A file as it is written."""
    found: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return found


def row(page: Page, name: str) -> Locator:
    """The row of an attribute."""
    heads = page.locator(".pb-pair__table tbody tr")
    return heads.filter(has=page.get_by_role("rowheader", name=name))


def choose(page: Page, label: str, name: str) -> None:
    """Chooses an entry in one of the lists."""
    page.locator(".pb-pair").get_by_role("combobox", name=label, exact=True).select_option(label=name)


def test_two_segments_are_two_choices_away_and_the_address_keeps_them(page: Page, address: str) -> None:
    page.goto(f"{address}segments/")
    choose(page, "Compare", "Software in expansion")
    choose(page, "with", "Series A and B scale-ups")
    for id_ in ("saas-expansion", "saas-series-a"):
        timing = " ".join(entry(f"segments/{id_}.yaml")["timing"].split())
        expect(row(page, "Timing")).to_contain_text(timing)
    assert page.url == f"{address}segments/?compare=saas-expansion,saas-series-a"
    page.reload()
    expect(page.locator(".pb-pair__table thead th")).to_have_text(
        ["Software in expansion", "Series A and B scale-ups"]
    )


def test_what_differs_is_marked_and_can_be_shown_alone(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?compare=saas-expansion,saas-series-a")
    expect(row(page, "ICP").get_by_role("rowheader")).to_have_text("ICP the same")
    expect(row(page, "Timing").get_by_role("rowheader")).to_have_text("Timing differs")
    people = [set(entry(f"segments/{one}.yaml")["personas"]) for one in ("saas-expansion", "saas-series-a")]
    shared = row(page, "On the line").locator("td").first.locator(".pb-pair__shared")
    assert shared.count() == len(people[0] & people[1])
    page.get_by_label("Only what differs").check()
    expect(row(page, "ICP")).to_be_hidden()
    expect(row(page, "Timing")).to_be_visible()


def test_personas_and_icps_of_any_kind_stand_side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}personas/?compare=fleet-manager,plant-manager,cfo")
    for id_ in ("fleet-manager", "plant-manager", "cfo"):
        timing = " ".join(entry(f"personas/{id_}.yaml")["approach"]["timing"].split())
        expect(row(page, "Timing")).to_contain_text(timing)
    page.goto(f"{address}icp/?compare=healthcare,manufacturing")
    expect(row(page, "Sales cycle").locator("td")).to_have_text(["45–90 days", "120–240 days"])
    figures = row(page, "Figures").locator("td").first.locator("li")
    written = entry("icp/profiles/healthcare.yaml")["evidence"]["figures"]
    expect(figures.first).to_contain_text(written[0]["source"])
    expect(figures.first).to_contain_text("(illustrative)")


def test_the_list_comes_back_and_unknown_ids_are_left_out(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?compare=saas-expansion,nobody")
    expect(page.locator(".pb-pair__table")).to_have_count(0)
    choose(page, "with", "Usage-based software")
    page.get_by_role("button", name="Back to the list").press("Enter")
    expect(page.locator(".pb-pair__table")).to_have_count(0)
    assert page.url == f"{address}segments/"


def test_from_disk_on_a_telephone_both_columns_fit(finger: Page, web: Path) -> None:
    file = web / "team/playbook/segments/index.html"
    finger.goto(f"{file.as_uri()}?compare=healthcare-dental-vision,logistics-spot-carriers")
    cells = row(finger, "Timing").locator("td")
    expect(cells).to_have_count(2)
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert all(box and box["width"] > 120 and box["x"] + box["width"] <= 390 for box in boxes)
    assert finger.evaluate("document.documentElement.scrollWidth") == 390


def test_on_paper_only_what_is_compared_is_printed(page: Page, address: str) -> None:
    page.goto(f"{address}segments/?compare=saas-expansion,saas-series-a")
    expect(row(page, "Timing")).to_be_visible()
    on_paper(page)
    expect(row(page, "Timing")).to_be_visible()
    expect(page.locator("#segments")).to_be_hidden()


def test_without_scripts_the_page_says_what_is_missing(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}personas/")
    expect(scriptless.locator("noscript p", has_text="so does putting two side by side")).to_be_visible()


def test_what_is_compared_is_accessible(page: Page, address: str) -> None:
    page.goto(f"{address}icp/?compare=healthcare,manufacturing")
    expect(row(page, "Sales cycle")).to_be_visible()
    assert accessibility(page, "everything", ".pb-pair") == ()


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("icp/healthcare/", "SaaS scale-ups"),
        ("personas/plant-manager/", "CFO or finance director"),
        ("segments/saas-series-a/", "Software in expansion"),
    ],
)
def test_the_page_of_an_entry_leads_to_it_beside_another(
    page: Page, address: str, path: str, other: str
) -> None:
    page.goto(address + path)
    own = page.get_by_role("heading", level=1).inner_text()
    page.locator(".pb-head__beside").get_by_role("link", name=other, exact=True).click()
    expect(page.locator(".pb-pair__table thead th")).to_have_text([own, other])


def test_a_persona_is_compared_with_those_on_its_committees(page: Page, address: str) -> None:
    page.goto(f"{address}personas/compliance-officer/")
    offered = page.locator(".pb-head__beside a").all_inner_texts()
    committee = entry("icp/profiles/healthcare.yaml")["committee"]
    names = {entry(f"personas/{seat['persona']}.yaml")["name"] for seat in committee}
    assert offered
    assert set(offered) <= names - {"Compliance officer"}


def test_a_kind_that_is_not_compared_offers_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}signals/new-funding/")
    assert page.locator(".pb-head__beside").count() == 0
