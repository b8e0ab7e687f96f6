"""What a question finds without a browser, ranked as the site's own search ranks it."""

from collections.abc import Iterable
from typing import NamedTuple

from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.inverted import InvertedIndex
from icp_playbook.search.ranking import ranked_answer


class FoundDocument(NamedTuple):
    """A document, and its parts that answer best, such as an objection."""

    document: SearchDocument
    parts: tuple[DocumentPart, ...]
    leads: bool
    """Whether the document's own answer comes before its parts."""


class FoundDocuments(NamedTuple):
    """Documents, the best first. Where they are not close, they are only the nearest."""

    found: tuple[FoundDocument, ...]
    close: bool


class WordIndex:
    """Documents by their words."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._index = InvertedIndex(documents)

    def find(self, question: str, most: int) -> FoundDocuments:
        """At most so many documents that answer, as the box on the site lists them."""
        answer = ranked_answer(self._index, question, most)
        found = [FoundDocument(one.finding.document, one.parts, one.leads) for one in answer.results]
        return FoundDocuments(tuple(found), answer.close)
