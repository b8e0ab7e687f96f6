"""Bodies that bypass Markdown: each is one block of HTML, which it would give back as it is, slowly."""

import html
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from icp_playbook.plugin.stored_page import store
from icp_playbook.plugin.text_store import TextStore

REWRITERS = ("pymdownx.b64", "pymdownx.pathconverter", "pymdownx.striphtml")
"""Markdown extensions that rewrite HTML they pass through: with one of them, no body bypasses Markdown."""
_FIRST_TAG = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_ID = re.compile(r"id=(?<=\sid=)[\"']?([^\"'\s>]+)")
"""It starts with plain letters, which Python finds quickly in a long text."""
_NAME = re.compile(r"<a\s(?:[^<>]*\s)?name=[\"']?([^\"'\s>]+)")
_ONLY_MARKDOWNS = {str(ord(character)): character for character in "/:;?{}#_[]$%=@()`*!|~+^\\"}
"""Characters by number, as the escaping rule refers to them. Those that HTML reads stay as they are."""
_REFERENCE = re.compile(f"&#({'|'.join(_ONLY_MARKDOWNS)});")
_PARSED = re.compile(r"<[^<>]*\smarkdown[\s=>]")
"""A tag whose content the extension `md_in_html` reads as Markdown."""


class HtmlBodies:
    """Takes bodies out before Markdown reads a page, and puts them back after it."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._all = not any(name in config.markdown_extensions for name in REWRITERS)
        self._bodies: dict[str, str] = {}
        self._texts = TextStore(Path(config.site_dir))

    def taken(self, markdown: str, page: Page) -> bool:
        """Whether the page's text is kept here; Markdown then gets none."""
        body = markdown.strip()
        if not self._all or not is_one_block(body):
            return False
        self._bodies[page.file.src_uri] = without_markdowns(body)
        page.markdown = ""
        store(page, self._texts)
        return True

    def given_back(self, page: Page) -> str | None:
        """The HTML of a page that was taken, with its anchors noted where MkDocs looks for them."""
        body = self._bodies.pop(page.file.src_uri, None)
        if body is not None:
            page.markdown = body
            page.present_anchor_ids = anchors(body)
        return body


def without_markdowns(body: str) -> str:
    """HTML with the characters that only Markdown reads as markup written out: a twentieth shorter."""
    return _REFERENCE.sub(_character, body)


def _character(reference: re.Match[str]) -> str:
    return _ONLY_MARKDOWNS[reference[1]]


def anchors(body: str) -> set[str]:
    """What links can lead to on a page."""
    named = _NAME.findall(body) if " name=" in body else []
    return {html.unescape(found) for found in (*_ID.findall(body), *named)}


def is_one_block(body: str) -> bool:
    """Whether a body is one element from its first character to its last, and nothing in it is Markdown.

    A company's own template may hold Markdown, before, after or within HTML.
    """
    first = _FIRST_TAG.match(body)
    if first is None or (" markdown" in body and _PARSED.search(body)):
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){first[1]}[\s>]", body):
        depth += -1 if tag[1] else 1
        if depth <= 0:
            return depth == 0 and tag.end() == len(body)
    return False
