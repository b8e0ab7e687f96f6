"""The decimal mark of a list and the order of its dates, by cells that can be written in one way only."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from icp_playbook.fields import DateOrder, NumberStyle, digit_readings, shortened
from icp_playbook.phrases import counted
from icp_playbook.starter.list_sample import often

Way = TypeVar("Way", NumberStyle, DateOrder)

_NUMBER = re.compile(r"[0-9][0-9.,]*[0-9]")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+([.,])[0-9]+")
_OF_A_MONTH = re.compile(r"(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")
_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{4}\b.*", re.DOTALL)
_MARKS: dict[NumberStyle, str] = {"comma": "a decimal comma", "point": "a decimal point"}
_ORDERS: dict[DateOrder, str] = {"day-first": "the day first", "month-first": "the month first"}
_LAST_MONTH, _WIDTH = 12, 110
_OPEN_PER_CERTAIN = 20
"""Numbers with two readings that one with one reading can speak for; a slip is not to decide about a list."""


@dataclass(frozen=True, slots=True)
class Notation(Generic[Way]):
    """The way in which a list is written, if its cells leave no doubt, and what playbook.yaml says of it."""

    chosen: Way | None
    lines: tuple[str, ...]
    """A key with a comment, or a comment alone where the list contradicts itself."""


def decimal_marks(columns: Iterable[Counter[str]]) -> Notation[NumberStyle]:
    """The decimal mark of numbers. Each column has how often each text stands in it.

    `1,5` and `1.250,00` can only be written with a decimal comma; `1,250` could be with either mark. Nothing
    is declared where some number is certainly written in the other way, or where more numbers would get
    exactly three decimals than prove the mark: those are thousands.
    """
    certain, examples = _empty(_MARKS)
    open_: Counter[NumberStyle] = Counter()
    for texts in columns:
        for text, count in often(texts):
            for style, is_certain in _styles(text):
                if is_certain:
                    certain[style] += count
                    examples[style].setdefault(text, None)
                else:
                    open_[style] += count
    doubtful = frozenset(
        style
        for style in _MARKS
        if certain[style] <= open_[style] or certain[style] * _OPEN_PER_CERTAIN < open_.total()
    )
    needed = bool(open_) or certain["comma"] > 0
    return _notation("numbers", _MARKS, certain, examples, doubtful) if needed else Notation(None, ())


def date_orders(columns: Iterable[Counter[str]]) -> Notation[DateOrder]:
    """What comes first in dates such as 03/04/2026, told by those like 13/04/2026, where some are open."""
    certain, examples = _empty(_ORDERS)
    is_open = False
    for texts in columns:
        for text, count in often(texts):
            if found := _DAY.fullmatch(text):
                first, second = int(found[1]), int(found[2])
                if (first > _LAST_MONTH) == (second > _LAST_MONTH):
                    is_open = is_open or (first <= _LAST_MONTH and first != second)
                    continue
                order: DateOrder = "day-first" if first > _LAST_MONTH else "month-first"
                certain[order] += count
                examples[order].setdefault(text, None)
    return _notation("dates", _ORDERS, certain, examples, frozenset()) if is_open else Notation(None, ())


def _empty(ways: Iterable[Way]) -> tuple[Counter[Way], dict[Way, dict[str, None]]]:
    return Counter(), {way: {} for way in ways}


def _styles(text: str) -> Iterable[tuple[NumberStyle, bool]]:
    """The decimal marks that the numbers of a text have, each with whether it is certain.

    An uncertain one is that of a number which would have exactly three decimals in this style.
    """
    if _OF_A_MONTH.fullmatch(text):
        return
    if spaced := _SPACED.search(text):
        yield ("comma" if spaced[1] == "," else "point"), True
        return
    for digits in _NUMBER.findall(text):
        found = digit_readings(digits)
        if found.comma is not None and found.point is not None:
            if found.comma != found.point:
                yield ("comma" if found.comma < found.point else "point"), False
        elif found.comma is not None:
            yield "comma", True
        elif found.point is not None:
            yield "point", True


def _notation(
    key: str,
    ways: dict[Way, str],
    certain: Counter[Way],
    examples: dict[Way, dict[str, None]],
    doubtful: frozenset[Way],
) -> Notation[Way]:
    found = [way for way in ways if certain[way]]
    words = {way: f'"{shortened(next(iter(examples[way])))}"' for way in found}
    if len(found) == 1 and found[0] not in doubtful:
        (way,) = found
        comment = (
            f"{counted(certain[way], 'cell')} with {ways[way]}, such as {words[way]}; none with the other."
        )
        return Notation(way, (f"{key}: {way} # {comment}",))
    if len(found) > 1:
        both = "; ".join(f"{counted(certain[way], 'cell')} with {ways[way]}, {words[way]}" for way in found)
        comment = f"# {key}: the list is written in two ways ({both}). Say which one counts."
        return Notation(None, tuple(textwrap.wrap(comment, _WIDTH, subsequent_indent="# ")))
    return Notation(None, ())
