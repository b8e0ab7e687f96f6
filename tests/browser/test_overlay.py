"""What is wrong with the playbook, over the pages of `mkdocs serve`: shown at once, gone once mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import PATIENCE
from tests.playbooks.copies import MINIMAL
from tests.plugin.previewing import Previewed
from tests.plugin.project import Project

pytestmark = pytest.mark.browser
OWNER = "personas/owner.yaml"
HOSTILE = "<img src=x onerror=document.title=1>"


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Previewed]:
    """The minimal playbook as `mkdocs serve` shows it, on a port that is free."""
    with Previewed(Project.of(MINIMAL, tmp_path / "oven")) as made:
        made.server._watched_paths["here"] = 1
        made.server.server_bind()
        made.server.server_activate()
        made.server.serve_thread.start()
        yield made
        made.server.shutdown()


def saved(previewed: Previewed) -> None:
    """A change as the loop of the server sees it."""
    previewed.saved()
    server = previewed.server
    with server._epoch_cond:
        server._wanted_epoch += 1
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_is_shown_over_the_page_and_goes_when_it_is_mended(
    previewed: Previewed, alone: Page, scheme: str
) -> None:
    address = f"http://127.0.0.1:{previewed.server.server_port}"
    alone.set_viewport_size({"width": 390, "height": 800})
    alone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    alone.goto(f"{address}/personas/owner/")
    alert = alone.get_by_role("alert")
    expect(alert).to_have_count(0)

    previewed.project.write(OWNER, f"{previewed.project.text(OWNER)}{HOSTILE}: 1\n")
    saved(previewed)
    expect(alert).to_be_visible(timeout=PATIENCE)
    expect(alert).to_contain_text(f"unknown key `{HOSTILE}`")
    expect(alert).to_contain_text("personas/owner.yaml:")
    expect(alone.locator("#pb-content h1")).to_have_text("Owner")
    assert alone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert alone.title() != "1"

    alone.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    alone.reload()
    alone.get_by_role("button", name="Dismiss").press("Enter")
    expect(alert).to_have_count(0)

    alone.reload()
    expect(alert).to_be_visible()
    previewed.project.write(OWNER, (MINIMAL / OWNER).read_text("utf-8"))
    saved(previewed)
    expect(alert).to_have_count(0)
    expect(alone.locator("#pb-content h1")).to_have_text("Owner")
