"""Words that are nearly one of a list: "HubSpot CRM" and "Hubspt" beside HubSpot, "Salesforce.com".

Browsers do the same, in site_templates/assets/fit/nearness.js.
"""

import re
from collections.abc import Callable, Iterable

from icp_playbook.fields.folding import folded, folded_text

_SHORTEST_WORD, _SHORTEST_TEXT = 3, 5
"""Letters of a first word that tells, and of a text in which a letter may be wrong."""
_WORD = re.compile(r"[^\W_]+")


def near_words(listed: Iterable[tuple[str, str]]) -> Callable[[str], str | None]:
    """Finds what a text is nearly: (word, id) pairs → text → id, of the first pair where there are several.

    A text is near a word if one begins with all words of the other, or if both are the same once a letter
    is left out of each; digits must agree.
    """
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for word, id_ in listed:
        first = _beginnings(word)
        for text in first[-1:]:
            whole.setdefault(text, id_)
        for text in first[:-1]:
            begun.setdefault(text, id_)
        for text in _spellings(word):
            spelt.setdefault(text, id_)

    def near(text: str) -> str | None:
        first = _beginnings(text)
        found = [whole[one] for one in reversed(first) if one in whole]
        found += [begun[one] for one in first[-1:] if one in begun]
        found += [spelt[one] for one in _spellings(text) if one in spelt]
        return found[0] if found else None

    return near


def near_beginnings(word: str) -> list[str]:
    """What begins a word so that a text of no more is nearly it: its first words, without the last."""
    return _beginnings(word)[:-1]


def _beginnings(text: str) -> list[str]:
    """The first word of a text, the first two and so on, as far as they tell."""
    words = _WORD.findall(folded_text(text))
    runs = [" ".join(words[: count + 1]) for count in range(min(len(words), 12))]
    return [run for run in runs if len(run) >= _SHORTEST_WORD]


def _spellings(text: str) -> list[str]:
    """A text as it is and with each letter left out, beside its digits; nothing of a short text."""
    plain = folded(text)
    if not _SHORTEST_TEXT <= len(plain) <= 40:
        return []
    digits = "".join(glyph for glyph in plain if glyph.isdecimal())
    less = [plain[:at] + plain[at + 1 :] for at, glyph in enumerate(plain) if not glyph.isdecimal()]
    return [f"{one} {digits}" for one in (plain, *less)]
