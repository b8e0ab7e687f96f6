"""The gaps and overlaps of published decision tables are found, and no others."""

import datetime
from itertools import combinations

import pytest

from icp_playbook.boundary import implies, impossible
from icp_playbook.fit import CompiledCondition, holds
from icp_playbook.fit.condition import AnyOf, IsKnown
from tests.boundary.encoding import where
from tests.boundary.textbook_tables import TABLES, DecisionTable
from tests.fit.programs import Json, condition_of, types_of

AS_OF = datetime.date(2026, 6, 30)


def read(table: DecisionTable, when: Json) -> CompiledCondition:
    """A condition of a table."""
    return condition_of(when, types_of(table.catalogue))


def place(table: DecisionTable) -> list[CompiledCondition]:
    """Where a table is meant to hold: everything is known there."""
    known = [IsKnown(name, True) for name in table.fields]
    return [*known, *([read(table, table.within)] if table.within else [])]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_two_rows_overlap_where_the_source_says_so(table: DecisionTable) -> None:
    found = {name: read(table, when) for name, when in table.rows.items()}
    overlaps = {
        (left, right)
        for left, right in combinations(found, 2)
        if not impossible([*place(table), found[left], found[right]], table.catalogue)
    }
    assert overlaps == table.overlaps
    if table.shared:
        ((left, right),) = table.overlaps
        assert all(holds(found[row], table.shared, AS_OF) for row in (left, right))


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_table_has_a_gap_where_the_source_says_so(table: DecisionTable) -> None:
    found = [read(table, when) for when in table.rows.values()]
    assert implies(place(table), AnyOf(tuple(found)), table.catalogue) is not table.gap
    if table.missed:
        assert all(holds(row, table.missed, AS_OF) is False for row in found)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_solver_finds_the_same(table: DecisionTable) -> None:
    found = {name: read(table, when) for name, when in table.rows.items()}
    given = [(one, {True}) for one in place(table)]
    overlaps = {
        (left, right)
        for left, right in combinations(found, 2)
        if where([*given, (found[left], {True}), (found[right], {True})], table.catalogue)
    }
    assert overlaps == table.overlaps
    gap = where([*given, *((row, {False}) for row in found.values())], table.catalogue)
    assert (gap is not None) is table.gap
