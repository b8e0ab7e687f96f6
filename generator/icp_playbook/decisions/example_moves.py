"""What a commit did to who qualifies: the example accounts of an ICP judged before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from pydantic import ValidationError

from icp_playbook.decisions.cases import compared_examples
from icp_playbook.decisions.evaluator import Assignment, Evaluator
from icp_playbook.decisions.moves import Move, compare_accounts
from icp_playbook.fields import FieldsFile
from icp_playbook.fit import Status
from icp_playbook.model import Disqualifier, Entry, Example, Profile, Segment, Settings, Signal
from icp_playbook.playbook import Key, Playbook, meaning, model_of
from icp_playbook.source import Data, Document, Spans, entry_path
from icp_playbook.values import Part

Contents: TypeAlias = Mapping[Key, Data]
SETTINGS, FIELDS = Key("playbook", "playbook"), Key("fields", "fields")
P = TypeVar("P", bound=Part)
E = TypeVar("E", bound=Entry)


MoveEffect: TypeAlias = Literal["qualifies", "no-longer", "disqualified", "undecided", "otherwise"]
"""What an account does since a commit that it did not before."""


@dataclass(frozen=True, slots=True)
class ExampleMove:
    """An example account that the commit moved. `before` and `after` are its verdicts in a few words."""

    example: str
    name: str
    icp: str
    before: str
    after: str
    newly: MoveEffect


class ExampleEvaluator:
    """Judges the examples of an ICP by the documents of two revisions; a document becomes its model once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], tuple[Data, Part | None]] = {}

    def moved(self, icp: str, before: Contents, after: Contents) -> tuple[ExampleMove, ...] | None:
        """The examples judged otherwise after than before; None when a side, as read today, cannot judge.

        An ICP that is new, or gone, moves nothing: there was, or is, nothing to hold an account against.
        """
        key = Key("profile", icp)
        if key not in before or key not in after:
            return ()
        sides = [self._playbook(side, icp) for side in (before, after)]
        known = [side for side in sides if side is not None]
        if len(known) < len(sides) or any(
            _unmeant(*side) for side in zip(known, (before, after), strict=True)
        ):
            return None
        old, new = map(Evaluator, known)
        docket = compare_accounts(compared_examples(*known), old, new)
        return tuple(_moved(move, icp, old, new) for move in docket.moves)

    def _playbook(self, contents: Contents, icp: str) -> Playbook | None:
        """As much of the playbook as decides on accounts of the ICP."""
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
            profiles={icp: profile},
            disqualifiers=outs,
            signals=signals,
            examples=examples,
            personas={},
            segments=segments,
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


def _moved(move: Move, icp: str, old: Evaluator, new: Evaluator) -> ExampleMove:
    return ExampleMove(
        example=move.case.removeprefix("example/"),
        name=move.name,
        icp=icp,
        before=_word(move.old, old),
        after=_word(move.new, new),
        newly=_newly(move.old.status, move.new.status),
    )


def _newly(then: Status, now: Status) -> MoveEffect:
    if then == now:
        return "otherwise"
    match now:
        case "fit":
            return "qualifies"
        case "disqualified":
            return "disqualified"
        case "outside" | "undecided" if then == "fit":
            return "no-longer"
        case "undecided":
            return "undecided"
        case "outside":
            return "otherwise"


def _word(standing: Assignment, court: Evaluator) -> str:
    """A standing in few words, the ICP being known: the tier, or the status with what decides it."""
    if standing.status == "fit":
        tiers = {tier.id: tier.label for tier in court.playbook.settings.tiers}
        return tiers[standing.tier or ""]
    cause = f" ({standing.cause})" if standing.cause else ""
    return f"{standing.status.capitalize()}{cause}"


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
        key: Document(key.kind, key.id, entry_path(*key), contents[key], Spans())
        for key in (SETTINGS, FIELDS, *entries)
    }
    return any(True for _ in meaning(entries, playbook.settings, playbook.catalogue, documents))
