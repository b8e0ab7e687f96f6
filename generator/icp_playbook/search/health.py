"""The state of each ICP of a large playbook as search sees it."""

from collections.abc import Iterator

from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.listings import PAGE
from icp_playbook.views.health import HEALTH_PART_LEAD, health_part_title, is_cut, part_url


def health_parts(playbook: Playbook) -> Iterator[SearchDocument]:
    """The pages that the state of the playbook is cut into; none of a small playbook."""
    for icp in (*playbook.profiles, "") if is_cut(playbook) else ():
        parts = (DocumentPart(1, ("health", "findings", "gaps", "reviews", "evidence")),)
        yield SearchDocument(
            PAGE, part_url(icp), health_part_title(playbook, icp), HEALTH_PART_LEAD, (), parts
        )
