"""Every page of the example playbook, at a desk and on a telephone, by day and by night."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.accessibility import in_both_palettes
from tests.browser.history_site import tombstone_pages
from tests.browser.visits import CLOSE, DESK, GLANCE, SMALLEST, TELEPHONE, Look, Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def visits(chrome: Browser, address: str, paths: list[str]) -> list[Visit]:
    """The first page of each kind in both palettes at every width, the others once, on a telephone.

    Pages of a kind share a template, not its content. One that has something no page before it had, an
    element with other classes or a heading below another, is looked at as closely as the first.
    """
    found = []
    with Visitor(chrome, address) as visitor:
        kinds: set[str] = set()
        parts: set[str] = set()
        for path in paths:
            first = page_kind(path) not in kinds
            found += visitor.visit(path, CLOSE if first else GLANCE)
            fresh = visitor.parts() - parts
            if fresh and not first:
                found += visitor.look(path, CLOSE)
            parts |= fresh
            kinds.add(page_kind(path))
    return found


def page_kind(path: str) -> str:
    """Pages of entries are of one kind, and pages of a tool are; every other page is of its own."""
    match path.strip("/").split("/"):
        case ["onboarding", _]:
            return path
        case ["toolkit", tool] if tool.endswith("-form"):
            return "toolkit/form"
        case ["toolkit", tool]:
            return f"toolkit/{tool.partition('-')[0]}"
        case [folder, _] if path in tombstone_pages():
            return f"{folder}/gone"
        case [folder, _, *rest]:
            return "/".join((folder, "*", *rest))
        case _:
            return path


def _lines(visits: list[Visit], notes: str) -> list[str]:
    """Notes of all visits, a line each, with the page they were taken on."""
    return [
        f"{visit.path or 'home'} ({visit.palette}, {visit.width}): {note}"
        for visit in visits
        for note in getattr(visit, notes)
    ]


def test_every_kind_of_page_is_visited(visits: list[Visit], paths: list[str]) -> None:
    assert {"", "icp/", "icp/saas/", "segments/", "glossary/", "building/", "tags/"} <= set(paths)
    assert {"segments/saas-series-a/call/", "roles/leader/", "onboarding/practice/", "health/"} <= set(paths)
    assert {"changes/2026/", "segments/saas-agencies/"} <= set(paths)
    asked: dict[str, set[Look]] = {}
    for visit in visits:
        asked.setdefault(page_kind(visit.path), set()).add((visit.palette, visit.width, visit.question))
    assert {kind for kind, looks in asked.items() if not looks >= set(CLOSE)} == set()
    assert {visit.path for visit in visits if visit.palette == "light" and visit.width == TELEPHONE} == set(
        paths
    )


def test_no_page_writes_an_error_or_a_warning_to_the_console(visits: list[Visit]) -> None:
    assert _lines(visits, "messages") == []


def test_no_request_fails(visits: list[Visit]) -> None:
    assert _lines(visits, "failed") == []


def test_no_page_asks_another_host(visits: list[Visit]) -> None:
    assert _lines(visits, "foreign") == []


def test_no_page_is_wider_than_the_window(visits: list[Visit]) -> None:
    assert [
        f"{visit.path or 'home'} ({visit.palette}, {visit.width}): {visit.overflow} px"
        for visit in visits
        if visit.overflow > 0
    ] == []


def test_axe_finds_nothing(visits: list[Visit]) -> None:
    assert _lines(visits, "violations") == []


def test_faint_words_are_found_in_each_palette_once_for_each_way_they_are_painted(
    page: Page, address: str
) -> None:
    page.goto(f"{address}icp/saas/")
    faint = "#pb-content td { color: #888 !important; background: #999 !important }"
    page.evaluate("rule => document.styleSheets[0].insertRule(rule)", faint)
    found = in_both_palettes(page, "#pb-content")
    assert [line for line in found if "color-contrast" not in line] == []
    assert {line.startswith("dark: ") for line in found} == {True, False}
    assert 2 <= len(found) < page.locator("#pb-content td:visible").count()


def test_longer_texts_make_no_page_wider_than_the_smallest_window(
    chrome: Browser, crowded: str, paths: list[str]
) -> None:
    kinds = {
        path if path.startswith("roles/") else page_kind(path): path
        for path in paths
        if not path.startswith(("examples/", "changes/2")) and not page_kind(path).endswith("/gone")
    }
    with Visitor(chrome, crowded) as visitor:
        visits = [
            visit
            for path in kinds.values()
            for visit in visitor.visit(path, [("light", SMALLEST, "nothing"), ("light", DESK, "nothing")])
        ]
    assert [f"{visit.path} ({visit.width}): {visit.overflow} px" for visit in visits if visit.overflow] == []
