"""Tables of a playbook with many ICPs: they scroll, and no word is broken to make them fit."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDEN = """table => {
  for (const row of table.rows) {
    const cells = [...row.cells].slice(1);
    for (let round = 0; round < 3; round += 1) row.append(...cells.map(cell => cell.cloneNode(true)));
  }
}"""
"""Four times the columns but for the first."""

LENGTHEN = """table => {
  for (const row of table.tBodies[0].rows) {
    const links = row.cells[row.cells.length - 1];
    const words = links.innerHTML;
    for (let round = 0; round < 9; round += 1) links.insertAdjacentHTML("beforeend", ", " + words);
  }
}"""
"""Ten times the links in the last column."""

BROKEN = """table => {
  const found = new Set();
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[A-Za-z]{3,}/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) found.add(word[0]);
    }
  }
  return [...found];
}"""
"""Words that go on in the next line."""


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("icp/", WIDEN),
        ("signals/", LENGTHEN),
        ("disqualifiers/", LENGTHEN),
    ],
)
def test_no_word_is_broken_however_many_icps_there_are(
    page: Page, address: str, path: str, change: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}{path}")
    tables = page.locator("#pb-content .pb-table").all()
    assert tables
    for table in tables:
        table.evaluate(change)
        assert table.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 1440


@pytest.mark.parametrize(
    "path", ["health/", "icp/healthcare/", "icp/saas/", "roles/leader/", "decisions/", "changes/"]
)
def test_no_word_of_a_table_is_broken_at_a_desk(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator("main").wait_for()
    seen = "table => table.checkVisibility({visibilityProperty: true})"
    assert (
        page.evaluate(
            f"[...document.querySelectorAll('table:not(.pb-score *)')].filter({seen}).flatMap({BROKEN})"
        )
        == []
    )
