"""One YAML file to plain data: YAML 1.2 core types only, positions kept, hostile input bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from icp_playbook.findings import Finding, Location, Rule, rules
from icp_playbook.source.characters import (
    BIDIRECTIONAL,
    FORBIDDEN,
    TextFault,
    bidirectional,
    curly_quotes,
    fault_in,
)
from icp_playbook.source.limits import MAX_DEPTH, MAX_NODES
from icp_playbook.source.misreadings import Misreadings
from icp_playbook.source.ordinary import EVENT_LOADER, read_ordinary
from icp_playbook.source.scalars import Data, scalar, texts_in
from icp_playbook.source.spans import Mark, Path, Spans
from icp_playbook.source.syntax_help import syntax_help
from icp_playbook.source.unseen import Unseen, unseen_in


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as found: its kind and id from its place, its path from the root, its text."""

    kind: str
    id: str
    path: str
    text: str


@dataclass(frozen=True)
class Document:
    """A parsed file. `data` is None when the file could not be read as YAML."""

    kind: str
    id: str
    path: str
    data: Data
    spans: Spans
    findings: tuple[Finding, ...] = field(default=())
    cut_comments: tuple[tuple[Mark, str], ...] = field(default=())
    """Where a plain text is followed by what looks like its rest and is a comment, such as `#gtm`."""
    unseen: tuple[tuple[Path, Mark, Unseen], ...] = field(default=())
    """Characters in values that are not seen and say nothing, though other writing would need them there."""
    to_change: tuple[int, ...] = field(default=())
    """Lines whose comment says "Change this", as those of a starter do beside what is made up."""

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text among the values, wherever it is: a look at these passes over most files."""
        return frozenset(texts_in(self.data))

    @property
    def is_whole(self) -> bool:
        """Whether the data are all that the file says: of a key given twice only the first is in them."""
        return all(one.rule != rules.DUPLICATE_KEY.id for one in self.findings)

    def at(self, *path: str | int) -> Location:
        """The place of the value at a path."""
        return Location(self.path, *self.spans.value(path))

    def at_key(self, *path: str | int) -> Location:
        """The place of the key at a path."""
        return Location(self.path, *self.spans.key(path))


class _StopReading(Exception):
    """The rest of the file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def parse(file: SourceFile) -> Document:
    """Plain data with positions; every finding of the file in the document. Never raises."""
    text = file.text.removeprefix("\ufeff")  # where a file starts with a byte order mark
    if (ordinary := read_ordinary(text)) is not None:
        data, spans = ordinary.data, Spans(ordinary)
        return Document(file.kind, file.id, file.path, data, spans, to_change=_lines_to_change(text))
    reader = _Reader(file.path, text)
    try:
        data = reader.read()
    except _StopReading as stop:
        reader.findings.append(stop.finding)
        data = None
    return Document(
        file.kind,
        file.id,
        file.path,
        data,
        reader.spans,
        tuple(reader.findings),
        tuple(reader.cut_comments),
        tuple(reader.unseen),
        _lines_to_change(text),
    )


def _lines_to_change(text: str) -> tuple[int, ...]:
    return tuple(text.count("\n", 0, found.end()) + 1 for found in _TO_CHANGE.finditer(text))


class _Reader:
    """Builds data from parser events: no recursion beyond MAX_DEPTH, no object is constructed."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.spans = Spans()
        self.findings: list[Finding] = []
        self.cut_comments: list[tuple[Mark, str]] = []
        self.unseen: list[tuple[Path, Mark, Unseen]] = []
        self.anchors: dict[str, tuple[Data, int]] = {}
        self.unrepeated: dict[str, Mark] = {}
        self.nodes = 0

    def read(self) -> Data:
        if EVENT_LOADER is None:
            raise self._stop(
                rules.UNREADABLE,
                (1, 1),
                "PyYAML is installed without libyaml, and its own parser reads some YAML otherwise",
                "install it from a wheel: `pip install --force-reinstall --only-binary :all: pyyaml`",
            )
        if (fault := fault_in(self.text)) is not None:
            raise self._faulty(fault)
        events = self._events()
        next(events)  # the start of the stream
        if isinstance(next(events), yaml.StreamEndEvent):
            raise self._stop(rules.EMPTY_FILE, (1, 1), "the file is empty", _START_HELP)
        data = self._node(events, next(events), (), 0)
        next(events)  # the end of the document
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop(
                rules.SEVERAL_DOCUMENTS,
                _mark(after),
                "a second document starts here",
                "keep one entry per file: move this part to its own file, or remove the `---`",
            )
        if data is None:
            raise self._stop(rules.EMPTY_FILE, (1, 1), "the file has no content", _START_HELP)
        self._lost_words()
        return data

    def _events(self) -> Iterator[yaml.Event]:
        misreadings = Misreadings(self.text)
        try:
            for event in yaml.parse(self.text, Loader=EVENT_LOADER):
                if (fault := misreadings.of(event)) is not None:
                    raise self._faulty(fault)
                yield event
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from error

    def _faulty(self, fault: TextFault) -> _StopReading:
        return self._stop(fault.rule, self._mark_at(fault.offset), fault.sentence, fault.remedy)

    def _mark_at(self, offset: int) -> Mark:
        before = self.text[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")

    def _syntax(self, error: yaml.MarkedYAMLError) -> _StopReading:
        at = error.problem_mark or error.context_mark
        mark = (at.line + 1, at.column + 1) if at else (1, 1)
        problem = error.problem or error.context or "the YAML cannot be read"
        line = self.text.splitlines()[mark[0] - 1 : mark[0]]
        if line and _TAB_INDENT.match(line[0]):
            return self._stop(rules.YAML_TAB, mark, "a tab is used for indentation", "indent with spaces")
        start = error.context_mark
        if start is not None and error.context == "while scanning a quoted scalar":
            return self._stop(
                rules.YAML_SYNTAX,
                (start.line + 1, start.column + 1),
                "the quotes that open here are never closed",
                "close them where the text ends, or remove them",
            )
        return self._stop(
            rules.YAML_SYNTAX,
            mark,
            f"the YAML cannot be read here: {problem}",
            syntax_help(line[0] if line else "", mark[1]),
        )

    def _stop(self, rule: Rule, mark: Mark, sentence: str, remedy: str) -> _StopReading:
        return _StopReading(rule.at(Location(self.path, *mark), sentence, remedy))

    def _node(self, events: Iterator[yaml.Event], event: yaml.Event, path: Path, depth: int) -> Data:
        mark = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, mark)
        self._count(1, mark)
        before = self.nodes
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            raise self._stop(rules.YAML_SYNTAX, mark, "a value is missing here", _START_HELP)
        if event.tag is not None:
            raise self._stop(
                rules.YAML_TAG,
                mark,
                f"the tag `{event.tag.removeprefix('tag:yaml.org,2002:')}` is not read",
                "remove the tag; quote a value that must stay text",
            )
        data: Data
        match event:
            case yaml.ScalarEvent():
                self._writable(event.value, mark)
                data = scalar(event.value, event.style)
                self._quotes_and_comment(event, mark)
                self._says_nothing(event, mark, path)
            case _ if depth >= MAX_DEPTH:
                raise self._stop(
                    rules.YAML_DEPTH,
                    mark,
                    f"values are nested deeper than {MAX_DEPTH} levels",
                    "split the condition or the entry",
                )
            case yaml.SequenceStartEvent():
                data = self._sequence(events, path, depth)
            case _:
                data = self._mapping(events, path, depth)
        if event.anchor:
            self.anchors[event.anchor] = (data, self.nodes - before + 1)
            if isinstance(event, yaml.ScalarEvent) and not event.style:
                self.unrepeated.setdefault(event.anchor, mark)
        return data

    def _sequence(self, events: Iterator[yaml.Event], path: Path, depth: int) -> list[Data]:
        items: list[Data] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*path, len(items))
            self.spans.put(here, _mark(event))
            items.append(self._node(events, event, here, depth + 1))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path, depth: int) -> dict[str, Data]:
        items: dict[str, Data] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key_mark = _mark(event)
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                raise self._stop(
                    rules.YAML_KEY, key_mark, "a key is not plain text", "write keys as plain words"
                )
            key = event.value
            self._writable(key, key_mark)
            if key == "<<" and not event.style:
                raise self._stop(
                    rules.YAML_KEY,
                    key_mark,
                    "`<<` merges nothing here: merge keys are not part of YAML 1.2",
                    "write out the keys it should bring, and remove `<<`",
                )
            here = (*path, key)
            value = next(events)
            if key in items:
                self._duplicate(key, key_mark, self.spans.key(here))
                here = (*path, f"{key} (again)")
            self.spans.put(here, _mark(value), key_mark)
            data = self._node(events, value, here, depth + 1)
            items.setdefault(key, data)
        return items

    def _duplicate(self, key: str, mark: Mark, first: Mark) -> None:
        self.findings.append(
            rules.DUPLICATE_KEY.at(
                Location(self.path, *mark),
                f"`{key}` is given twice",
                f"keep one: it was first given on line {first[0]}",
            )
        )

    def _alias(self, event: yaml.AliasEvent, mark: Mark) -> Data:
        if event.anchor not in self.anchors:
            raise self._stop(
                rules.YAML_SYNTAX,
                mark,
                f"the alias `*{event.anchor}` has no finished anchor before it",
                f"define `&{event.anchor}` above, or write the value out",
            )
        self.unrepeated.pop(event.anchor, None)
        data, weight = self.anchors[event.anchor]
        self._count(weight, mark)
        return data

    def _lost_words(self) -> None:
        """A plain text that starts with `&`: its first word names the rest for aliases, and is no text."""
        for name, mark in self.unrepeated.items():
            self.findings.append(
                rules.YAML_SYNTAX.at(
                    Location(self.path, *mark),
                    f"`&{name}` is not part of this value: it names it for `*{name}`, which is nowhere",
                    "quote the whole value to keep it, or remove it",
                )
            )

    def _writable(self, text: str, mark: Mark) -> None:
        if found := BIDIRECTIONAL.search(text):
            fault = bidirectional(0, found[0])
            raise self._stop(fault.rule, mark, fault.sentence, fault.remedy)
        if found := FORBIDDEN.search(text):
            raise self._stop(
                rules.YAML_SYNTAX,
                mark,
                f"an escape in this text stands for U+{ord(found[0]):04X}, which cannot be displayed",
                "remove the escape",
            )

    def _quotes_and_comment(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        """Quotes of a word processor around a word, and a comment that may be the rest of a plain text."""
        if (quotes := curly_quotes(event.value)) is not None:
            self.findings.append(
                rules.CURLY_QUOTES.at(
                    Location(self.path, *mark),
                    f"the curly quotes {quotes} would be part of the value",
                    "remove them" if event.style else "remove them, or use straight quotes in their place",
                )
            )
        if event.style:
            return
        end = event.end_mark
        if event.value and end and (cut := _CUT.match(self.text, end.index)) is not None:
            self.cut_comments.append((mark, cut[1][:40]))

    def _says_nothing(self, event: yaml.ScalarEvent, mark: Mark, path: Path) -> None:
        """Characters of a value that are not seen. Written as an escape, one has the place of the value."""
        for unseen in unseen_in(event.value):
            start, end = event.start_mark, event.end_mark
            offset = self.text.find(unseen.character, start.index, end.index) if start and end else -1
            place = mark if offset < 0 else self._mark_at(offset)
            if unseen.at_times:
                self.unseen.append((path, place, unseen))
            else:
                at = Location(self.path, *place)
                self.findings.append(rules.UNSEEN_CHARACTER.at(at, unseen.sentence, unseen.remedy))

    def _count(self, nodes: int, mark: Mark) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise self._stop(
                rules.ALIAS_EXPANSION,
                mark,
                f"the file expands to more than {MAX_NODES:,} values",
                "write the values out instead of repeating aliases of aliases",
            )


_CUT = re.compile(r"[ \t]+(#[^\s#!][^\n]*)")
_TO_CHANGE = re.compile(r"#[^\n]*?\bChange this(?=[.,:])")
_TAB_INDENT = re.compile(r"[ -]*\t")
_START_HELP = "start from a similar entry, or delete the file"


def _mark(event: yaml.Event) -> Mark:
    at = event.start_mark
    return (at.line + 1, at.column + 1) if at else (1, 1)
