"""Every page of the example playbook, at a desk and on a telephone, by day and by night."""

from collections import Counter

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Palette, Question, Visit, Visitor

pytestmark = pytest.mark.browser

DESK, TELEPHONE, SMALLEST = 1440, 390, 360
QUESTIONS: dict[Palette, list[tuple[int, Question]]] = {
    "light": [(DESK, "everything"), (TELEPHONE, "all but colours")],
    "dark": [(DESK, "colours"), (TELEPHONE, "nothing")],
}
SIBLINGS: dict[Palette, list[tuple[int, Question]]] = {
    "light": [(DESK, "everything"), (TELEPHONE, "nothing")],
    "dark": [],
}
"""What the pages of a kind are asked after the first few: they share a template, not its content."""
FEW = 3


@pytest.fixture(scope="session")
def visits(chrome: Browser, address: str, paths: list[str]) -> list[Visit]:
    """Every page at both widths; the first of each kind in both palettes, one at the smallest width too."""
    found = []
    for palette, questions in QUESTIONS.items():
        with Visitor(chrome, address, palette) as visitor:
            kinds: Counter[str] = Counter()
            for path in paths:
                kinds[_kind(path)] += 1
                before = kinds[_kind(path)] - 1
                widths = list(questions if before < FEW else SIBLINGS[palette])
                if before == 0:
                    widths.append((SMALLEST, "nothing"))
                found += visitor.visit(path, widths) if widths else []
    return found


def _kind(path: str) -> str:
    """Pages of entries are of one kind, and pages of a tool are; every other page is of its own."""
    match path.strip("/").split("/"):
        case ["roles" | "onboarding", _]:
            return path
        case ["toolkit", tool]:
            return f"toolkit/{tool.partition('-')[0]}"
        case [folder, _, *rest]:
            return "/".join((folder, "*", *rest))
        case _:
            return path


def _said(visits: list[Visit], notes: str) -> list[str]:
    """Notes of all visits, a line each, with the page they were taken on."""
    return [
        f"{visit.path or 'home'} ({visit.palette}, {visit.width}): {note}"
        for visit in visits
        for note in getattr(visit, notes)
    ]


def test_every_kind_of_page_is_visited(visits: list[Visit], paths: list[str]) -> None:
    assert {"", "icp/", "icp/saas/", "segments/", "glossary/", "building/", "tags/"} <= set(paths)
    assert {"segments/saas-series-a/call/", "roles/leader/", "onboarding/practice/", "health/"} <= set(paths)
    kinds = Counter(map(_kind, paths))
    assert {visit.path for visit in visits if visit.palette == "light"} == set(paths)
    assert len(visits) == sum(2 * count + 2 * min(count, FEW) + 2 for count in kinds.values())


def test_no_page_writes_an_error_or_a_warning_to_the_console(visits: list[Visit]) -> None:
    assert _said(visits, "messages") == []


def test_no_request_fails(visits: list[Visit]) -> None:
    assert _said(visits, "failed") == []


def test_no_page_asks_another_host(visits: list[Visit]) -> None:
    assert _said(visits, "foreign") == []


def test_no_page_is_wider_than_the_window(visits: list[Visit]) -> None:
    assert [
        f"{visit.path or 'home'} ({visit.palette}, {visit.width}): {visit.overflow} px"
        for visit in visits
        if visit.overflow > 0
    ] == []


def test_axe_finds_nothing(visits: list[Visit]) -> None:
    assert _said(visits, "violations") == []


def test_longer_texts_make_no_page_wider_than_the_smallest_window(
    chrome: Browser, host: str, crowded: str, paths: list[str]
) -> None:
    kinds = {_kind(path): path for path in paths if not path.startswith("examples/")}
    with Visitor(chrome, host, "light") as visitor:
        visits = [
            visit
            for path in kinds.values()
            for visit in visitor.visit(crowded + path, [(SMALLEST, "nothing"), (DESK, "nothing")])
        ]
    assert [f"{visit.path} ({visit.width}): {visit.overflow} px" for visit in visits if visit.overflow] == []
