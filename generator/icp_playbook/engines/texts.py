"""Texts that an engine puts together: lists of the items that hold, the first of them, numbers in words."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, any_of, chosen, none_of, total

Text: TypeAlias = ir.StringValue | str
Item: TypeAlias = tuple[Holds, str]
"""A label, and whether it belongs to a list."""
LISTED = 3
_MARK = "\x1f"
"""Stands between a lead and the comma of its first label. No text of a playbook has one."""
_ENDS = (".", "!", "?", "…")
_MANY, _MOST_PARTS = 4, 64
"""Texts that one call of an engine puts together: from so many on, and at most."""


def all_items(items: Sequence[Item]) -> Text:
    """The labels of a list, in order, each behind a comma."""
    return joined([chosen([(holds, f", {label}")], "", "string") for holds, label in items])


def after_lead(lead: str) -> str:
    """What stands before `all_items`, until `without_first_comma`."""
    return f"{lead}:{_MARK}"


def without_first_comma(text: ir.StringValue) -> ir.StringValue:
    """Takes the comma between each lead and its first label out: cutting texts takes longer."""
    return text.replace(f"{_MARK},", "")


def count_items(items: Sequence[Holds]) -> ir.IntegerValue | int:
    """How many of them hold."""
    return total([chosen([(holds, 1)], 0, "int64") for holds in items])


def joined(parts: Sequence[Text]) -> Text:
    """Texts one after the other."""
    found: list[Text] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif not isinstance(part, str) or part:
            found.append(part)
    if all(isinstance(part, str) for part in found):
        return "".join(map(str, found))
    while len(found) > 1:
        groups = [found[at : at + _MOST_PARTS] for at in range(0, len(found), _MOST_PARTS)]
        found = [_one(group) for group in groups]
    return found[0]


def _one(parts: Sequence[Text]) -> Text:
    """Few parts as one. Where engines join two by two, to join many takes the square of the time."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) < _MANY:
        return expression(parts[0]).concat(*parts[1:])
    return ibis.literal("").join([expression(part) for part in parts])


def expression(text: Text) -> ir.StringValue:
    """A text for an engine."""
    return ibis.literal(text, "string") if isinstance(text, str) else text


def and_more(count: ir.IntegerValue) -> Text:
    """How many more there are than are named."""
    rest = joined(["; and ", (count - LISTED).cast("string"), " more"])
    return chosen([(count > LISTED, rest)], "", "string")


def full_stop(text: Text) -> Text:
    """What ends a text, unless it ends in a mark."""
    return chosen([(expression(text).right(1).isin(_ENDS), "")], ".", "string")


class Sentence(NamedTuple):
    """A text that is there or empty (a constant: empty), what stands before it, and what ends it."""

    lead: str
    text: Text
    end: Text


def together(sentences: Sequence[Sentence], between: str = " ") -> Text:
    """The sentences whose texts are not empty, in one go: a copy takes longer than a test."""
    pieces: list[Text] = []
    before: list[Holds] = []
    for lead, text, end in sentences:
        if isinstance(text, str):
            continue  # no account has it
        there = text != ""
        leads = [(none_of(any_of(before)), lead)] if before else []
        pieces += [
            chosen([(there, chosen(leads, f"{between}{lead}" if before else lead, "string"))], "", "string"),
            text,
            chosen([(there, end)], "", "string") if not isinstance(end, str) or end else "",
        ]
        before.append(there)
    return joined(pieces)
