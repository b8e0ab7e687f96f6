"""The parts of a playbook that decide on accounts, read from a revision's documents by today's models."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import ValidationError

from icp_playbook.diff import Contents
from icp_playbook.fields import FieldsFile
from icp_playbook.findings import Finding
from icp_playbook.model import Disqualifier, Entry, Example, Profile, Segment, Settings, Signal, layout
from icp_playbook.playbook import Key, Playbook, meaning, model_of
from icp_playbook.source import Data, Document, Spans
from icp_playbook.values import Part

SETTINGS, FIELDS = Key("playbook", "playbook"), Key("fields", "fields")
P = TypeVar("P", bound=Part)
E = TypeVar("E", bound=Entry)


class PartReader:
    """Reads playbooks from documents; a document becomes its model once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], tuple[Data, Part | None]] = {}

    def playbook_of(self, contents: Contents, icp: str) -> Playbook | None:
        """The parts that decide on accounts of one ICP, and its examples; None where one does not fit."""
        found = self._profiles(contents, [Key("profile", icp)])
        return found if isinstance(found, Playbook) else None

    def playbook(self, contents: Contents) -> tuple[Playbook | None, str]:
        """The parts that decide on any account, and all examples; or why today's rules cannot read them."""
        profiles = sorted(key for key in contents if key.kind == "profile")
        found = self._profiles(contents, profiles)
        if not isinstance(found, Playbook):
            return None, f"{_path(found)} does not fit today's model"
        problem = first_problem(found, contents)
        return (None, f"{problem.location}: {problem.sentence}") if problem is not None else (found, "")

    def _profiles(self, contents: Contents, keys: list[Key]) -> Playbook | Key:
        """A playbook of these ICPs and what they name; or the first file that is missing or does not fit."""
        try:
            settings = self._part(contents, SETTINGS, Settings)
            fields = self._part(contents, FIELDS, FieldsFile)
            profiles = self._entries(contents, keys, Profile)
            every = profiles.values()
            outs = (Key("disqualifier", id_) for one in every for id_ in one.fit.disqualifiers)
            signals = (Key("signal", id_) for one in every for id_ in one.signals)
            in_order = dict.fromkeys([*(id_ for id_ in settings.order if id_ in profiles), *profiles])
            return Playbook(
                settings=settings,
                fields=fields,
                by_kind={
                    "profile": {id_: profiles[id_] for id_ in in_order},
                    "disqualifier": self._entries(contents, outs, Disqualifier),
                    "signal": self._entries(contents, signals, Signal),
                    "example": self._entries(contents, _of("example", profiles, contents), Example),
                    "segment": self._entries(contents, _of("segment", profiles, contents), Segment),
                },
                references=(),
                paths={},
            )
        except _DoesNotFitError as error:
            return error.key

    def _entries(self, contents: Contents, keys: Iterable[Key], model: type[E]) -> dict[str, E]:
        return {key.id: self._part(contents, key, model) for key in dict.fromkeys(keys)}

    def _part(self, contents: Contents, key: Key, model: type[P]) -> P:
        data = contents.get(key)
        kept = self._made.get((key.kind, id(data)))
        if kept is None or kept[0] is not data:
            kept = self._made[key.kind, id(data)] = (data, _shaped(key.kind, data))
        if not isinstance(kept[1], model):
            raise _DoesNotFitError(key)
        return kept[1]


class _DoesNotFitError(Exception):
    """A file that is not there, or that does not fit its model of today."""

    def __init__(self, key: Key) -> None:
        super().__init__(key)
        self.key = key


def first_problem(playbook: Playbook, contents: Contents) -> Finding | None:
    """A condition or an account of the revision that makes no sense by its own fields."""
    entries = dict(playbook.entries())
    documents = {
        key: Document(key.kind, key.id, _path(key), contents[key], Spans())
        for key in (SETTINGS, FIELDS, *entries)
    }
    found = meaning(entries, playbook.settings, playbook.catalogue, documents, playbook.memo)
    return next(iter(found), None)


def _path(key: Key) -> str:
    return layout().entry_path(*key)


def _of(kind: str, icps: Mapping[str, Profile], contents: Contents) -> list[Key]:
    """Segments or examples of some ICPs."""
    return sorted(
        key
        for key, data in contents.items()
        if key.kind == kind and isinstance(data, dict) and data.get("icp") in list(icps)
    )


def _shaped(kind: str, data: Data) -> Part | None:
    try:
        return model_of(kind).model_validate(data)
    except ValidationError:
        return None
