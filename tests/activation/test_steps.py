"""The steps of a criterion: what they add up to, on every account."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.activation.empty_values import with_missing
from icp_playbook.activation.exclusive import TooManyBranchesError, exclusive_branches
from icp_playbook.activation.steps import ENDS, End, steps_of
from icp_playbook.campaign import Literal, Tree
from icp_playbook.fit import Account, criterion_reason, holds
from tests.activation.drawn import ScoredIcp, scored_icp, scored_icps
from tests.campaign.drawn import AS_OF, Json, account_of, accounts
from tests.drawing import draws


def true_of(tree: Tree, account: Account) -> bool:
    """Two truth values: a literal says itself what it is where its field is unknown."""
    if isinstance(tree, Literal):
        truth = holds(tree.test, account, AS_OF)
        return tree.open if truth is None else truth is not tree.negated
    parts = [true_of(part, account) for part in tree.parts]
    return all(parts) if tree.joined == "all" else any(parts)


@given(scored_icps(), st.lists(accounts(), max_size=6))
@draws(80)
def test_steps_add_up_to_what_the_evaluator_gives(drawn: ScoredIcp, records: list[Json]) -> None:
    for row in drawn.icp.score:
        # a field with `missing` is not empty for the evaluator, and is where a CRM keeps it
        steps = {
            end: [(step.points, with_missing(step.when, drawn.catalogue)) for step in steps_of(row, end)]
            for end in ENDS
        }
        for record in records:
            stored, reason = account_of(record), criterion_reason(row, drawn.account(record), AS_OF)
            for end, trees in steps.items():
                found = sum(points for points, tree in trees if true_of(tree, stored))
                assert found == (reason.low if end == "low" else reason.high)


@given(scored_icps(), st.lists(accounts(), max_size=6))
@draws(60)
def test_of_exclusive_branches_one_is_true_where_the_tree_is(drawn: ScoredIcp, records: list[Json]) -> None:
    for row in drawn.icp.score:
        for step in steps_of(row, "high"):
            try:
                branches = exclusive_branches(step.when)
            except TooManyBranchesError:
                continue
            for record in records:
                account = account_of(record)
                true = [all(true_of(literal, account) for literal in branch) for branch in branches]
                assert sum(true) == true_of(step.when, account)


@pytest.mark.parametrize(
    ("bands", "end", "expected"),
    [
        ([(12, 10), (3, 5)], "low", [(5, "people>=3"), (5, "people>=12")]),
        ([(12, 10), (3, 5)], "high", [(5, "people>=3?"), (5, "people>=12?")]),
        ([(12, -4)], "low", [(-4, "people>=12?")]),
        ([(12, -4)], "high", [(-4, "people>=12")]),
    ],
)
def test_a_wider_band_takes_in_a_narrower_one(
    bands: list[tuple[int, int]], end: End, expected: list[tuple[int, str]]
) -> None:
    drawn = scored_icp(
        [
            {
                "id": "c",
                "bands": [{"when": {"field": "people", "at_least": at}, "points": n} for at, n in bands],
            }
        ]
    )
    assert [(step.points, _text(step.when)) for step in steps_of(drawn.icp.score[0], end)] == expected


def _text(tree: Any) -> str:
    """A minimum; with a question mark where an account of which nothing is known counts too."""
    assert isinstance(tree, Literal)
    assert not tree.negated
    return f"{tree.field}>={getattr(tree.test, 'bound')}{'?' if tree.open else ''}"  # noqa: B009  # of one test
