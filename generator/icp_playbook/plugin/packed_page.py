"""A page that keeps its HTML packed: MkDocs holds every page until all are written, and plugins may ask."""

import zlib
from functools import lru_cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

FAST = 1
"""The level of compression: a fifth of the size in a tenth of the time that making the page takes."""


class PackedPage(Page):
    """Reads and is written as any page. Its text is unpacked whenever it is asked for."""

    _content: bytes | None
    _markdown: bytes | None

    @property
    def content(self) -> str | None:
        """The HTML of the body."""
        return _unpacked(self._content)

    @content.setter
    def content(self, value: str | None) -> None:
        self._content = _packed(value)

    @property
    def markdown(self) -> str | None:
        """The same, for plugins that look for the source of a page."""
        return _unpacked(self._markdown)

    @markdown.setter
    def markdown(self, value: str | None) -> None:
        self._markdown = _packed(value)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """As its parent does, but without making a Markdown parser where there is nothing to read."""
        if self.markdown != "":
            super().render(config, files)
            return
        self.content = ""
        self.toc = get_toc([])
        self._title_from_render = None
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def pack(page: Page) -> None:
    """Makes a page of MkDocs' own class one that is packed, with what it holds."""
    if type(page) is Page:
        content, markdown = page.__dict__.pop("content"), page.__dict__.pop("markdown")
        page.__class__ = PackedPage
        page.content, page.markdown = content, markdown


@lru_cache(1)
def _packed(text: str | None) -> bytes | None:
    """Kept for a moment: the HTML and the source of a page are the same text."""
    return None if text is None else zlib.compress(text.encode("utf-8", "surrogatepass"), FAST)


@lru_cache(8)
def _unpacked(packed: bytes | None) -> str | None:
    """Kept for a moment: writing a page asks several times, and for the titles of others in between."""
    return None if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")
