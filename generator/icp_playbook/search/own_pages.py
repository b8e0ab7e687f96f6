"""A company's own Markdown pages as search sees them: title, headings, text."""

import html
import re
from collections.abc import Iterable

from icp_playbook.search.finding import Finding, Part, answered
from icp_playbook.search.listings import PAGE

_UNREAD = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def own_page(
    url: str, title: str, content: str, description: str, headings: Iterable[tuple[str, str]]
) -> Finding:
    """A page that is no entry's. `content` is its HTML; a heading is its anchor and its text."""
    text = " ".join(html.unescape(_TAG.sub(" ", _UNREAD.sub(" ", content))).replace("¶", " ").split())
    body = text.removeprefix(title).strip()
    said = tuple(Part(4, (heading,), anchor, heading) for anchor, heading in headings)
    return Finding(PAGE, url, title, answered(description or body), (), (*said, Part(2, (body,))))
