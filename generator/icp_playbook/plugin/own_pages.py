"""The company's own pages in the playbook's search, and the theme's search put to rest."""

from collections.abc import Iterable, Iterator

from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from icp_playbook.search import SearchDocument, own_page


def found(page: Page) -> SearchDocument | None:
    """What search finds of a rendered page; nothing if its front matter says no."""
    if (page.meta.get("search") or {}).get("exclude", False):
        return None
    description = str(page.meta.get("description") or "")
    headings = [(item.id, item.title) for item in _below_title(page.toc)]
    return own_page(page.url, str(page.title), page.content or "", description, headings)


def _below_title(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    """The headings of a page in order, but for its title."""
    for item in toc:
        if item.level > 1:
            yield item
        yield from _below_title(item.children)


def silence(plugins: PluginCollection, name: str) -> None:
    """Keeps a plugin listed, because the theme looks for it, but stops it from building its index."""
    plugin = plugins[name]
    for event in ("page_context", "post_build"):
        methods = plugins.events[event]
        methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]
