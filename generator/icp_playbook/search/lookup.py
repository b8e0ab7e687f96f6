"""What a question finds without a browser: documents by their words, the best first.

Simpler than the ranking of the site: words as they stand or as they begin, and no misspellings.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.index import STOP, words_of

_STOPPED = frozenset(STOP.split())
_NAMED = 6
"""The weight of a word of a name; those of parts are 1…5."""
_BEGUN = 0.7
"""What a word counts that only begins as it was typed."""
_LONG_ENOUGH = 3
"""Characters of a word that others may begin with."""


class FoundDocument(NamedTuple):
    """A document, and the part of it that answers best, such as an objection; None for the whole."""

    document: SearchDocument
    part: DocumentPart | None


class WordIndex:
    """Documents by their words."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self._documents = tuple(documents)
        self._places: dict[str, dict[int, int]] = {}
        for place, document in enumerate(self._documents):
            for word, weight in _weighed(document):
                found = self._places.setdefault(word, {})
                found[place] = max(weight, found.get(place, 0))
        self._words = sorted(self._places)

    def find(self, question: str, most: int) -> Sequence[FoundDocument]:
        """At most so many documents with a word of the question.

        First what is called so, then what has most of the words, then by where they stand.
        """
        asked = tuple(dict.fromkeys(words_of(question)))
        wanted = tuple(word for word in asked if word not in _STOPPED) or asked
        scores: dict[int, float] = {}
        held: dict[int, int] = {}
        for word in wanted:
            for place, score in self._scores(word).items():
                scores[place] = scores.get(place, 0) + score
                held[place] = held.get(place, 0) + 1

        def order(place: int) -> tuple[bool, int, float, int]:
            return asked not in _names(self._documents[place]), -held[place], -scores[place], place

        best = [self._documents[place] for place in sorted(scores, key=order)[:most]]
        return [FoundDocument(document, _answering(document, wanted)) for document in best]

    def _scores(self, word: str) -> dict[int, float]:
        """Document → what a word counts for it. A rare word counts more."""
        found: dict[int, float] = {}
        for known in self._beginning(word):
            places = self._places[known]
            share = (1 if known == word else _BEGUN) * (1 + 1 / len(places))
            for place, weight in places.items():
                found[place] = max(share * weight, found.get(place, 0))
        return found

    def _beginning(self, word: str) -> Iterator[str]:
        """The word, and where it is long enough those that begin with it."""
        at = bisect_left(self._words, word)
        while at < len(self._words) and _means(word, self._words[at]):
            yield self._words[at]
            at += 1


def _means(asked: str, word: str) -> bool:
    return word == asked or (len(asked) >= _LONG_ENOUGH and word.startswith(asked))


def _names(document: SearchDocument) -> set[tuple[str, ...]]:
    return {words_of(text) for text in (document.title, *document.names)}


def _weighed(document: SearchDocument) -> Iterator[tuple[str, int]]:
    for text in (document.title, *document.names):
        yield from ((word, _NAMED) for word in words_of(text))
    for part in document.parts:
        for text in (*part.texts, part.title):
            yield from ((word, part.weight) for word in words_of(text))


def _answering(document: SearchDocument, wanted: Sequence[str]) -> DocumentPart | None:
    """The part with a title that has most of the words, if it has more than half, and more than the names."""
    named = _count(wanted, (document.title, *document.names))
    parts = [(_count(wanted, (*part.texts, part.title)), part) for part in document.parts if part.title]
    count, best = max(parts, key=lambda one: (one[0], one[1].weight), default=(0, None))
    return best if count > named and 2 * count > len(wanted) else None


def _count(wanted: Sequence[str], texts: Sequence[str]) -> int:
    """How many of the words are in texts."""
    words = {word for text in texts for word in words_of(text)}
    return sum(any(_means(asked, word) for word in words) for asked in wanted)
