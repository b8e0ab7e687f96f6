"""The index: findings as a compact record of words by number, for a browser to turn around.

    kinds    [[label, what its addresses begin with, words of which one has to be typed, or nothing]]
    words    every word of the parts, sorted, separated by spaces
    stop     words that say nothing, likewise
    light    everyday words that say little, likewise
    sorts    [[topic of parts or label of findings, the words and phrases that ask for it, separated by |]]
    shared   anchors and titles that several parts have, the most frequent first
    found    [kind, rest of the address, title, answer, [name], [part]]
    part     [weight, words, anchor, title, answer, places of its topics in sorts …]; no empty ends.
             In place of an anchor or a title stands its place in shared, if it is there

The words of a part are the differences between ascending numbers, in base 36, separated by spaces. After a +
they are those that its title and its answer do not have: the browser reads these from the two texts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from sys import intern
from typing import Any

from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.topics import LIGHT, TOPICS, sorts
from icp_playbook.search.words import STOP, words_of
from icp_playbook.source import Memo

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_STOPPED = frozenset(STOP.split())
_SHOWN = "+"
"""Marks the words of a part that has those of its title and its answer too."""
_TOPIC_PLACES = {topic: place for place, topic in enumerate(TOPICS)}


def search_index(findings: Iterable[SearchDocument], memo: Memo | None = None) -> dict[str, Any]:
    """The record. The same findings give the same record; `memo` knows the words of texts it has seen."""
    found, memo = list(findings), memo or Memo()
    sayings = [memo(_words_of_parts, tuple(map(_texts_of, one.parts))) for one in found]
    words = sorted({word for parts in sayings for _, spoken in parts for word in spoken})
    numbers = {word: number for number, word in enumerate(words)}
    shared = _shared(found)
    steps = [_base36(step) for step in range(len(words))]
    kinds = list(dict.fromkeys(_kind(one) for one in found))
    places = {kind: place for place, kind in enumerate(kinds)}
    return {
        "kinds": [list(kind) for kind in kinds],
        "stop": STOP,
        "light": LIGHT,
        "sorts": [[id_, "|".join(phrases)] for id_, phrases in sorts().items()],
        "words": " ".join(words),
        "shared": list(shared),
        "found": [
            [
                places[_kind(one)],
                one.url.removeprefix(_prefix(one.url)),
                one.title,
                one.answer,
                list(one.names),
                [
                    _part_record(part, mark + _numbered(spoken, numbers, steps), shared)
                    for part, (mark, spoken) in zip(one.parts, parts, strict=True)
                    if mark or spoken
                ],
            ]
            for one, parts in zip(found, sayings, strict=True)
        ],
    }


def _texts_of(part: DocumentPart) -> tuple[tuple[str, ...], str, str]:
    """What the words of a part depend on; texts are the same to the memo when they are equal."""
    return part.texts, part.title, part.answer


def _words_of_parts(
    parts: tuple[tuple[tuple[str, ...], str, str], ...],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(_words(*one) for one in parts)


def _words(texts: tuple[str, ...], title: str, answer: str) -> tuple[str, tuple[str, ...]]:
    """The words of a part, sorted; parts share their words, so each is held once.

    A part whose words are also those of all that is shown of it is marked, and gives the others only.
    """
    held = {word for text in texts for word in words_of(text)} - _STOPPED
    shown = {word for text in (title, answer) for word in words_of(text)} - _STOPPED
    mark = _SHOWN if shown and shown <= held else ""
    return mark, tuple(map(intern, sorted(held - shown if mark else held)))


def _kind(one: SearchDocument) -> tuple[str | int, ...]:
    """What findings share; the last is there where they have lapsed."""
    return one.kind, _prefix(one.url), one.asked, *([1] if one.lapsed else [])


def _prefix(url: str) -> str:
    return url[: url.index("/") + 1] if "/" in url else ""


def _numbered(words: Sequence[str], numbers: dict[str, int], steps: Sequence[str]) -> str:
    """Sorted words as the steps from number to number; numbers ascend as words do."""
    placed = [0, *map(numbers.__getitem__, words)]
    return " ".join([steps[after - before] for before, after in pairwise(placed)])


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def _shared(found: Iterable[SearchDocument]) -> Mapping[str, int]:
    """Anchors and titles that more than one part has, with their places."""
    texts = Counter(text for one in found for part in one.parts for text in (part.anchor, part.title) if text)
    several = sorted((-count, text) for text, count in texts.items() if count > 1)
    return {text: place for place, (_, text) in enumerate(several)}


def _part_record(part: DocumentPart, words: str, shared: Mapping[str, int]) -> list[object]:
    anchor, title = (shared.get(text, text) for text in (part.anchor, part.title))
    record: list[object] = [part.weight, words, anchor, title, part.answer]
    if part.topic:
        return [*record, *(_TOPIC_PLACES[topic] for topic in part.topic.split())]
    while record[-1] == "" and len(record) > 2:
        record.pop()
    return record
