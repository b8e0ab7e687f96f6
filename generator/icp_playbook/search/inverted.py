"""The index as it is queried, with assets/search/index.js: from a word to the parts that have it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from icp_playbook.search.document import DocumentPart, SearchDocument
from icp_playbook.search.topics import LIGHT, sorts
from icp_playbook.search.words import STOP, folded, logarithm, runs, stem, words_of

STOPPED = frozenset(STOP.split())
LIGHT_WORDS = frozenset(LIGHT.split())
_TITLE = 9.0
_NAME = 8.0
_KIND = 2.6
"""Weight of a title, of another name for the same thing, and of the words for its kind."""
_WEIGHTS = (0.0, 1.0, 1.6, 2.6, 4.0, 5.0)


@dataclass(frozen=True, slots=True)
class FindingName:
    """A title or another name: its text folded, and the stems of its words."""

    text: str
    folded: str
    stems: str


@dataclass(slots=True)
class IndexedDocument:
    """A document with its place."""

    document: SearchDocument
    number: int
    asked: tuple[str, ...]
    names: list[FindingName] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class IndexedPart:
    """Words of a finding that are matched together. `name` counts its names from 1; 0 is none."""

    weight: float
    of: IndexedDocument
    number: int
    size: int
    name: int = 0
    is_kind: bool = False
    part: DocumentPart | None = None
    spoken: str | None = None
    """What is shown of it as it is spoken, once it was looked at."""

    @property
    def is_called(self) -> bool:
        """Whether it says what the finding is called, or of which kind it is."""
        return self.name > 0 or self.is_kind


@dataclass(slots=True, eq=False)
class Entered:
    """What parts are found by: a word with its stem, or a sort of thing with its id."""

    text: str
    stem: str
    at: list[IndexedPart] = field(default_factory=list)
    is_named: bool = False
    """Whether a name has it."""
    spread: int = 0
    last: int = -1
    weighs: float = 0.0


@dataclass(frozen=True, slots=True)
class SortPhrase:
    """Words that ask for sorts of things."""

    sorts: list[Entered]
    tokens: tuple[str, ...]


class InvertedIndex:
    """Every word, and every sort, with the parts that have it."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self.words: dict[str, Entered] = {}
        self.stems: dict[str, list[Entered]] = {}
        self.sorts: dict[str, Entered] = {}
        self.phrases: dict[str, list[SortPhrase]] = {}
        self.found: list[IndexedDocument] = []
        self.acronyms: set[str] = set()
        """Names written like a word that says nothing: IT."""
        self._parts = 0
        for id_, phrases in sorts().items():
            self._add_sort(id_, phrases)
        for document in documents:
            self._add(document)
        for word in self.words.values():
            word.weighs = self.weight_of(word.spread)
            self.stems.setdefault(word.stem, []).append(word)
        for sort in self.sorts.values():
            sort.weighs = self.weight_of(sort.spread)

    def weight_of(self, spread: int) -> float:
        """What a word weighs that so many findings have; one that none has weighs most."""
        return logarithm(1 + len(self.found) / max(spread, 1))

    def _add_sort(self, id_: str, phrases: Iterable[str]) -> None:
        sort = self.sorts[id_] = Entered(id_, "")
        for phrase in phrases:
            tokens = tuple(piece for pieces in runs(phrase) for piece in pieces)
            alike = self.phrases.setdefault(tokens[0], [])
            same = next((one for one in alike if one.tokens == tokens), None)
            if same is None:
                alike.append(SortPhrase([sort], tokens))
            elif sort not in same.sorts:
                same.sorts.append(sort)

    def _add(self, document: SearchDocument) -> None:
        finding = IndexedDocument(document, len(self.found), tuple(document.asked.split()))
        self.found.append(finding)
        self._add_name(finding, document.title, _TITLE)
        for name in document.names:
            if name != document.title:
                self._add_name(finding, name, _NAME)
        for part in document.parts:
            words = sorted({word for text in part.texts for word in words_of(text)} - STOPPED)
            if words:
                at = self._part(finding, _WEIGHTS[part.weight], len(words), part=part)
                self._enter(at, words, part.topic.split())
        if finding.asked:
            self._enter(self._part(finding, _KIND, len(finding.asked), is_kind=True), finding.asked)
        elif document.kind in self.sorts:
            self._enter(self._part(finding, _KIND, 0, is_kind=True), (), (document.kind,))

    def _add_name(self, finding: IndexedDocument, name: str, weight: float) -> None:
        """A name, with the words of which only one is typed: "load board" is "loadboard" as well."""
        texts = tuple(dict.fromkeys(words_of(name)))
        kept = tuple(text for text in texts if text not in STOPPED) or texts
        if len(texts) == 1 and texts[0] in STOPPED:
            self.acronyms.add(texts[0])
        finding.names.append(FindingName(name, folded(name), " ".join(map(stem, kept))))
        tokens = [piece for pieces in runs(name) for piece in pieces]
        joined = [one + other for one, other in pairwise(tokens)]
        at = self._part(finding, weight, len(kept), name=len(finding.names))
        self._enter(at, dict.fromkeys((*kept, *joined)))

    def _part(
        self,
        finding: IndexedDocument,
        weight: float,
        size: int,
        *,
        name: int = 0,
        is_kind: bool = False,
        part: DocumentPart | None = None,
    ) -> IndexedPart:
        self._parts += 1
        return IndexedPart(weight, finding, self._parts - 1, size, name, is_kind, part)

    def _enter(self, part: IndexedPart, words: Iterable[str], sorts: Iterable[str] = ()) -> None:
        for one in self._entered(words, sorts):
            one.at.append(part)
            one.is_named = one.is_named or part.name > 0
            if one.last != part.of.number:
                one.spread += 1
            one.last = part.of.number

    def _entered(self, words: Iterable[str], sorts: Iterable[str]) -> Iterator[Entered]:
        for text in words:
            if text not in self.words:
                self.words[text] = Entered(text, stem(text))
            yield self.words[text]
        for sort in sorts:
            if sort in self.sorts:
                yield self.sorts[sort]
