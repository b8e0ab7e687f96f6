"""A word that stands for a text nobody has written yet."""

import re
import unicodedata
from collections.abc import Iterator

from icp_playbook.fields import shortened
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Playbook
from icp_playbook.source import Data, Path

_WORDS = frozenset(
    (
        *("none", "nil", "null", "n/a", "n.a.", "na", "not available", "not applicable", "unknown yet"),
        *("tbd", "tba", "tbc", "tbf", "todo", "fixme", "wip", "to follow", "coming soon", "pending"),
        *("to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined"),
        *("to be done", "to be written", "to do", "placeholder", "dummy", "lorem ipsum", "asdf"),
    )
)
_BEGINS = re.compile(r"(?:TODO|FIXME|TBD|TBC|TBA|XXX)\b|(?i:lorem ipsum)\b")
"""A note to whoever writes the text later."""
_FILLER = re.compile(r"x|[xX]{2,}|[^\w\s]+(?:\s+[^\w\s]+)*")
"""What one types to get past a key: no letter or digit in it, unless it is an x."""
_FIELD_KEY = len(("fields", 0, "label"))
_NO_PROSE = frozenset(("when", "account", "expect", "id", "facets"))
"""Keys whose values are data: ids, values of fields, conditions."""
_OF_A_FIELD = ("label", "about", "question")
"""The rest of a field is data: an export may have "n/a" or "-" for a value."""


def check(_playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each text that is such a word and nothing else, or a note that begins with one."""
    for document in documents.values():
        for path, text in _texts(document.data, ()):
            if document.kind == "fields" and (len(path) != _FIELD_KEY or path[-1] not in _OF_A_FIELD):
                continue
            if _stands_in(text.strip()):
                yield RULE.at(
                    document.at(*path),
                    f'"{shortened(text)}" is a placeholder, and readers see it as a text',
                    "write the text, or remove it where the key is optional",
                )


def _stands_in(text: str) -> bool:
    if text.rstrip(".").casefold() in _WORDS or _BEGINS.match(text) is not None:
        return True
    if _FILLER.fullmatch(text) is None:
        return False
    return text.isascii() or all(unicodedata.category(sign)[0] in "PZ" for sign in text)  # no emoji


def _texts(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    match data:
        case str():
            yield path, data
        case list():
            for index, item in enumerate(data):
                yield from _texts(item, (*path, index))
        case dict():
            for key, value in data.items():
                if key not in _NO_PROSE:
                    yield from _texts(value, (*path, key))
        case _:
            return


RULE = LintRule(
    id="placeholder-text",
    about="Every text says something: no word stands for one that is still to come.",
    example=('"TBD" is a placeholder, and readers see it as a text', "write the text"),
    check=check,
)
