"""The changes of one entry between two documents of it, of today's model or of an older one."""

from collections.abc import Collection, Iterator

from icp_playbook.diff.canonical import canonical, same
from icp_playbook.diff.change import Change, Direction, Subject
from icp_playbook.diff.change_kinds import CATALOGUE
from icp_playbook.diff.facts import find_facts
from icp_playbook.diff.judgement import ChangeClassifier, kind_effect
from icp_playbook.diff.lexicon import Lexicon, asked_for
from icp_playbook.model import every_kind
from icp_playbook.source import Data

_UNNAMED = {"fields": "Account fields", "playbook": "The playbook"}
"""What the files without a name of their own are called."""


def changes_of_entry(
    kind: str,
    id_: str,
    before: Data,
    after: Data,
    fields_before: Data = None,
    fields_after: Data = None,
) -> tuple[Change, ...]:
    """The changes of an entry; None means that there is no document.

    `fields_…` are the documents of fields.yaml on both sides: conditions are compared by what they
    stand for. Never raises: what today's model does not know is reported as data.
    """
    return entry_changes(kind, id_, before, after, Lexicon.of(fields_before, fields_after))


def entry_changes(
    kind: str,
    id_: str,
    before: Data,
    after: Data,
    lexicon: Lexicon,
    previous: str = "",
    gone: Collection[str] = (),
) -> tuple[Change, ...]:
    """The changes of an entry, with the fields of both sides already read.

    `previous` is the id it had, if another; `gone` are the ids of its kind that the same change removes.
    """
    if before is None and after is None:
        return ()
    changed = lexicon.changed_fields
    again = bool(changed) and any(changed & asked_for(side) for side in (before, after))
    if not previous and not again and (before is after or same(before, after)):
        return ()
    old, new = canonical(kind, before, after)
    entry = Subject(kind, id_, _name(new) or _name(old) or _UNNAMED.get(kind, id_))
    if before is None or after is None:
        return (_whole(entry, None if before is None else old, None if after is None else new),)
    classifier = ChangeClassifier(entry, lexicon, previous, frozenset(gone))
    found = [*_renamed(entry, previous), *_changes(classifier, old, new, again=again)]
    if not isinstance(before, dict) or not isinstance(after, dict):
        found += _shapeless(entry, before, after)
    return tuple(found)


def _renamed(entry: Subject, previous: str) -> Iterator[Change]:
    if previous:
        sort = CATALOGUE["entry-renamed"]
        yield Change(sort.id, entry, ("formerly", previous), None, previous, sort.effect, None)


def _shapeless(entry: Subject, before: Data, after: Data) -> Iterator[Change]:
    """A document that is a text or a list: what it says cannot be compared, that it differs can."""
    if not same(before, after):
        old, new = (None if isinstance(side, dict) else side for side in (before, after))
        effect = kind_effect(entry.kind)
        direction: Direction | None = "shifts" if effect == "boundary" else None
        yield Change("data-changed", entry, (), old, new, effect, direction, entry.name)


def _changes(
    classifier: ChangeClassifier, old: dict[str, Data], new: dict[str, Data], *, again: bool
) -> Iterator[Change]:
    for fact in find_facts(classifier.entry.kind, old, new, again=again):
        yield from classifier.changes(fact)


def _whole(entry: Subject, old: Data, new: Data) -> Change:
    """An entry that came or went. An ICP counts while it is operational; the rest by what cites it."""
    verb = "added" if old is None else "removed"
    kind = every_kind().get(entry.kind)
    id_ = f"{kind.family if kind else 'entry'}-{verb}"
    data = new if old is None else old
    direction: Direction | None = None
    if entry.kind == "profile" and isinstance(data, dict) and data.get("status") == "operational":
        direction = "widens" if old is None else "narrows"
    elif entry.kind == "segment":
        direction = "shifts"
    return Change(id_, entry, (), old, new, CATALOGUE[id_].effect, direction, entry.name)


def _name(data: dict[str, Data]) -> str:
    name = data.get("name")
    return " ".join(name.split()) if isinstance(name, str) else ""
