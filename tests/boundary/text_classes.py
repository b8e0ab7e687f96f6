"""Texts that stand for all texts, as far as tests tell them apart: one for each set of their answers.

Found by walking every text over the letters that the tests name and one other letter, letter by letter, until
no text leads to an answer that is new. Nothing of the room `boundary` is used.
"""

import string
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from icp_playbook.fields import folded_text, read_domain
from icp_playbook.fit import CompiledTest
from icp_playbook.fit import condition as node


class Shape(NamedTuple):
    """How far a text is a domain: labels of letters, digits and inner hyphens, with dots between."""

    dotted: bool = False
    length: int = 0
    """Letters of the last label; 2 stands for more."""
    digits: bool = True
    hyphen: bool = False
    """Whether it ends with one."""
    spoilt: bool = False

    def after(self, letter: str) -> "Shape":
        """The shape of the text with one letter more."""
        if letter == ".":
            return Shape(dotted=True, spoilt=self.spoilt or self.hyphen or not self.length)
        hyphen = letter == "-"
        spoilt = self.spoilt or not (letter.isalnum() or (hyphen and self.length > 0))
        digits = self.digits and letter.isdecimal()
        return Shape(self.dotted, min(2, self.length + 1), digits, hyphen, spoilt)


class Place(NamedTuple):
    """Where a walk has come to: all of a text that later letters can make a difference to."""

    start: str | None
    """The text, while it is the start of one that is asked for as a start; else None."""
    tail: str
    """The longest end of it that may grow into one that is asked for."""
    starts: frozenset[str]
    held: frozenset[str]
    """The parts that it has."""
    shape: Shape | None
    """None where any text will do."""


Answers = tuple[bool, ...]


def text_classes(tests: Sequence[CompiledTest], *, domain: bool = False) -> dict[Answers, str]:
    """The answers that the tests can give together, each with a text, or a domain, that gets them."""
    found: dict[Answers, str] = {}
    named = [str(value) for test in tests if not _is_part(test) for value in node.named_values(test)]
    for text in dict.fromkeys(named):
        found.setdefault(tuple(answer(test, text) for test in tests), text)
    spare = next(letter for letter in string.ascii_lowercase[::-1] if letter not in _letters(tests))
    for text in _texts(tests, spare, Shape() if domain else None):
        if domain and read_domain(text) != text:
            continue
        other = text if text not in named else f"{text}{spare}{text}"  # answers alike, and is not named
        found.setdefault(tuple(answer(test, other) for test in tests), other)
    return found


def _is_part(test: CompiledTest) -> bool:
    return isinstance(test, node.TextContains | node.TextStarts | node.TextEnds)


def answer(test: CompiledTest, text: str) -> bool:
    """Whether a test is true of a text."""
    folded = folded_text(text)
    match test:
        case node.Equals(value=value):
            return text == value
        case node.OneOf(values=values):
            return any(text == value for value in values)
        case node.TextContains(texts=texts):
            return any(folded.find(part) >= 0 for part in texts)
        case node.TextStarts(texts=texts):
            return any(folded[: len(part)] == part for part in texts)
        case node.TextEnds(texts=texts):
            return any(folded[max(0, len(folded) - len(part)) :] == part for part in texts)
        case node.IsKnown(known=known):
            return known
        case _:
            raise AssertionError(test)


def _letters(tests: Sequence[CompiledTest]) -> set[str]:
    return {letter for test in tests if _is_part(test) for text in _of(test) for letter in text}


def _of(test: CompiledTest) -> tuple[str, ...]:
    assert isinstance(test, node.TextContains | node.TextStarts | node.TextEnds)
    return test.texts


def _texts(tests: Sequence[CompiledTest], spare: str, shape: Shape | None) -> Iterator[str]:
    """The shortest text of each place that a walk comes to."""
    starts, parts, ends = (
        {text for test in tests if isinstance(test, kind) for text in test.texts}
        for kind in (node.TextStarts, node.TextContains, node.TextEnds)
    )
    grown = {text[:size] for text in parts | ends for size in range(len(text) + 1)} | {""}
    begun = {text[:size] for text in starts for size in range(len(text) + 1)} | {""}

    def after(place: Place, letter: str) -> Place:
        start = None if place.start is None else place.start + letter
        text = place.tail + letter
        return Place(
            start if start in begun else None,
            next(text[cut:] for cut in range(len(text) + 1) if text[cut:] in grown),
            place.starts | ({start} if start is not None and start in starts else set()),
            place.held | {part for part in parts if text.endswith(part)},
            place.shape and place.shape.after(letter),
        )

    first = Place("", "", frozenset({""} & starts), frozenset({""} & parts), shape)
    letters = sorted({*_letters(tests), spare, *((".",) if shape else ())})
    seen = {first}
    queue = deque([(first, "")])
    while queue:
        place, text = queue.popleft()
        yield text
        for letter in letters:
            following = after(place, letter)
            if following not in seen:
                seen.add(following)
                queue.append((following, text + letter))
