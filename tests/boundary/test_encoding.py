"""The encoding for z3 says of drawn accounts what the evaluator says: only then can it prove anything."""

import datetime
from random import Random

import pytest

from icp_playbook.conditions import operators_for
from icp_playbook.fit import Account, ContactValues, Known, OneKnown, evaluate, holds
from tests.boundary.drawn_boundaries import TYPES, DrawBoundaries, compiled_program, drawn_value
from tests.boundary.encoding import Encoding, truths_found
from tests.boundary.verdict_encoding import VerdictTerms, deciding_conditions, moves_found, verdicts_found
from tests.drawing import times

AS_OF = datetime.date(2024, 3, 2)
contacts = pytest.mark.parametrize("contacts", [False, True], ids=["accounts", "contacts"])


def account_of(draw: DrawBoundaries, size: int) -> Account:
    """An account near the limits, with some contacts where a field is theirs."""

    def known(name: str) -> OneKnown | None:
        field = draw.catalogue[name]
        value: OneKnown = drawn_value(draw.random, field.type)
        if field.minimum is not None and isinstance(value, int | float) and value < field.minimum:
            return None
        return value if draw.random.random() < 0.8 else None

    account: dict[str, Known] = {}
    for name in draw.catalogue.fields:
        if name in draw.matches:
            account[name] = ContactValues(tuple(known(name) for _ in range(size)))
        elif (value := known(name)) is not None:
            account[name] = value
    return account


@pytest.mark.parametrize("name", TYPES)
def test_each_operator_says_of_values_near_its_limits_what_the_evaluator_says(name: str) -> None:
    draw = DrawBoundaries(Random(name), names=[name])  # noqa: S311
    for key in operators_for(draw.catalogue[name].type) * 2:
        test = draw.read(draw.test(name, key))
        encoding = Encoding([test], draw.catalogue)
        term = encoding.truth(test)
        for _ in range(7):
            account = account_of(draw, 0)
            assert encoding.find(*encoding.of(account, AS_OF), term.is_(holds(test, account, AS_OF))), test


@pytest.mark.drawn
@contacts
def test_the_truth_of_drawn_conditions_is_that_of_the_evaluator(contacts: bool) -> None:
    for seed in range(30 * times()):
        draw = DrawBoundaries(Random(seed), contacts=contacts)  # noqa: S311
        pair = [draw.read(one) for one in draw.pair()]
        encoding = Encoding(pair, draw.catalogue)
        terms = [encoding.truth(one) for one in pair]
        for _ in range(10):
            account = account_of(draw, len(encoding.places))
            truths = [term.is_(holds(one, account, AS_OF)) for term, one in zip(terms, pair, strict=True)]
            assert encoding.find(*encoding.of(account, AS_OF), *truths), (seed, account)
        for together, (account, day) in truths_found(pair, draw.catalogue).items():
            assert tuple(holds(one, account, day) for one in pair) == together, (seed, account)


@pytest.mark.drawn
@contacts
def test_the_verdicts_of_drawn_programs_are_those_of_the_evaluator(contacts: bool) -> None:
    for seed in range(8 * times()):
        draw = DrawBoundaries(Random(seed), contacts=contacts)  # noqa: S311
        data = draw.program()
        old, new = compiled_program(data), compiled_program(draw.changed_program(data))
        encoding = Encoding(deciding_conditions(old.icps["icp"]), draw.catalogue)
        outcomes = VerdictTerms(old, "icp", encoding).outcomes
        for _ in range(10):
            account = account_of(draw, len(encoding.places))
            verdict = evaluate(old, "icp", account, AS_OF)
            term = outcomes[verdict.status, verdict.tier]
            assert encoding.find(*encoding.of(account, AS_OF), term), (seed, account)
        found = verdicts_found(old, "icp", draw.catalogue, complete=False)
        moves = moves_found(old, new, "icp", draw.catalogue, complete=False)
        assert {before for before, _ in moves} == set(found), seed
        for (before, after), (account, day) in moves.items():
            verdicts = [evaluate(one, "icp", account, day) for one in (old, new)]
            assert [(one.status, one.tier) for one in verdicts] == [before, after], (seed, account)
