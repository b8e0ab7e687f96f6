"""Characters that are not seen, or by chance, in a text: which of them say nothing where they stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Written out, so that no version of Unicode decides. Fillers, variation selectors, operators of mathematics,
# notes between lines, formats of shorthand and of music, tags, letters for private use, no characters at all.
_ALWAYS = (
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u2065\u206a-\u206f\u3164\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
# What ends a line, lets it break or keeps it whole, joins letters or parts them: some writing needs them.
_AT_TIMES = "\u0085\u00ad\u034f\u200b-\u200d\u2028\u2029\u2060"
UNSEEN = re.compile(f"[{_ALWAYS}{_AT_TIMES}]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""A flag of a part of a country: https://www.unicode.org/reports/tr51/#flag-emoji-tag-sequences"""
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u3040-\u30ff\u3400-\u9fff\ua9e0-\uaadf]"
)
"""Letters of writing that has no spaces between words."""
_MONGOLIAN = re.compile("[\u1800-\u18af]")
_PRIVATE = ("Co", "Cn")
_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that says nothing where it stands. `at_times`: another writing would need it there."""

    offset: int
    character: str
    at_times: bool
    sentence: str
    remedy: str


def unseen_in(text: str) -> Iterator[Unseen]:
    """Each such character of a text once, where it is first."""
    if text.isascii() or UNSEEN.search(text) is None:
        return
    plain = _FLAG.sub(lambda flag: "\U0001f3f4" * len(flag[0]), text)
    reported: set[str] = set()
    for found in UNSEEN.finditer(plain):
        if found[0] not in reported and not _needed(plain, found.start()):
            reported.add(found[0])
            yield _described(text, found.start(), found[0])


def _described(text: str, offset: int, character: str) -> Unseen:
    before = text[max(offset - _SHOWN, 0) : offset].split()
    after = f', after "{before[-1]}",' if before and before[-1].isprintable() else ""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) in _PRIVATE:
        sentence = f"{code}{after} has no meaning of its own: it shows as another sign, or as none, elsewhere"
        return Unseen(offset, character, False, sentence, "remove it, or write the word it stands for")
    name = unicodedata.name(character, "next line" if character == "\x85" else "without a name").lower()
    at_times = re.match(f"[{_AT_TIMES}]", character) is not None
    return Unseen(
        offset, character, at_times, f"the invisible {code} ({name}){after} says nothing here", "remove it"
    )


def _needed(text: str, offset: int) -> bool:
    """Whether writing needs the character here: for an emoji, or between letters that it joins or parts."""
    character, before, after = text[offset], text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if not before or before.isspace():
        return False
    if "\ufe00" <= character <= "\ufe0f":
        return not (_is_letter(before) and before < "\u2000") and UNSEEN.match(before) is None
    if "\U000e0100" <= character <= "\U000e01ef":
        return unicodedata.category(before) == "Lo"
    if "\u180b" <= character <= "\u180f":
        return _MONGOLIAN.match(before) is not None
    if character == "\u200b":
        return _UNSPACED.match(before) is not None
    if character == "\u034f":
        return unicodedata.category(before) == "Mn"
    if character in "\u200c\u200d":
        return _joins(before) or (character == "\u200d" and _pictures(before, after))
    return False


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lm") or (
        character < "\u0590" and character.isalpha()
    )


def _joins(character: str) -> bool:
    """A letter or mark of a script in which letters are joined: Arabic, Syriac, the scripts of India."""
    return "\u0590" <= character <= "\u1bff" and unicodedata.category(character)[0] in "LM"


def _pictures(before: str, after: str) -> bool:
    """Both sides of a joiner are emoji, or what may follow one; new ones have no category yet."""
    kinds = ("So", "Sk", "Sm", "Cn")
    selector = "\ufe00" <= before <= "\ufe0f" or before == "\u20e3"
    return (
        bool(after)
        and (selector or unicodedata.category(before) in kinds)
        and (unicodedata.category(after) in kinds or "\u2190" <= after <= "\u2bff")
    )
