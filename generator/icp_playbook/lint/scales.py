"""Bands on one number or date as steps along its scale: what each covers, and what a value earns."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from icp_playbook.conditions import AtLeast, AtMost, Between, Condition, Is, Within
from icp_playbook.fields import Catalogue, Field, read_value, traits
from icp_playbook.model import Band, BandedCriterion
from icp_playbook.playbook import Key, Playbook, criterion_label
from icp_playbook.source import Path
from icp_playbook.values import short_number

INFINITE = float("inf")
Number: TypeAlias = int | float


@dataclass(frozen=True, slots=True)
class Span:
    """Values from low to high, both included; days before the as-of date for `within`."""

    low: Number
    high: Number

    def within(self, other: "Span") -> bool:
        """Whether all of it is in the other."""
        return other.low <= self.low and self.high <= other.high


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring values that earn the same; `band` is the one that gives the points, None for no band."""

    span: Span
    band: int | None
    points: int


@dataclass(frozen=True, slots=True)
class BandScale:
    """The bands of a criterion or a signal that all test one number or date, in the order of the file."""

    key: Key
    path: Path
    """Where its bands are."""
    name: str
    field: Field
    spans: tuple[Span, ...]
    points: tuple[int, ...]
    tests: tuple[Condition, ...]
    whole: bool
    """Whether nothing lies between a value and the next whole one."""
    money: bool

    @property
    def unit(self) -> int:
        """The distance of two neighbours; 0 where there is always one between."""
        return 1 if self.whole else 0

    def stretches(self) -> tuple[Stretch, ...]:
        """The scale from the lowest value any band covers to the highest, cut where the points can change."""
        cuts = sorted({*(span.low for span in self.spans), *(_after(span, self.unit) for span in self.spans)})
        found = []
        for low, high in pairwise(cuts):
            inner = self._inside(low, high)
            band = next((at for at, one in enumerate(self.spans) if one.low <= inner <= one.high), None)
            last = high - self.unit if high < INFINITE else high
            found.append(Stretch(Span(low, last), band, 0 if band is None else self.points[band]))
        return tuple(found)

    def _inside(self, low: Number, high: Number) -> Number:
        """A value from low on and below high."""
        if self.whole or low == -INFINITE:
            return low
        return (low + high) / 2 if high < INFINITE else low + 1

    def say(self, span: Span) -> str:
        """Values that bands cover, as an author writes them: 100, 100–149."""
        low, high = (self._value(end) for end in (span.low, span.high))
        return low if low == high else f"{low}–{high}"

    def say_between(self, span: Span) -> str:
        """Values between two bands: 100, 100–149, more than 4M and less than 5M."""
        if self.whole and not self.money:
            return self.say(span)
        low, high = self._value(span.low - self.unit), self._value(span.high + self.unit)
        return f"more than {low} and less than {high}"

    def _value(self, value: Number) -> str:
        if self.field.type == "date" and not isinstance(self.tests[0], Within):
            return datetime.date.fromordinal(int(value)).isoformat()
        if self.field.type == "year":
            return str(value)
        return short_number(value) if self.money and isinstance(value, int) else f"{value:,}"


def scales(playbook: Playbook) -> Iterator[BandScale]:
    """Every criterion of a profile in use, and every signal, whose bands make a scale."""
    for id_, profile in playbook.profiles.items():
        if profile.status == "retired":
            continue
        for index, criterion in enumerate(profile.fit.score):
            if isinstance(criterion, BandedCriterion):
                name = criterion_label(criterion, playbook.catalogue)
                path = ("fit", "score", index, "bands")
                yield from _scale(Key("profile", id_), path, name, criterion.bands, playbook.catalogue)
    for id_, signal in playbook.signals.items():
        yield from _scale(Key("signal", id_), ("bands",), signal.name, signal.bands, playbook.catalogue)


def _scale(
    key: Key, path: Path, name: str, bands: Sequence[Band], catalogue: Catalogue
) -> Iterator[BandScale]:
    tests = [band.when for band in bands]
    names = {getattr(test, "field", "") for test in tests}
    if len(bands) < 2 or len(names) > 1 or (field := catalogue.fields.get(names.pop())) is None:
        return
    ages = {isinstance(test, Within) for test in tests}
    spans = [span for test in tests if (span := span_of(test, field)) is not None]
    if len(ages) > 1 or len(spans) < len(tests):
        return
    of = traits(field.type)
    points = tuple(band.points for band in bands)
    yield BandScale(
        key, path, name, field, tuple(spans), points, tuple(tests), of.whole or of.moment, of.money
    )


def span_of(test: Condition, field: Field) -> Span | None:
    """The values of a number or a date that a test of it takes; None where it tests something else."""
    if not (traits(field.type).number or field.type == "date"):
        return None
    match test:
        case Between(bounds=(low, high)):
            ends = (_number(field, low), _number(field, high))
        case AtLeast(bound=low):
            ends = (_number(field, low), INFINITE)
        case AtMost(bound=high):
            ends = (-INFINITE, _number(field, high))
        case Is(value=value):
            ends = (_number(field, value), _number(field, value))
        case Within(days=days):
            ends = (0, days)
        case _:
            return None
    low_end, high_end = ends
    return None if low_end is None or high_end is None else Span(low_end, high_end)


def _number(field: Field, bound: object) -> Number | None:
    value = read_value(field, bound)
    if isinstance(value, datetime.date):
        return value.toordinal()
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _after(span: Span, unit: int) -> Number:
    return span.high + unit if span.high < INFINITE else INFINITE
