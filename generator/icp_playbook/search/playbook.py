"""A playbook as search sees it: its entries kind by kind, then terms, listings and pages made of them."""

from collections.abc import Collection, Iterator

from icp_playbook.model import Decision, every_kind
from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.entries import custom_parts, findable
from icp_playbook.search.front import front, how_icps_change, side_by_side
from icp_playbook.search.health import health_parts
from icp_playbook.search.lessons import lessons
from icp_playbook.search.listings import listings, terms
from icp_playbook.search.roles import roles
from icp_playbook.search.tested_icps import evidence
from icp_playbook.search.toolkit import toolkit
from icp_playbook.views.routes import route


def search_documents(playbook: Playbook, lacking: Collection[str] = ()) -> Iterator[SearchDocument]:
    """Everything searchable, in sidebar order. `lacking` are the URLs of pages that the site has not."""
    for key, entry in playbook.entries():
        found = findable(playbook, key, entry)
        yield SearchDocument(
            every_kind()[key.kind].one,
            route(key),
            entry.name,
            answered(found.answer),
            tuple(dict.fromkeys((*found.names, *entry.aliases))),
            (
                *found.parts,
                *custom_parts(playbook, key),
                DocumentPart(2, (key.id, *entry.formerly, *entry.tags)),
            ),
            lapsed=isinstance(entry, Decision) and entry.has_lapsed,
        )
    yield from terms(playbook)
    yield from front(playbook, lacking)
    yield from listings(lacking, {"icp/": side_by_side(playbook), "building/": how_icps_change(playbook)})
    if "health/" not in lacking:
        yield from health_parts(playbook)
    yield from evidence(playbook, lacking)
    yield from roles(playbook)
    yield from lessons(playbook)
    yield from toolkit(playbook)
