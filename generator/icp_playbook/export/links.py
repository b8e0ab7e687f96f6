"""Links in the Markdown of a page: found as Markdown reads them, and led to where files went."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_INLINE = r"""\]\(\s*(?:<(?P<bracketed>[^<>\n]*)>|(?P<plain>(?:[^()\n"]|\([^()\n]*\))*?))""" + (
    r"""\s*(?:"[^"\n]*"|'[^'\n]*')?\s*\)"""
)
_DEFINITION = r"^[ \t>*+-]*\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*<?(?P<defined>[^\s<>]+)>?"
_LINK = re.compile(f"{_INLINE}|{_DEFINITION}", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_IN_HTML = re.compile(
    r"<[a-z][^<>]*\s(?:href|src)\s*=\s*[\"']?(?![a-z][a-z0-9+.-]*:|[/#\"'\s>])", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_ENCODED = re.compile(r"[^\w./~-]")
_USED = re.compile(r"""\b(?:href|src)=["']?x-link-(\d+)-x\b""")

Markdown = Callable[[str], str]
"""Makes HTML of a page's text."""


@dataclass(frozen=True, slots=True)
class PossibleLink:
    """What reads like the path of a relative link, and where it stands in a text; it may be in code."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """The files that links can lead to, by their paths before, and where each of those that moved is now."""

    files: Set[str]
    names: Mapping[str, str] = field(default_factory=dict)
    from_top: bool = False
    """Whether links that begin with a slash are to files: `absolute_links: relative_to_docs` of MkDocs."""

    def target(self, path: str, page: str) -> str | None:
        """The file that the path of a link on a page leads to; None where it is an address."""
        if path.startswith("/") and not self.from_top:
            return None
        for written in (path, _ESCAPED.sub(r"\1", path)):
            joined = posixpath.join(posixpath.dirname(page), unquote(written)).lstrip("/")
            if (target := posixpath.normpath(joined)) in self.files:
                return target
        return None


def possible_links(text: str) -> Iterator[PossibleLink]:
    """The relative links of a text, with those in code, in HTML and in comments, which are none."""
    for found in _LINK.finditer(text):
        name = found.lastgroup or ""
        written = found[name]
        path = re.split("[?#]", written, maxsplit=1)[0].rstrip()
        if path and not _ELSEWHERE.match(written):
            yield PossibleLink(found.start(name), found.start(name) + len(path), path)


def has_addresses(text: str, page: str, targets: LinkTargets) -> bool:
    """Whether a page has links that MkDocs leaves as they are: relative ones in HTML, or to no file."""
    return _IN_HTML.search(text) is not None or any(
        not link.path.startswith("/") and targets.target(link.path, page) is None
        for link in possible_links(text)
    )


def led_on(text: str, page: str, targets: LinkTargets, markdown: Markdown) -> str:
    """A page's text, its links leading to where files are now. What Markdown does not read as links stays.

    Which they are Markdown itself tells: each gets a target of its own, to be found again in the HTML.
    """
    now = targets.names.get(page, page)
    changed: list[tuple[PossibleLink, str]] = []
    for link in possible_links(text):
        target = targets.target(link.path, page)
        if target is not None and (way := _way(link.path, target, now, targets)) is not None:
            changed.append((link, way))
    if not changed:
        return text
    marked = _replaced(text, [(link, f"x-link-{number}-x") for number, (link, _) in enumerate(changed)])
    used = {int(number) for number in _USED.findall(markdown(marked))}
    return _replaced(text, [change for number, change in enumerate(changed) if number in used])


def _way(written: str, target: str, page: str, targets: LinkTargets) -> str | None:
    """The path from a page to where a file is now; None if what is written leads there already."""
    now = targets.names.get(target, target)
    if written.startswith("/"):
        way = f"/{now}"
        return None if target == now else _encoded(way)
    here = posixpath.dirname(page)
    if posixpath.normpath(posixpath.join(here, unquote(written))) == now:
        return None
    return _encoded(posixpath.relpath(now, here or "."))


def _encoded(path: str) -> str:
    return _ENCODED.sub(lambda found: quote(found[0], safe=""), path)


def _replaced(text: str, changes: list[tuple[PossibleLink, str]]) -> str:
    parts, done = [], 0
    for link, by in changes:
        parts += [text[done : link.start], by]
        done = link.end
    return "".join([*parts, text[done:]])
