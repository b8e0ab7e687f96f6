"""A page that stores its HTML: MkDocs holds every page until all are written, and plugins may ask."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from icp_playbook.plugin.text_store import StoredText, TextStore


class StoredPage(Page):
    """Reads and is written as any page. Its text is fetched whenever it is asked for."""

    _texts: TextStore
    _content: StoredText | str | None
    _markdown: StoredText | str | None

    @property
    def content(self) -> str | None:
        """The HTML of the body."""
        return None if self._content is None else self._texts.get(self._content)

    @content.setter
    def content(self, value: str | None) -> None:
        self._content = self._texts.put(value) if value else value

    @property
    def markdown(self) -> str | None:
        """The same, for plugins that look for the source of a page."""
        return None if self._markdown is None else self._texts.get(self._markdown)

    @markdown.setter
    def markdown(self, value: str | None) -> None:
        self._markdown = self._texts.put(value) if value else value

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


def store(page: Page, texts: TextStore) -> None:
    """Makes a page of MkDocs' own class one that is stored, with what it holds."""
    if type(page) is Page:
        content, markdown = page.__dict__.pop("content"), page.__dict__.pop("markdown")
        page.__class__ = StoredPage
        page.__dict__["_texts"] = texts
        page.content, page.markdown = content, markdown
