"""The changes of one entry between two documents of it, of today's model or of an older one."""

from collections.abc import Iterator

from icp_playbook.diff.canonical import canonical
from icp_playbook.diff.catalogue import CATALOGUE
from icp_playbook.diff.change import Change, Direction, Subject
from icp_playbook.diff.facts import find_facts
from icp_playbook.diff.judgement import ChangeClassifier
from icp_playbook.diff.lexicon import Lexicon
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


def entry_changes(kind: str, id_: str, before: Data, after: Data, lexicon: Lexicon) -> tuple[Change, ...]:
    """The changes of an entry, with the fields of both sides already read."""
    if before is None and after is None:
        return ()
    if before == after and not lexicon.differs:
        return ()
    old, new = canonical(kind, before, after)
    entry = Subject(kind, id_, _name(new) or _name(old) or _UNNAMED.get(kind, id_))
    if before is None or after is None:
        return (_whole(entry, None if before is None else old, None if after is None else new),)
    return tuple(_changes(ChangeClassifier(entry, lexicon), old, new))


def _changes(classifier: ChangeClassifier, old: dict[str, Data], new: dict[str, Data]) -> Iterator[Change]:
    for fact in find_facts(classifier.entry.kind, old, new, again=classifier.lexicon.differs):
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
