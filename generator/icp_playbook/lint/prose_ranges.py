"""Ranges of numbers in a text: 50–200 people, $5M to $20M, at least 30, under 500."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.lint.scales import INFINITE, Number

_SIGN = r"(?:[$€£]|\b(?:USD|EUR|GBP|CHF)\s?)"
_NUMBER = rf"{_SIGN}?\s?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?(?:[kKMB]|bn|million|billion|thousand)\b)?%?"
_TO = r"\s?(?:–|—|-|\bto\b|\band\b)\s?"
_RANGE = re.compile(rf"(?<![\w.–-])(?P<low>{_NUMBER}){_TO}(?P<high>{_NUMBER})(?![\d.]*\d)")
_FROM = re.compile(
    rf"\b(?P<word>at least|no fewer than|more than|over|above)\s(?P<low>{_NUMBER})|"
    rf"(?<![\w.–-])(?P<plus>{_NUMBER})(?:\+|\sor more\b)",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"\b(?P<word>at most|up to|no more than|fewer than|less than|under|below)\s(?P<high>{_NUMBER})",
    re.IGNORECASE,
)
_OPEN = ("more than", "over", "above", "fewer than", "less than", "under", "below")
"""Words after which the number itself is not meant, strictly taken; most people do not."""
_PARTS = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?([kKMB]|bn|million|billion|thousand)?")
_TIMES = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}


@dataclass(frozen=True, slots=True)
class ProseRange:
    """A range as a text has it; an end that it leaves open is infinite."""

    text: str
    low: Number
    high: Number
    start: int
    end: int
    open_ended: bool
    """Whether the number named may lie just outside."""
    money: bool
    """Whether it has a sign, or a letter for thousands or millions."""


def prose_ranges(text: str) -> Iterator[ProseRange]:
    """Every range of a text, from left to right by form. Single numbers are none."""
    taken = []
    for found in _RANGE.finditer(text):
        low, high = _read(found["low"], found["high"]), _read(found["high"])
        taken.append(found.span())
        if low < high:
            yield _made(found, low, high)
    for found in _FROM.finditer(text):
        if not _within(found, taken):
            yield _made(found, _read(found["low"] or found["plus"]), INFINITE)
    for found in _UP_TO.finditer(text):
        if not _within(found, taken):
            yield _made(found, -INFINITE, _read(found["high"]))


def _within(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in taken)


def _made(found: re.Match[str], low: Number, high: Number) -> ProseRange:
    word = found.groupdict().get("word")
    money = re.search(rf"{_SIGN}|\d\s?(?:[kKMB]|bn|million|billion|thousand)\b", found[0]) is not None
    opened = word is not None and word.lower() in _OPEN
    return ProseRange(found[0], low, high, found.start(), found.end(), opened, money)


def _read(number: str, shares: str = "") -> Number:
    """A number; without a unit of its own it shares that of another: 10–50M."""
    parts = _PARTS.search(number)
    if parts is None:
        return 0
    digits, unit = parts.groups()
    if unit is None and (other := _PARTS.search(shares)) is not None:
        unit = other[2]
    value = float(digits.replace(",", "")) * _TIMES.get((unit or "").lower(), 1)
    return int(value) if value.is_integer() else value
