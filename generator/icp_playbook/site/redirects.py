"""Pages at former addresses of entries: they redirect, or say what became of the entry."""

from collections.abc import Callable, Iterator
from functools import partial

import jinja2

from icp_playbook.playbook import Playbook
from icp_playbook.site.generated import GeneratedFile
from icp_playbook.site.page import page, page_later
from icp_playbook.views.changes import (
    RedirectView,
    git_redirects,
    listed_redirects,
    redirect_view,
    tombstone_view,
    tombstones,
)
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import route


def redirect_pages(
    playbook: Playbook, templates: jinja2.Environment, provenance: Provenance
) -> Iterator[GeneratedFile]:
    """A page for every old id. What the playbook lists under `formerly` takes precedence over git history."""
    timeline = provenance.timeline
    moves = [*listed_redirects(playbook), *(git_redirects(playbook, timeline) if timeline else ())]
    for old, new in moves:
        content = partial(_moved_page, templates, partial(redirect_view, playbook, timeline, old, new))
        entry = playbook.by_kind[new.kind].get(new.id)
        yield GeneratedFile(
            f"{route(old)[:-1]}.md",
            content,
            playbook.paths.get(new, ""),
            entry.review.last if entry else None,
        )
    if timeline is None:
        return
    for key, stone in tombstones(playbook, timeline):
        tombstone = partial(tombstone_view, playbook, timeline, provenance.forge, key, stone)
        yield GeneratedFile(f"{route(key)[:-1]}.md", page_later(templates, "tombstone", tombstone))


def _moved_page(templates: jinja2.Environment, view: Callable[[], RedirectView]) -> str:
    made = view()
    return page(templates, "moved", made, made.name, "This page has moved.")
