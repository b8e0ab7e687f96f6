"""A page of the Markdown tree: front matter, then one block of HTML that Markdown passes through."""

from collections.abc import Callable
from typing import Protocol

import jinja2

from icp_playbook.site.escape import encode_title
from icp_playbook.site.front_matter import Value, front_matter
from icp_playbook.site.rendering import rendered
from icp_playbook.views.head import PageHead

_UNSEARCHED = ("moved", "tombstone", "year")
"""Pages that search leaves out: they repeat others, or stand at addresses of the past."""


class HeadedView(Protocol):
    """The view of a page with its title and lead."""

    @property
    def head(self) -> PageHead: ...


def page_later(
    templates: jinja2.Environment, name: str, view: Callable[[], HeadedView], feed: str = ""
) -> Callable[[], str]:
    """What makes a page under the title and lead of its view, which is made then as well."""

    def make() -> str:
        made = view()
        return page(templates, name, made, made.head.title, made.head.lead, feed)

    return make


def page(
    templates: jinja2.Environment, name: str, view: object, title: str, description: str, feed: str = ""
) -> str:
    """A page from its template. `feed` is the address of its feed from the root of the site."""
    body = rendered(templates, f"pages/{name}.md.j2", view)
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
