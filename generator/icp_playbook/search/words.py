"""Words as they are compared, with assets/search/words.js: stems, and near-misses by edit distance."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

STOP = (
    "a about am an and any are as at be been but by can could did do does for from had has have he her "
    "his how i if in into is it its me my of on or our should so than that the their them then there "
    "these they this to us use was we were what when where which who whom why will with would you your"
)
"""Words that say nothing, separated by spaces."""
_RUN = re.compile(r"[^\W_]+(?:[-/.&+][^\W_]+)*")
_JOINT = re.compile(r"[-/.&+]")
_QUOTES = re.compile("['’`]")
_WHOLE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart, as people type them who lack the key."""
_VOWELS = re.compile("([aou])e|aa")
_ENDINGS = ("ings", "ing", "ers", "ors", "er", "or", "eds", "ed", "ions", "ion", "ly")
_PLURAL = re.compile("(ss|us|is)$")
_TWICE = re.compile(r"([^aeiouls])\1$")
FORMS = (
    "bought buy|built build|chose choose|chosen choose|fell fall|fallen fall|grew grow|grown grow|kept keep|"
    "loss lose|lost lose|met meet|paid pay|ran run|rose rise|sent send|signature sign|signatures sign|"
    "sold sell|spent spend|spoke speak|spoken speak|taught teach|taken take|took take|went go|won win|"
    "wrote write|written write|three 3|four 4|five 5|six 6|seven 7|eight 8|nine 9|ten 10|eleven 11|twelve 12"
)
"""Forms that no ending tells, each with the word whose stem it has."""
_BARE = dict(pair.split(" ") for pair in FORMS.split("|"))
_SHORT = 4
"""Letters below which a word is its stem."""
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
"""How the names of letters begin in scripts that put no blank between words."""


def folded(text: str) -> str:
    """A text without case, accents and apostrophes."""
    bare = text
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        bare = "".join(glyph for glyph in apart if unicodedata.category(glyph)[0] != "M")
    return _QUOTES.sub("", bare).lower().translate(_WHOLE)


def runs(text: str) -> list[list[str]]:
    """The runs of a text, each with its pieces: "on-prem now" gives [[on, prem], [now]]."""
    return [_JOINT.split(run) for run in _RUN.findall(folded(text))]


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and apostrophes; "on-prem" gives on, prem and onprem."""
    return tuple(word for pieces in runs(text) for word in _split(pieces))


def _split(pieces: list[str]) -> Iterator[str]:
    yield from pieces
    if len(pieces) > 1:
        yield "".join(pieces)


def plain_vowels(word: str) -> str:
    """A word with two letters for one with dots or a ring: groesse gives grosse, to which größe is folded."""
    return _VOWELS.sub(lambda pair: pair[0][0], word)


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script without blanks, where a title stands inside longer words."""
    return not word.isascii() and any(unicodedata.name(one, "").startswith(_UNSPACED) for one in word)


def logarithm(value: float) -> float:
    """The binary logarithm of 1 or more, with straight lines between powers of two.

    It is the same in every language to the last bit.
    """
    whole = 0
    while value >= 2:  # the base
        value /= 2
        whole += 1
    return whole + value - 1


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What inflections of a word share: retype, retyped and retyping are one."""
    bare = _BARE.get(word, word)
    if len(bare) < _SHORT or re.search("[0-9]", bare):
        return bare
    if bare.endswith("ies"):
        bare = f"{bare[:-3]}y"
    elif bare.endswith("s") and not _PLURAL.search(bare):
        bare = bare[:-1]
    ending = next((end for end in _ENDINGS if bare.endswith(end) and len(bare) - len(end) >= _SHORT - 1), "")
    bare = bare.removesuffix(ending)
    if len(bare) >= _SHORT and bare.endswith("e"):
        bare = bare[:-1]
    if len(bare) > _SHORT and bare.endswith("y"):
        bare = f"{bare[:-1]}i"
    return bare[:-1] if _TWICE.search(bare) else bare


def distance(one: str, other: str, most: int) -> int:
    """Edits between two words; two neighbours changing places are one. More than `most` gives `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        following = [row]
        for column, facing in enumerate(other, 1):
            edits = min(last[column] + 1, following[column - 1] + 1, last[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing
            following.append(min(edits, before[column - 2] + 1) if swapped else edits)
        if min(following) > most:
            return most + 1
        before, last = last, following
    return last[-1]
