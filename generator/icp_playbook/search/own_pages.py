"""A company's own Markdown pages as search sees them: title, headings, text."""

import html
import re
from collections.abc import Iterable

from icp_playbook.search.document import DocumentPart, SearchDocument, answered
from icp_playbook.search.listings import PAGE

_UNREAD = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
"""What is not closed goes to the end, as in a browser: nothing is looked at twice."""
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup)\b[^>]*(?:>|\Z)")
_TAG = re.compile(r"<[^>]*(?:>|\Z)")


def own_page(
    url: str, title: str, content: str, description: str, headings: Iterable[tuple[str, str]]
) -> SearchDocument:
    """A page that is no entry's. `content` is its HTML; a heading is its anchor and its text."""
    bare = _TAG.sub(" ", _INLINE.sub("", _UNREAD.sub(" ", content)))
    text = " ".join(html.unescape(bare).replace("¶", " ").split())
    body = text.removeprefix(title).strip()
    parts = tuple(DocumentPart(4, (heading,), anchor, heading) for anchor, heading in headings)
    return SearchDocument(
        PAGE, url, title, answered(description or body), (), (*parts, DocumentPart(2, (body,)))
    )
