"""Bodies that bypass Markdown are those that it would give back as they are."""

import html
import re
from copy import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from icp_playbook.playbook import load
from icp_playbook.plugin.html_bodies import REWRITERS, HtmlBodies, without_markdowns
from icp_playbook.site import build, find_look
from icp_playbook.site.escape import encode
from tests.playbooks.copies import MINIMAL

OURS = (
    '<div class="pb" id="pb-content">\n<h1>A &#42;name&#42;</h1>\n'
    '<div><a name="spot" href="../icp&#47;">x</a></div>\n<p id="a&#45;b">1 &#60; 2</p>\n'
    "<div hidden>markdown</div>\n</div>"
)
MARKDOWN = (
    "# A heading\n\n<div>ours</div>",
    "<div>ours</div>\n\n## A heading",
    "<div>ours</div>\n<div>and *more*</div>",
    "<div>never closed",
    '<div markdown="1">\n*read*\n</div>',
    "<div>\n<div markdown>\n*read*\n</div></div>",
    "Only words",
    "",
)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    """The settings of a site whose pages may hold Markdown within HTML."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Ours\nplugins: []\n")
    extensions = ["attr_list", "tables", "md_in_html", {"toc": {"permalink": True}}]
    config = load_config(str(folder / "mkdocs.yml"), markdown_extensions=extensions)
    config.plugins._current_plugin = "icp-playbook"  # MkDocs sets it while a plugin runs
    return config


def rendered(config: MkDocsConfig, body: str) -> Page:
    """The page as MkDocs reads it."""
    file = File.generated(config, "one.md", content=body)
    page = Page(None, file, config)
    page.read_source(config)
    page.render(config, Files([file]))
    return page


def test_a_page_that_is_one_block_of_html_reads_the_same_without_markdown(config: MkDocsConfig) -> None:
    bodies = HtmlBodies(config)
    slow, quick = rendered(config, OURS), rendered(config, "")
    assert bodies.taken(OURS + "\n", quick)
    body = bodies.given_back(quick) or ""
    assert (body, quick.markdown) == (without_markdowns(slow.content or ""), body)
    assert '<a name="spot" href="../icp/">' in body
    assert quick.present_anchor_ids == slow.present_anchor_ids == {"pb-content", "spot", "a-b"}
    assert bodies.given_back(quick) is None  # it is kept no longer


@given(st.text())
def test_a_text_reads_the_same_without_what_is_for_markdown(text: str) -> None:
    written = f'<p title="{encode(text)}">{encode(text)}</p>'
    short = without_markdowns(written)
    assert html.unescape(short) == html.unescape(written)
    assert re.sub(r"&[^;]*;", "", short.removeprefix('<p title="').removesuffix("</p>")).count('"') == 1
    assert short.count("<") == short.count(">") == 2


@pytest.mark.parametrize("body", MARKDOWN)
def test_a_template_of_ones_own_with_markdown_is_left_to_it(config: MkDocsConfig, body: str) -> None:
    assert not HtmlBodies(config).taken(body, rendered(config, body))


def test_an_extension_that_rewrites_html_gets_every_page(config: MkDocsConfig) -> None:
    other = copy(config)
    other.data = {**config.data, "markdown_extensions": [*config.markdown_extensions, REWRITERS[0]]}
    assert not HtmlBodies(other).taken(OURS, rendered(config, OURS))


def test_every_page_of_a_playbook_goes_html_bodies(config: MkDocsConfig) -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    site = build(playbook, find_look(MINIMAL), "")
    bodies, left = HtmlBodies(config), []
    for made in site.files:
        if made.uri in site.pages:
            page = Page(None, File.generated(config, made.uri, content=made.content), config)
            page.read_source(config)
            if not bodies.taken(page.markdown or "", page):
                left.append(made.uri)
    assert (left, len(site.pages) > 30) == ([], True)
