"""Ranking: which findings answer what is asked, the best first. assets/search/rank.js is the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

from icp_playbook.search.asked import INFLECTED, MEANT, AskedQuery, AskedWord, asked_query, total_of
from icp_playbook.search.document import DocumentPart
from icp_playbook.search.inverted import STOPPED, IndexedDocument, IndexedPart, InvertedIndex
from icp_playbook.search.words import runs

_SURE: Mapping[str, float] = {
    "ICP": 1,
    "Persona": 1,
    "Segment": 1,
    "Disqualifier": 1,
    "Signal": 1,
    "Example": 0.95,
    "Decision": 0.95,
    "Term": 0.9,
}
"""Entries outrank other pages, and an ICP outranks what other entries say about it."""
_OTHER = 0.85
_GENERAL = 1.25
"""What holds for all answers what is asked of nothing in particular: "how much does it cost"."""
_ASKED_FOR = 1.9
"""A page that has all that was asked, its kind and something of its own: "call sheet dental"."""
_ALL_NAMED = 1.3
_NEARLY = 0.75
"""An entry whose names have nearly all that was asked."""
_DEFINED = 2.0
"""A term, where its meaning is asked for by its whole name."""
_SORT = 0.85
_BOTH = 0.25
"""What it counts that a part is of the sort that was asked for; and on top of a word of the part."""
_ASIDE = 0.9
"""What a word for a sort counts in a text that is of another."""
_SORTED = 4.0
"""The least weight of a part that is of the sort asked for."""
_CONTEXT = 0.9
_ELSEWHERE = 0.5
"""What the names of a page, and its other parts, count for each part of it."""
_APART = 0.6
"""How sure a word is that stands in another part of the page."""
_NAMED = 4
"""What a name is worth that is typed whole among other words: "series a" in "objection series a"."""
_LAPSED = 0.6
"""What a page of what holds no longer is worth beside others."""
_LEAST = 0.04
"""The share of the best result's score below which a result is left out."""
_CLOSE = 0.57
"""The share of what was asked that the best result has to cover to be close."""
_NEAREST = 2
"""How many are shown where nothing is close."""
_LIKELY = 8
"""How many more than are shown are looked at closely."""
_BESIDE = 1.2
_NAMED_BESIDE = 0.2
"""What a part, and a name, is worth more for each two words that stand in it as they were typed."""
_CALLED = 0.5
"""The share of what was asked from which the page's own answer leads, where its names have that."""
_LEADS = "Term"
"""The kind of page whose own answer always does."""
_AS_WELL = 0.5
_PARTS = 3
_MORE_PARTS = 4
"""The share of the best part's answer from which others answer as well; how many do, and on the best page."""
_SHOWN = 0.5
_ADDS = 0.12
_ALONE = 0.15
"""What a part has to cover to be shown, with its page; by itself, beyond the names of the page; or else by
itself, where more was asked than a name."""


class RankedResult(NamedTuple):
    """A finding, the other name that matched, and the parts that answer, the best first."""

    finding: IndexedDocument
    name: str | None
    parts: tuple[DocumentPart, ...]
    leads: bool
    """Whether the page's own answer comes before its parts."""


class RankedAnswer(NamedTuple):
    """The results, the best first, and whether the best covers what was asked."""

    results: tuple[RankedResult, ...]
    close: bool


@dataclass(slots=True)
class _MetPart:
    part: IndexedPart
    held: list[float]
    asked: bool = False
    """Whether it is of a sort that was asked for."""
    suits: float = 1.0
    """How well it suits beyond its words: what it is worth is multiplied by this."""


@dataclass(slots=True)
class _Met:
    finding: IndexedDocument
    best: list[float]
    """The most each word is worth on it, weighed by its part."""
    held: list[float]
    named: list[float]
    """And in it, and in its names."""
    parts: dict[int, _MetPart] = field(default_factory=dict)


def ranked_answer(index: InvertedIndex, typed: str, most: int) -> RankedAnswer:
    """The results for what is typed, the best first."""
    query = asked_query(index, typed)
    if not query.asked:
        return RankedAnswer((), close=False)
    called = {one.word.text for word in query.asked for one in word.met if one.likeness >= MEANT}
    met = [
        one
        for one in _met(query.asked)
        if not one.finding.asked or any(text in called for text in one.finding.asked)
    ]
    likely = _ranked(met, query)[: most + _LIKELY]
    for _, one in likely:
        _suit(one, query)
    ranked = _ranked([one for _, one in likely], query)[:most]
    close = bool(ranked) and _cover(ranked[0][1], query.asked) >= _CLOSE
    kept = [one for score, one in ranked[: most if close else _NEAREST] if score > _LEAST * ranked[0][0]]
    shown = (_shown(one, query, _PARTS if place else _MORE_PARTS) for place, one in enumerate(kept))
    results = (RankedResult(one.finding, *parts) for one, parts in zip(kept, shown, strict=True))
    return RankedAnswer(tuple(results), close)


def _ranked(met: Iterable[_Met], query: AskedQuery) -> list[tuple[float, _Met]]:
    scored = [(_score(one, query), one) for one in met]
    return sorted(scored, key=lambda one: (-one[0], one[1].finding.number))


def _suit(met: _Met, query: AskedQuery) -> None:
    """Has names and parts that are shown count more for words beside each other, as they were typed."""
    for one in met.parts.values():
        if sum(worth > 0 for worth in one.held) > 1:
            beside = _NAMED_BESIDE if one.part.name else _BESIDE
            one.suits = 1 + beside * sum(pair in _spoken(one.part) for pair in query.pairs)


def _spoken(at: IndexedPart) -> str:
    """A name, or what is shown of a part, with a blank before each word that says something."""
    if at.spoken is None:
        part = at.part
        shown = f"{part.title} {part.answer}" if part is not None and part.title else ""
        text = at.of.names[at.name - 1].text if at.name else shown
        tokens = (piece for pieces in runs(text) for piece in pieces)
        at.spoken = "".join(f" {text}" for text in tokens if text not in STOPPED)
    return at.spoken


def _met(asked: Sequence[AskedWord]) -> list[_Met]:
    """Each finding with a word that was asked, by its place."""
    found: dict[int, _Met] = {}
    count = len(asked)

    def meet(part: IndexedPart, place: int, worth: float, sort: float = 0.0) -> None:
        met = found.get(part.of.number)
        if met is None:
            zeros = ([0.0] * count, [0.0] * count, [0.0] * count)
            met = found[part.of.number] = _Met(part.of, *zeros)
        one = met.parts.get(part.number)
        if one is None:
            one = met.parts[part.number] = _MetPart(part, [0.0] * count)
        if sort:
            one.asked = True
            worth = max(one.held[place], _SORT * sort) + _BOTH * sort if one.held[place] else _SORT * sort
        one.held[place] = max(one.held[place], worth)
        met.best[place] = max(met.best[place], worth * _weight(one))
        met.held[place] = max(met.held[place], worth)
        if part.is_called:
            met.named[place] = max(met.named[place], worth)

    for place, word in enumerate(asked):
        for meant in word.met:
            whole = meant.likeness * word.weighs
            aside = _ASIDE * meant.likeness * word.weighs if word.sorts else whole
            for part in meant.word.at:
                if part.name or not meant.in_names:
                    meet(part, place, whole if part.is_called else aside)
        for sort in word.sorts:
            for part in sort.at:
                meet(part, place, 0.0, word.weighs * word.sorted)
    return [found[number] for number in sorted(found)]


def _weight(one: _MetPart) -> float:
    weight = one.part.weight
    return _SORTED if one.asked and weight < _SORTED and not one.part.is_kind else weight


def _covers(one: _MetPart, met: _Met, total: float) -> float:
    """The share of what was asked that a part covers, the page's names and other parts counted in."""
    covered = 0.0
    for own, named, anywhere in zip(one.held, met.named, met.held, strict=True):
        covered += max(own, _CONTEXT * named, _ELSEWHERE * anywhere)
    return covered / total


def _worth(one: _MetPart, met: _Met, total: float) -> float:
    """What a part is worth as the answer."""
    part = one.part
    if part.is_called:
        covered = total_of(one.held) / total
        return part.weight * total * covered * covered * _filled(one) * one.suits
    covered = _covers(one, met, total)
    if one.asked:
        return _weight(one) * total * covered * covered * one.suits
    own = total_of(one.held) / total
    return part.weight * total * covered * own * (0.35 + 0.65 * _filled(one)) * one.suits


def _score(met: _Met, query: AskedQuery) -> float:
    finding, total = met.finding, query.total
    top = together = 0.0
    for one in met.parts.values():
        top = max(top, _worth(one, met, total))
        together = max(together, _covers(one, met, total))
    score = total_of(met.best) + 1.6 * top
    for place, name in enumerate(finding.names):
        if name.folded == query.whole:
            score += (11 if place else 14) * total
        elif query.stems and name.stems == query.stems:
            score += 9 * total
        elif query.is_open and _begins(name.folded, query.tokens):
            score += (5 if place else 7) * total
        elif name.folded.startswith(f"{query.whole} "):
            score += total
        elif f" {name.folded} " in f" {query.whole} ":
            score += _NAMED * total * (len(name.folded.split(" ")) / len(query.tokens))
    covered = (total_of(met.held) / total + 2 * together) / 3
    if finding.asked and _has_all(met, query.asked) and _is_asked_for(met):
        sure = _ASKED_FOR
    else:
        sure = _SURE.get(finding.document.kind, _GENERAL if query.general else _OTHER)
        if len(query.asked) > 1 and _is_named(met, query.asked):
            sure *= _ALL_NAMED
        if finding.document.kind == _LEADS and _is_term_asked_for(met, query):
            sure *= _DEFINED
    return score * covered * covered * sure * (_LAPSED if finding.document.lapsed else 1)


def _is_named(met: _Met, asked: Sequence[AskedWord]) -> bool:
    """Whether its names, and its kind, are all that was asked."""
    return all(worth >= _NEARLY * word.weighs for worth, word in zip(met.named, asked, strict=True))


def _is_term_asked_for(met: _Met, query: AskedQuery) -> bool:
    """Whether a meaning is asked for, and its whole name was typed: "champion vs economic buyer"."""
    names = [name.stems for name in met.finding.names if name.stems]
    asked = any(one.part.is_kind for one in met.parts.values())
    return asked and any(f" {stems} " in f" {query.stems} " for stems in names)


def _has_all(met: _Met, asked: Sequence[AskedWord]) -> bool:
    most = [word.met[0].likeness * word.weighs if word.met else word.weighs for word in asked]
    return all(worth >= INFLECTED * whole for worth, whole in zip(met.held, most, strict=True))


def _cover(met: _Met, asked: Sequence[AskedWord]) -> float:
    """The share of what was asked that one part covers, surely. A word that is unknown weighs most."""
    counted = any(not one.idle for one in asked)
    weights = [0.0 if one.idle and counted else one.weighs for one in asked]
    rows = {number: [0.0] * len(asked) for number in met.parts}
    for place, word in enumerate(asked):
        sures = [(part, meant.sure) for meant in word.met for part in meant.word.at]
        for part, sure in (*sures, *((part, 1.0) for sort in word.sorts for part in sort.at)):
            if part.number in rows:
                rows[part.number][place] = max(rows[part.number][place], sure)
    anywhere = [max(column) for column in zip(*rows.values(), strict=True)]
    names = [rows[number] for number, one in met.parts.items() if one.part.is_called]
    named = [max(column) for column in zip(*names, strict=True)] if names else [0.0] * len(asked)
    best = 0.0
    for row in rows.values():
        sure_of = zip(weights, row, named, anywhere, strict=True)
        best = max(
            best,
            total_of([weighs * max(own, called, _APART * any_) for weighs, own, called, any_ in sure_of]),
        )
    return best / total_of(weights)


def _filled(one: _MetPart) -> float:
    """The share of a part's words that were asked."""
    met = sum(worth > 0 for worth in one.held)
    return min(1, met / one.part.size) if one.part.size else 1


def _begins(name: str, tokens: Sequence[str]) -> bool:
    """Whether what is typed is the beginning of a name, word by word: "opera d"."""
    words = name.split(" ")
    return len(tokens) <= len(words) and all(
        word.startswith(text) for word, text in zip(words, tokens, strict=False)
    )


def _is_asked_for(met: _Met) -> bool:
    """Whether one word names the kind of page and another this page in particular."""
    kind = next((one.held for one in met.parts.values() if one.part.is_kind), None)
    return kind is not None and any(
        worth and not called
        for one in met.parts.values()
        if not one.part.is_kind
        for worth, called in zip(one.held, kind, strict=True)
    )


def _shown(met: _Met, query: AskedQuery, most: int) -> tuple[str | None, tuple[DocumentPart, ...], bool]:
    """The other name that matched, the parts that answer, and whether the page's own answer leads."""
    total = query.total
    name: str | None = None
    name_for = whole = best = 0.0
    called = total_of(met.named) / total
    is_name = any(query.stems == one.stems or query.whole == one.folded for one in met.finding.names)
    asked = zip(query.asked, met.named, strict=True)
    needs = [max(0.0, word.weighs - _CONTEXT * named) for word, named in asked]
    answering: list[tuple[float, int, _MetPart, DocumentPart]] = []
    for one in met.parts.values():
        part = one.part
        if part.name:
            fits = total_of(one.held) / total * _filled(one)
            if fits > name_for:
                name = met.finding.names[part.name - 1].text if part.name > 1 else None
            name_for = max(name_for, fits)
        elif part.part is not None and part.part.title and _adds(one, met, total, is_name=is_name):
            best = max(best, _worth(one, met, total))
            answering.append((-_answers(one, met, needs, total), part.number, one, part.part))
        elif part.part is not None and not part.part.title:
            whole = max(whole, _worth(one, met, total))
    if not answering:
        return name, (), True
    answering.sort(key=lambda row: row[:2])
    least = _AS_WELL * -answering[0][0]
    shown = tuple(part for answers, _, _, part in answering if -answers >= least)[:most]
    leads = met.finding.document.kind == _LEADS or whole > best or called >= _CALLED
    return name, shown, leads and not answering[0][2].asked


def _answers(one: _MetPart, met: _Met, needs: Sequence[float], total: float) -> float:
    """How well a part of the page answers: by what it says of that which the names of the page leave open."""
    need = total_of(needs)
    own = total_of([min(worth, open_) for worth, open_ in zip(one.held, needs, strict=True)])
    share = own / need if need else 0.0
    return (share + _covers(one, met, total)) * sqrt(sqrt(_weight(one) * one.suits))


def _adds(one: _MetPart, met: _Met, total: float, *, is_name: bool) -> bool:
    """Whether a part covers most of what was asked, with its page, and says what its names do not.

    Where more was asked than a name, it may repeat that.
    """
    if _covers(one, met, total) <= _SHOWN:
        return False
    own = [max(0.0, worth - _CONTEXT * named) for worth, named in zip(one.held, met.named, strict=True)]
    alone = not is_name and total_of(one.held) > _ALONE * total
    return one.asked or alone or total_of(own) > _ADDS * total
