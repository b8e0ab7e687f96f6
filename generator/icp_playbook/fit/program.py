"""The program: a playbook as what decides and nothing else, and the JSON of it that every evaluator reads."""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, assert_never

from icp_playbook.fields import ContactMatch, FieldType, Value
from icp_playbook.fit import condition as node
from icp_playbook.fit.condition import CompiledCondition, CompiledTest
from icp_playbook.fit.ranges import Cuts, cuts_of

Json: TypeAlias = dict[str, Any]
EVEN_RATE = 50
"""The base rate of a criterion that gives none, in percent."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A tier or a level, and where on its scale it begins."""

    id: str
    at_least: int


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A must, a disqualifier or a segment."""

    id: str
    when: CompiledCondition
    cuts: Cuts = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cuts", cuts_of([self.when]))

    @property
    def conditions(self) -> tuple[CompiledCondition, ...]:
        """Its condition."""
        return (self.when,)


@dataclass(frozen=True, slots=True)
class PointBand:
    """A condition and the points it gives."""

    when: CompiledCondition
    points: int


@dataclass(frozen=True, slots=True)
class BandedPoints:
    """A criterion or a signal: the first band that is met gives the points."""

    id: str
    bands: tuple[PointBand, ...]
    unknown_missed: bool = False
    """Whether what is not known counts as not met."""
    base_rate: int = EVEN_RATE
    """Percent of what a criterion may still add that it is expected to add."""
    possible: int = field(init=False, compare=False)
    """The most it can give."""
    cuts: Cuts = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cuts", cuts_of(self.conditions))
        object.__setattr__(self, "possible", max((0, *(band.points for band in self.bands))))

    @property
    def conditions(self) -> tuple[CompiledCondition, ...]:
        """The conditions of its bands."""
        return tuple(band.when for band in self.bands)


@dataclass(frozen=True, slots=True)
class PointCap:
    """The most that criteria earn together."""

    id: str
    at_most: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IcpProgram:
    """What decides on one ICP. Only an operational one takes part when ICPs are ranked."""

    id: str
    operational: bool
    must: tuple[NamedCondition, ...]
    score: tuple[BandedPoints, ...]
    disqualifiers: tuple[NamedCondition, ...]
    signals: tuple[BandedPoints, ...]
    segments: tuple[NamedCondition, ...]
    enough: CompiledCondition | None = None
    """What must hold before an account is judged at all; None where nothing has to be known."""
    tiers: tuple[Threshold, ...] = ()
    """All tiers, where it has thresholds of its own; else those of the program count."""
    caps: tuple[PointCap, ...] = ()
    base_rates: Mapping[str, int] = field(init=False, compare=False, repr=False)
    """Criterion → its base rate, where it is no even one."""
    segment_cuts: Cuts = field(init=False, compare=False, repr=False)
    enough_row: NamedCondition | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        rates = {row.id: row.base_rate for row in self.score if row.base_rate != EVEN_RATE}
        object.__setattr__(self, "base_rates", rates)
        object.__setattr__(self, "segment_cuts", cuts_of([row.when for row in self.segments]))
        row = None if self.enough is None else NamedCondition("enough", self.enough)
        object.__setattr__(self, "enough_row", row)

    @property
    def deciding(self) -> Iterator[CompiledCondition]:
        """The conditions that decide fit and segment; signals only tell when."""
        rows: tuple[NamedCondition | BandedPoints, ...]
        rows = (*self.must, *self.disqualifiers, *self.score, *self.segments)
        for row in rows:
            yield from row.conditions
        if self.enough is not None:
            yield self.enough

    @property
    def conditions(self) -> Iterator[CompiledCondition]:
        """Every condition."""
        yield from self.deciding
        for signal in self.signals:
            yield from signal.conditions


@dataclass(frozen=True)
class Program:
    """A compiled playbook: fields, scales from the highest step, the play of each cell, the ICPs in order."""

    fields: Mapping[str, FieldType]
    tiers: tuple[Threshold, ...]
    levels: tuple[Threshold, ...]
    grid: Mapping[str, Mapping[str, str]]
    minimum_coverage: int
    icps: Mapping[str, IcpProgram]
    contacts: Mapping[str, ContactMatch] = field(default_factory=dict)
    """The fields that describe contacts, and how many of them have to meet a condition."""

    def tiers_of(self, icp_id: str) -> tuple[Threshold, ...]:
        """The tiers of an ICP, where they start for it."""
        return self.icps[icp_id].tiers or self.tiers

    @cached_property
    def version(self) -> str:
        """Twelve hex digits of the SHA-256 of the program."""
        text = json.dumps(program_record(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def program_record(program: Program) -> Json:
    """A program as JSON."""
    return {
        "fields": dict(program.fields),
        "tiers": _scale(program.tiers),
        "levels": _scale(program.levels),
        "grid": {tier: dict(row) for tier, row in program.grid.items()},
        "minimum_coverage": program.minimum_coverage,
        "icps": [_icp(icp) for icp in program.icps.values()],
        **({"contacts": dict(program.contacts)} if program.contacts else {}),
    }


def _icp(icp: IcpProgram) -> Json:
    return {
        "id": icp.id,
        "operational": icp.operational,
        "must": [_named(row) for row in icp.must],
        "score": [_banded(row) for row in icp.score],
        "disqualifiers": [_named(row) for row in icp.disqualifiers],
        "signals": [_banded(row) for row in icp.signals],
        "segments": [_named(row) for row in icp.segments],
        **({} if icp.enough is None else {"enough": condition_record(icp.enough)}),
        **({"tiers": _scale(icp.tiers)} if icp.tiers else {}),
        **({"caps": [_cap(cap) for cap in icp.caps]} if icp.caps else {}),
    }


def _cap(cap: PointCap) -> Json:
    return {"id": cap.id, "at_most": cap.at_most, "criteria": list(cap.criteria)}


def _scale(steps: Sequence[Threshold]) -> list[list[str | int]]:
    return [[step.id, step.at_least] for step in steps]


def _named(row: NamedCondition) -> Json:
    return {"id": row.id, "when": condition_record(row.when)}


def _banded(row: BandedPoints) -> Json:
    bands = [{"when": condition_record(band.when), "points": band.points} for band in row.bands]
    return {
        "id": row.id,
        "bands": bands,
        **({"unknown": "missed"} if row.unknown_missed else {}),
        **({"base_rate": row.base_rate} if row.base_rate != EVEN_RATE else {}),
    }


def condition_record(condition: CompiledCondition) -> Json:
    """A condition as JSON; dates as ISO text."""
    match condition:
        case node.AllOf(parts=parts):
            return {"all": [condition_record(part) for part in parts]}
        case node.AnyOf(parts=parts):
            return {"any": [condition_record(part) for part in parts]}
        case node.Negation(part=part):
            return {"not": condition_record(part)}
        case node.OfContacts(part=part, every=every):
            return {"contacts": "all" if every else "any", "when": condition_record(part)}
        case _:
            return {"field": condition.field, **_operand(condition)}


def _operand(test: CompiledTest) -> Json:
    match test:
        case node.Equals(value=value):
            return {"is": _plain(value)}
        case node.OneOf(values=values):
            return {"in": [_plain(value) for value in values]}
        case node.InRange(low=low, high=high):
            return {"between": [_plain(low), _plain(high)]}
        case node.Minimum(bound=bound):
            return {"at_least": _plain(bound)}
        case node.Maximum(bound=bound):
            return {"at_most": _plain(bound)}
        case node.IncludesAny(values=values):
            return {"has_any": list(values)}
        case node.IncludesAll(values=values):
            return {"has_all": list(values)}
        case node.IncludesNone(values=values):
            return {"has_none": list(values)}
        case node.TextContains(texts=texts):
            return {"contains_any": list(texts)}
        case node.TextStarts(texts=texts):
            return {"starts_with": list(texts)}
        case node.TextEnds(texts=texts):
            return {"ends_with": list(texts)}
        case node.WithinDays(days=days):
            return {"within": days}
        case node.IsKnown(known=known):
            return {"known": known}
        case _:
            assert_never(test)


def _plain(value: Value) -> str | int | float:
    return value.isoformat() if isinstance(value, datetime.date) else value
