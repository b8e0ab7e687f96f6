"""How a commit affects who qualifies: the example accounts of an ICP scored before and after it."""

from typing import TypeVar

from pydantic import ValidationError

from icp_playbook.decisions.cases import compared_examples
from icp_playbook.decisions.move_summary import Move
from icp_playbook.decisions.moves import compare_accounts
from icp_playbook.decisions.renames import RenamedIds
from icp_playbook.diff import Contents, NewIds, renames_between
from icp_playbook.fields import FieldsFile
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import Disqualifier, Entry, Example, Profile, Segment, Settings, Signal, layout
from icp_playbook.playbook import Key, Playbook, meaning, model_of
from icp_playbook.source import Data, Document, Spans
from icp_playbook.values import Part

SETTINGS, FIELDS = Key("playbook", "playbook"), Key("fields", "fields")
P = TypeVar("P", bound=Part)
E = TypeVar("E", bound=Entry)


class ExampleEvaluator:
    """Scores the examples of an ICP by the documents of two revisions; a document becomes its model once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], tuple[Data, Part | None]] = {}

    def moves(
        self, icp: str, before: Contents, after: Contents, new_ids: NewIds | None = None
    ) -> list[Move] | None:
        """The examples whose verdicts changed; None when a side, as read today, cannot be evaluated.

        `new_ids` is for who knows of more renames than the documents tell. An ICP that is new, or gone, moves
        nothing: there was, or is, nothing to evaluate an account against.
        """
        new_ids = renames_between(before, after) if new_ids is None else new_ids
        read = self._sides(icp, before, after, new_ids)
        if not read:
            return []
        old, new = read
        if old is None or new is None:
            return None
        renames = RenamedIds.of(new_ids)
        sides = PreparedPlaybook.of(old), PreparedPlaybook.of(new)
        return compare_accounts(compared_examples(old, new, renames), *sides, renames).moves

    def unscored(self, icp: str, before: Contents, after: Contents, new_ids: NewIds) -> tuple[bool, bool]:
        """Whether each side, as read today, cannot be evaluated; of what is asked as in `moves`."""
        read = self._sides(icp, before, after, new_ids)
        return (read[0] is None, read[1] is None) if read else (False, False)

    def _sides(self, icp: str, before: Contents, after: Contents, new_ids: NewIds) -> list[Playbook | None]:
        """Both sides, None for one that makes no sense today; nothing where the ICP came or went."""
        former = _former(icp, before, new_ids)
        if former is None or Key("profile", icp) not in after:
            return []
        read = (before, self._playbook(before, former)), (after, self._playbook(after, icp))
        return [None if made is None or _unmeant(made, side) else made for side, made in read]

    def _playbook(self, contents: Contents, icp: str) -> Playbook | None:
        """The parts of the playbook that decide on accounts of the ICP."""
        settings = self._part(contents, SETTINGS, Settings)
        fields = self._part(contents, FIELDS, FieldsFile)
        profile = self._part(contents, Key("profile", icp), Profile)
        if settings is None or fields is None or profile is None:
            return None
        outs = self._entries(
            contents, [Key("disqualifier", id_) for id_ in profile.fit.disqualifiers], Disqualifier
        )
        signals = self._entries(contents, [Key("signal", id_) for id_ in profile.signals], Signal)
        segments = self._entries(contents, _of("segment", icp, contents), Segment)
        examples = self._entries(contents, _of("example", icp, contents), Example)
        if outs is None or signals is None or segments is None or examples is None:
            return None
        return Playbook(
            settings=settings,
            fields=fields,
            by_kind={
                "profile": {icp: profile},
                "disqualifier": outs,
                "signal": signals,
                "example": examples,
                "segment": segments,
            },
            references=(),
            paths={},
        )

    def _entries(self, contents: Contents, keys: list[Key], model: type[E]) -> dict[str, E] | None:
        parts = {key.id: self._part(contents, key, model) for key in keys}
        found = {id_: part for id_, part in parts.items() if part is not None}
        return found if len(found) == len(parts) else None

    def _part(self, contents: Contents, key: Key, model: type[P]) -> P | None:
        data = contents.get(key)
        kept = self._made.get((key.kind, id(data)))
        if kept is None or kept[0] is not data:
            kept = self._made[key.kind, id(data)] = (data, _shaped(key.kind, data))
        return kept[1] if isinstance(kept[1], model) else None


def _former(icp: str, before: Contents, new_ids: NewIds) -> str | None:
    """What the ICP was called before; None if it was not there."""
    key = Key("profile", icp)
    if key in before:
        return icp
    return next((old.id for old, new in new_ids.entries.items() if new == key and old in before), None)


def _of(kind: str, icp: str, contents: Contents) -> list[Key]:
    """Segments or examples of an ICP."""
    return sorted(
        key
        for key, data in contents.items()
        if key.kind == kind and isinstance(data, dict) and data.get("icp") == icp
    )


def _shaped(kind: str, data: Data) -> Part | None:
    try:
        return model_of(kind).model_validate(data)
    except ValidationError:
        return None


def _unmeant(playbook: Playbook, contents: Contents) -> bool:
    """Whether a condition or an account of the revision makes no sense by its own fields."""
    entries = dict(playbook.entries())
    documents = {
        key: Document(key.kind, key.id, layout().entry_path(*key), contents[key], Spans())
        for key in (SETTINGS, FIELDS, *entries)
    }
    return any(
        True for _ in meaning(entries, playbook.settings, playbook.catalogue, documents, playbook.memo)
    )
