"""The reference evaluator gives every verdict of tests/vectors, and the vectors cover every operator."""

import datetime
import itertools

import pytest

from icp_playbook.conditions import OPERATORS
from icp_playbook.fit import (
    MEMBERSHIPS,
    deciding_fields,
    evaluate,
    membership_of,
    questions,
    rank,
    verdict_record,
)
from tests.fit import vectors
from tests.fit.vectors import Vector, account_of, program_of

NEVER_UNKNOWN = {"known"}
"""Operators that are always decided."""
NUMBERS = {"integer", "number", "percent", "year", "money"}


@pytest.mark.parametrize("vector", vectors.condition_vectors(), ids=str)
def test_a_condition(vector: Vector) -> None:
    assert verdict_of(vector)["reasons"] == [vector.expect]


@pytest.mark.parametrize("vector", vectors.verdict_vectors(), ids=str)
def test_a_verdict(vector: Vector) -> None:
    assert verdict_of(vector) == vector.expect


@pytest.mark.parametrize("vector", vectors.ranking_vectors(), ids=str)
def test_a_ranking(vector: Vector) -> None:
    ranking = rank(
        program_of(vector),
        account_of(vector.program, vector.account),
        datetime.date.fromisoformat(vector.as_of),
    )
    assert {
        "order": [verdict.icp for verdict in ranking.verdicts],
        "best": ranking.best.icp if ranking.best else None,
        "candidate": ranking.candidate.icp if ranking.candidate else None,
    } == vector.expect


@pytest.mark.parametrize("vector", vectors.membership_vectors(), ids=str)
def test_how_surely_an_account_is_in(vector: Vector) -> None:
    program, account = program_of(vector), account_of(vector.program, vector.account)
    as_of = datetime.date.fromisoformat(vector.as_of)
    verdict = evaluate(program, vector.icp, account, as_of)
    asks = deciding_fields(verdict, program, account, as_of)
    assert {"membership": membership_of(verdict, asks), "asks": list(asks)} == vector.expect
    asked = questions(program, vector.icp, account, as_of)
    if verdict.status == "insufficient":  # they come first, whatever decides
        assert {one.field for one in asked[: len(asks)]} == set(asks)
    else:
        assert not asks or set(asks) == {one.field for one in asked if one.decides}


def test_every_membership_has_a_vector() -> None:
    assert {vector.expect["membership"] for vector in vectors.membership_vectors()} == set(MEMBERSHIPS)


def verdict_of(vector: Vector) -> dict[str, object]:
    """The result of the reference evaluator as JSON."""
    account = account_of(vector.program, vector.account)
    as_of = datetime.date.fromisoformat(vector.as_of)
    return verdict_record(evaluate(program_of(vector), vector.icp, account, as_of))


def test_every_operator_is_met_missed_and_unknown_on_every_type_it_suits() -> None:
    wanted = {
        (operator.key, type_, state)
        for operator in OPERATORS.values()
        for type_, state in itertools.product(operator.suits, ("met", "missed", "unknown"))
        if state != "unknown" or operator.key not in NEVER_UNKNOWN
    }
    assert wanted - {row[:3] for row in _rows()} == set()


def test_no_vector_tests_what_no_playbook_can_express() -> None:
    suits = {(operator.key, type_) for operator in OPERATORS.values() for type_ in operator.suits}
    assert {row[:2] for row in _rows()} - suits == set()


def test_every_operator_on_numbers_meets_a_band_that_passes_fails_and_straddles() -> None:
    numeric = {
        (operator.key, type_)
        for operator in OPERATORS.values()
        for type_ in NUMBERS & set(operator.suits)
        if operator.key not in NEVER_UNKNOWN
    }
    banded = {row[:3] for row in _rows() if row[3]}
    straddling = {(*pair, "unknown") for pair in numeric}
    assert straddling - banded == set()
    for key in {key for key, _ in numeric}:
        assert {state for one, _, state in banded if one == key} == {"met", "missed", "unknown"}


def test_known_is_always_decided() -> None:
    assert {row[2] for row in _rows() if row[0] in NEVER_UNKNOWN} == {"met", "missed"}


def test_no_two_vectors_have_one_name() -> None:
    every = [*vectors.condition_vectors(), *vectors.verdict_vectors(), *vectors.ranking_vectors()]
    every += vectors.membership_vectors()
    assert len({vector.name for vector in every}) == len(every)


def _rows() -> list[tuple[str, str, str, bool]]:
    """Operator, field type, state and whether the value is a band of numbers, for each test of one field."""
    data = vectors.read("conditions")
    rows = []
    for case in data["cases"]:
        field, key = case["when"].get("field"), next((key for key in case["when"] if key in OPERATORS), "")
        if field and key:
            band = isinstance(case["account"].get(field), dict)
            rows.append((key, data["fields"][field], case["expect"], band))
    return rows
