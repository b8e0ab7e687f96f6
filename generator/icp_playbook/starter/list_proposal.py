"""A playbook from a list of accounts: fields, conventions and a first ICP, proposed from its beginning."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.accounts import AccountReader
from icp_playbook.fields import (
    CAUSES,
    DEFAULT_CURRENCY,
    Catalogue,
    Cause,
    Conventions,
    FieldsFile,
    recognise,
    shortened,
)
from icp_playbook.findings import CommandError
from icp_playbook.phrases import counted
from icp_playbook.source import SourceFile, parse
from icp_playbook.starter.carried_files import carried_text
from icp_playbook.starter.field_proposals import FieldProposals, propose
from icp_playbook.starter.field_text import fields_text
from icp_playbook.starter.first_profile import PLACE, profile_text
from icp_playbook.starter.list_conventions import conventions_of
from icp_playbook.starter.list_sample import ListSample, read_sample

_FIELDS = "icp/fields.yaml"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ListProposal:
    """What a list suggests: path → text of files, the lines of playbook.yaml, and a sentence about it."""

    files: dict[str, str]
    conventions: tuple[str, ...]
    """Lines that say how lists are written, in place of `currency:`."""
    summary: str


def propose_from_list(path: Path) -> ListProposal:
    """The fields and a first ICP for a list of accounts, a CSV file or a workbook; reads its first rows only.

    Raises CommandError for what cannot be read as a list, and for one of which no column can be a field.
    """
    known = usual_fields()
    sample = read_sample(path, known)
    found = conventions_of(sample)
    proposals = propose(sample, known, found.conventions)
    if not proposals.fields:
        raise CommandError(
            f"no column of `{shortened(path.name, 80)}` can be a field",
            "name a list with a row for each account, and what is known about it in columns",
        )
    unread = _unread(proposals, sample, found.conventions)
    files = {
        _FIELDS: fields_text(proposals, sample, unread),
        PLACE: profile_text(proposals.fields, sample, found.conventions),
    }
    proposed, none = counted(len(proposals.fields), "field"), counted(len(proposals.left_out), "column")
    summary = (
        f"looked at {sample.extent} of {shortened(path.name, 80)}: {proposed} proposed, {none} left out; "
        f"`{_FIELDS}` says why, and what to look at"
    )
    return ListProposal(files, found.lines, summary)


def usual_fields() -> Catalogue:
    """The fields that CRMs and data providers export, with their names for them, from the example."""
    document = parse(SourceFile("fields", "fields", _FIELDS, carried_text(_FIELDS)))
    fields = FieldsFile.model_validate(document.data).fields
    named = tuple(one for one in fields if any(names for _, names in one.columns) and one.of == "account")
    return Catalogue(named, Conventions(DEFAULT_CURRENCY))


def _unread(proposals: FieldProposals, sample: ListSample, conventions: Conventions) -> list[list[str]]:
    """For each field what of the rows is not read, by cause, as `score` will say it."""
    catalogue = Catalogue(tuple(one.field for one in proposals.fields), conventions)
    recognised = recognise(sample.headers, catalogue)
    reader = AccountReader(recognised, catalogue, {})
    found: dict[tuple[str, Cause], Counter[str]] = {}
    for row in sample.rows:
        for problem in reader.read(row).problems:
            if problem.field and problem.cause is not None:
                found.setdefault((problem.field, problem.cause), Counter())[shortened(problem.text)] += 1
    columns: dict[str, list[str]] = {}
    for place, reason in recognised.unread:
        line = f'the column "{shortened(sample.headers[place])}" is not read: {reason}'
        for one in proposals.fields:
            if recognise([sample.headers[place]], Catalogue((one.field,), conventions)).unread:
                columns.setdefault(one.field.id, []).append(line)
    return [[*columns.get(one.field.id, ()), *_causes(found, one.field.id)] for one in proposals.fields]


def _causes(found: dict[tuple[str, Cause], Counter[str]], name: str) -> Iterator[str]:
    for (field, cause), texts in found.items():
        if field == name:
            examples = ", ".join(f'"{text}"' for text, _ in texts.most_common(_SHOWN))
            yield f"{counted(texts.total(), 'cell')} not read, since {CAUSES[cause]}: {examples}"
