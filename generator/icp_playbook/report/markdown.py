"""Text in Markdown that stays the text it is: no link, mention, HTML, table or code comes of it."""

import re
from collections.abc import Iterable, Sequence

from icp_playbook.report.plain import printable

BREAK = "&#8203;"
"""A zero-width space: what GitHub and GitLab look for in finished text is not found across it."""
_SPECIAL = re.compile(r"[&<>\"'\[\](){}*_`~|\\!#$=+^]")
_COMMIT = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])([0-9a-f]{6})(?=[0-9a-f])")
_SEEN_LATER = (
    (re.compile(r"@(?=\w)"), rf"@{BREAK}"),  # mentions, e-mail addresses
    (re.compile(r"(&#35;|&#33;|GH)(?=-?\d)", re.IGNORECASE), rf"\1{BREAK}"),  # #12, !12, GH-12
    (re.compile(r":(?=\S)"), rf":{BREAK}"),  # https://, mailto:x, :tada:
    (re.compile(r"\b(www)\.", re.IGNORECASE), rf"\1{BREAK}."),
    (_COMMIT, rf"\1{BREAK}"),
)
_STARTS_BLOCK = re.compile(r"(-|/|\d+(?=[.)]))")


def text(content: str) -> str:
    """One line of Markdown that shows a text as it is, wherever in a line or a table cell it stands."""
    line = " ".join(printable(" ".join(content.split())).split())
    escaped = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    for pattern, replacement in _SEEN_LATER:
        escaped = pattern.sub(replacement, escaped)
    if start := _STARTS_BLOCK.match(escaped):  # a list or a command to GitLab, at the start of an item
        escaped = f"{BREAK}{escaped}" if start[0] != "-" else f"&#45;{escaped[1:]}"
    return escaped


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table: two of its head, then one a row. Cells are Markdown of one line."""
    head = [f"| {' | '.join(headers)} |", f"|{'---|' * len(headers)}"]
    return head + [f"| {' | '.join(row)} |" for row in rows]
