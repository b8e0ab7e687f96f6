"""Columns of a list that two fields claim: a column can be read as one of them only."""

from collections.abc import Iterator

from icp_playbook.fields import PROVIDERS, Field, FieldsFile, folded_header
from icp_playbook.findings import Finding, rules
from icp_playbook.source import Document, Path


def claimed_twice(fields: FieldsFile, document: Document) -> Iterator[Finding]:
    """A finding for each name that an earlier field of the same list has too, by its id, label or columns.

    Fields of contacts are read from another list than those of the account. Names are compared as headers
    are: case, spaces and punctuation do not count.
    """
    claimed: dict[tuple[str, str], tuple[str, Path]] = {}
    for place, field in enumerate(fields.fields):
        for name, within in _names(field):
            path: Path = ("fields", place, *within)
            first, where = claimed.setdefault((field.of, folded_header(name)), (field.id, path))
            if first != field.id and folded_header(name):
                yield rules.CLAIMED_COLUMN.at(
                    document.at(*path),
                    f'a column "{name}" would be `{field.id}` and also `{first}` ({document.at(*where)})',
                    "keep the name in one of the two fields",
                )


def _names(field: Field) -> Iterator[tuple[str, Path]]:
    yield field.id, ("id",)
    yield field.label, ("label",)
    for provider in PROVIDERS:
        for place, name in enumerate(getattr(field.columns, provider)):
            yield name, ("columns", provider, place)
