"""Text escaped for Markdown: it never becomes a link, mention, HTML, table or code."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from icp_playbook.report.plain import printable

BREAK = "&#8203;"
"""A zero-width space: keeps GitHub and GitLab from recognising mentions, links and references."""
_SPECIAL = re.compile(r"[&<>\"'\[\](){}*_`~|\\!#$=+^]")
_COMMIT = re.compile(r"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])([0-9a-f]{6})(?=[0-9a-f])")
_SEEN_LATER = (
    (re.compile(r"@(?=\w)"), rf"@{BREAK}"),  # mentions, e-mail addresses
    (re.compile(r"(&#35;|&#33;|GH)(?=-?\d)", re.IGNORECASE), rf"\1{BREAK}"),  # #12, !12, GH-12
    (re.compile(r":(?=\S)"), rf":{BREAK}"),  # https://, mailto:x, :tada:
    (re.compile(r"\b(www)\.", re.IGNORECASE), rf"\1{BREAK}."),
    (_COMMIT, rf"\1{BREAK}"),
)
_UNSAFE = re.compile(r"[^A-Za-z0-9_.~/:?#=&%,;+-]")
"""What stands in no address of ours as it is."""
_STARTS_BLOCK = re.compile(r"(-|/|\d+(?=[.)]))")


def text(content: str) -> str:
    """One line of Markdown that shows a text as it is, anywhere in a line or a table cell."""
    line = " ".join(printable(" ".join(content.split())).split())
    escaped = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", line)
    for pattern, replacement in _SEEN_LATER:
        escaped = pattern.sub(replacement, escaped)
    if start := _STARTS_BLOCK.match(escaped):  # a list or a command to GitLab, at the start of an item
        escaped = f"{BREAK}{escaped}" if start[0] != "-" else f"&#45;{escaped[1:]}"
    return escaped


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table: two for the header, then one per row. Cells are one line of Markdown."""
    head = [f"| {' | '.join(headers)} |", f"|{'---|' * len(headers)}"]
    return head + [f"| {' | '.join(row)} |" for row in rows]


def linked(words: str, address: str) -> str:
    """Words that lead to an address; without one, the words."""
    safe = _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)
    return f"[{text(words)}]({safe})" if safe else text(words)
