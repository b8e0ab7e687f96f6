"""Loading a playbook, step by step: read, parse, shape, link. Collects every finding, never raises."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.fields import FieldsFile
from icp_playbook.findings import Finding, ordered
from icp_playbook.model import Entry, Settings, every_kind, layout, models
from icp_playbook.playbook.audience_keys import misnamed_keys
from icp_playbook.playbook.claimed_columns import claimed_twice
from icp_playbook.playbook.currencies import currency_of, foreign_amounts
from icp_playbook.playbook.custom_properties import misdeclared, miswritten
from icp_playbook.playbook.linked import Documents, Key, Playbook, catalogue_of
from icp_playbook.playbook.links import dangling, dangling_within, references
from icp_playbook.playbook.operators import field_types
from icp_playbook.playbook.semantics import meaning
from icp_playbook.playbook.shapes import shape
from icp_playbook.playbook.unique import duplicates
from icp_playbook.playbook.unseen import unseen_in_values
from icp_playbook.source import (
    Document,
    Memo,
    SourceFile,
    UnreadFile,
    no_cycles,
    parse,
    read_sources,
    sources_in,
)
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


def load(root: Path, memo: Memo | None = None) -> Loaded:
    """The playbook at `root`, with every finding of every file.

    With the memo of the load before, only what an edit changes is worked out: in the playbook too, which
    carries it.
    """
    memo = memo or Memo()
    memo.next_turn()
    with no_cycles():
        return _loaded(*read_sources(root, layout()), memo)


def load_tree(tree: Mapping[str, bytes], closed: Collection[str] = ()) -> Loaded:
    """The same from the files of a revision: path from the root → content; `closed` cannot be read."""
    with no_cycles():
        return _loaded(*sources_in(tree, layout(), closed), Memo())


def _loaded(files: Sequence[SourceFile], gaps: Sequence[UnreadFile], memo: Memo) -> Loaded:
    documents = {
        Key(file.kind, file.id): memo(_parsed, file.kind, file.id, file.path, file.text) for file in files
    }
    return _of(documents, gaps, memo)


def _parsed(kind: str, id_: str, path: str, text: str) -> Document:
    return parse(SourceFile(kind, id_, path, text))


def relinked(documents: Documents) -> Loaded:
    """The same from files that were read before, or from what is left of them."""
    return _of(documents, (), Memo())


def _of(documents: Documents, gaps: Sequence[UnreadFile], memo: Memo) -> Loaded:
    findings = [gap.finding for gap in gaps]
    for document in documents.values():
        findings.extend(document.findings)
    parts = _parts(documents, findings, memo)
    linked = _link(parts, documents, gaps, findings, memo)
    findings.extend(list(unseen_in_values(parts, documents, findings)))
    found = ordered(findings)
    return Loaded(None if found else linked, found, documents, tuple(gaps))


def _parts(documents: Documents, findings: list[Finding], memo: Memo) -> dict[Key, Part]:
    """Every document as its model; those that do not have its shape are left out."""
    parts: dict[Key, Part] = {}
    types, currency = field_types(documents), currency_of(documents)
    for key, document in documents.items():
        if document.data is None:
            continue
        part = memo(_shaped, key.kind, document)
        if part is not None:
            parts[key] = part
        else:
            findings.extend(shape(model_of(key.kind), document, types, currency)[1])
    return parts


def _shaped(kind: str, document: Document) -> Part | None:
    """What other files say changes only the words of findings."""
    return shape(model_of(kind), document)[0]


def model_of(kind: str) -> type[Part]:
    """The model of a kind of file."""
    return models()[kind]


def _link(
    parts: Mapping[Key, Part],
    documents: Documents,
    gaps: Sequence[UnreadFile],
    findings: list[Finding],
    memo: Memo,
) -> Playbook | None:
    """The linked playbook. Whatever depends on a broken file is not checked."""
    entries = {key: part for key, part in parts.items() if isinstance(part, Entry)}
    settings = parts.get(Key("playbook", "playbook"))
    fields = parts.get(Key("fields", "fields"))
    findings.extend(duplicates(parts, documents, memo))
    rest = settings if isinstance(settings, Settings) else None
    findings.extend(dangling(references(entries, rest, memo), entries, documents, gaps))
    findings.extend(dangling_within(entries, documents, rest))
    if isinstance(fields, FieldsFile):
        findings.extend(claimed_twice(fields, documents[Key("fields", "fields")]))
    if isinstance(settings, Settings):
        findings.extend(foreign_amounts(documents, settings.currency, memo))
        findings.extend(misdeclared(settings, documents[Key("playbook", "playbook")]))
        findings.extend(misnamed_keys(settings, documents[Key("playbook", "playbook")]))
        findings.extend(miswritten(entries, settings, documents, memo))
    if not isinstance(fields, FieldsFile) or not isinstance(settings, Settings):
        return None
    findings.extend(meaning(entries, settings, memo(catalogue_of, fields, settings), documents, memo))
    return _assembled(settings, fields, entries, documents, memo)


def _assembled(
    settings: Settings,
    fields: FieldsFile,
    entries: Mapping[Key, Entry],
    documents: Documents,
    memo: Memo,
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
        references=references(entries, settings, memo),
        paths={key: documents[key].path for key in entries},
        memo=memo,
    )
