"""Reasons as people state them in a commit message or a pull request: `Why: …`, or below a heading."""

from collections.abc import Iterable, Iterator

from icp_playbook.phrases import says_something

_OPENED, _CLOSED = "<!--", "-->"
_STRONG = ("**", "__")


def without_comments(text: str) -> str:
    """The text without the HTML comments of a template; one that is not closed goes to the end."""
    parts = text.split(_OPENED)
    return parts[0] + "".join(part.partition(_CLOSED)[2] for part in _joined(parts[1:]))


def _joined(parts: list[str]) -> Iterator[str]:
    """A comment may hold the mark that opens one: it ends where the first is closed."""
    held: list[str] = []
    for part in parts:
        held.append(part)
        if _CLOSED in part:
            yield part
            held = []


def stated_whys(texts: Iterable[str]) -> tuple[str, ...]:
    """Every reason stated in some texts, one line each: `Why: …`, or the text below a heading `## Why`.

    Text that a template leaves in HTML comments does not count, and no word that stands for a text to come.
    """
    found: dict[str, None] = {}
    for text in texts:
        lines = without_comments(text.replace("\r\n", "\n")).split("\n")
        for why in (*filter(None, map(_marked, lines)), *_below_headings(lines)):
            if says_something(why):
                found[" ".join(why.split())] = None
    return tuple(found)


def _marked(line: str) -> str | None:
    """What follows `Why:`, quoted or strong as it may be."""
    rest = _without_strong(line.lstrip(" \t>"))
    if rest[:3].lower() != "why":
        return None
    mark, colon, why = _without_strong(rest[3:]).partition(":")
    if not colon or mark.strip(" \t"):
        return None
    return _without_strong(why.strip(" \t")).strip() or None


def _without_strong(text: str) -> str:
    return text[2:] if text.startswith(_STRONG) else text


def _below_headings(lines: list[str]) -> Iterator[str]:
    asked = False
    for line in lines:
        if line.startswith("#"):
            asked = _is_heading(line)
        elif asked and line:
            if line.strip():
                yield line
            asked = False


def _is_heading(line: str) -> bool:
    """Whether it is a heading that begins with `Why`."""
    words = line.lstrip("#")
    title = words.lstrip(" \t")
    after = title[3:4]
    return (
        len(line) - len(words) <= 6
        and title != words
        and title[:3].lower() == "why"
        and not (after.isalnum() or after == "_")
    )
