"""Who answers for what changed: the owners before and now, and the handles that a forge knows them by."""

from collections.abc import Iterable, Mapping

from icp_playbook.diff import Change, Contents
from icp_playbook.playbook import Key

_PLAYBOOK = Key("playbook", "playbook")


def answering(changes: Iterable[Change], old: Contents, new: Contents) -> dict[str, tuple[str, ...]]:
    """Entry, as kind/id → its owner now and, where that was somebody else, before.

    Where neither side names one, it is the owner of the playbook; nobody where there is none.
    """
    found: dict[str, tuple[str, ...]] = {}
    for change in changes:
        key = Key(change.entry.kind, change.entry.id)
        own = _owners(key if key.kind != "fields" else _PLAYBOOK, new, old)
        found.setdefault(str(change.entry), own or _owners(_PLAYBOOK, new, old)[:1])
    return found


def handles(old: Contents, new: Contents) -> dict[str, str]:
    """Owner → handle, as `owners:` of the playbook maps them now, else did before."""
    found: dict[str, str] = {}
    for side in (old, new):
        data = side.get(_PLAYBOOK)
        mapped = data.get("owners") if isinstance(data, dict) else None
        if isinstance(mapped, Mapping):
            found |= {str(owner): handle for owner, handle in mapped.items() if isinstance(handle, str)}
    return found


def _owners(key: Key, *sides: Contents) -> tuple[str, ...]:
    given = (data.get("owner") for side in sides if isinstance(data := side.get(key), dict))
    return tuple(dict.fromkeys(owner for owner in given if isinstance(owner, str) and owner))
