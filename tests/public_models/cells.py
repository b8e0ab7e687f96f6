"""Facts of drawn accounts written as cells, in the ways of people, CRMs and data providers."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Range: TypeAlias = tuple[float, float | None]
"""Both ends included; None is no end."""
Fact: TypeAlias = float | Range | str | frozenset[str] | bool | datetime.date | None
"""The meaning of a cell: None if it does not say."""

BLANKS = ("", "", "", " ", "n/a", "-", "NULL", "unknown")
HEADCOUNTS: tuple[Range, ...] = (
    *((1, 10), (11, 50), (51, 200), (201, 500), (501, 1000), (1001, 5000), (5001, 10000)),
    (10001, None),
)
REVENUES: tuple[tuple[int, int | None, str], ...] = (
    (0, 10**6, "$0-$1M"),
    (10**6, 10**7, "$1-10M"),
    (10**6, 10**7, "1M to 10M"),
    (10**7, 5 * 10**7, "$10M - $50M"),
    (5 * 10**7, 10**8, "USD 50M–100M"),
    (10**8, 5 * 10**8, "$100,000,000-$500,000,000"),
    (5 * 10**8, 10**9, "$500M-$1B"),
    (10**9, None, "$1B+"),
)
GENERIC = ("gmail.com", "outlook.com", "yahoo.co.uk", "proton.me", "qq.com", "web.de")
BUSINESS = ("acme.com", "northwind.io", "tandem.ai", "contoso.co.uk", "helio.dev", "mairu.ai", "example.org")
COUNTRIES = {
    "US": ("US", "USA", "United States", "united states", "U.S."),
    "GB": ("GB", "UK", "United Kingdom", "Great Britain"),
    "DE": ("DE", "Germany", "GERMANY", "Deutschland"),
    "FR": ("FR", "France", "france"),
    "KR": ("KR", "South Korea", "Republic of Korea"),
    "NO": ("NO", "Norway", "Norge"),
    "CZ": ("CZ", "Czechia", "Czech Republic"),
    "IN": ("IN", "India", "INDIA"),
    "NG": ("NG", "Nigeria"),
    "PL": ("PL", "Poland", "Polska"),
}
"""Code → ways of writing it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A cell and what it means. An unread one holds something with no one meaning, and must be reported."""

    cell: str
    fact: Fact = None
    unread: bool = False


class CellWriter:
    """Writes facts as cells, some as ranges, some not at all, some so that nobody can tell."""

    def __init__(self, random: Random, *, comma: bool = False) -> None:
        self.random = random
        self.comma = comma
        """Whether numbers have a decimal comma."""

    def count(self, value: int, least: float, bands: Sequence[Range] = HEADCOUNTS) -> Written:
        """A count that cannot be below `least`: exports write 0 for one that nobody knows."""
        way = self.random.random()
        if way < 0.65:
            return Written(self._whole(value), value if value >= least else None)
        if way < 0.82 and value >= max(1, least):
            return self._count_range(value, least, bands)
        return self._blank_or("~50", "Nov-50", "51_200", "fifty", "12½", "200-50", "$40", "10 000-")

    def _count_range(self, value: int, least: float, bands: Sequence[Range]) -> Written:
        low, high = next(band for band in bands if value >= band[0] and (band[1] is None or value <= band[1]))
        edge = self.random.choice((10, 100, 500, 5000))
        if self.random.random() < 0.2:
            below = Written(f"{self.random.choice(('<', 'under '))}{edge}", (least, edge - 1))
            return below if value < edge else Written(f"> {edge}", (edge + 1, None))
        if high is None:
            return Written(self.random.choice((f"{low}+", f"{low} +", f"{low}+ employees")), (low, None))
        between = self.random.choice(("-", " - ", "–", " to "))
        unit = self.random.choice(("", "", " employees"))
        return Written(f"{low:.0f}{between}{high:.0f}{unit}", (low, high))

    def change(self, value: int) -> Written:
        """A whole number that may be below zero."""
        way = self.random.random()
        if way < 0.75:
            below = (f"({-value})", f"−{-value}", str(value)) if value < 0 else (f"{value:+d}", str(value))
            return Written(self.random.choice(below), value)
        if way < 0.82:
            return Written(f"{value} to {value + 4}", (value, value + 4))
        return self._blank_or("a few", "~3", "3?", fewer=True)

    def amount(self, value: int, least: float) -> Written:
        """A sum in US dollars, to the ten thousand."""
        way = self.random.random()
        if way < 0.65:
            million = f"{value / 10**6:.2f}"
            ways = (f"${million}M", f"{million} million", f"${value:,}", f"USD {value:,}.00", str(value))
            return Written(self.random.choice((*ways, f"{value / 1000:.0f}k", f"{million}M USD")), value)
        if way < 0.82:
            fitting = [one for one in REVENUES if value >= one[0] and (one[1] is None or value <= one[1])]
            low, high, text = self.random.choice(fitting)
            return Written(text, (max(low, least), high))
        return self._blank_or("€5M", "5M EUR", "approx. $5M", "lots", "$500-1B", "2M GBP", "£3.000.000")

    def percent(self, value: float) -> Written:
        """A change in percent, to the half."""
        way = self.random.random()
        if way < 0.7:
            ways = [f"{value:g}%", f"{value:+g} %", f"{value:g} percent"]
            ways += [f"({-value:g}%)", f"−{-value:g}%"] if value < 0 else []
            ways += [f"{value:g}"] if value % 1 == 0 else []
            return Written(self.random.choice(ways), value)
        if way < 0.82:
            high = value + self.random.choice((5, 10, 25))
            if value >= 0:
                return Written(f"{value:g}-{high:g}%", (value, high))
            return Written(f"{value:g}% to {high:g}%", (value, high))
        return self._blank_or("0.45", "high", "~10%", "10% or 20%", "$5")

    def year(self, value: int) -> Written:
        """A year."""
        way = self.random.random()
        if way < 0.7:
            return Written(self.random.choice((str(value), f"{value}.0", f"{value:,}")), value)
        if way < 0.8:
            later = value + self.random.choice((3, 10))
            ways = {f"{value}-{later}": (value, later), f"since {value}": (value, None)}
            text = self.random.choice(list(ways))
            return Written(text, ways[text])
        if way < 0.83:
            return Written("0")  # what exports write for none
        return self._blank_or(f"{value}-03-01", f"'{value % 100:02d}", "twenty years ago")

    def choice(self, value: str, words: Mapping[str, Sequence[str]]) -> Written:
        """One of some values, id → its words; a word that is none of them is misspelt."""
        if self.random.random() < 0.82:
            word = self.random.choice((value, *words[value]))
            return Written(self._in_any_case(word), value)
        word = words[value][0]
        return self._blank_or(f"{word[:-1]}q", f"not {word}", "Something else")

    def tags(self, values: Sequence[str], words: Mapping[str, Sequence[str]], *near: str) -> Written:
        """Several values; what is not listed stands for itself. `near` are almost one that is listed."""
        mark = self.random.choice((", ", ";", "; ", "|", ","))
        texts = [self._in_any_case(self.random.choice(words[one])) if one in words else one for one in values]
        if self.random.random() < 0.06:
            return Written(
                mark.join((*(one for one in values if one not in words), self.random.choice(near))),
                None,
                True,
            )
        if not texts or self.random.random() < 0.1:
            return Written(self.random.choice((*BLANKS, "[]", "none")))
        return Written(mark.join(texts), frozenset(values))

    def country(self, code: str) -> Written:
        """A country by its code."""
        if self.random.random() < 0.85:
            return Written(self.random.choice(COUNTRIES[code]), code)
        return self._blank_or("Atlantis", "Europe", "US/UK")

    def domain(self, domain: str) -> Written:
        """A domain, as an address of it."""
        ways = (f"jo@{domain}", f"https://www.{domain}/about", domain.upper(), f"Jo Li <jo.li@{domain}>")
        if self.random.random() < 0.85:
            return Written(self.random.choice((*ways, domain)), domain)
        return self._blank_or("acme", "jo at acme.com", "jo@")

    def yes_or_no(self, value: bool, missing: bool | None = None) -> Written:
        """Yes or no; an empty cell means `missing`."""
        if self.random.random() < 0.75:
            return Written(self.random.choice(("Yes", "TRUE", "1") if value else ("no", "FALSE", "0")), value)
        found = self._blank_or("maybe", "perhaps", fewer=True)
        return found if found.unread else Written(found.cell, missing)

    def day(self, day: datetime.date) -> Written:
        """A date, written with the day first where it is written in figures."""
        if self.random.random() < 0.75:
            ways = ("%d/%m/%Y", "%Y-%m-%d", "%-d %b %Y", "%d.%m.%Y", "%Y-%m-%dT09:30:00Z", "%b %-d, %Y")
            return Written(day.strftime(self.random.choice(ways)), day)
        if self.random.random() < 0.3:
            return Written("0000-00-00")
        return self._blank_or("46115", f"{day.month:02d}/31/{day.year}", "yesterday", "32/01/2026")

    def text(self, text: str) -> Written:
        """A text, now and then left out."""
        return Written(text, text) if text and self.random.random() < 0.85 else Written("")

    def _whole(self, value: int) -> str:
        apart = f"{value:,}".replace(",", "." if self.comma else ",")
        ways = [str(value), apart, f"{value} employees", f" {value} ", f"{value:,}".replace(",", " ")]
        if value >= 1000 and value % 100 == 0:
            ways.append(f"{value / 1000:g}k".replace(".", "," if self.comma else "."))
        return self.random.choice(ways)

    def _in_any_case(self, word: str) -> str:
        return self.random.choice((word, word, word.upper(), word.lower(), f" {word} "))

    def _blank_or(self, *unread: str, fewer: bool = False) -> Written:
        if self.random.random() < (0.75 if fewer else 0.5):
            return Written(self.random.choice(BLANKS))
        return Written(self.random.choice(unread), None, True)
