"""The section for lists of accounts on /fit/, and what the command makes of the same list."""

import csv
import datetime
import io
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from icp_playbook.accounts import ScoreRequest, score_list
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.phrases import counted
from tests.browser.panel import Panel, playbook

AS_OF = "2026-11-20"
HEADERS = [
    "Company Name",
    "Industry",
    "# Employees",
    "Annual Revenue",
    "Company Country",
    "Technologies",
    "Notes",
]
INDUSTRIES = ["Computer Software", "eCommerce", "MANUFACTURING", "Hospital & Health Care", "trucking", "Zoo"]
SIZES = ["120", "1,200", "51-200", "10001+", "-1", "about 50", ""]
REVENUES = ["$5M", "12000000", "325 million", "36.9 M", "N/A", "€4M"]
COUNTRIES = ["US", "United Kingdom", "Viet Nam", "Atlantis", "DE"]
TOOLS = ["Slack; HubSpot", "Shopify, Klaviyo", "AS/400", "", "Paper"]
NOTES = ['said "call me, please"', "two\nlines", "=1+1", "", "plain; with a semicolon"]


def row(number: int) -> list[str]:
    """A row of a list that has a bit of everything."""
    kinds = (INDUSTRIES, SIZES, REVENUES, COUNTRIES, TOOLS, NOTES)
    return [f"Account {number}", *(values[number % len(values)] for values in kinds)]


def text_of(count: int, delimiter: str = ",") -> str:
    """A list of accounts; some rows are too short, some too long."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(HEADERS)
    for number in range(1, count + 1):
        cells = row(number)
        writer.writerow(cells[:4] if number % 50 == 0 else [*cells, "astray"] if number % 70 == 0 else cells)
    return stream.getvalue()


@cache
def evaluator() -> PreparedPlaybook:
    """What scores accounts by the example playbook."""
    return PreparedPlaybook.of(playbook())


def reported(text: bytes, icp: str | None = None) -> list[str]:
    """The lines that `icp-playbook score` reports of a list."""
    lines: list[str] = []
    request = ScoreRequest("list.csv", datetime.date.fromisoformat(AS_OF), icp)
    score_list(evaluator(), request, io.BytesIO(text), io.BytesIO(), lines.append)
    return lines


def scored(text: bytes, icp: str | None = None) -> bytes:
    """What `icp-playbook score` makes of a list."""
    target = io.BytesIO()
    request = ScoreRequest("list.csv", datetime.date.fromisoformat(AS_OF), icp)
    score_list(evaluator(), request, io.BytesIO(text), target, lambda _: None)
    return target.getvalue()


class Lists:
    """The section for lists of a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        Panel(page).open(address)
        page.get_by_role("tab", name="A list of accounts").click()
        self.section = page.get_by_role("region", name="A list of accounts")
        self.section.get_by_label("As of").fill(AS_OF)

    def paste(self, text: str) -> None:
        """Pastes into the text area."""
        self.section.get_by_label("Paste a CSV").evaluate(
            """(area, text) => {
                const clipboardData = new DataTransfer();
                clipboardData.setData("text", text);
                const options = {clipboardData, bubbles: true, cancelable: true};
                area.dispatchEvent(new ClipboardEvent("paste", options));
            }""",
            text,
        )

    def choose(self, content: bytes, name: str = "list.csv") -> None:
        """Chooses a file."""
        file: Any = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.section.get_by_label("Or drop a file here").set_input_files(file)

    def drop(self, text: str) -> None:
        """Drops a file."""
        self.section.locator(".fit-drop").evaluate(
            """(place, text) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([text], "dropped.csv", {type: "text/csv"}));
                place.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
            }""",
            text,
        )

    def wait(self, count: int) -> None:
        """Waits until this many accounts are scored."""
        expect(self.section.locator(".fit-said")).to_contain_text(
            f"{counted(count, 'account')} scored", timeout=60_000
        )

    @property
    def rows(self) -> Locator:
        """Rows of the result."""
        return self.section.locator(".fit-results tbody tr")

    def download(self, folder: Path) -> tuple[str, bytes]:
        """The name and the content of the file that the button gives."""
        with self.page.expect_download() as waiting:
            self.section.get_by_role("button", name="Download CSV").click()
        file = folder / "downloaded.csv"
        waiting.value.save_as(file)
        return waiting.value.suggested_filename, file.read_bytes()
