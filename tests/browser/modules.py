"""Modules of the panel in an empty page, to be called with data."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

ASSETS = Path(__file__).parents[2] / "site_templates" / "assets"
ORIGIN = "http://evaluator.invalid"
"""A host that serves nothing but the files of the site."""


@contextmanager
def modules_page(chrome: Browser, *names: str) -> Iterator[Page]:
    """An empty page in which the exports of some modules are globals, of `fit/` or a folder they name."""
    with chrome.new_context() as context:
        context.route("**/*", _answer)
        page = context.new_page()
        page.goto(f"{ORIGIN}/")
        page.evaluate(
            """async (names) => {
                for (const name of names) {
                    const path = name.includes("/") ? name : `fit/${name}`;
                    Object.assign(window, await import(`/${path}.js`));
                }
            }""",
            names,
        )
        yield page


def _answer(route: Route) -> None:
    path = ASSETS / route.request.url.removeprefix(f"{ORIGIN}/")
    if path.suffix == ".js":
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")
    else:
        route.fulfill(body="<!doctype html><title>Evaluator</title>", content_type="text/html")


def in_browser(page: Page, function: str, cases: object) -> Any:
    """The results of a JavaScript function for each case; passed as text so that numbers keep their form."""
    return json.loads(
        page.evaluate(f"text => JSON.stringify(({function})(JSON.parse(text)))", json.dumps(cases))
    )
