"""Ids that must mean one thing: of entries, past and present, and of the items within a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from icp_playbook.fields import FieldsFile
from icp_playbook.findings import Finding, rules
from icp_playbook.model import Entry, Profile, Segment, Settings
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Document, Path
from icp_playbook.values import Part


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Lists: TypeAlias = Mapping[Path, Sequence[_Named]]


def duplicates(parts: Mapping[Key, Part], documents: Documents) -> Iterator[Finding]:
    """A finding for every id that is used twice."""
    for key, part in parts.items():
        for lists in _lists(part):
            yield from _twice(documents[key], lists)
    yield from _former(parts, documents)


def _lists(part: Part) -> Iterator[_Lists]:
    """The lists whose items are known by an id; those that share their ids stand together."""
    match part:
        case FieldsFile():
            yield {("fields",): part.fields}
            for index, field in enumerate(part.fields):
                yield {("fields", index, "values"): field.values, ("fields", index, "groups"): field.groups}
        case Settings():
            yield {("products",): part.products}
            yield {("tiers",): part.tiers}
            yield {("levels",): part.levels}
            yield {("plays",): part.plays}
        case Profile():
            yield {("fit", "must"): part.fit.must, ("fit", "score"): part.fit.score}
            yield {("needs",): part.needs}
            yield {("value_propositions",): part.value_propositions}
            yield {("proof",): part.proof}
            yield {("use_cases",): part.use_cases}
            yield {("evidence", "figures"): part.evidence.figures}
            yield {("evidence", "interviews"): part.evidence.interviews}
        case Segment():
            yield {("objections",): part.objections}
            yield {("outreach",): part.outreach}
        case _:
            return


def _twice(document: Document, lists: _Lists) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, items in lists.items():
        for index, item in enumerate(items):
            if item.id in seen:
                yield rules.DUPLICATE_ID.at(
                    document.at(*path, index, "id"),
                    f'the id "{item.id}" is used twice here',
                    "give one of them another id",
                )
            seen.add(item.id)


def _former(parts: Mapping[Key, Part], documents: Documents) -> Iterator[Finding]:
    """Old ids may not be somebody's id today, nor the old id of two."""
    claimed: dict[Key, Key] = {}
    for key, part in parts.items():
        if not isinstance(part, Entry):
            continue
        for index, old in enumerate(part.formerly):
            former = Key(key.kind, old)
            holder = former if former in documents else claimed.get(former)
            if holder is not None:
                yield rules.DUPLICATE_ID.at(
                    documents[key].at("formerly", index),
                    f'"{old}" is also the id of {documents[holder].path}',
                    "an old id can lead to one entry only: remove it from the list",
                )
            claimed.setdefault(former, key)
