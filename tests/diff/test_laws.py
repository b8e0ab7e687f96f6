"""Narrowing is called what generated accounts confirm by evaluation; nothing at all makes the diff fail."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.boundary.comparison import Order, bands_order, condition_order, signal_order
from icp_playbook.conditions.tree import NODES
from icp_playbook.diff import changes_of_entry
from icp_playbook.fit import evaluate
from icp_playbook.fit.logic import holds
from icp_playbook.fit.program import Json, Program
from icp_playbook.source import FOLDERS, SINGLES
from tests.diff.lines import BASE, told
from tests.drawing import draws
from tests.fit.test_regions import CATALOGUE, TODAY, conditions, everybody, several

RANK = {False: 0, None: 1, True: 2}


def seen(names: list[str], value: Callable[[Any], tuple[int, int]]) -> Order:
    """What accounts of a small world show, one by one: (before, after) of each."""
    pairs = [value(account) for account in everybody(names)]
    up, down = any(new > old for old, new in pairs), any(new < old for old, new in pairs)
    return "mixed" if up and down else "up" if up else "down" if down else "same"


@given(several())
@draws(150)
def test_a_condition_is_called_narrower_exactly_when_accounts_only_leave(
    case: tuple[list[str], list[Json]],
) -> None:
    names, (old, new) = case
    found = condition_order(old, new, CATALOGUE)
    shown = seen(names, lambda one: (RANK[holds(old, one, TODAY)], RANK[holds(new, one, TODAY)]))
    assert found == shown


def program(must: Json, bands: list[Json], out: Json) -> Program:
    """One ICP of a must, a criterion beside another and a disqualifier."""
    other = {"when": {"field": "note", "is": "x"}, "points": 5}
    icp = {
        "id": "icp",
        "operational": True,
        "must": [{"id": "must", "when": must}],
        "score": [{"id": "score", "bands": bands}, {"id": "other", "bands": [other]}],
        "disqualifiers": [{"id": "out", "when": out}],
        "signals": [{"id": "signal", "bands": bands}],
        "segments": [],
    }
    grid = {"high": {"all": "go"}, "low": {"all": "go"}}
    tiers, levels = [["high", 50], ["low", 0]], [["all", 0]]
    return Program(
        {
            "fields": {},
            "tiers": tiers,
            "levels": levels,
            "grid": grid,
            "minimum_coverage": 0,
            "icps": [icp],
        }
    )


ALWAYS: Json = {"field": "heads", "at_least": 0}


@given(several())
@draws(60)
def test_accounts_do_not_qualify_newly_by_a_narrower_must(case: tuple[list[str], list[Json]]) -> None:
    names, (old, new) = case
    if condition_order(old, new, CATALOGUE) == "down":
        never: Json = {
            "not": {"any": [{"field": "owner", "known": True}, {"field": "owner", "known": False}]}
        }
        before, after = (program(must, [{"when": ALWAYS, "points": 5}], never) for must in (old, new))
        for account in everybody(names):
            told = {**account, "heads": account.get("heads", 1), "note": account.get("note", "x")}
            if evaluate(after, "icp", told, TODAY).status == "fit":
                assert evaluate(before, "icp", told, TODAY).status == "fit"


@st.composite
def two_rows_of_bands(draw: st.DrawFn) -> tuple[list[str], list[Json], list[Json]]:
    """Some fields, and the bands of a criterion before and after."""
    names, _ = draw(several())
    points = st.sampled_from((-5, 0, 3, 8))
    band = st.builds(lambda when, given: {"when": when, "points": given}, conditions(names), points)
    rows = st.lists(band, min_size=1, max_size=3)
    return names, draw(rows), draw(rows)


@given(two_rows_of_bands())
@draws(80)
def test_points_are_called_fewer_exactly_when_no_account_earns_more(
    case: tuple[list[str], list[Json], list[Json]],
) -> None:
    names, old, new = case
    before, after = (program(ALWAYS, bands, ALWAYS) for bands in (old, new))

    def earned(of: Program, account: Any) -> tuple[int, int]:
        reason = next(one for one in evaluate(of, "icp", account, TODAY).reasons if one.id == "score")
        return reason.low, reason.high

    lows = seen(names, lambda one: (earned(before, one)[0], earned(after, one)[0]))
    highs = seen(names, lambda one: (earned(before, one)[1], earned(after, one)[1]))
    both = {lows, highs} - {"same"}
    assert bands_order(old, new, CATALOGUE) == (
        "same" if not both else both.pop() if len(both) == 1 else "mixed"
    )
    intent = seen(
        names,
        lambda one: (
            evaluate(before, "icp", one, TODAY).intent.points,
            evaluate(after, "icp", one, TODAY).intent.points,
        ),
    )
    assert signal_order(old, new, CATALOGUE) == intent


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        ({"within": 90}, {"within": 60}, "down"),
        ({"within": 90}, {"at_least": "2026-01-01"}, "mixed"),
        ({"at_least": "2020-01-01"}, {"at_least": "0001-01-01"}, "up"),
        ({"at_most": "9999-12-31"}, {"at_most": "9999-12-30"}, "down"),
    ],
)
def test_dates_are_compared_by_age_or_by_day(old: Json, new: Json, order: Order) -> None:
    before, after = ({"field": "founded", **test} for test in (old, new))
    assert condition_order(before, after, CATALOGUE) == order


def test_an_age_beside_a_day_that_stays_is_compared() -> None:
    since: Json = {"field": "founded", "at_least": "2020-01-01"}
    old, new = ({"all": [{"field": "founded", "within": days}, since]} for days in (90, 60))
    assert condition_order(old, new, CATALOGUE) == "down"
    assert condition_order(new, old, CATALOGUE) == "up"


def test_what_is_too_large_to_tell_is_compared_by_the_parts_that_differ() -> None:
    shared: list[Json] = [{"field": "heads", "in": list(range(0, 900, 3))}, {"field": "share", "is": 1.5}]
    shared += [{"field": "tools", "has_any": ["a"]}, {"field": "stage", "is": "late"}]
    old, new = ({"all": [*shared, {"field": "country", "in": codes}]} for codes in (["US", "CA"], ["US"]))
    assert condition_order(old, new, CATALOGUE) == "down"
    assert condition_order(old, {"any": new["all"]}, CATALOGUE) == "mixed"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["fit", "must", "score", "id", "when", "bands", "fields", "groups", *NODES]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from([*SINGLES, *FOLDERS, "recipe"]), JSON, JSON, JSON)
@draws(200)
def test_no_document_is_too_strange_to_be_compared(kind: str, old: Any, new: Any, fields: Any) -> None:
    changes = changes_of_entry(kind, "x", old, new, fields, new)
    assert changes == changes_of_entry(kind, "x", old, new, fields, new)
    assert changes_of_entry(kind, "x", old, old, fields, fields) == ()


def test_a_playbook_has_not_changed_from_itself() -> None:
    assert told(BASE, BASE) == []


def test_a_fingerprint_stays_when_neighbours_and_positions_change() -> None:
    def need(id_: str, pain: str) -> Json:
        return {"id": id_, "pain": pain}

    before: Json = {"needs": [need("waste", "We throw bread away."), need("sleep", "We are tired.")]}
    after: Json = {"needs": [need("waste", "We bin bread."), need("sleep", "We are tired.")]}
    later_before: Json = {"name": "Bakers", "needs": [need("new", "x"), *reversed(before["needs"])]}
    later_after: Json = {"name": "Bakers", "needs": [need("new", "x"), *reversed(after["needs"])]}
    (one,) = changes_of_entry("profile", "bakeries", before, after)
    (other,) = changes_of_entry("profile", "bakeries", later_before, later_after)
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 16
    (elsewhere,) = changes_of_entry("profile", "cafes", before, after)
    assert elsewhere.fingerprint != one.fingerprint
