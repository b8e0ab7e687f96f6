"""What readers want mid-call, in how many presses, with a mouse, on a telephone and with keys alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.errand_walks import AREA, WALKS, Device, Hand
from tests.browser.policy import policy
from tests.browser.serving import served

pytestmark = pytest.mark.browser

FOUND = Path(__file__).parent / "errands.yaml"
AT_ONCE = {
    "dental-price-objection",
    "call-sheet-one-person",
    "search-in-the-sheet",
    "stop-reasons",
    "fit-on-telephone",
}
"""Those that must not need scrolling either."""
WINDOWS: dict[Device, str] = {"mouse": "page", "finger": "finger", "keys": "page"}


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody wants, where they start, what they see in the end, and the presses it may take."""

    id: str
    role: str
    wants: str
    starts: str
    sees: tuple[str, ...]
    presses: int
    hides: tuple[str, ...] = ()
    screen: str = "desk"
    keys: bool = False


ERRANDS = {one["id"]: Errand(**one) for one in yaml.safe_load(FOUND.read_text("utf-8"))["errands"]}


RUNS = [
    (errand, device)
    for errand, wanted in ERRANDS.items()
    for device in WINDOWS
    if not (device == "mouse" and (wanted.screen == "telephone" or wanted.keys))
]
"""Each with a finger and with keys alone; with a mouse what is done at a desk."""


def is_in_view(page: Page, text: str) -> bool:
    """Whether a text stands on the screen."""
    return any(
        one.is_visible() and one.evaluate("part => part.getBoundingClientRect().top < innerHeight")
        for one in page.locator(AREA).get_by_text(text).all()
    )


@pytest.fixture(scope="module")
def rooted(web: Path) -> Iterator[str]:
    """The address of the playbook at the root of a host, as its page for what is not found needs it."""
    site = web / "team" / "playbook"
    with served(site, policy(), site / "404.html") as address:
        yield f"{address}/"


def test_every_errand_is_run() -> None:
    assert (len(ERRANDS), sorted(WALKS)) == (40, sorted(ERRANDS))


@pytest.mark.parametrize(("errand", "device"), RUNS)
def test_an_errand_takes_no_more_presses_than_it_should(
    errand: str, device: Device, request: pytest.FixtureRequest, rooted: str
) -> None:
    wanted = ERRANDS[errand]
    page: Page = request.getfixturevalue(WINDOWS[device])
    page.goto(rooted + wanted.starts.removeprefix("/"))
    hand = Hand(page, device)
    WALKS[errand](hand)
    for text in wanted.sees:
        expect(page.locator(AREA).get_by_text(text).locator("visible=true").first).to_be_visible()
        assert errand not in AT_ONCE or device == "keys" or is_in_view(page, text), text
    for text in wanted.hides:
        expect(page.locator(AREA).get_by_text(text).locator("visible=true")).to_have_count(0)
    assert hand.presses <= wanted.presses
