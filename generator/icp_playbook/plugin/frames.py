"""What the theme puts around a page: the parts that many pages have in common are made once."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

_TITLE = re.compile(
    r'(data-md-component="header-topic">\s*<span class="md-ellipsis">\s*)([^<]*?)(\s*</span>)'
)
_LITERAL = ("<pre", "<textarea", "`")
"""What spaces and line breaks matter in."""
_DISTINCT = 200
"""Characters of a body that hardly any page has elsewhere: a short text is found sooner than a long one."""
Class = tuple[str, int, str]


class Frames:
    """The parts around a page by class of page: where it stands, and what it hides.

    They look the same on all pages that the sidebar does not have, but for the title and for links, which
    depend on how much of its address a page shares with theirs, and on how deep it lies.
    """

    def __init__(self, nav: Navigation) -> None:
        self._listed = {page.url for page in nav.pages}
        self._prefixes = {prefix for url in _addresses(nav.items) for prefix in _prefixes(url)}
        self._parts: dict[tuple[str, Class], str] = {}
        self._latest: tuple[Page, Class] | None = None
        self._headers: dict[Class, tuple[str, str]] = {}

    def part(self, name: str, page: Page) -> str | None:
        """A part, such as the sidebar, of a page like this one; None where it must be made."""
        return self._parts.get((name, self._class(page))) if self._is_like_others(page) else None

    def keep_part(self, name: str, page: Page, html: str) -> str:
        """Keeps a part of a page for others, and gives it back."""
        if self._is_like_others(page):
            self._parts[name, self._class(page)] = html
        return html

    def shared(self, name: str, page: Page, make: Callable[[], str]) -> str:
        """A part, made where no page like this one has it."""
        kept = self.part(name, page)
        return self.keep_part(name, page, make()) if kept is None else kept

    def header(self, page: Page) -> str | None:
        """The header of a page like this one, with the page's own title; None where it must be made."""
        parts = self._headers.get(self._class(page)) if self._is_like_others(page) else None
        return None if parts is None else f"{parts[0]}{_title(page)}{parts[1]}"

    def keep_header(self, page: Page, html: str) -> str:
        """Keeps a page's header for others, if its title stands in it where expected, and gives it back."""
        found = _TITLE.search(html)
        if found is not None and found[2] == _title(page) and self._is_like_others(page):
            self._headers[self._class(page)] = (html[: found.end(1)], html[found.start(3) :])
        return html

    def _is_like_others(self, page: Page) -> bool:
        return page.url not in self._listed and not page.toc.items

    def _class(self, page: Page) -> Class:
        if self._latest is None or self._latest[0] is not page:
            self._latest = page, self._found_class(page)
        return self._latest[1]

    def _found_class(self, page: Page) -> Class:
        shared = max((one for one in _prefixes(page.url) if one in self._prefixes), key=len, default="")
        return shared, page.url.count("/"), str(page.meta.get("hide"))


def _addresses(items: Iterable[StructureItem]) -> Iterator[str]:
    """The address of every page and link of the sidebar."""
    for item in items:
        if isinstance(item, Page | Link):
            yield f"{item.url}/"
        elif isinstance(item, Section):
            yield from _addresses(item.children)


def _prefixes(url: str) -> Iterator[str]:
    """The folders that an address lies in, and itself if it is one."""
    for place, character in enumerate(url):
        if character == "/":
            yield url[: place + 1]


def _title(page: Page) -> str:
    return str(page.meta.get("title") or page.title)


def are_shared(folders: Iterable[str], known: Iterable[str]) -> bool:
    """Whether no folder of theme templates but the known ones changes what stands around a page."""
    others = [Path(folder) for folder in folders if folder not in set(known)]
    return not any(
        (folder / name).exists() for folder in others for name in ("base.html", "main.html", "partials")
    )


def narrowed(html: str, body: str) -> str:
    """A page without the indentation and the empty lines around its body: half of what the theme writes."""
    start = html.find(body[:_DISTINCT])
    if not html.startswith(body, start):  # the page has the same words before
        start = html.find(body)
    if start < 0 or not body:
        return html
    before, after = html[:start], html[start + len(body) :]
    if any(literal in part for literal in _LITERAL for part in (before, after)):
        return html
    return f"{_lines(before)}{body}\n{_lines(after)}"


def _lines(html: str) -> str:
    lines = filter(None, map(str.strip, html.split("\n")))
    return "\n".join((*lines, ""))
