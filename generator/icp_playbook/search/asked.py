"""What is asked, with assets/search/asked.js: what each word may mean, and the sort of thing asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from icp_playbook.search.inverted import LIGHT_WORDS, STOPPED, Entered, InvertedIndex, SortPhrase
from icp_playbook.search.words import distance, folded, is_unspaced, plain_vowels, runs, stem

MEANT = 0.7
"""How similar a typed word must be to a word for a sort of thing to ask for it."""
INFLECTED = 0.92
_BEGUN = 0.88
_CUT = 0.6
_INSIDE = 0.7
"""Fractions of a word's weight for matches other than the word as typed."""
_MISSPELLED = (1.0, 0.72, 0.55)
_SLIP = 0.85
"""One edit in a word that is long enough for it to be sure."""
_SURELY_MEANT = 6
"""The letters of a word from which a slip in it leaves no doubt."""
_OTHER_START = 0.85
_LESS_SURE = 0.6
_FEW = 2
"""The letters that are looked for in names alone, where a name has a word that begins so: most texts do."""
_LIGHT = 0.3
"""What an everyday word weighs beside others, and one that only asks: "why"."""
_DIGIT = re.compile("[0-9]")
_GROUP = ("people", "team", "guy", "guys", "folks", "person", "staff", "department", "manager", "lead")
"""Words after which a name is one, even if it is written like a word that says nothing."""
_ALIKE = re.compile("[a-z]+|[0-9]+")
_SHORT_NAME = re.compile(r"(?<![^\W_])[A-Z]{2,3}(?![^\W_])")


class MeantWord(NamedTuple):
    """A word of the index, how much it counts beside the word as typed, how sure it is that it is meant."""

    word: Entered
    likeness: float
    sure: float
    in_names: bool = False
    """Whether it counts in names alone, as a letter or two were typed that names begin with."""


@dataclass(frozen=True, slots=True)
class AskedWord:
    """What is asked for. `sorted` is how surely the sorts are; `idle` does not decide what is close."""

    text: str
    met: tuple[MeantWord, ...]
    sorts: Sequence[Entered]
    sorted: float
    weighs: float
    idle: bool


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """All that is asked. `general` where only sorts are asked for, of nothing in particular."""

    asked: tuple[AskedWord, ...]
    total: float
    whole: str
    stems: str
    tokens: tuple[str, ...]
    is_open: bool
    general: bool
    pairs: tuple[str, ...]
    """Words that were typed beside each other, of which one says something."""


def total_of(values: Sequence[float]) -> float:
    """The sum, added up in order: sum() rounds otherwise than a browser does."""
    total = 0.0
    for value in values:
        total += value
    return total


def asked_query(index: InvertedIndex, typed: str) -> AskedQuery:
    """What is asked. Without a blank at its end, the last word may be the beginning of one."""
    is_open = not typed[-1:].isspace()
    tokens = _tokens(index, typed, is_open=is_open)
    asking = _phrases(index, tokens)
    capitals = _capitals(index, typed)
    last = len(tokens) - 1 if is_open else -1
    asked: dict[str, AskedWord] = {}
    for place, text in enumerate(tokens):
        if text not in STOPPED or text in capitals:
            met = _meant(index, text, is_open=place == last, several=len(tokens) > 1)
            asked.setdefault(text, _word(index, text, _joined(index, tokens, place, met), asking[place]))
    for phrase in _each(asking):
        own = [text for text, one in zip(tokens, asking, strict=True) if one is phrase and text in asked]
        if all(text in LIGHT_WORDS for text in own):
            one = _phrase(phrase)
            asked.setdefault(one.text, one)
    if not asked:
        for place, text in enumerate(tokens):
            met = _meant(index, text, is_open=place == last, several=True)
            asked.setdefault(text, _word(index, text, met, None))
    every = tuple(asked.values())
    return AskedQuery(
        every,
        total_of([one.weighs for one in every]),
        " ".join(folded(typed).split()),
        " ".join(_stem(one) for one in every if " " not in one.text),
        tokens,
        is_open,
        all(one.sorts for one in every),
        _pairs(tokens),
    )


def _capitals(index: InvertedIndex, typed: str) -> frozenset[str]:
    """Names written like words that say nothing: the IT of "from IT", as capitals tell, and of "it team"."""
    written = () if typed == typed.upper() else _SHORT_NAME.findall(typed)
    tokens = [text for pieces in runs(typed) for text in pieces]
    grouped = [one for one, other in pairwise(tokens) if one in index.acronyms and other in _GROUP]
    return frozenset(text.lower() for text in (*written, *grouped) if text.lower() in index.words)


def _pairs(tokens: Sequence[str]) -> tuple[str, ...]:
    kept = [text for text in tokens if text not in STOPPED]
    pairs = ((one, other) for one, other in pairwise(kept) if not LIGHT_WORDS.issuperset((one, other)))
    return tuple(f" {one} {other}" for one, other in pairs)


def _tokens(index: InvertedIndex, typed: str, *, is_open: bool) -> tuple[str, ...]:
    """The words typed; what is joined by a hyphen is one where the index has it or what begins with it."""
    every = runs(typed)

    def one_run(place: int, pieces: list[str]) -> list[str]:
        joined = "".join(pieces)
        last = is_open and place == len(every) - 1
        known = joined in index.words or (last and any(word.startswith(joined) for word in index.words))
        if known:
            return [joined]
        return [one for piece in pieces for one in _apart(index, piece)]

    return tuple(text for place, pieces in enumerate(every) for text in one_run(place, pieces))


def _apart(index: InvertedIndex, piece: str) -> list[str]:
    """A word of letters and digits that nobody wrote so, in two: "soc2" is "soc 2"."""
    both = _ALIKE.findall(piece)
    is_two = len(both) == 2 and "".join(both) == piece and piece not in index.words
    return both if is_two and all(one in index.words for one in both) else [piece]


def _joined(
    index: InvertedIndex, tokens: Sequence[str], place: int, met: tuple[MeantWord, ...]
) -> tuple[MeantWord, ...]:
    """What is meant, with the words that the token makes with its neighbours: "on prem" is "onprem"."""
    before = tokens[place - 1] + tokens[place] if place else ""
    after = tokens[place] + tokens[place + 1] if place + 1 < len(tokens) else ""
    for joined in (before, after):
        word = index.words.get(joined)
        if word is not None and all(one.word is not word for one in met):
            met = (MeantWord(word, 1.0, 1.0), *met)
    return met


def _each(asking: Sequence[SortPhrase | None]) -> Iterator[SortPhrase]:
    seen: list[SortPhrase] = []
    for phrase in asking:
        if phrase is not None and all(one is not phrase for one in seen):
            seen.append(phrase)
            yield phrase


def _phrase(phrase: SortPhrase) -> AskedWord:
    """A phrase without a word of its own: "how much". A single one, such as "why", only leans."""
    leans = len(phrase.tokens) == 1
    weighs = min(sort.weighs for sort in phrase.sorts)
    return AskedWord(
        " ".join(phrase.tokens), (), phrase.sorts, 1.0, weighs * _LIGHT if leans else weighs, leans
    )


def _word(
    index: InvertedIndex, text: str, met: tuple[MeantWord, ...], phrase: SortPhrase | None
) -> AskedWord:
    is_mended = _is_mended(text, met)
    likely = phrase or (_single(index, met[0].word.text) if is_mended else None)
    sorts = likely.sorts if likely else []
    known = met and not is_mended and met[0].likeness >= MEANT
    rarity = met[0].word.weighs if known else index.weight_of(1)
    idle = text in LIGHT_WORDS or (not met and _DIGIT.search(text) is not None)
    weighs = min(rarity, *(one.weighs for one in sorts)) if sorts else rarity
    is_sorted = 1.0 if phrase or not sorts else met[0].likeness
    return AskedWord(text, met, sorts, is_sorted, weighs * _LIGHT if idle else weighs, idle)


def _stem(one: AskedWord) -> str:
    return one.met[0].word.stem if _is_mended(one.text, one.met) else stem(one.text)


def _is_mended(text: str, met: Sequence[MeantWord]) -> bool:
    """Whether the likeliest word is the one typed with its mistakes mended."""
    return bool(met) and MEANT <= met[0].likeness < 1 and not met[0].word.text.startswith(text)


def _single(index: InvertedIndex, text: str) -> SortPhrase | None:
    return next((one for one in index.phrases.get(text, ()) if len(one.tokens) == 1), None)


def _phrases(index: InvertedIndex, tokens: tuple[str, ...]) -> list[SortPhrase | None]:
    """For each token the phrase that asks for a sort, if it is part of one; the longest first."""
    asking: list[SortPhrase | None] = [None] * len(tokens)
    place = 0
    while place < len(tokens):
        fitting = (
            one
            for one in index.phrases.get(tokens[place], ())
            if one.tokens == tokens[place : place + len(one.tokens)]
        )
        longest = max(fitting, key=lambda one: len(one.tokens), default=None)
        length = len(longest.tokens) if longest else 1
        asking[place : place + length] = [longest] * length
        place += length
    return asking


def _meant(index: InvertedIndex, text: str, *, is_open: bool, several: bool) -> tuple[MeantWord, ...]:
    """Words of the index that may be meant, the likeliest first.

    Words that only look alike are considered where no word is it, has its stem or begins with it.
    """
    plain = plain_vowels(text)
    met = _written(index, text, is_open=is_open, several=several)
    if not met and plain != text:
        met = _written(index, plain, is_open=is_open, several=several)
    near = met.values() or _near(index, text)
    return tuple(sorted(near, key=lambda one: (-one.likeness, one.word.text)))


def _likeliest(near: list[MeantWord]) -> list[MeantWord]:
    """The same; the likeliest was meant, as nothing else can be, and counts as a form of its word."""
    most = max((one.likeness for one in near), default=1.0)
    return [one._replace(likeness=one.likeness / most * INFLECTED) for one in near]


def _written(index: InvertedIndex, text: str, *, is_open: bool, several: bool) -> dict[str, MeantWord]:
    """Words that are it, have its stem or begin with it."""
    met: dict[str, MeantWord] = {}
    if exact := index.words.get(text):
        met[text] = MeantWord(exact, 1.0, 1.0)
    for word in index.stems.get(stem(text), ()):
        met.setdefault(word.text, MeantWord(word, INFLECTED, 1.0))
    begins = several or len(text) > 1 if is_open else len(text) > 2 and not _DIGIT.search(text)
    if begins:
        for one in _begun(index, text, is_open=is_open):
            met.setdefault(one.word.text, one)
    if len(text) > 1 and is_unspaced(text):
        for word in index.words.values():
            if text in word.text:
                likeness = _INSIDE * sqrt(len(text) / len(word.text))
                met.setdefault(word.text, MeantWord(word, likeness, 1.0))
    return met


def _begun(index: InvertedIndex, text: str, *, is_open: bool) -> Iterator[MeantWord]:
    """Words that begin with the one typed."""
    words = index.words.values()
    begun = [word for word in words if len(word.text) > len(text) and word.text.startswith(text)]
    is_short = len(text) <= _FEW and not _DIGIT.search(text) and not is_unspaced(text)
    in_names = is_short and any(word.is_named for word in begun)
    for word in begun:
        share = sqrt(len(text) / len(word.text))
        if is_open:
            yield MeantWord(word, _BEGUN * sqrt(share), 1.0, in_names)
        else:
            yield MeantWord(word, _CUT * share, share)


def _near(index: InvertedIndex, text: str) -> list[MeantWord]:
    """The words with the fewest edits: none in three letters, one in seven, two in more."""
    most = 0 if len(text) < 4 else 1 if len(text) < 8 else 2
    found: list[MeantWord] = []
    for word in index.words.values() if most else ():
        if len(word.text) < 3:
            continue
        edits = distance(text, word.text, most)
        if edits > most:
            continue
        if edits < most:
            found.clear()
        most = edits
        starts = text[0] == word.text[0]
        slip = _SLIP if edits == 1 and len(text) >= _SURELY_MEANT else _MISSPELLED[edits]
        likeness = slip * (1 if starts else _OTHER_START)
        sure = likeness * (1 - edits / len(text)) * (1 if starts else _LESS_SURE)
        found.append(MeantWord(word, likeness, sure))
    return _likeliest(found) if len(text) >= _SURELY_MEANT else found
