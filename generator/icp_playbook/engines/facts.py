"""What the rows of ICPs come to for each account, kept as columns: a row that ICPs share is judged once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import ibis.expr.types as ir

from icp_playbook.engines.formulas import Formula, every
from icp_playbook.engines.judgement import Judgement
from icp_playbook.engines.outcomes import earned, signal_points
from icp_playbook.fit import BandedPoints, CompiledCondition, IcpProgram, PointBand, WordList, fields_in

_LONGEST = 58
"""Bytes of a name: Postgres cuts names at 63."""


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A value that stands in a column."""

    name: str


Kept: TypeAlias = ColumnName | bool | int | None
"""A column, or a value that is the same of every account."""


def kept(table: ir.Table, value: Kept) -> ir.Value | bool | int | None:
    """A value as an expression over a table that has its column."""
    return table[value.name] if isinstance(value, ColumnName) else value


@dataclass(frozen=True, slots=True)
class CriterionFacts:
    """What a criterion comes to, its points at worst and at best, and whether they are assumed."""

    low: Kept
    high: Kept
    assumed: Kept
    spans: frozenset[tuple[int, int]] | None = None
    """As of `Earned`."""
    decided: Kept = None
    """Its points where they are decided, else null."""


@dataclass(frozen=True, slots=True)
class IcpFacts:
    """What the rows of an ICP come to, each in its order: truths, points of criteria and of signals."""

    musts: Sequence[Kept]
    disqualifiers: Sequence[Kept]
    score: Sequence[CriterionFacts]
    signals: Sequence[Kept]
    enough: Kept
    segments: Sequence[Kept]
    segments_possible: Sequence[Kept]
    """Whether each segment may be the first that holds."""


@dataclass(slots=True)
class ColumnNames:
    """Gives names that no column has, short enough for every engine."""

    taken: set[str]

    def new(self, *parts: str) -> str:
        """A name of these words."""
        name = "_".join(part.replace("-", "_") for part in parts)[:_LONGEST]
        found, count = name, 1
        while found.lower() in self.taken:
            count += 1
            found = f"{name[: _LONGEST - 4]}_{count}"
        self.taken.add(found.lower())
        return found


@dataclass(slots=True)
class FactColumns:
    """The columns of facts, with the why of each, as they are found."""

    judgement: Judgement
    names: ColumnNames
    columns: dict[str, ir.Value] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    _truths: dict[CompiledCondition, Kept] = field(default_factory=dict)
    _points: dict[tuple[str, tuple[PointBand, ...], bool], CriterionFacts] = field(default_factory=dict)
    _signals: dict[BandedPoints, Kept] = field(default_factory=dict)

    def of(self, icp: IcpProgram, words: WordList) -> IcpFacts:
        """The facts of an ICP."""
        named = words.icps[icp.id]
        return IcpFacts(
            [self._truth(row.when, ("must", row.id), named.must[row.id].why) for row in icp.must],
            [
                self._truth(row.when, ("out", row.id), named.disqualifiers[row.id].why)
                for row in icp.disqualifiers
            ],
            [self._criterion(row, named.score[row.id].label, named.score[row.id].why) for row in icp.score],
            [self._signal(row, named.signals[row.id]) for row in icp.signals],
            True if icp.enough is None else self._truth(icp.enough, (icp.id, "enough"), named.enough),
            [self._truth(row.when, ("segment", row.id), named.segments[row.id]) for row in icp.segments],
            [*self._first_possible(icp)],
        )

    def _first_possible(self, icp: IcpProgram) -> Iterator[Kept]:
        """A range may keep a segment that surely holds from ever being the first."""
        ranged = self.judgement.ranged(fields_in(*(row.when for row in icp.segments)))
        none_before: list[Formula] = []
        for row in icp.segments:
            if not ranged or not none_before:
                yield True
            else:
                holds = self.judgement.claim(row.when, truth=True, or_unknown=True)
                possible = self.judgement.exists(every([holds, *none_before]))
                yield self._keep(possible, ("segment", row.id, "possible"), "")
            none_before.append(self.judgement.claim(row.when, truth=False, or_unknown=True))

    def _truth(self, condition: CompiledCondition, names: Sequence[str], why: str) -> Kept:
        if condition not in self._truths:
            self._truths[condition] = self._keep(self.judgement.truth(condition), names, why)
        return self._truths[condition]

    def _criterion(self, row: BandedPoints, label: str, why: str) -> CriterionFacts:
        key = (row.id, row.bands, row.unknown_missed)
        if key not in self._points:
            low, high, assumed, spans = earned(self.judgement, row)
            about = f"{label}. {why}"
            least = self._keep(low, ("score", row.id, "low"), about)
            most = least if low is high else self._keep(high, ("score", row.id, "high"), "")
            self._points[key] = CriterionFacts(
                least, most, self._keep(assumed, ("score", row.id, "assumed"), ""), spans
            )
        return self._points[key]

    def _signal(self, row: BandedPoints, name: str) -> Kept:
        if row not in self._signals:
            points = signal_points(self.judgement, row)
            self._signals[row] = self._keep(points, ("signal", row.id), name)
        return self._signals[row]

    def _keep(self, value: ir.Value | bool | int | None, names: Sequence[str], why: str) -> Kept:
        if value is None or isinstance(value, bool | int):
            return value
        name = self.names.new(*names)
        self.columns[name] = value
        if why:
            self.comments[name] = why
        return ColumnName(name)


def facts_of(facts: FactColumns, icps: Iterable[IcpProgram], words: WordList) -> Mapping[str, IcpFacts]:
    """The facts of ICPs by their ids."""
    return {icp.id: facts.of(icp, words) for icp in icps}
