"""Texts that an engine puts together: lists of the items that hold, the first of them, numbers in words."""

from collections.abc import Sequence
from typing import TypeAlias

import ibis
import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, chosen

Text: TypeAlias = ir.StringValue | str
APART = "\x1f"
"""Stands before each item of a list until it is written out. No text of a playbook has one."""
LISTED = 3
_ENDS = (".", "!", "?", "…")
_MOST_PARTS = 24
"""Texts that one call of an engine puts together."""


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
        found = [expression(group[0]).concat(*group[1:]) if len(group) > 1 else group[0] for group in groups]
    return found[0]


def expression(text: Text) -> ir.StringValue:
    """A text for an engine."""
    return ibis.literal(text, "string") if isinstance(text, str) else text


def count_of(text: ir.StringValue) -> ir.IntegerValue:
    """How many items a text has."""
    return text.length() - text.replace(APART, "").length()


def listed(text: ir.StringValue, count: ir.IntegerValue) -> ir.StringValue:
    """The first items, then how many more; between semicolons, because labels have commas of their own."""
    bare = text.substr(1)
    first = bare.split(APART)[:LISTED].join("; ")
    return chosen(
        [(count <= LISTED, bare.replace(APART, "; "))],
        joined([first, "; and ", (count - LISTED).cast("string"), " more"]),
        "string",
    )


def ended(text: ir.StringValue) -> ir.StringValue:
    """A text with a full stop, unless it ends in a mark."""
    return chosen([(text.right(1).isin(_ENDS), text)], text.concat("."), "string")


def spaced(parts: Sequence[ir.StringValue]) -> ir.StringValue:
    """Texts that are not empty, with a space between them."""
    lines = [chosen([(part != "", joined([" ", part]))], "", "string") for part in parts]
    return expression(joined(lines)).substr(1)
