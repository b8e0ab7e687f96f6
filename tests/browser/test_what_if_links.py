"""Links of What if: short, read again as they were, also from before they were packed; hostile ones fail."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.modules import modules_page
from tests.browser.test_what_if_moves import opened
from tests.browser.what_if_data import page_data
from tests.whatif.drawn_edits import DrawEdits

pytestmark = pytest.mark.browser

DRAWN = 60


@pytest.fixture(scope="module")
def modules(chrome: Browser) -> Iterator[Page]:
    """An empty page with the modules that write and read addresses."""
    with modules_page(chrome, "whatif/session", "whatif/address", "whatif/packing", "catalogue") as page:
        page.evaluate(
            "data => { window.playbook = { catalogue: catalogue(data.fit), data: data.whatIf } }",
            page_data(opened("example")),
        )
        yield page


def asked(page: Page, function: str, cases: object) -> Any:
    """What an asynchronous function gives for each case."""
    return json.loads(
        page.evaluate(
            f"async text => JSON.stringify(await Promise.all(JSON.parse(text).map({function})))",
            json.dumps(cases),
        )
    )


def read(page: Page, *parts: str) -> Any:
    """The changes of the first scenario that parts of addresses hold, and what is not taken over."""
    function = """async (part) => {
        const { tried, ignored } = await readAddress(playbook, part);
        return [tried.scenarios[0], ignored];
    }"""
    return asked(page, function, parts)


def deflated(text: str) -> str:
    """A text as a link has it, by another implementation."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezed.compress(text.encode()) + squeezed.flush()
    return "z" + urlsafe_b64encode(data).decode().rstrip("=")


def test_drawn_changes_come_back_from_a_short_link(modules: Page) -> None:
    drawn = [DrawEdits(opened("example"), Random(seed)).some() for seed in range(DRAWN)]  # noqa: S311  # test cases
    found = asked(
        modules,
        """async (edits) => {
            const taken = changedEdits(playbook, [], edits);
            if (typeof taken === "string" || !taken.length) return null;
            const part = await writeAddress(playbook, { scenarios: [taken, []], active: 0 });
            const { tried, ignored } = await readAddress(playbook, part);
            return [taken, part, tried.scenarios[0], ignored, await unpacked(part)];
        }""",
        drawn,
    )
    kept = [one for one in found if one is not None]
    assert len(kept) > DRAWN // 4
    for taken, part, again, ignored, plain in kept:
        assert (again, ignored) == (taken, [])
        assert set(part) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        assert len(part) < 0.75 * len(quote(plain, safe="!'()*"))
        # who packs it otherwise, or did not pack it at all, is read the same
        assert read(modules, deflated(plain), quote(plain)) == [[taken, []], [taken, []]]


@pytest.mark.parametrize(
    "part",
    [
        "z",
        "zz",
        "z!",
        "zAAAA",
        deflated("x"),
        deflated("[]"),
        deflated('{"a": 1}'),
        deflated("[1,0," + "[" * 5000),
        "z" + urlsafe_b64encode(b"\xff" * 200).decode(),
        deflated(json.dumps([1, 0, [["profile/saas", ["fit"], "set", "x" * 5_000_000, ""]], []])),
        "z" + "A" * 30_000,
    ],
)
def test_what_cannot_be_read_is_refused(modules: Page, part: str) -> None:
    assert read(modules, part[:40_000]) == [[[], ["the link cannot be read"]]]


def test_a_packed_link_is_held_to_what_an_open_one_is(modules: Page) -> None:
    hostile = [
        ["profile/saas", ["__proto__", "x"], "set", "y", ""],
        [
            "profile/saas",
            ["fit", "must", 0, "when"],
            "set",
            {"field": "employees", "at_least": 1, "x": 2},
            "",
        ],
        ["constructor", ["name"], "set", "y", ""],
        ["persona/cfo", ["name"], "set", "y", ""],
    ]
    text = json.dumps([1, 0, hostile, []])
    (packed, plain) = read(modules, deflated(text), quote(text))
    assert packed == plain
    assert packed[0] == []
    assert len(packed[1]) == len(hostile)


def test_a_short_link_is_not_unpacked_without_end(modules: Page) -> None:
    bomb = deflated("[" + " " * 10_000_000 + "1]")
    assert len(bomb) < 20_000
    assert read(modules, bomb) == [[[], ["the link cannot be read"]]]
