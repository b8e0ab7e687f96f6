"""What the site's own search finds: entries, terms and pages with weighed words, and their index."""

from icp_playbook.search.account_words import vocabulary
from icp_playbook.search.description import DescribedField, Description, UnreadWords, describe
from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.index import search_index
from icp_playbook.search.lookup import FoundDocument, FoundDocuments, WordIndex
from icp_playbook.search.own_pages import own_page
from icp_playbook.search.playbook import search_documents
from icp_playbook.search.query_tests import missed_searches

__all__ = [
    "DescribedField",
    "Description",
    "DocumentPart",
    "FoundDocument",
    "FoundDocuments",
    "SearchDocument",
    "UnreadWords",
    "WordIndex",
    "describe",
    "missed_searches",
    "own_page",
    "search_documents",
    "search_index",
    "vocabulary",
]
