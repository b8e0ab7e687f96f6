"""Proposed fields as the text of fields.yaml, with what a person should look at as comments."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from icp_playbook.fields import PROVIDERS, Field, shortened
from icp_playbook.source import quoted
from icp_playbook.starter.field_proposals import FieldProposals, ProposedField
from icp_playbook.starter.list_sample import ListSample

_WIDTH = 116
_FEW = 30
"""Rows below which the types of columns are little more than guesses."""
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _./&()'-]*[A-Za-z0-9)])?")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What some reader of YAML takes for something else than text."""


def fields_text(proposals: FieldProposals, sample: ListSample, unread: Sequence[Sequence[str]]) -> str:
    """The text of fields.yaml. `unread` has the lines about cells that are not read, for each field."""
    lines = [
        "# yaml-language-server: $schema=../.icp-playbook/schemas/fields.schema.json",
        *_comment(" ".join(_heading(sample)), ""),
        "fields:",
    ]
    for proposed, cells in zip(proposals.fields, unread, strict=True):
        lines += _field(proposed, cells)
    if proposals.left_out:
        lines += _comment("Columns of the list that are no field:", "")
    for header, reason in proposals.left_out:
        lines += _comment(f'"{_name(header)}": {reason}.', "  ")
    return "\n".join(lines) + "\n"


def _heading(sample: ListSample) -> Iterator[str]:
    yield f"What can be known about an account, as {_name(sample.name)} suggests it."
    yield f"Looked at: {sample.extent}."
    if sample.more:
        yield "Later rows may hold values that are not listed here."
    if len(sample.rows) < _FEW:
        yield "So few rows say little about types and values."
    yield "Labels, types and values are proposals: read them before you rely on them."
    yield "`icp-playbook score LIST --show-read` says how each cell is read."


def plain_or_quoted(text: str) -> str:
    """A text as a value of YAML: as it is where nothing in it can be taken for something else."""
    safe = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return text if safe else quoted(text)


def _field(proposed: ProposedField, cells: Sequence[str]) -> Iterator[str]:
    field = proposed.field
    for line in (*proposed.doubts, *cells):
        yield from _comment(f"Look here: {line}." if line in proposed.doubts else f"{line}.", "  ")
    yield f"  - id: {field.id}"
    yield f"    label: {plain_or_quoted(field.label)}"
    yield f"    type: {field.type}"
    if field.type == "choices":
        yield f"    list: {field.listing} # Any word is a value; `closed` once these are all that there are."
    if field.minimum is not None:
        yield f"    minimum: {field.minimum}"
    if field.unit is not None:
        yield f"    unit: {plain_or_quoted(field.unit)}"
    if field.values:
        yield "    values:"
    for choice in field.values:
        yield f"      - {{id: {plain_or_quoted(choice.id)}, label: {plain_or_quoted(choice.label)}}}"
    yield from _columns(field)


def _columns(field: Field) -> Iterator[str]:
    yield "    columns:"
    for provider in PROVIDERS:
        if names := getattr(field.columns, provider):
            yield f"      {provider}: [{', '.join(map(plain_or_quoted, names))}]"


def _comment(text: str, indent: str) -> Iterable[str]:
    return (f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(indent), break_on_hyphens=False))


def _name(text: str) -> str:
    return shortened(text, 80)
