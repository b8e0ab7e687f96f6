"""Conditions on contacts against brute force: each contact judged as the only one, then any or all."""

import datetime
import itertools
from random import Random

import pytest
from hypothesis import given

from icp_playbook.fit import Account, Scorer, evaluate
from icp_playbook.fit.account import ContactValues, Known
from icp_playbook.fit.logic import Truth, lacking_fields
from icp_playbook.values import Interval
from tests.drawing import draws
from tests.fit.contact_draw import DrawContacts
from tests.fit.drawn import FIELDS, Json
from tests.fit.programs import condition_of, program_of
from tests.fit.test_scorer import RANDOM, afresh
from tests.fit.vectors import account_of, one_must

STATES: dict[str, Truth] = {"met": True, "missed": False, "unknown": None}


def must(when: Json, account: Account, as_of: str) -> Truth:
    """What a condition comes to as the only must of a program."""
    day = datetime.date.fromisoformat(as_of)
    return STATES[evaluate(program_of(one_must(when, FIELDS)), "icp", account, day).reasons[0].state]


def each(account: Account) -> list[Account]:
    """The account once for each contact, as if there were no other."""
    count = max((len(one.values) for one in account.values() if isinstance(one, ContactValues)), default=1)
    return [
        {name: own for name, value in account.items() if (own := _own(value, place)) is not None}
        for place in range(count)
    ]


def _own(value: Known, place: int) -> Known | None:
    return value.values[place] if isinstance(value, ContactValues) else value


def kleene(truths: list[Truth], match: str) -> Truth:
    """Any of some truths, or all of them, where None is not known."""
    decisive = match == "any"
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


@draws(100)
@given(RANDOM)
def test_a_condition_on_contacts_is_any_or_all_of_what_each_comes_to(random: Random) -> None:
    draw = DrawContacts(random)
    draw.program()
    as_of = draw.as_of()
    when = draw.condition()
    drawn = draw.account(as_of, 0.9)
    bands = {name for name, one in drawn.items() if isinstance(one, dict) and "low" in one}
    for name in bands:  # which is the same number for every contact
        drawn[name] = drawn[name]["low"]
    account = account_of({"fields": FIELDS}, drawn)
    match = random.choice(["any", "all"])
    asked = {"contacts": match, "when": when}
    found = must(asked, account, as_of)
    expected = kleene([must(when, one, as_of) for one in each(account)], match)
    assert found == expected
    assert must({"not": asked}, account, as_of) == kleene([None if expected is None else not expected], "any")


@draws(60)
@given(RANDOM)
def test_points_are_those_of_every_number_that_the_ranges_of_contacts_allow(random: Random) -> None:
    bands = [
        {
            "when": {
                "contacts": random.choice(["any", "all"]),
                "when": {"field": "people", "between": sorted(random.sample(range(1, 9), 2))},
            },
            "points": random.randint(-3, 9),
        }
        for _ in range(random.randint(1, 3))
    ]
    program = one_must({"field": "flag", "is": True}, FIELDS)
    program["icps"][0]["score"] = [{"id": "score", "bands": bands}]
    ranges = [sorted(random.choices(range(10), k=2)) for _ in range(random.randint(1, 3))]
    day = datetime.date(2026, 6, 30)

    def points(values: list[Known]) -> tuple[int, int]:
        account = {"people": ContactValues(tuple(values))}  # type: ignore[arg-type]  # none of contacts
        reason = evaluate(program_of(program), "icp", account, day).reasons[1]
        return reason.low, reason.high

    numbers = itertools.product(*(range(low, high + 1) for low, high in ranges))
    every = [points(list(one))[0] for one in numbers]
    assert points([Interval(low, high) for low, high in ranges]) == (min(every), max(every))


@draws(40)
@given(RANDOM)
def test_a_scorer_says_of_contacts_what_the_evaluator_says(random: Random) -> None:
    draw = DrawContacts(random, assumed=True)
    data, as_of = draw.program(), draw.as_of()
    program, day = program_of(data), datetime.date.fromisoformat(as_of)
    remembering = Scorer(program, day)
    accounts = [account_of(data, draw.account(as_of, random.choice([0.2, 0.6, 1]))) for _ in range(3)]
    for account in (*accounts, accounts[0]):
        assert remembering.score(account) == afresh(program, account, day, None)


@pytest.mark.parametrize(
    ("match", "contacts", "wanted", "fields"),
    [
        ("any", [None, 1], True, ("people",)),
        ("any", [9, None], True, ()),
        ("any", [1, 2], True, None),
        ("all", [9, None], True, ("people",)),
        ("all", [1, None], True, None),
        ("all", [1, None], False, ()),
        ("any", [None, 1], False, ("people",)),
        ("any", [9], False, None),
    ],
)
def test_what_is_lacking_of_contacts(
    match: str, contacts: list[int | None], wanted: bool, fields: tuple[str, ...] | None
) -> None:
    when = condition_of({"contacts": match, "when": {"field": "people", "at_least": 5}}, FIELDS)
    account = {"people": ContactValues(tuple(contacts))}
    assert lacking_fields(when, account, datetime.date(2026, 6, 30), wanted=wanted) == fields
