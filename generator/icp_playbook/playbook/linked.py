"""The linked playbook: every entry by kind and id, and what refers to what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from icp_playbook.fields import Catalogue, FieldsFile
from icp_playbook.model import (
    Decision,
    Disqualifier,
    Entry,
    Example,
    Kind,
    Persona,
    Profile,
    Segment,
    Settings,
    Signal,
    kind_of,
    sections,
)
from icp_playbook.playbook.segment_lists import in_listed_order
from icp_playbook.source import Document, Memo, Path

E = TypeVar("E", bound=Entry)
Result = TypeVar("Result")


class Key(NamedTuple):
    """What an entry is known by."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


Documents: TypeAlias = Mapping[Key, Document]
"""The parsed file of every entry, for the places of findings."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry names another at a path of its document."""

    source: Key
    path: Path
    target: Key


def catalogue_of(fields: FieldsFile, settings: Settings) -> Catalogue:
    """The account fields, with the playbook's conventions."""
    return Catalogue(fields.fields, settings.conventions)


@dataclass(frozen=True)
class Playbook:
    """Everything, linked: references resolve, conditions suit their fields.

    Profiles stand in the playbook's order, segments of an ICP that lists them in its order, every other
    kind by id. `paths` has the source file of
    each entry, relative to the root of the playbook.
    """

    settings: Settings
    fields: FieldsFile
    by_kind: Mapping[str, Mapping[str, Entry]]
    """Kind → entries by id."""
    references: tuple[Reference, ...]
    paths: Mapping[Key, str]
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    """What was worked out from its parts, kept while they stay."""
    _once: dict[tuple[object, str], Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was worked out from the whole of it."""

    def __post_init__(self) -> None:
        segments = in_listed_order(self.profiles, self.segments)
        object.__setattr__(self, "by_kind", {**self.by_kind, kind_of(Segment): segments})

    @cached_property
    def catalogue(self) -> Catalogue:
        """The account fields, with the playbook's conventions."""
        return self.memo(catalogue_of, self.fields, self.settings)

    def owner_of(self, entry: Entry) -> str:
        """Who answers for an entry: its owner, else that of the playbook; "" where there is neither."""
        return entry.owner or self.settings.owner

    def once(self, work: Callable[["Playbook", str], Result], id_: str) -> Result:
        """What a function of the module level makes of the playbook and an id, neither of which changes."""
        key = work, id_
        if key not in self._once:
            self._once[key] = work(self, id_)
        made: Result = self._once[key]
        return made

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The ICPs."""
        return self.of(Profile)

    @property
    def disqualifiers(self) -> Mapping[str, Disqualifier]:
        """Who is not sold to."""
        return self.of(Disqualifier)

    @property
    def signals(self) -> Mapping[str, Signal]:
        """Buying triggers."""
        return self.of(Signal)

    @property
    def examples(self) -> Mapping[str, Example]:
        """Example accounts."""
        return self.of(Example)

    @property
    def personas(self) -> Mapping[str, Persona]:
        """People on buying committees."""
        return self.of(Persona)

    @property
    def segments(self) -> Mapping[str, Segment]:
        """Slices of ICPs."""
        return self.of(Segment)

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """What was decided about the playbook."""
        return self.of(Decision)

    @property
    def sections(self) -> tuple[Kind, ...]:
        """The kinds that have a section on the site, in the order of the sidebar."""
        return tuple(kind for kind in sections() if kind.shown_empty or self.by_kind.get(kind.id))

    def of(self, model: type[E]) -> Mapping[str, E]:
        """The entries of the kind that a model is of, by id. They are of it: so they were read."""
        return cast(Mapping[str, E], self.by_kind.get(kind_of(model), {}))

    def entries(self) -> Iterator[tuple[Key, Entry]]:
        """Every entry, kind by kind."""
        for kind, entries in self.by_kind.items():
            for id_, entry in entries.items():
                yield Key(kind, id_), entry

    def segments_of(self, icp: str) -> Mapping[str, Segment]:
        """The segments of an ICP by id, in the playbook's order."""
        return self._segments_by_icp.get(icp, {})

    def examples_of(self, icp: str) -> Mapping[str, Example]:
        """The examples of an ICP by id."""
        return self._examples_by_icp.get(icp, {})

    def named_by(self, kind: str, target: Key) -> tuple[str, ...]:
        """The ids of the entries of a kind that name an entry, in the playbook's order."""
        sources = [source.id for source in self.referrers.get(target, ()) if source.kind == kind]
        return tuple(sorted(sources, key=self._places[kind].__getitem__) if sources else ())

    @cached_property
    def _segments_by_icp(self) -> Mapping[str, Mapping[str, Segment]]:
        found: dict[str, dict[str, Segment]] = {}
        for id_, segment in self.segments.items():
            found.setdefault(segment.icp, {})[id_] = segment
        return found

    @cached_property
    def _examples_by_icp(self) -> Mapping[str | None, Mapping[str, Example]]:
        found: dict[str | None, dict[str, Example]] = {}
        for id_, example in self.examples.items():
            found.setdefault(example.icp, {})[id_] = example
        return found

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, int]]:
        """Kind → id → its place among the entries of the kind."""
        return {
            kind: {id_: place for place, id_ in enumerate(entries)} for kind, entries in self.by_kind.items()
        }

    @cached_property
    def referrers(self) -> Mapping[Key, tuple[Key, ...]]:
        """Entry → the entries that name it, each once, in the order of the kinds."""
        found: dict[Key, dict[Key, None]] = {}
        for reference in self.references:
            found.setdefault(reference.target, {})[reference.source] = None
        return {target: tuple(sources) for target, sources in found.items()}
