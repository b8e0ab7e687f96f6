"""Loading a playbook, step by step: read, parse, shape, link. Collects every finding, never raises."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from icp_playbook.fields import Catalogue, FieldsFile
from icp_playbook.findings import Finding, ordered
from icp_playbook.model import Entry, Settings, every_kind, layout, models
from icp_playbook.playbook.audience_keys import misnamed_keys
from icp_playbook.playbook.claimed_columns import claimed_twice
from icp_playbook.playbook.currencies import currency_of, foreign_amounts
from icp_playbook.playbook.custom_properties import misdeclared, miswritten
from icp_playbook.playbook.linked import Documents, Key, Playbook, Reference
from icp_playbook.playbook.links import dangling, dangling_within, references
from icp_playbook.playbook.operators import field_types
from icp_playbook.playbook.semantics import meaning
from icp_playbook.playbook.shapes import shape
from icp_playbook.playbook.unique import duplicates
from icp_playbook.playbook.unseen import unseen_in_values
from icp_playbook.source import Document, SourceFile, UnreadFile, parse, read_sources, sources_in
from icp_playbook.values import Part


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives. `playbook` is None when there are findings: all of them are errors.

    `gaps` are files that are there and cannot be read, so that they have no document.
    """

    playbook: Playbook | None
    findings: tuple[Finding, ...]
    documents: Documents
    gaps: tuple[UnreadFile, ...] = ()


@dataclass(slots=True)
class KeptFiles:
    """What files were parsed to and shaped as, for whoever loads a playbook again and again."""

    documents: dict[SourceFile, Document] = field(default_factory=dict)
    parts: dict[Key, tuple[Document, Part]] = field(default_factory=dict)


def load(root: Path, kept: KeptFiles | None = None) -> Loaded:
    """The playbook at `root`, with every finding of every file.

    With `kept`, a file is parsed only if its text is another than when it was loaded last.
    """
    return _loaded(*read_sources(root, layout()), KeptFiles() if kept is None else kept)


def load_tree(tree: Mapping[str, bytes], closed: Collection[str] = ()) -> Loaded:
    """The same from the files of a revision: path from the root → content; `closed` cannot be read."""
    return _loaded(*sources_in(tree, layout(), closed), KeptFiles())


def _loaded(files: Sequence[SourceFile], gaps: Sequence[UnreadFile], kept: KeptFiles) -> Loaded:
    parsed = {file: kept.documents.get(file) or parse(file) for file in files}
    kept.documents = parsed
    return _of({Key(file.kind, file.id): document for file, document in parsed.items()}, gaps, kept)


def relinked(documents: Documents) -> Loaded:
    """The same from files that were read before, or from what is left of them."""
    return _of(documents, (), KeptFiles())


def _of(documents: Documents, gaps: Sequence[UnreadFile], kept: KeptFiles) -> Loaded:
    findings = [gap.finding for gap in gaps]
    for document in documents.values():
        findings.extend(document.findings)
    parts = _parts(documents, findings, kept)
    linked = _link(parts, documents, gaps, findings)
    findings.extend(list(unseen_in_values(parts, documents, findings)))
    found = ordered(findings)
    return Loaded(None if found else linked, found, documents, tuple(gaps))


def _parts(documents: Documents, findings: list[Finding], kept: KeptFiles) -> dict[Key, Part]:
    """Every document as its model; those that do not have its shape are left out."""
    parts: dict[Key, Part] = {}
    types, currency = field_types(documents), currency_of(documents)
    for key, document in documents.items():
        if document.data is None:
            continue
        before, part = kept.parts.get(key, (None, None))
        if before is not document:
            part, found = shape(model_of(key.kind), document, types, currency)
            findings.extend(found)
        if part is not None:
            parts[key] = part
    kept.parts = {key: (documents[key], part) for key, part in parts.items()}
    return parts


def model_of(kind: str) -> type[Part]:
    """The model of a kind of file."""
    return models()[kind]


def _link(
    parts: Mapping[Key, Part], documents: Documents, gaps: Sequence[UnreadFile], findings: list[Finding]
) -> Playbook | None:
    """The linked playbook. Whatever depends on a broken file is not checked."""
    entries = {key: part for key, part in parts.items() if isinstance(part, Entry)}
    settings = parts.get(Key("playbook", "playbook"))
    fields = parts.get(Key("fields", "fields"))
    findings.extend(duplicates(parts, documents))
    rest = settings if isinstance(settings, Settings) else None
    known = references(entries, rest)
    findings.extend(dangling(known, entries, documents, gaps))
    findings.extend(dangling_within(entries, documents, rest))
    if isinstance(fields, FieldsFile):
        findings.extend(claimed_twice(fields, documents[Key("fields", "fields")]))
    if isinstance(settings, Settings):
        findings.extend(foreign_amounts(documents, settings.currency))
        findings.extend(misdeclared(settings, documents[Key("playbook", "playbook")]))
        findings.extend(misnamed_keys(settings, documents[Key("playbook", "playbook")]))
        findings.extend(miswritten(entries, settings, documents))
    if not isinstance(fields, FieldsFile) or not isinstance(settings, Settings):
        return None
    findings.extend(meaning(entries, settings, Catalogue(fields.fields, settings.conventions), documents))
    return _assembled(settings, fields, entries, known, documents)


def _assembled(
    settings: Settings,
    fields: FieldsFile,
    entries: Mapping[Key, Entry],
    known: tuple[Reference, ...],
    documents: Documents,
) -> Playbook:
    by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in every_kind()}
    for key, entry in sorted(entries.items()):
        by_kind[key.kind][key.id] = entry
    profiles = by_kind["profile"]
    in_order = dict.fromkeys([*(id_ for id_ in settings.order if id_ in profiles), *profiles])
    return Playbook(
        settings=settings,
        fields=fields,
        by_kind={**by_kind, "profile": {id_: profiles[id_] for id_ in in_order}},
        references=known,
        paths={key: documents[key].path for key in entries},
    )
