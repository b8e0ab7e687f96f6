"""Verdicts of a program as formulas of z3, from points to tier and status. No account has ranges."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import z3

from icp_playbook.fields import Catalogue
from icp_playbook.fit import BandedPoints, IcpProgram, NamedCondition, Program, Status, Threshold, fields_in
from tests.boundary.encoding import Encoding, Witness
from tests.boundary.field_terms import Term

Outcome = tuple[Status, str | None]
"""A status, and the tier of an account that fits."""


class Points(NamedTuple):
    """What criteria come to, as terms; `possible` is a number."""

    low: Term
    high: Term
    open: Term
    possible: int


def deciding_conditions(icp: IcpProgram) -> list[Term]:
    """The conditions that verdicts hang on."""
    named = [row.when for row in (*icp.must, *icp.disqualifiers)]
    banded = [band.when for row in icp.score for band in row.bands]
    return [*named, *banded, *([] if icp.enough is None else [icp.enough])]


def counting_absent(icp: IcpProgram) -> set[str]:
    """The fields of criteria that count what is not known as not met."""
    return {name for row in icp.score if row.unknown_missed for name in fields_in(*row.conditions)}


class VerdictTerms:
    """When an account gets each verdict."""

    def __init__(self, program: Program, icp_id: str, encoding: Encoding) -> None:
        self.icp, self.encoding = program.icps[icp_id], encoding
        self.scale: Sequence[Threshold] = self.icp.tiers or program.tiers
        low, high, open_, possible = self._totals()
        out, unsure_out = self._of_rows(self.icp.disqualifiers, kept_out_by=True)
        missed, unsure = self._of_rows(self.icp.must, kept_out_by=False)
        enough = z3.BoolVal(True) if self.icp.enough is None else encoding.truth(self.icp.enough).true
        covered = 100 * (possible - open_) >= program.minimum_coverage * possible
        best, worst = self._place(high, possible), self._place(low, possible)
        sure = z3.And(z3.Not(unsure), z3.Not(unsure_out), covered, best == worst)
        inside = z3.And(z3.Not(out), z3.Not(missed))
        self.outcomes: dict[Outcome, Term] = {
            ("disqualified", None): out,
            ("outside", None): z3.And(z3.Not(out), missed),
            ("insufficient", None): z3.And(inside, z3.Not(enough)),
            ("undecided", None): z3.And(inside, enough, z3.Not(sure)),
        }
        for at, tier in enumerate(self.scale):
            self.outcomes["fit", tier.id] = z3.And(inside, enough, sure, best == at)

    def _of_rows(self, rows: Sequence[NamedCondition], *, kept_out_by: bool) -> tuple[Term, Term]:
        """Whether one of some rows keeps the account out, and whether one is unknown."""
        found = [self.encoding.truth(row.when) for row in rows]
        return z3.Or([one.is_(kept_out_by) for one in found]), z3.Or([one.is_(None) for one in found])

    def _totals(self) -> Points:
        rows = {row.id: self._criterion(row) for row in self.icp.score}
        grouped = {id_ for cap in self.icp.caps for id_ in cap.criteria}
        groups: list[tuple[int | None, list[Points]]]
        groups = [(None, [points for id_, points in rows.items() if id_ not in grouped])]
        groups += [(cap.at_most, [rows[id_] for id_ in rows if id_ in cap.criteria]) for cap in self.icp.caps]
        found = [_group(at_most, points) for at_most, points in groups]
        low, high, open_ = (z3.IntVal(0) + sum(one[at] for one in found) for at in range(3))
        return Points(low, high, open_, sum(one.possible for one in found))

    def _criterion(self, row: BandedPoints) -> Points:
        low = high = counted = z3.IntVal(0)
        for band in reversed(row.bands):
            truth, points = self.encoding.truth(band.when), z3.IntVal(band.points)
            low, high = (
                z3.If(
                    truth.true, points, z3.If(truth.false, later, z3.If(keep(points, later), points, later))
                )
                for later, keep in ((low, _less), (high, _more))
            )
            counted = z3.If(truth.true, points, counted)
        possible = max([0, *(band.points for band in row.bands)])
        if row.unknown_missed:
            return Points(counted, counted, z3.IntVal(0), possible)
        return Points(low, high, z3.If(low == high, 0, possible), possible)

    def _place(self, points: Term, possible: int) -> Term:
        """The place of the tier that points reach."""
        place = z3.IntVal(len(self.scale) - 1)
        for at in reversed(range(len(self.scale))):
            place = z3.If(100 * points >= self.scale[at].at_least * possible, at, place)
        return place


def _less(one: Term, other: Term) -> Term:
    return one < other


def _more(one: Term, other: Term) -> Term:
    return one > other


def _group(at_most: int | None, rows: Sequence[Points]) -> Points:
    """Some criteria together, and what a cap leaves of them."""
    low, high, open_ = (z3.IntVal(0) + sum(row[at] for row in rows) for at in range(3))
    possible = sum(row.possible for row in rows)
    if at_most is None:
        return Points(low, high, open_, possible)
    least, best = (z3.If(points > at_most, at_most, points) for points in (low, high))
    possible = min(possible, at_most)
    left = z3.If(least == best, 0, z3.If(open_ > possible, possible, open_))
    return Points(least, best, left, possible)


def verdicts_found(
    program: Program, icp_id: str, catalogue: Catalogue, *, complete: bool
) -> dict[Outcome, Witness]:
    """The verdicts that accounts get, each with one that does."""
    icp = program.icps[icp_id]
    conditions, absent = deciding_conditions(icp), counting_absent(icp)
    encoding = Encoding(conditions, catalogue, complete=complete, absent=absent)
    terms = VerdictTerms(program, icp_id, encoding).outcomes
    return {outcome: one for outcome, term in terms.items() if (one := encoding.find(term))}


def moves_found(
    old: Program, new: Program, icp_id: str, catalogue: Catalogue, *, complete: bool
) -> dict[tuple[Outcome, Outcome], Witness]:
    """The verdicts before and after a change that accounts get together, each with one that does."""
    conditions = [*deciding_conditions(old.icps[icp_id]), *deciding_conditions(new.icps[icp_id])]
    absent = counting_absent(old.icps[icp_id]) | counting_absent(new.icps[icp_id])
    encoding = Encoding(conditions, catalogue, complete=complete, absent=absent)
    before, after = (VerdictTerms(one, icp_id, encoding).outcomes for one in (old, new))
    return dict(_pairs(encoding, before, after))


def _pairs(
    encoding: Encoding, before: dict[Outcome, Term], after: dict[Outcome, Term]
) -> Iterator[tuple[tuple[Outcome, Outcome], Witness]]:
    for old, is_old in before.items():
        for new, is_new in after.items():
            if one := encoding.find(is_old, is_new):
                yield (old, new), one
