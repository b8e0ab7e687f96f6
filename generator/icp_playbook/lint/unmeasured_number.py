"""The sentence of a measured figure has no number that none of its queries tells, and that seems measured."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from icp_playbook.conditions import (
    AtLeast,
    AtMost,
    Between,
    Condition,
    Is,
    Test,
    Within,
    listed_values,
    tests_of,
)
from icp_playbook.findings import Finding
from icp_playbook.lint.read_outcomes import MeasuredFigure, MeasuredNumber, ReadOutcomes
from icp_playbook.lint.rule import OutcomeRule
from icp_playbook.lint.sentence_numbers import SentenceNumber, SentenceUnit, sentence_numbers
from icp_playbook.model import MEASURED_UNITS
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.values import Scalar, WrittenNumber

_YEAR = Fraction(365)


def check(playbook: Playbook, documents: Documents, outcomes: ReadOutcomes) -> Iterator[Finding]:
    """One finding for each number of a sentence that is not measured."""
    names = _names(playbook)
    for measured in outcomes.figures:
        known = _MeasuredNumbers(playbook, measured)
        found = sentence_numbers(measured.figure.says, names)
        for number in dict.fromkeys(one for one in found if not known.tells(one)):
            yield RULE.at(
                documents[Key("profile", measured.profile)].at("evidence", "figures", measured.place, "says"),
                f'"{measured.figure.id}" says "{number.text}", which none of its measured numbers tells',
                "correct it, add the query that tells it under `measured`, or say it in a figure of its own",
            )


def _names(playbook: Playbook) -> list[str]:
    """What people call tiers, profiles, segments and the values of fields."""
    settings = playbook.settings
    return [
        *(tier.label for tier in settings.tiers),
        *(profile.name for profile in playbook.profiles.values()),
        *(segment.name for segment in playbook.segments.values()),
        *(choice.label for field in playbook.catalogue.fields.values() for choice in field.values),
    ]


class _MeasuredNumbers:
    """The numbers that a measured figure may say, by unit: what is measured, and what is asked."""

    def __init__(self, playbook: Playbook, measured: MeasuredFigure) -> None:
        self._numbers: dict[SentenceUnit, set[Fraction]] = {
            unit: set() for unit in ("percent", "days", "money", "count", "points", "times")
        }
        self._count(Fraction(measured.sample), Fraction(measured.figure.sample))
        for one in measured.numbers:
            self._measured(one)
            self._asked(playbook, measured.profile, one)
        self._derived(measured.numbers)

    def tells(self, number: SentenceNumber) -> bool:
        """Whether a number of a sentence is one of them; without a unit it may have any."""
        bare: list[SentenceUnit] = ["count", "percent", "days", "money"]
        units = bare if number.unit == "count" else [number.unit]
        return any(number.agrees(one) for unit in units for one in self._numbers[unit])

    def _count(self, *numbers: Fraction) -> None:
        self._numbers["count"].update(numbers)

    def _measured(self, one: MeasuredNumber) -> None:
        """The number as it is written and as the list has it, with its interval, its sample and its count."""
        unit = MEASURED_UNITS[one.entry.what]
        values = {WrittenNumber.of(one.entry.value).number, *([one.found] if one.found is not None else [])}
        if unit == "percent":
            values |= {100 - value for value in values}
        self._numbers[unit] |= values | {end for end in (one.low, one.high) if end is not None}
        self._count(Fraction(one.sample), Fraction(one.entry.sample))
        if one.count is not None:
            self._count(Fraction(one.count), Fraction(one.sample - one.count))

    def _asked(self, playbook: Playbook, profile: str, one: MeasuredNumber) -> None:
        """What the query asks: numbers of its conditions, the days of its periods."""
        entry = one.entry
        conditions = [entry.when] if entry.when is not None else []
        if entry.tiers or entry.statuses:
            conditions += [must.when for must in playbook.profiles[profile].fit.must]
        for condition in conditions:
            for number in _numbers_of(condition):
                for unit in ("percent", "days", "money"):
                    self._numbers[unit].add(number)
                self._count(number - 1, number, number + 1)  # "under 10" is `at_most: 9`
        for period in (entry.created, entry.closed):
            if period is not None:
                self._numbers["days"].add(Fraction((period[1] - period[0]).days + 1))
        if entry.what == "retention":
            self._numbers["days"].add(_YEAR)

    def _derived(self, numbers: Sequence[MeasuredNumber]) -> None:
        """The sum of counts; of numbers of one unit the difference, and how many times one is the other."""
        counts = [one.count for one in numbers]
        self._count(Fraction(sum(count for count in counts if count is not None)))
        for first, second in itertools.permutations(numbers, 2):
            unit = MEASURED_UNITS[first.entry.what]
            if unit != MEASURED_UNITS[second.entry.what]:
                continue
            written = (WrittenNumber.of(one.entry.value).number for one in (first, second))
            for more, less in (tuple(written), (first.found, second.found)):
                if more is None or less is None:
                    continue
                self._numbers["points" if unit == "percent" else unit].add(abs(more - less))
                if less:
                    self._numbers["times"].add(more / less)


def _numbers_of(condition: Condition) -> Iterator[Fraction]:
    """The days and the numbers that a condition compares with."""
    for test in tests_of(condition):
        for value in _operands(test):
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield Fraction(value)
            elif isinstance(value, str):
                try:
                    yield WrittenNumber.of(value).number
                except ValueError:
                    continue


def _operands(test: Test) -> tuple[Scalar, ...]:
    match test:
        case Between(bounds=bounds):
            return bounds
        case AtLeast(bound=bound) | AtMost(bound=bound):
            return (bound,)
        case Is(value=value):
            return (value,)
        case Within(days=days):
            return (days,)
        case _:
            return listed_values(test)


RULE = OutcomeRule(
    id="unmeasured-number",
    about="The sentence of a measured figure has no number that none of its queries tells.",
    example=(
        '"win-rate" says "63 days", which none of its measured numbers tells',
        "correct it, add the query that tells it under `measured`, or say it in a figure of its own",
    ),
    check=check,
)
