"""What became of the accounts of each ICP as search sees it."""

from collections.abc import Collection, Iterator

from icp_playbook.playbook import Playbook
from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.listings import PAGE
from icp_playbook.views.evidence import EVIDENCE_LEAD, evidence_title, tested_icps
from icp_playbook.views.routes import evidence_url

_WORDS = (
    "outcomes",
    "won rate",
    "win rate",
    "by tier",
    "funnel",
    "retention",
    "calibration",
    "back-test",
    "proof",
)


def evidence(playbook: Playbook, lacking: Collection[str]) -> Iterator[SearchDocument]:
    """The page of each ICP that is held against outcomes, where the site has it."""
    for icp in tested_icps(playbook):
        if evidence_url(icp) not in lacking:
            yield SearchDocument(
                PAGE,
                evidence_url(icp),
                evidence_title(playbook, icp),
                EVIDENCE_LEAD,
                (),
                (DocumentPart(1, _WORDS),),
            )
