"""A scored criterion of one account: the outcomes still possible, and the fields that decide among them."""

import datetime
from collections.abc import Sequence
from typing import TypeAlias

from icp_playbook.fit.account import Account
from icp_playbook.fit.logic import holds, unknown_fields
from icp_playbook.fit.program import BandedPoints
from icp_playbook.fit.ranges import NO_RANGES, Ranges, split
from icp_playbook.fit.verdict import Reason, State

Outcome: TypeAlias = tuple[int, int | None]
"""Points, and the place of the band that gives them: None where no band does."""


def criterion_reason(
    row: BandedPoints, account: Account, as_of: datetime.date, ranges: Ranges = NO_RANGES
) -> Reason:
    """What a criterion comes to. A range has the outcomes of all numbers that it allows, and no other."""
    outcomes = _outcomes(row, account, as_of)
    if len(outcomes) > 1 and ranges and (parts := split(account, ranges, row.cuts)):
        outcomes = list({out for one in parts.accounts.values() for out in _outcomes(row, one, as_of)})
    if len(outcomes) == 1:
        ((points, band),) = outcomes
        return Reason("score", row.id, "met" if points else "missed", points, points, row.possible, band)
    low, high = _span(outcomes)
    state: State = "unknown" if low != high else "met" if low else "missed"
    return Reason("score", row.id, state, low, high, row.possible)


def deciding_criterion(row: BandedPoints, account: Account, as_of: datetime.date, ranges: Ranges) -> set[str]:
    """The fields whose values decide what an open criterion comes to."""
    parts = split(account, ranges, row.cuts) if ranges else None
    if parts is None:
        return _unknown_fields(row, account, as_of)
    spans = parts.results(lambda one: _span(_outcomes(row, one, as_of)))
    found = set(parts.matters(spans))
    for numbers, one in parts.accounts.items():
        low, high = spans[numbers]
        if low != high:
            found |= _unknown_fields(row, one, as_of)
    return found


def _unknown_fields(row: BandedPoints, account: Account, as_of: datetime.date) -> set[str]:
    return {
        name
        for _, index in _outcomes(row, account, as_of)
        if index is not None
        for name in unknown_fields(row.bands[index].when, account, as_of)
    }


def _outcomes(row: BandedPoints, account: Account, as_of: datetime.date) -> list[Outcome]:
    """What may come of the bands: one known to fail is out, one known to hold ends the search."""
    found: list[Outcome] = []
    for index, band in enumerate(row.bands):
        truth = holds(band.when, account, as_of)
        if truth is not False:
            found.append((band.points, index))
            if truth:
                return found
    found.append((0, None))
    return found


def _span(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    return min(points for points, _ in outcomes), max(points for points, _ in outcomes)
