"""References: which entry names which, and the findings for names that do not exist."""

from collections.abc import Iterator, Mapping, Sequence

from icp_playbook.findings import Finding, rules
from icp_playbook.model import (
    Entry,
    Example,
    Profile,
    Segment,
    Settings,
    entries_in,
    layout,
    models,
    named_entries,
)
from icp_playbook.phrases import did_you_mean
from icp_playbook.playbook.linked import Documents, Key, Reference
from icp_playbook.source import Document, Memo, Path, UnreadFile
from icp_playbook.values import Part


def references(entries: Mapping[Key, Entry], settings: Settings | None, memo: Memo) -> tuple[Reference, ...]:
    """Every reference between entries, in the order of the entries and of reading."""
    parts: dict[Key, Part] = {**entries}
    if settings is not None:
        parts[Key("playbook", "playbook")] = settings
    return tuple(one for key, part in parts.items() for one in memo(_references_in, *key, part))


def _references_in(kind: str, id_: str, part: Part) -> tuple[Reference, ...]:
    source = Key(kind, id_)
    return tuple(Reference(source, named.path, Key(named.kind, named.id)) for named in named_entries(part))


def dangling(
    known: tuple[Reference, ...],
    entries: Mapping[Key, Entry],
    documents: Documents,
    gaps: Sequence[UnreadFile],
) -> Iterator[Finding]:
    """A finding for every reference to an entry that does not exist.

    An entry whose file is broken or cannot be read counts as there, and so does every entry of a folder
    that cannot be: their own findings say what is wrong.
    """
    there = {*documents, *((gap.kind, gap.id) for gap in gaps)}
    renamed = {Key(key.kind, old): key.id for key, entry in entries.items() for old in entry.formerly}
    for reference in known:
        target = reference.target
        if target in there or (target.kind, None) in there:
            continue
        if target.kind not in models():
            yield rules.UNKNOWN_REFERENCE.at(
                documents[reference.source].at(*reference.path),
                f'there is no kind of entry "{target.kind}"',
                did_you_mean(target.kind, [*models()]),
            )
        elif target in renamed:
            yield rules.UNKNOWN_REFERENCE.at(
                documents[reference.source].at(*reference.path),
                f'{target.kind} "{target.id}" has a new id',
                f'write "{_written(reference, renamed[target])}"',
            )
        else:
            names = [key.id for key in documents if key.kind == target.kind]
            yield unknown(documents[reference.source], reference.path, *target, names)


def _written(reference: Reference, id_: str) -> str:
    """An id as the place of a reference writes it: what may name any kind says which."""
    pattern = tuple("*" if isinstance(step, int) else step for step in reference.path)
    whole = pattern in entries_in(models()[reference.source.kind])
    return f"{reference.target.kind}/{id_}" if whole else id_


def dangling_within(
    entries: Mapping[Key, Entry], documents: Documents, settings: Settings | None
) -> Iterator[Finding]:
    """A finding for every reference to something within an entry that does not exist."""
    for key, entry in entries.items():
        for path, kind, id_, names in inner_references(entry, entries, settings):
            if id_ not in names:
                yield unknown(documents[key], path, kind, id_, names)


def unknown(document: Document, path: Path, kind: str, id_: str, names: list[str]) -> Finding:
    """The finding for a name that does not exist."""
    if folder := layout().folders.get(kind):
        otherwise = f"create {folder}/{id_}.yaml, or use an existing one"
    else:
        otherwise = "" if names else f"define the {kind} first"
    return rules.UNKNOWN_REFERENCE.at(
        document.at(*path), f'{kind} "{id_}" does not exist', did_you_mean(id_, names, otherwise)
    )


def inner_references(
    entry: Entry, entries: Mapping[Key, Entry], settings: Settings | None
) -> Iterator[tuple[Path, str, str, list[str]]]:
    """Names of things that are not entries: path, what it is, the name, the names there are."""
    match entry:
        case Profile():
            values = [value.id for value in entry.value_propositions]
            proofs = [proof.id for proof in entry.proof]
            for index, need in enumerate(entry.needs):
                if need.value:
                    yield ("needs", index, "value"), "value proposition", need.value, values
            for index, value in enumerate(entry.value_propositions):
                for place, id_ in enumerate(value.proof):
                    yield ("value_propositions", index, "proof", place), "proof point", id_, proofs
            if settings is not None and entry.product:
                yield ("product",), "product", entry.product, [product.id for product in settings.products]
        case Segment():
            profile = entries.get(Key("profile", entry.icp))
            if isinstance(profile, Profile):
                proofs = [proof.id for proof in profile.proof]
                for index, id_ in enumerate(entry.proof):
                    yield ("proof", index), "proof point", id_, proofs
                for index, objection in enumerate(entry.objections):
                    if objection.proof:
                        yield ("objections", index, "proof"), "proof point", objection.proof, proofs
        case Example() if settings is not None:
            expect = entry.expect
            for name, expected, things in (
                ("tier", expect.tier, settings.tiers),
                ("level", expect.level, settings.levels),
                ("play", expect.play, settings.plays),
            ):
                if expected:
                    yield ("expect", name), name, expected, [thing.id for thing in things]
        case _:
            return
