"""The example playbook built with a sample history, and its /changes/ page."""

import os
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page

from icp_playbook.playbook import load
from icp_playbook.timeline import Timeline
from icp_playbook.views.routes import route
from tests.processes import run
from tests.timeline.example_timeline import example_timeline
from tests.timeline.mkdocs_with_history import take_example

ROOT = Path(__file__).parents[2]


def build(target: Path) -> None:
    """Builds the example playbook with the sample history in place of git's."""
    arguments = ("build", "--quiet", "--strict", "--site-dir", target)
    result = run("mkdocs", arguments, ROOT, {**os.environ, "NO_MKDOCS_2_WARNING": "1"}, take_example)
    assert result.returncode == 0, result.stdout + result.stderr


def history() -> Timeline:
    """The history that the site shows."""
    loaded = load(ROOT)
    assert loaded.playbook is not None
    return example_timeline(loaded.playbook, loaded.documents)


@cache
def tombstone_pages() -> set[str]:
    """The pages of deleted entries: each is a tombstone."""
    return {route(key) for key in history().tombstones}


class ChangesPage:
    """The /changes/ page as a visitor uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str, query: str = "") -> "ChangesPage":
        """Opens the page at the playbook's address, with filters or an entry in the query."""
        self.page.goto(f"{address}changes/{query}")
        self.page.locator("[data-changes][data-drawn]").wait_for(state="attached")
        return self

    @property
    def count(self) -> Locator:
        """The count beside the filters."""
        return self.page.locator("[data-form] output")

    @property
    def since(self) -> Locator:
        """The line at the top."""
        return self.page.locator("[data-since]")

    @property
    def older(self) -> Locator:
        """The button that shows more."""
        return self.page.get_by_role("button", name="Show older changes")

    def choice(self, label: str) -> Locator:
        """A filter control by its label."""
        form = self.page.locator("[data-form]")
        drop_down = form.get_by_role("combobox", name=label, exact=True, include_hidden=True)
        return drop_down.or_(form.get_by_label(label, exact=True))

    def subjects(self) -> list[str]:
        """The subjects of all listed events from the top, folded ones included."""
        return self.page.locator("[data-list] :is(h3, .ch-subject) > bdi").all_text_contents()

    def events(self) -> list[str]:
        """The text of each listed event, with runs of whitespace collapsed."""
        found: list[str] = self.page.locator("[data-list] [data-hash]").evaluate_all(
            "parts => parts.map((part) => part.textContent.replace(/\\s+/g, ' ').trim())"
        )
        return found
