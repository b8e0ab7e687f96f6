"""Ids that must mean one thing: of entries, past and present, and of the items within a file."""

from collections.abc import Iterator, Mapping

from icp_playbook.fields import FieldsFile
from icp_playbook.findings import Finding, rules
from icp_playbook.model import Entry, Profile, Segment, Settings
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.source import Document, Path
from icp_playbook.values import Part


def duplicates(parts: Mapping[Key, Part], documents: Documents) -> Iterator[Finding]:
    """A finding for every id that is used twice."""
    for key, part in parts.items():
        for path, ids in _lists(part):
            yield from _twice(documents[key], path, ids)
    yield from _former(parts, documents)


def _lists(part: Part) -> Iterator[tuple[Path, list[str]]]:
    """The lists whose items are known by an id."""
    match part:
        case FieldsFile():
            yield ("fields",), [field.id for field in part.fields]
            for index, field in enumerate(part.fields):
                yield ("fields", index, "values"), [choice.id for choice in field.values]
                yield ("fields", index, "groups"), [*field.choices, *(group.id for group in field.groups)]
        case Settings():
            yield ("products",), [product.id for product in part.products]
            yield ("tiers",), [tier.id for tier in part.tiers]
            yield ("levels",), [level.id for level in part.levels]
            yield ("plays",), [play.id for play in part.plays]
        case Profile():
            yield ("fit", "must"), [must.id for must in part.fit.must]
            yield (
                ("fit", "score"),
                [*(must.id for must in part.fit.must), *(row.id for row in part.fit.score)],
            )
            yield ("needs",), [need.id for need in part.needs]
            yield ("value_propositions",), [value.id for value in part.value_propositions]
            yield ("proof",), [proof.id for proof in part.proof]
            yield ("use_cases",), [case.id for case in part.use_cases]
            yield ("evidence", "figures"), [figure.id for figure in part.evidence.figures]
            yield ("evidence", "interviews"), [talk.id for talk in part.evidence.interviews]
        case Segment():
            yield ("objections",), [objection.id for objection in part.objections]
            yield ("outreach",), [outreach.id for outreach in part.outreach]
        case _:
            return


def _twice(document: Document, path: Path, ids: list[str]) -> Iterator[Finding]:
    """Ids may lead with those of another list (values before groups): places count from its end."""
    seen: set[str] = set()
    ahead = 0
    while (*path, len(ids) - ahead - 1) not in document.spans and ahead < len(ids):
        ahead += 1
    for index, id_ in enumerate(ids):
        if id_ in seen:
            place = (*path, index - ahead, "id")
            yield rules.DUPLICATE_ID.at(
                document.at(*place), f'the id "{id_}" is used twice here', "give one of them another id"
            )
        seen.add(id_)


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
