"""Texts that an engine puts together: lists of the items that hold, the first of them, numbers in words."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, any_of, chosen, none_of

Text: TypeAlias = ir.StringValue | str
APART = "\x1f"
"""Stands before each item of a list until it is written out. No text of a playbook has one."""
LISTED = 3
_ENDS = (".", "!", "?", "…")
_MANY, _MOST_PARTS = 4, 64
"""Texts that one call of an engine puts together: from so many on, and at most."""


def items_of(cases: Sequence[tuple[Holds, str]], apart: str = APART) -> Text:
    """The items that hold, in order, each behind a mark."""
    left = [(holds, label) for holds, label in cases if holds is not False]
    return joined([chosen([(holds, f"{apart}{label}")], "", "string") for holds, label in left])


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


def count_of(text: ir.StringValue) -> ir.IntegerValue:
    """How many items a text has."""
    return text.length() - text.replace(APART, "").length()


def listed(text: ir.StringValue, count: ir.IntegerValue) -> ir.StringValue:
    """The first items, then how many more; between semicolons, because labels have commas of their own."""
    items = text.split(APART)  # before the first mark there is nothing
    first = [part for place in range(1, LISTED + 1) for part in (items[place], "; ")]
    return chosen(
        [
            (count == 0, ""),
            (count <= LISTED, text.replace(APART, "; ").substr(2)),
        ],
        joined([*first, "and ", (count - LISTED).cast("string"), " more"]),
        "string",
    )


def full_stop(text: ir.StringValue) -> Text:
    """What ends a text, unless it ends in a mark."""
    return chosen([(text.right(1).isin(_ENDS), "")], ".", "string")


class Sentence(NamedTuple):
    """A text that is there or empty, what stands before it, and what ends it."""

    lead: str
    text: ir.StringValue
    end: Text


def together(sentences: Sequence[Sentence], between: str = " ") -> Text:
    """The sentences whose texts are not empty, in one go: a copy takes longer than a test."""
    pieces: list[Text] = []
    before: list[Holds] = []
    for lead, text, end in sentences:
        there = text != ""
        leads = [(none_of(any_of(before)), lead)] if before else []
        pieces += [
            chosen([(there, chosen(leads, f"{between}{lead}" if before else lead, "string"))], "", "string"),
            text,
            chosen([(there, end)], "", "string") if not isinstance(end, str) or end else "",
        ]
        before.append(there)
    return joined(pieces)
