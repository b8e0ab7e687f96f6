"""Search at a thousand entries against the theme's own: the index, the time to make it, a keystroke."""

import statistics
import time
from pathlib import Path
from typing import Any

import click
import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

from icp_playbook.playbook import load
from icp_playbook.site import find_look
from icp_playbook.site.search import search_files
from tests.bench.thousand import write_thousand
from tests.browser.chromium import launch_options
from tests.browser.serving import served

pytestmark = [pytest.mark.bench, pytest.mark.xdist_group("bench")]

ROOT = Path(__file__).parents[2]
FRAME = 1000 / 60
"""Milliseconds between two pictures of a screen."""
TYPED = ("we already use zapier", "operations manager", "shoppify stores", "detention billed", "mulesoft")
KEYSTROKES = """async typed => {
    const input = document.querySelector("#pb-search-input");
    const list = document.querySelector("[data-search-results]");
    input.focus();
    while (!window.icpSearch) await new Promise(done => setTimeout(done, 20));
    const taken = [];
    for (const text of typed) for (let end = 1; end <= text.length; end += 1) {
        const told = new Promise(done => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
            .observe(list, {childList: true}));
        list.append(document.createElement("i"));
        await new Promise(done => requestAnimationFrame(done));
        const start = performance.now();
        input.value = text.slice(0, end);
        input.dispatchEvent(new Event("input", {bubbles: true}));
        while (list.querySelector("i")) await told.then(() => Promise.resolve());
        document.body.offsetHeight;
        taken.push(performance.now() - start);
    }
    return taken;
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated playbook."""
    project = tmp_path_factory.mktemp("thousand")
    write_thousand(ROOT, project)
    return project


def test_the_index_against_the_theme_s(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent = [0.0]

    def timed(name: str) -> None:
        method = getattr(SearchPlugin, name)

        def measured(plugin: SearchPlugin, *values: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return method(plugin, *values, **named)
            finally:
                spent[0] += time.process_time() - started

        monkeypatch.setattr(SearchPlugin, name, measured)

    timed("on_page_context")
    timed("on_post_build")
    settings = project / "mkdocs.yml"
    written = settings.read_text("utf-8")
    settings.write_text(written.replace("  - icp-playbook\n", "  - icp-playbook: {search: theme}\n"), "utf-8")
    build(load_config(str(settings), site_dir=str(tmp_path)))
    settings.write_text(written, "utf-8")
    theirs = (tmp_path / "search" / "search_index.json").stat().st_size
    playbook = load(project).playbook
    assert playbook is not None
    started = time.process_time()
    files = {file.uri: file.content for file in search_files(playbook, find_look(project).assets(), True)}
    taken = time.process_time() - started
    ours = len(str(files["assets/search/search-data.js"]).encode())
    click.echo(
        f"\nindex / the theme's: {ours / theirs:.2f} ({ours / 1e6:.2f} MB / {theirs / 1e6:.2f} MB; aim 0.25)"
        f"\ntime to make it / the theme's: {taken / spent[0]:.2f} ({taken:.2f} s / {spent[0]:.2f} s; aim 1)"
    )
    assert ours <= theirs / 4
    assert taken <= spent[0]


@pytest.fixture(scope="module")
def chrome() -> Any:
    """A Chromium."""
    options = launch_options()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options["executable_path"], args=options["args"])
        yield browser
        browser.close()


def test_a_keystroke_at_a_thousand_entries(project: Path, tmp_path: Path, chrome: Browser) -> None:
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path)))
    with served(tmp_path) as address:
        page = chrome.new_page()
        page.goto(f"{address}/")
        _, *typed = page.evaluate(KEYSTROKES, list(TYPED))
    middle, worst = statistics.median(typed), max(typed)
    click.echo(
        f"\nkeystroke to results: {middle / FRAME:.2f} frames ({middle:.1f} ms), at worst {worst / FRAME:.2f}"
    )
