"""Compares two playbooks: every entry, the vocabulary, and its effects elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from icp_playbook.diff.canonical import of_model
from icp_playbook.diff.change import Change
from icp_playbook.diff.entries import entry_changes
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.renames import with_new_ids
from icp_playbook.model import models
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import Data

Contents: TypeAlias = Mapping[Key, Data]
"""The document of every file."""
_FIELDS, _PLAYBOOK = Key("fields", "fields"), Key("playbook", "playbook")
_GROUPS = ("group-widened", "group-narrowed", "group-shifted")


def compare(old: Playbook, new: Playbook) -> tuple[Change, ...]:
    """Every change from one playbook to another, by kind and id; empty when they are the same."""
    return compare_contents(contents(old), contents(new))


def compare_contents(old: Contents, new: Contents) -> tuple[Change, ...]:
    """The same from documents, whether or not they suit today's model."""
    lexicon = lexicon_of(old, new)
    renamed = _renamed(old, new)
    ids = {before: key for key, before in renamed.items()}
    changes: list[Change] = []
    for key in _keys(old, new):
        if key in ids:
            continue
        before = with_new_ids(key.kind, old.get(renamed.get(key, key)), ids)
        changes += entry_changes(key.kind, key.id, before, with_new_ids(key.kind, new.get(key), ids), lexicon)
    return tuple(_used_groups(changes))


def lexicon_of(old: Contents, new: Contents) -> Lexicon:
    """The words of both sides; entries are called what they are called now."""
    names = {str(key): _name(data) for side in (old, new) for key, data in side.items()}
    return Lexicon.of(
        old.get(_FIELDS),
        new.get(_FIELDS),
        {key: name for key, name in names.items() if name},
        (_currency(old), _currency(new)),
    )


def contents(playbook: Playbook) -> dict[Key, Data]:
    """A playbook as the documents it would be written as."""
    found: dict[Key, Data] = {_PLAYBOOK: of_model(playbook.settings), _FIELDS: of_model(playbook.fields)}
    found.update({key: of_model(entry) for key, entry in playbook.entries()})
    return found


def _keys(old: Contents, new: Contents) -> list[Key]:
    """Every key: the kinds in the order of their table, kinds no longer known last, then by id."""
    kinds = list(models())
    return sorted({*old, *new}, key=lambda key: (kinds.index(key.kind) if key.kind in kinds else 99, key))


def _renamed(old: Contents, new: Contents) -> dict[Key, Key]:
    """New key → the key the entry had: one that is gone and that it says it had."""
    found: dict[Key, Key] = {}
    for key, data in new.items():
        former_ids = data.get("formerly") if isinstance(data, dict) else None
        for id_ in former_ids if key not in old and isinstance(former_ids, list) else ():
            origin = Key(key.kind, str(id_))
            if origin in old and origin not in new and origin not in found.values():
                found[key] = origin
                break
    return found


def _used_groups(changes: list[Change]) -> Iterator[Change]:
    """A group does what the conditions that use it do: nothing where there are none."""
    for change in changes:
        if change.id not in _GROUPS:
            yield change
            continue
        group = f"{change.path[1]}/{change.path[3]}"
        found = [other.direction for other in changes if group in other.groups]
        directions = list(dict.fromkeys(one for one in found if one is not None))
        if not found:
            yield replace(change, effect="evidence", direction=None)
        else:
            yield replace(
                change, direction=directions[0] if len(directions) == 1 else "shifts" if directions else None
            )


def _name(data: Data) -> str:
    name = data.get("name") if isinstance(data, dict) else None
    return " ".join(name.split()) if isinstance(name, str) else ""


def _currency(side: Contents) -> str:
    settings = side.get(_PLAYBOOK)
    currency = settings.get("currency") if isinstance(settings, dict) else None
    return currency if isinstance(currency, str) else "USD"
