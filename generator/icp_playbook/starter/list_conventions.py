"""How a list writes its amounts, numbers and dates: what playbook.yaml has to say for it to be read."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from icp_playbook.fields import (
    DEFAULT_CURRENCY,
    Cause,
    Conventions,
    Field,
    FieldType,
    NumberStyle,
    cell_reader,
    currency_meant,
)
from icp_playbook.starter.column_words import reason_to_leave_out
from icp_playbook.starter.list_notation import date_orders, decimal_marks
from icp_playbook.starter.list_sample import ListSample, often

MOST = 0.7
"""The share of cells that have to be read for a type to be proposed."""
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
    marks, days = decimal_marks(_columns_of_numbers(sample, plain)), date_orders(sample.columns)
    plain = replace(plain, numbers=marks.chosen, dates=days.chosen)
    return ListConventions(plain, (f"currency: {currency} # {why}", *marks.lines, *days.lines))


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


def _columns_of_numbers(sample: ListSample, conventions: Conventions) -> Iterator[Counter[str]]:
    """The columns whose cells are numbers for the most part, in whatever way they are written."""
    ways = [replace(conventions, numbers=style) for style in get_args(NumberStyle)]
    types: tuple[FieldType, ...] = ("money", "number", "percent")
    for header, texts in zip(sample.headers, sample.columns, strict=True):
        if not texts or reason_to_leave_out(header) is not None:
            continue
        tried = Counter(dict(texts.most_common(MOST_TEXTS)))
        if max(cells_read(tried, one, way)[None] for one in types for way in ways) >= MOST * tried.total():
            yield tried


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
