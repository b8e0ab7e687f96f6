"""The numbers of a sentence: shares, days, amounts, counts, as far as they are written.

Days and years of the calendar, ordinals such as "tier 1" and names such as "ISO 9001" are none.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

SentenceUnit: TypeAlias = Literal["percent", "days", "money", "count", "points", "times"]
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SPAN = r"days?|weeks?|months?|years?"
_UNITS = rf"\s?(?:%|per\s?cent\b|percent\b)|[\s-]?(?:{_SPAN})\b|d\b"
_ORDINAL = (
    "top|tier|level|phase|stage|step|version|year|month|quarter|week|day|grade|band|type|class|part|figure|table"
    "|no\\.|number|plan"
)
_OTHERS = (
    re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b"),
    re.compile(r"\b\d{1,2}([./])\d{1,2}\1\d{2,4}\b"),
    re.compile(r"\b\d{1,2}/(?:19|20)\d\d\b"),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{{1,2}})?\s(?:of\s)?{_MONTH}(?![a-z])"),
    re.compile(rf"\b{_MONTH}\s(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?!\sof\s)"),
    re.compile(r"\b24/7\b"),
    re.compile(r"\b95\s?%(?=,?\s(?:CI|confidence|interval))"),
    re.compile(r"\b(?:1|one)[\s-]year\b(?!s)", re.IGNORECASE),
    re.compile(rf"(?<![\d,.$€£])(?:19|20)\d\d(?![\d,.]?\d)(?!{_UNITS})(?!\sof\s)", re.IGNORECASE),
    re.compile(r"\b\d+(?:st|nd|rd|th)\b"),
    re.compile(rf"\b(?:{_ORDINAL})\s\d+\b(?!{_UNITS}|\sof\s)", re.IGNORECASE),
    re.compile(rf"\b[A-Z][A-Z0-9]+\s\d[\d.]*\b(?!{_UNITS}|\sof\s|\s?[–/-]|\sto\s)"),
)
"""What has digits and counts nothing."""
_NUMBER = re.compile(
    r"(?<![\w.,#$€£])(?<![A-Za-z]/)(?<![A-Za-z]{2}-)(?<!\b[A-Za-z]-)(?P<sign>[$€£]\s?)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d[\d_]*)(?:\.(?P<rest>\d+)|,(?P<comma>\d{1,2})(?!\d))?(?P<scale>[kKmMbB](?![A-Za-z]))?"
    r"(?P<unit>\s?(?:%|per\s?cent\b|percent\b)|[\s-]?(?:days?|weeks?|months?|years?)\b|d\b"
    r"|\s?(?:percentage\s)?(?:points?|pts|pp)\b|\s?(?:×|x\b|times\b)|\s?(?:EUR|USD|GBP|euros?|dollars?|pounds?)\b|\s?[€$£])?"
    r"(?![A-Za-z\d])"
)
_RANGE = re.compile(r"(?:\s?[–-]|\sto)\s?\Z")
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORD = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:-(?P<after>{'|'.join(_ONES[:9])}))?|(?P<ones>{'|'.join(_ONES)}))"
    rf"(?P<unit>[\s-](?:{_SPAN}|per\s?cent|percent)\b)",
    re.IGNORECASE,
)
_FEW = rf"{'|'.join(_ONES[:10])}|\d|10"
_OF_FEW = re.compile(rf"\b(?P<some>{_FEW})\s(?:out\sof|of|in)\s(?P<all>{_FEW}|100)\b(?!,?\d)", re.IGNORECASE)
"""Shares as people say them: nine of ten."""
_PARTS = (
    (re.compile(r"(?<!first )(?<!second )(?<!other )\bhalf\s(?:of|the|our|their)\b", re.IGNORECASE), 50),
    (re.compile(r"\b(?:a|one)\sthird\sof\b", re.IGNORECASE), Fraction(100, 3)),
    (re.compile(r"\btwo[\s-]thirds\b", re.IGNORECASE), Fraction(200, 3)),
    (re.compile(r"\b(?:a|one)\squarter\sof\b", re.IGNORECASE), 25),
    (re.compile(r"\bthree[\s-]quarters\b", re.IGNORECASE), 75),
)
_ROUGH = Fraction(10)
"""Points by which shares in words are rounded."""
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9}
_DAYS: dict[str, tuple[Fraction, Fraction]] = {
    "d": (Fraction(1), Fraction(1)),
    "w": (Fraction(7), Fraction(7)),
    "m": (Fraction(487, 16), Fraction(487, 16)),
    "y": (Fraction(1461, 4), Fraction(91)),
}
"""The days of a unit, and the step by which people round in it."""


@dataclass(frozen=True, slots=True)
class SentenceNumber:
    """A number as a sentence has it; days for what is written in weeks, months or years."""

    text: str
    unit: SentenceUnit
    number: Fraction
    step: Fraction
    """The least by which what is written could differ."""

    def agrees(self, number: Fraction) -> bool:
        """Whether a number, rounded as this one is, is this one."""
        return abs(number - self.number) * 2 <= self.step


def sentence_numbers(sentence: str, names: Collection[str] = ()) -> list[SentenceNumber]:
    """The numbers of a sentence in their order; `names` are those of things, whose digits count nothing."""
    text = sentence
    for name in sorted(names, key=len, reverse=True):
        if any(letter.isdigit() for letter in name):
            text = re.sub(rf"\b{re.escape(name)}(?!\w)", _blank, text, flags=re.IGNORECASE)
    for other in _OTHERS:
        text = other.sub(_blank, text)
    found = [(match.start(), _of_few(match)) for match in _OF_FEW.finditer(text)]
    text = _OF_FEW.sub(_blank, text)
    for words, percent in _PARTS:
        found += [(match.start(), _share(match.group(), Fraction(percent))) for match in words.finditer(text)]
    found += [(match.start(), number) for match, number in _in_digits(text)]
    found += [(match.start(), _in_words(match)) for match in _WORD.finditer(text)]
    return [number for _, number in sorted(found, key=lambda pair: pair[0])]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_digits(text: str) -> Iterator[tuple[re.Match[str], SentenceNumber]]:
    """Numbers in digits. The first of a range has the unit of the second: 28–42%, 31 to 63 days."""
    matches = [*_NUMBER.finditer(text)]
    for place, match in enumerate(matches):
        unit, after = match["unit"], matches[place + 1 : place + 2]
        for following in after:
            if not unit and _RANGE.match(text[match.end() : following.start()]):
                unit = following["unit"]
        yield match, _number(match, (unit or "").strip(" -").lower())


def _number(match: re.Match[str], unit: str) -> SentenceNumber:
    rest = match["rest"] or match["comma"] or ""
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    written = Fraction(int(re.sub(r"[,_]", "", match["whole"]) + rest), 10 ** len(rest)) * scale
    return _of_unit(match.group().strip(), written, Fraction(scale, 10 ** len(rest)), unit, match["sign"])


def _of_unit(text: str, number: Fraction, step: Fraction, unit: str, sign: str | None) -> SentenceNumber:
    if unit in ("%", "percent", "per cent"):
        return SentenceNumber(text, "percent", number, step)
    if unit.startswith(("percentage", "point", "pt", "pp")):
        return SentenceNumber(text, "points", number, step)
    if unit in ("×", "x", "times"):
        return SentenceNumber(text, "times", number, step)
    if unit == "d" or unit.startswith(("day", "week", "month", "year")):
        days, rounded = _DAYS[unit[0]]
        return SentenceNumber(text, "days", number * days, step * rounded)
    return SentenceNumber(text, "money" if sign or unit else "count", number, step)


def _of_few(match: re.Match[str]) -> SentenceNumber:
    some, whole = (_small(match[name]) for name in ("some", "all"))
    return _share(match.group(), Fraction(100 * some, whole))


def _small(text: str) -> int:
    return int(text) if text.isdigit() else _ONES.index(text.lower()) + 1


def _share(text: str, percent: Fraction) -> SentenceNumber:
    return SentenceNumber(text, "percent", percent, _ROUGH)


def _in_words(match: re.Match[str]) -> SentenceNumber:
    if match["ones"]:
        number = _ONES.index(match["ones"].lower()) + 1
    else:
        number = (_TENS.index(match["tens"].lower()) + 2) * 10
        number += _ONES.index(match["after"].lower()) + 1 if match["after"] else 0
    unit = match["unit"].strip(" -").lower()
    return _of_unit(match.group(), Fraction(number), Fraction(1), unit, None)
