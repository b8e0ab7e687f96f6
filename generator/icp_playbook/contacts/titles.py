"""Which persona has a job title. The same rule as site_templates/assets/fit/titles.js.

A title is taken apart at commas, dashes, bars and "and". One of its pieces, or some that follow each other,
must be a title of a persona, but for words of rank and place: "Senior IT Manager, EMEA" is "IT manager",
"Product Owner" is no "Owner", and no title is found inside a word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.contacts.title_words import (
    ASSISTANTS,
    DEPUTIES,
    EMPLOYER,
    FILLERS,
    FORMER,
    JOINTS,
    NEUTRAL,
    RANKS,
    WRITTEN_OUT,
)
from icp_playbook.fields import folded_text, plain_text
from icp_playbook.model import Persona

TitleCause: TypeAlias = Literal["none", "former", "assistant", "beside", "unknown"]
TITLE_CAUSES: Mapping[TitleCause, str] = {
    "none": "no title is given",
    "unknown": "no persona has this title",
    "beside": "a persona's title, but other words beside it make it another",
    "assistant": "an assistant, a trainee or a deputy of a persona",
    "former": "no longer in office",
}
"""Why a title is that of no persona."""
Words: TypeAlias = tuple[str, ...]

_PIECES = re.compile(
    r"(?P<word>[^\W_]+)|(?P<end>[,;:|/\\()\[\]{}<>•·–—\n\r\t]|(?<=\s)-+(?=\s))|(?P<joint>[&+])|(?P<at>@)"
)
_NOTHING = frozenset(("", "-", "--", "?", "n/a", "na", "null", "none", "unknown"))
_LONGEST = 300
_MOST_RUNS = 12
_JOINED = 4
"""Characters of a title that are looked at, pieces of it, and pieces that are one title together."""


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A title of a persona. `alone` ones, its other names, count only where they are the whole title."""

    persona: str
    title: str
    alone: bool


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """The personas of a title, each with its own title that matched: one, several where they tie, or none."""

    found: tuple[tuple[str, str], ...] = ()
    cause: TitleCause | None = None
    """Why there is none."""


def known_titles(personas: Mapping[str, Persona]) -> dict[Words, tuple[KnownTitle, ...]]:
    """The titles and other names of personas by their words, in the order of the playbook."""
    index: dict[Words, list[KnownTitle]] = {}
    for id_, persona in personas.items():
        named = [(title, False) for title in persona.titles] + [(alias, True) for alias in persona.aliases]
        for title, alone in named:
            for words in _written_ways(title):
                rows = index.setdefault(words, [])
                if all(row.persona != id_ for row in rows):
                    rows.append(KnownTitle(id_, title, alone))
    return {words: tuple(rows) for words, rows in index.items()}


class TitleReader:
    """Finds the persona of a title."""

    def __init__(self, index: Mapping[Words, tuple[KnownTitle, ...]]) -> None:
        self._index = index

    def read(self, text: str) -> TitleMatch:
        """The persona whose title has the most words; several if they tie."""
        plain = plain_text(text)[:_LONGEST]
        if plain.lower() in _NOTHING:
            return TitleMatch(cause="none")
        parts = _parts(plain)
        runs = [run for part in _in_office(parts) for run in part][:_MOST_RUNS]
        helps = any(word in ASSISTANTS for run in runs for word in run)
        best: list[KnownTitle] = []
        length = 0
        for words, whole in _sequences(runs):
            if len(words) < length or (helps and ASSISTANTS.isdisjoint(words)):
                continue
            hits = [row for row in self._index.get(words, ()) if whole or not row.alone]
            if hits and len(words) > length:
                best, length = [], len(words)
            best += hits
        if best:
            personas = {row.persona: row.title for row in reversed(best)}
            return TitleMatch(
                tuple((row, personas[row]) for row in dict.fromkeys(one.persona for one in best))
            )
        return TitleMatch(cause=self._cause(parts))

    def _cause(self, parts: Sequence[Sequence[Words]]) -> TitleCause:
        runs = [run for part in parts for run in part][:_MOST_RUNS]
        if not any(self._holds(run) for run in runs):
            return "unknown"
        words = {word for run in runs for word in run}
        if not ASSISTANTS.isdisjoint(words) or not DEPUTIES.isdisjoint(words):
            return "assistant"
        return "beside" if FORMER.isdisjoint(words) else "former"

    def _holds(self, run: Words) -> bool:
        """Whether a title stands anywhere among some words."""
        return any(
            not row.alone
            for start in range(len(run))
            for end in range(start + 1, len(run) + 1)
            for row in self._index.get(run[start:end], ())
        )


def _written_ways(title: str) -> Iterator[Words]:
    """A title of a persona in words, also as "Director of operations" is "Operations director".

    What stands in brackets is a title of its own: "Managed service provider (MSP)".
    """
    for part in re.split(r"[()\[\]/|]", plain_text(title)):
        words = tuple(word for piece in _parts(part) for run in piece for word in run)
        if not words:
            continue
        yield words
        for rank in RANKS:
            size = len(rank)
            if len(words) > size and words[:size] == rank:
                yield words[size:] + rank
            if len(words) > size and words[-size:] == rank:
                yield rank + words[:-size]


def _parts(text: str) -> list[list[Words]]:
    """A title taken apart: parts between commas and the like, each of the runs of words that "and" joins."""
    parts: list[list[list[str]]] = [[[]]]
    employer = False
    for piece in _PIECES.finditer(folded_text(text.replace(".", ""))):
        word = piece["word"]
        if piece["end"]:
            parts.append([[]])
            employer = False
        elif piece["at"] or word in EMPLOYER:
            employer = True
        elif employer or word in FILLERS:
            continue
        elif word is None or word in JOINTS:
            parts[-1].append([])
        elif word == "commerce" and parts[-1][-1][-1:] == ["e"]:
            parts[-1][-1][-1:] = ["ecommerce"]
        else:
            parts[-1][-1].extend(WRITTEN_OUT.get(word, (word,)))
    runs = [[tuple(run) for run in part if run] for part in parts]
    return [part for part in runs if part]


def _in_office(parts: Sequence[Sequence[Words]]) -> list[Sequence[Words]]:
    """The parts that hold today: not "former CFO", nor the part before one that only says "retired"."""
    kept: list[Sequence[Words]] = []
    for part in parts:
        words = {word for run in part for word in run}
        if words <= FORMER:
            kept = kept[:-1]
        elif FORMER.isdisjoint(words):
            kept.append(part)
    return kept


def _sequences(runs: Sequence[Words]) -> Iterator[tuple[Words, bool]]:
    """Runs that follow each other as one, as they are and without neutral words at the ends.

    With each, whether it is the whole title.
    """
    for start in range(len(runs)):
        for end in range(start + 1, min(start + _JOINED, len(runs)) + 1):
            words = tuple(word for run in runs[start:end] for word in run)
            whole = start == 0 and end == len(runs)
            first, last = _neutral(words), len(words) - _neutral(words[::-1])
            for begin in range(first + 1):
                for stop in range(max(last, begin + 1), len(words) + 1):
                    yield words[begin:stop], whole


def _neutral(words: Words) -> int:
    """How many words at the beginning change nothing."""
    return next((at for at, word in enumerate(words) if word not in NEUTRAL), len(words))
