"""Every kind of page at four widths and on paper: no word or range breaks, nothing is cut or sticks out."""

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.paper import A4, on_paper, on_screen
from tests.browser.test_pages import page_kind
from tests.browser.visits import PATIENCE, unfold

pytestmark = pytest.mark.browser

WIDTHS = (1440, 1280, 1024, 390)
FAULTS = """() => {
  const root = document.querySelector("#pb-content") ?? document.body;
  const hidden = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).clipPath !== "none") return true;
    }
    return !element.checkVisibility({visibilityProperty: true});
  };
  const clamped = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).webkitLineClamp !== "none") return one.getBoundingClientRect().bottom;
    }
    return Infinity;
  };
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {parentElement: parent, data} = walker.currentNode;
    if (!parent || parent.closest("script, style, option, svg, .st-spot") || hidden(parent)) continue;
    const words = data.matchAll(/(?<![\\p{L}\\d./_@-])\\p{L}{2,20}(?![\\p{L}\\d/_])/gu);
    for (const word of [...words, ...data.matchAll(/[$€£]?\\d[\\d.,]*[kM]?–[$€£]?\\d[\\d.,]*[kM%]?/g)]) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const end = clamped(parent);
      const lines = [...range.getClientRects()].filter((one) => one.width > 0 && one.top < end - 1);
      if (lines.some((one) => Math.abs(one.top - lines[0].top) > 4)) found.push(`broken: ${word[0]}`);
    }
  }
  for (const part of root.querySelectorAll("td, th, dd, dt, li, p, h2, h3, .pb-card, .pb-panel")) {
    if (hidden(part) || getComputedStyle(part).display === "inline") continue;
    if (part.scrollWidth > part.clientWidth + 4) {
      found.push(`cut: ${part.localName}.${part.className} ${part.textContent.trim().slice(0, 40)}`);
    }
  }
  for (const text of root.querySelectorAll("svg text")) {
    if (hidden(text)) continue;
    const box = text.getBoundingClientRect(), edge = text.ownerSVGElement.getBoundingClientRect();
    if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`outside: ${text.textContent}`);
  }
  for (const table of root.querySelectorAll("table")) {
    if (hidden(table) || (table.closest(".pb-scroll") && !matchMedia("print").matches)) continue;
    const edge = table.parentElement.getBoundingClientRect();
    if (table.getBoundingClientRect().right > edge.right + 1) found.push(`wide: ${table.className}`);
  }
  for (const picture of matchMedia("print").matches ? root.querySelectorAll("svg") : []) {
    if (hidden(picture) || picture.getBoundingClientRect().right <= innerWidth + 1) continue;
    found.push(`off the paper: ${picture.parentElement.className}`);
  }
  return found;
}"""
"""Words that go on in the next line, text wider than its cell, labels outside their picture, wide tables.
Paths and addresses are no words; the padding of code may hang."""


@pytest.fixture(scope="module")
def faults(chrome: Browser, address: str, paths: Sequence[str]) -> dict[tuple[str, int], Any]:
    """The first page of each kind at each width → what is wrong with it."""
    firsts: dict[str, str] = {}
    for path in paths:
        firsts.setdefault(path if path.startswith("roles/") else page_kind(path), path)
    found = {}
    with chrome.new_context(viewport={"width": WIDTHS[0], "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        for path in firsts.values():
            page.goto(address + path)
            unfold(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found[path, width] = page.evaluate(FAULTS)
            on_paper(page, A4)
            found[path, A4.width] = page.evaluate(FAULTS)
            on_screen(page)
    return found


def test_every_kind_is_walked(faults: dict[tuple[str, int], Any]) -> None:
    walked = {path for path, _ in faults}
    assert {"", "fit/", "icp/", "health/", "glossary/", "roles/marketer/"} <= walked
    assert {path.split("/")[0] for path in walked} >= {"icp", "personas", "segments", "signals", "decisions"}


@pytest.mark.parametrize("width", [*WIDTHS, A4.width])
def test_words_are_whole_and_nothing_is_cut(faults: dict[tuple[str, int], Any], width: int) -> None:
    assert {path: notes for (path, at), notes in faults.items() if at == width and notes} == {}
