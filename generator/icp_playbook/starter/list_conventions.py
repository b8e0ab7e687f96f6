"""How a list writes its amounts, numbers and dates: what playbook.yaml has to say for it to be read."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from icp_playbook.fields import (
    DEFAULT_CURRENCY,
    Cause,
    Conventions,
    DateOrder,
    Field,
    FieldType,
    NumberStyle,
    cell_reader,
    currency_meant,
)
from icp_playbook.starter.list_sample import ListSample, often

MOST_TEXTS = 400
"""Different texts of a column that are tried."""
_TOKEN = re.compile(r"[^\W\d_]*[$€£¥₹₩₽₺₴₪฿₫₱₦]|[^\W\d_]+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)|[,-] ?([A-Za-z]{3})$")


@dataclass(frozen=True, slots=True)
class ListConventions:
    """The conventions by which most of a list is read, and a line for what they leave open."""

    conventions: Conventions
    lines: tuple[str, ...]
    """What playbook.yaml says: `key: value # comment`."""


def conventions_of(sample: ListSample) -> ListConventions:
    """The currency, the decimal mark and the order of dates of a list; what has two readings stays open."""
    votes = _currencies(sample)
    currency, why = _chosen(votes)
    plain = Conventions(currency)
    lines = [f"currency: {currency} # {why}"]
    styles = {style: replace(plain, numbers=style) for style in get_args(NumberStyle)}
    if (style := _better(sample, ("money",), plain, styles)) is not None:
        plain = styles[style]
        lines.append(f"numbers: {style} # The decimal mark of the list.")
    orders = {order: replace(plain, dates=order) for order in get_args(DateOrder)}
    if (order := _better(sample, ("date",), plain, orders)) is not None:
        plain = orders[order]
        lines.append(f"dates: {order} # What comes first in the dates of the list.")
    return ListConventions(plain, tuple(lines))


def cells_read(texts: Counter[str], type_: FieldType, conventions: Conventions) -> Counter[Cause | None]:
    """How many cells are read as a type, by None, and how many are not, by cause."""
    read = cell_reader(Field(id="x", label="x", type=type_), conventions)
    found: Counter[Cause | None] = Counter()
    for text, count in texts.most_common(MOST_TEXTS):
        cell = read(text)
        if cell.problem is not None:
            found[cell.cause] += count
        elif cell.value is not None:
            found[None] += count
    return found


def _currencies(sample: ListSample) -> Counter[str]:
    """How many amounts are written in each currency, in their cells or in the header above them."""
    votes: Counter[str] = Counter()
    for header, texts in zip(sample.headers, sample.columns, strict=True):
        named = " ".join(filter(None, (part for pair in _IN_BRACKETS.findall(header) for part in pair)))
        for code in _meant(named):
            votes[code] += cells_read(texts, "money", Conventions(code))[None]
        whole = sum(texts.values())
        codes = Counter(
            {text: count for text, count in texts.items() if len(text) == 3 and currency_meant(text)}
        )
        if whole and codes.total() == whole and _is_of_currencies(header):
            votes.update({text.upper(): count for text, count in codes.items()})
        for text, count in texts.most_common(MOST_TEXTS):
            votes.update({code: count for code in _meant(text) if _is_amount(text, code)})
    return votes


def _is_of_currencies(header: str) -> bool:
    return any(word in header.casefold() for word in ("currency", "währung", "devise"))


def _meant(text: str) -> set[str]:
    found = {currency_meant(token) for token in _TOKEN.findall(text)}
    return {DEFAULT_CURRENCY if code == "$" else code for code in found if code and len(code) != 2}


def _is_amount(text: str, code: str) -> bool:
    found = cells_read(Counter([text]), "money", Conventions(code))
    return any(glyph.isdigit() for glyph in text) and found[None] + found["two-readings"] > 0


def _chosen(votes: Counter[str]) -> tuple[str, str]:
    """The currency of most amounts, and a comment that says what speaks for it."""
    if not votes:
        return DEFAULT_CURRENCY, "The list names no currency. Change this if its amounts are in another one."
    (first, _), *others = often(votes)
    if not others:
        return first, "As the list writes it."
    counts = ", ".join(f"{code} {count:,}" for code, count in often(votes)[:6])
    return first, f"The list has amounts in several currencies ({counts}); only those in {first} are read."


def _better(
    sample: ListSample,
    types: tuple[FieldType, ...],
    undeclared: Conventions,
    ways: Mapping[str, Conventions],
) -> str | None:
    """The way by which more cells are read than by no way and by the other; None where none is better."""

    def reads(conventions: Conventions) -> int:
        return sum(
            max(cells_read(texts, one, conventions)[None] for one in types)
            for texts in sample.columns
            if texts
        )

    (most, best), (second, _) = sorted(((reads(one), way) for way, one in ways.items()), reverse=True)
    return best if most > reads(undeclared) and most > second else None
