"""Conditions on contacts against brute force: each contact judged as the only one, then any or all."""

import datetime
import itertools
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from icp_playbook.fields import ContactMatch
from icp_playbook.fit import Account, Scorer, condition, evaluate, to_reach
from icp_playbook.fit.account import ContactValues, Known
from icp_playbook.fit.field_values import field_values
from icp_playbook.fit.logic import Truth, lacking_fields
from icp_playbook.values import Interval
from tests.drawing import RANDOM, draws, times
from tests.fit.contact_draw import DrawContacts, of_contacts
from tests.fit.drawn import FIELDS, Json
from tests.fit.programs import condition_of, program_of
from tests.fit.reaching import AS_OF, DOMAINS, DrawReach
from tests.fit.test_reach import reached
from tests.fit.test_scorer import afresh
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
    assert lacking_fields(when, account, datetime.date(2026, 6, 30), {}, wanted=wanted) == fields


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(15 * times()))
def test_no_smaller_change_of_contacts_leads_to_a_tier(seed: int) -> None:
    draw = DrawReach(random := Random(seed))  # noqa: S311  # the same cases in every run
    matches: dict[str, ContactMatch] = {"people": random.choice(["any", "all"]), "kind": "any"}
    data = of_contacts(draw.program(), matches)
    count = random.randint(1, 3)
    contacts = {
        "people": {"contacts": random.choices([None, 0, 1, 3, 5], k=count)},
        "kind": {"contacts": random.choices([None, "a", "b", "c"], k=count)},
    }
    program, account = program_of(data), account_of(data, draw.account() | contacts)
    domains = {name: replace(one, match=matches.get(name)) for name, one in DOMAINS.items()}
    tests = list(condition.tests_in(*program.icps["icp"].deciding))
    options = {
        name: [one.value for one in field_values(domain, own, account.get(name), AS_OF)]
        for name, domain in domains.items()
        if (own := [test for test in tests if test.field == name])
    }
    smallest: dict[str, int] = {}
    for size in (0, 1, 2):
        for names in itertools.combinations(options, size):
            for values in itertools.product(*(options[name] for name in names)):
                for tier in reached(program, {**account, **dict(zip(names, values, strict=True))})[1]:
                    smallest.setdefault(tier, size)
    found = to_reach(program, domains, "icp", account, AS_OF)
    lacking = {tier.id for tier in program.tiers_of("icp") if smallest.get(tier.id) != 0}
    assert {one.tier for one in found} == lacking
    for one in found:
        if not one.exact:
            continue
        sizes = smallest.get(one.tier, 3)
        assert (sizes == 3 and (one.least is None or len(one.least) > 2)) or len(one.least or ()) == sizes


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(30 * times()))
def test_what_is_exact_holds_against_every_pair_of_contacts(seed: int) -> None:
    draw = DrawReach(random := Random(seed))  # noqa: S311  # the same cases in every run
    data = draw.program()
    data["icps"][0]["must"] = [
        {"id": f"kind-{one}", "when": {"field": "kind", "in": [one]}} for one in random.sample("abc", 2)
    ]
    data = of_contacts(data, {"kind": "any"})
    known = random.choices([None, "a", "b", "c"], k=random.randint(1, 2))
    drawn = {name: value for name, value in draw.account().items() if name != "kind"}
    program, account = program_of(data), account_of(data, {**drawn, "kind": {"contacts": known}})
    domains = {name: replace(one, match="any" if name == "kind" else None) for name, one in DOMAINS.items()}
    learnt = [[one] if one else ["a", "b", "c", None] for one in known]
    changed = [*itertools.product(*learnt, ["a", "b", "c"], ["a", "b", "c"])]
    kinds = {ContactValues(one) for one in (*itertools.product(*learnt), *changed)} - {account["kind"]}
    lists = [reached(program, {**account, "kind": kind})[1] for kind in kinds]
    for one in to_reach(program, domains, "icp", account, AS_OF):
        if one.exact and any(one.tier in tiers for tiers in lists):
            assert one.least is not None
            assert len(one.least) == 1
