"""The reason for a change, as people write it in a commit message or a pull request."""

import re
from collections.abc import Iterable

_PARAGRAPH = re.compile(
    r"^[ \t>]*(?:\*\*|__)?why(?:\*\*|__)?[ \t]*:[ \t]*(?:\*\*|__)?[ \t]*(?P<why>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(
    r"^#{1,6}[ \t]+why\b[^\n]*\n+(?P<why>(?!#)[^\n]*\S[^\n]*)$", re.IGNORECASE | re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def stated_whys(texts: Iterable[str]) -> tuple[str, ...]:
    """Every reason stated in some texts, one line each: `Why: …`, or the text below a heading `## Why`.

    Text that a template leaves in HTML comments does not count.
    """
    found: dict[str, None] = {}
    for text in texts:
        plain = _COMMENT.sub("", text.replace("\r\n", "\n"))
        for pattern in (_PARAGRAPH, _HEADING):
            for match in pattern.finditer(plain):
                found[" ".join(match["why"].split())] = None
    return tuple(found)
