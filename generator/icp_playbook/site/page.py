"""A page of the Markdown tree: front matter, then one block of HTML that Markdown passes through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import jinja2

from icp_playbook.site.escape import encode_title
from icp_playbook.site.front_matter import Value, front_matter
from icp_playbook.site.number_ranges import unbroken_ranges
from icp_playbook.site.rendering import rendered
from icp_playbook.views.head import PageHead

_UNSEARCHED = ("moved", "tombstone", "year")
"""Pages that search leaves out: they repeat others, or stand at addresses of the past."""


class HeadedView(Protocol):
    """The view of a page with its title and lead."""

    @property
    def head(self) -> PageHead: ...


@dataclass(frozen=True, slots=True)
class LaterPage:
    """A page that is made when it is called for, with its view. Its title can be had before."""

    templates: jinja2.Environment
    template: str
    view: Callable[[], Any]
    words: Callable[[Any], tuple[str, str]]
    """The title and the description, from the view."""
    known: str = ""
    """The title, where it can be told without the view."""
    feed: str = ""

    def __call__(self) -> str:
        made = self.view()
        return page(self.templates, self.template, made, *self.words(made), self.feed)

    def title(self) -> str:
        """As the front matter has it."""
        return encode_title(self.known or self.words(self.view())[0])


def page_later(
    templates: jinja2.Environment,
    name: str,
    view: Callable[[], HeadedView],
    *,
    known: str = "",
    feed: str = "",
) -> LaterPage:
    """A page under the title and lead of its view. `known` is its title where the view takes long."""
    return LaterPage(templates, name, view, _head_words, known, feed)


def _head_words(view: HeadedView) -> tuple[str, str]:
    return view.head.title, view.head.lead


def page(
    templates: jinja2.Environment, name: str, view: object, title: str, description: str, feed: str = ""
) -> str:
    """A page from its template. `feed` is the address of its feed from the root of the site."""
    body = unbroken_ranges(rendered(templates, f"pages/{name}.md.j2", view))
    lines = [line.strip() for line in body.splitlines()]
    front: dict[str, Value] = {
        "title": encode_title(title),
        "description": encode_title(description),
        "hide": ["toc"],
        "template_name": name,
    }
    if name in _UNSEARCHED:
        front["search"] = {"exclude": True}
    if feed:
        front["feed"] = feed
    return front_matter(front) + "\n" + "\n".join(line for line in lines if line) + "\n"
