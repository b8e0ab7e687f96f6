"""How a change of fields.yaml weighs: reading lists in another way moves accounts where a condition asks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from icp_playbook.diff.change import Change
from icp_playbook.diff.lexicon import asked_for
from icp_playbook.diff.renamed_references import Contents
from icp_playbook.fields import folded

_GROUPS = ("group-widened", "group-narrowed", "group-shifted")
_NAMED = ("field-added", "field-removed", "group-added", "group-removed")
"""What moves nobody unless a condition asks for it while it is not there."""
_LABEL = "label"


def weighed(changes: Iterable[Change], old: Contents, new: Contents) -> Iterator[Change]:
    """The changes, those of fields.yaml with the effect they have on these playbooks.

    A group does what the conditions that use it do. Any other way of reading a list can move accounts in
    either direction as soon as a condition asks for the field, and nobody where none does.
    """
    found = list(changes)
    if not any(change.entry.kind == "fields" for change in found):
        yield from found
        return
    before, after = _asked(old), _asked(new)
    for change in found:
        if change.entry.kind != "fields" or len(change.path) < 2:
            yield change
        elif change.id in _GROUPS and len(change.path) > 3:
            yield _as_users(change, found)
        elif change.id in _NAMED:
            # Asked for where it is not known: the conditions that do cannot be read there.
            asked = "/".join(change.path[1::2]) in (before if change.old is None else after)
            yield _boundary(change) if asked else replace(change, effect="evidence", direction=None)
        elif change.effect == "boundary" and change.path[1] not in before | after:
            yield replace(change, effect="evidence", direction=None)
        elif change.id == "field-reading-changed" and _reads_same(change):
            yield replace(change, id="wording-changed", effect="editorial", direction=None)
        elif change.effect == "boundary":
            yield _boundary(change)
        else:
            yield change


def _boundary(change: Change) -> Change:
    return replace(change, effect="boundary", direction="shifts")


def _as_users(change: Change, changes: Iterable[Change]) -> Change:
    group = f"{change.path[1]}/{change.path[3]}"
    found = [other.direction for other in changes if group in other.groups]
    directions = list(dict.fromkeys(one for one in found if one is not None))
    if not found:
        return replace(change, effect="evidence", direction=None)
    return replace(
        change, direction=directions[0] if len(directions) == 1 else "shifts" if directions else None
    )


def _reads_same(change: Change) -> bool:
    """A label that differs in case, accents or spaces is recognised as before."""
    old, new = change.old, change.new
    texts = isinstance(old, str) and isinstance(new, str)
    return texts and change.path[-1] == _LABEL and folded(str(old)) == folded(str(new))


def _asked(contents: Contents) -> frozenset[str]:
    """What conditions ask for, as `asked_for` has it."""
    return frozenset().union(*(asked_for(data) for key, data in contents.items() if key.kind != "fields"))
