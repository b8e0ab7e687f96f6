"""Characters and lines that no file of a playbook may hold, wherever they stand: what is wrong, and where."""

import re
from dataclasses import dataclass

from icp_playbook.findings import Rule, rules

# What YAML lets stand in a file. Escapes in double quotes get around it: such text could not be written as
# UTF-8 (half a surrogate pair) or steers a terminal. https://yaml.org/spec/1.2.2/#51-character-set
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Text that reads otherwise than it is: embeddings, overrides and isolates of Unicode's bidirectional
# algorithm. https://trojansource.codes/trojan-source.pdf
BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What ends a line in YAML 1.1, or is dropped, and is an ordinary character in 1.2.
_INVISIBLE = re.compile("[\x85\u2028\u2029\ufeff]")
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""Of ASCII, what a file may hold."""
_ANY = "surrogatepass"
"""Halves of characters are found, not stumbled over."""
_NAMES = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator"}
# As git writes them, at the start of a line, or further in where a block of text was indented since.
_CONFLICT = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7}|={7})(?: [^\n]*)?$", re.MULTILINE)
_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
# The same in Markdown, where a row of `=` underlines a title: both ends, at the start of their lines.
_CONFLICT_IN_PAGE = re.compile(r"^<{7} [^\n]*$", re.MULTILINE)
_CONFLICT_ENDS = re.compile(r"^>{7} [^\n]*$", re.MULTILINE)
_PAIRS = {"“": "”", "„": "“”", "”": "”", "‘": "’", "‚": "‘’", "’": "’", "«": "»", "»": "«"}
CURLY = re.compile(f"[{''.join(_PAIRS)}]")
"""What begins a word in curly quotes."""


@dataclass(frozen=True, slots=True)
class TextFault:
    """A fault at an offset of a text."""

    offset: int
    rule: Rule
    sentence: str
    remedy: str


def unusual(text: str) -> str:
    """All that is not plain ASCII in a text, in order. It is short, so that it is quick to search."""
    return text.encode("utf-8", _ANY).translate(None, _PLAIN).decode("utf-8", _ANY)


def fault_in(text: str) -> TextFault | None:
    """The first fault of a file that makes what follows unsafe to read; the gravest sort first."""
    rest = unusual(text)
    if FORBIDDEN.search(rest) and (found := FORBIDDEN.search(text)):
        return TextFault(
            found.start(),
            rules.YAML_SYNTAX,
            f"character U+{ord(found[0]):04X} is not allowed in YAML",
            "remove the control character; it is invisible in most editors",
        )
    if BIDIRECTIONAL.search(rest) and (found := BIDIRECTIONAL.search(text)):
        return bidirectional(found.start(), found[0])
    if (conflict := _conflict(text)) is not None:
        return conflict
    if _INVISIBLE.search(rest) and (found := _INVISIBLE.search(text)):
        return TextFault(
            found.start(),
            rules.YAML_SYNTAX,
            f"an invisible U+{ord(found[0]):04X} ({_NAMES.get(found[0], 'byte order mark')}) is here",
            "remove it" if found[0] == "\ufeff" else "write an ordinary line break instead, or remove it",
        )
    return None


def _conflict(text: str) -> TextFault | None:
    if any(sign in text for sign in _SIGNS) and (found := _CONFLICT.search(text)):
        return TextFault(
            found.start() + len(found[0]) - len(found[0].lstrip()),
            rules.MERGE_CONFLICT,
            "an unresolved merge conflict",
            "keep one side, or both, and remove the lines of `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`",
        )
    return None


def conflict_in_page(text: str) -> int | None:
    """The line, from 1, at which a merge conflict begins in a page of Markdown; None if there is none."""
    begin = _CONFLICT_IN_PAGE.search(text)
    if begin is None or _CONFLICT_ENDS.search(text, begin.end()) is None:
        return None
    return text.count("\n", 0, begin.start()) + 1


def bidirectional(offset: int, character: str) -> TextFault:
    """The fault of a character that changes the direction of a text."""
    return TextFault(
        offset,
        rules.TEXT_DIRECTION,
        f"the invisible U+{ord(character):04X} makes this text read otherwise than it is",
        "remove it",
    )


def curly_quotes(text: str) -> str | None:
    """The pair of curly quotes that a word processor put around one word or address; None if there is none.

    What somebody said may be meant to stand in them: a sentence, or a word that ends like one (`“Finally!”`).
    """
    word = text.strip()
    if len(word) < 2 or any(map(str.isspace, word)) or word[-1] not in _PAIRS.get(word[0], ""):
        return None
    return None if word[-2] in ".!?…" else f"{word[0]}{word[-1]}"
