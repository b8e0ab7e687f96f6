"""Ids that must be unique: of entries, past and present, and of the items within a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Entry, IdList, marked
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Document, Memo, Path
from icp_playbook.values import Part

_Lists: TypeAlias = Mapping[Path, Sequence[Any]]
"""Lists whose items have an `id`."""


def duplicates(parts: Mapping[Key, Part], documents: Documents, memo: Memo) -> Iterator[Finding]:
    """A finding for every id that is used twice."""
    for key, part in parts.items():
        yield from memo(_duplicates_in, part, documents[key])
    yield from _former_ids(parts, documents)


def _duplicates_in(part: Part, document: Document) -> tuple[Finding, ...]:
    return tuple(finding for lists in _lists(part) for finding in _twice(document, lists))


def _lists(part: Part) -> Iterator[_Lists]:
    """The lists whose items are known by an id; those that share their ids stand together."""
    found: dict[Path, dict[Path, Sequence[Any]]] = {}
    for one in marked(part, IdList):
        if isinstance(one.mark, IdList):
            beside = (*one.path[:-1], f"*{one.mark.among}") if one.mark.among else one.path
            found.setdefault(beside, {})[one.path] = one.value
    yield from found.values()


def _twice(document: Document, lists: _Lists) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, items in lists.items():
        for index, item in enumerate(items):
            if item.id in seen:
                yield rules.DUPLICATE_ID.at(
                    document.at(*path, index, "id"),
                    f'the id "{item.id}" is used twice here',
                    "give one of them a different id",
                )
            seen.add(item.id)


def _former_ids(parts: Mapping[Key, Part], documents: Documents) -> Iterator[Finding]:
    """A former id must not be a current id, nor the former id of two entries."""
    claimed: dict[Key, Key] = {}
    for key, part in parts.items():
        if not isinstance(part, Entry):
            continue
        for index, old in enumerate(part.formerly):
            old_key = Key(key.kind, old)
            holder = old_key if old_key in documents else claimed.get(old_key)
            if holder is not None:
                yield rules.DUPLICATE_ID.at(
                    documents[key].at("formerly", index),
                    f'"{old}" is also the id of {documents[holder].path}',
                    "an old id can redirect to only one entry: remove it from the list",
                )
            claimed.setdefault(old_key, key)
