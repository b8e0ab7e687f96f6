"""A signal that counts occurrences: points for each, up to a limit, while a condition holds."""

import datetime
from typing import Any

import pytest

from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import BandedPoints, PointBand, compiled, counted_points, intent_points
from icp_playbook.fit.account import Known
from icp_playbook.fit.word_list_types import CountWords
from icp_playbook.model import CountOf, count_steps
from icp_playbook.values import Interval
from tests.fit.programs import words_of

DAY = datetime.date(2026, 6, 30)
CATALOGUE = Catalogue(
    (
        Field(id="visits", label="Demo visits in 30 days", type="integer"),
        Field(id="last_visit", label="Last visit", type="date"),
    ),
    Conventions("USD"),
)


def points_of(visits: Known | None, **more: Any) -> int:
    """What an account with so many visits earns, at 2 points each and at most 5 of them."""
    counted = CountOf.model_validate({"field": "visits", "points": 2, "at_most": 5, **more})
    bands = (PointBand(compiled(step.when, CATALOGUE), step.points) for step in count_steps(counted))
    known = {"visits": visits, "last_visit": datetime.date(2026, 6, 1)}
    return intent_points(
        BandedPoints("visits", tuple(bands)),
        {name: value for name, value in known.items() if value is not None},
        DAY,
    )


@pytest.mark.parametrize(
    ("visits", "points"),
    [
        (None, 0),
        (0, 0),
        (1, 2),
        (3, 6),
        (5, 10),
        (6, 10),
        (10**6, 10),
        (Interval(3, 8), 6),  # three there are for certain
        (Interval(0, 8), 0),
        (Interval(7, None), 10),
    ],
)
def test_each_occurrence_counts_up_to_the_limit(visits: Known | None, points: int) -> None:
    assert points_of(visits) == points


@pytest.mark.parametrize(("days", "points"), [(29, 6), (28, 0)])
def test_occurrences_count_only_while_their_condition_holds(days: int, points: int) -> None:
    assert points_of(3, when={"field": "last_visit", "within": days}) == points


@pytest.mark.parametrize(
    ("points", "words"), [(6, "3 × 2 = 6"), (2, "1 × 2 = 2"), (10, "5 or more × 2 = 10")]
)
def test_the_points_say_from_how_many_occurrences_they_come(points: int, words: str) -> None:
    row = {"name": "Bakeries", "must": {}, "score": {}, "disqualifiers": {}}
    list_: Any = {"version": "1", "fields": {}, "tiers": {}}
    list_["icps"] = {"bakeries": row | {"counted": {"demos": {"points": 2, "at_most": 5}}}}
    icp = words_of(list_).icps["bakeries"]
    assert icp.counted == {"demos": CountWords(2, 5)}
    assert counted_points("demos", points, icp) == words
    assert counted_points("funding", points, icp) == str(points)
