"""How fast the panel answers: a keystroke against one frame, a list against parsing the same list."""

import statistics
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.scoring import EXTRACT
from tests.browser.panel import Panel

pytestmark = [pytest.mark.bench, pytest.mark.browser]

ROWS = 5_000
FRAME = 1000 / 60
"""Milliseconds between two frames of a screen."""


def test_a_keystroke_takes_less_than_a_frame(
    page: Page, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = Panel(page).open(address)
    panel.start_from("willowmead-practice")
    typed: list[float] = (
        panel.field("employees")
        .locator("input")
        .evaluate(
            """(input) => Array.from({length: 200}, (_, turn) => {
            const start = performance.now();
            input.value = String(20 + turn);
            input.dispatchEvent(new Event("input", {bubbles: true}));
            document.body.offsetHeight;  // the layout, which a frame has to hold as well
            return performance.now() - start;
        })"""
        )
    )
    middle, worst = statistics.median(typed), max(typed)
    with capsys.disabled():
        print(f"\nkeystroke: {middle / FRAME:.2f} frames, at worst {worst / FRAME:.2f}")  # noqa: T201  # a benchmark prints


def test_accounts_per_second(
    page: Page, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header, *lines = EXTRACT.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    text = "".join([header, *(lines[place % len(lines)] for place in range(ROWS))])
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    Panel(page).open(address)
    page.get_by_role("tab", name="A list of accounts").click()
    bare: float = page.evaluate(
        """async ([text, csv]) => {
            const { tableOf } = await import(csv);
            const start = performance.now();
            tableOf(text, () => 2);
            return performance.now() - start;
        }""",
        [text, f"{address}assets/fit/csv.js"],
    )
    start = time.perf_counter()
    page.locator("#fit-file").set_input_files(tmp_path / "list.csv")
    expect(page.locator(".fit-said")).to_contain_text(f"{ROWS:,} accounts scored")
    scored = (time.perf_counter() - start) * 1000
    with capsys.disabled():
        print(f"\n{ROWS / scored * 1000:,.0f} accounts/s, {scored / bare:,.0f} times parsing the list")  # noqa: T201  # a benchmark prints
