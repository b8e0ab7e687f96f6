"""What the lists of outcomes tell of measured figures and of new accounts, for the rules that compare it."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from icp_playbook.lint.read_list import ListProblem
from icp_playbook.model import Figure, Measurement


@dataclass(frozen=True, slots=True)
class MeasuredNumber:
    """A number of a figure as its list has it. `found` is in its unit, None where the list tells none."""

    place: int
    entry: Measurement
    found: Fraction | None
    sample: int
    listed: datetime.date
    """When the list was taken."""
    count: int | None = None
    """How many of the sample did, where it is a share of them."""
    low: Fraction | None = None
    high: Fraction | None = None
    """Its interval, where it has one."""


@dataclass(frozen=True, slots=True)
class MeasuredFigure:
    """A figure of a profile whose lists could be read. `sample` counts an account of several numbers once."""

    profile: str
    place: int
    """Among the figures of the profile."""
    figure: Figure
    numbers: tuple[MeasuredNumber, ...]
    sample: int

    @property
    def listed(self) -> datetime.date:
        """The day of the newest list."""
        return max(number.listed for number in self.numbers)


@dataclass(frozen=True, slots=True)
class DriftedShare:
    """A status or a tier whose share of the accounts created in a month is not that of the year before."""

    place: int
    """Of the list, in playbook.yaml."""
    label: str
    """The list."""
    what: str
    """The status or the tier."""
    month: datetime.date
    """Its first day."""
    count: int
    of: int
    before: int
    of_before: int
    low: float
    high: float
    """The interval of the share of the year before, 0…1."""


@dataclass(frozen=True, slots=True)
class DifferingRate:
    """A base rate, and how much of what the criterion may add accounts with an answer earned, in percent."""

    profile: str
    criterion: str
    place: int
    """Among the criteria of the profile."""
    base_rate: int
    found: int
    of: int
    low: float
    high: float
    """The interval of what was found, 0…1."""


@dataclass(frozen=True, slots=True)
class ReadOutcomes:
    """What the lists tell, and what of them could not be read."""

    figures: tuple[MeasuredFigure, ...] = ()
    problems: tuple[ListProblem, ...] = ()
    drifts: tuple[DriftedShare, ...] = ()
    rates: tuple[DifferingRate, ...] = ()
