"""Where there is nothing to be found nothing is claimed, and what is there is found."""

from icp_playbook.backtest import LEVEL, JudgedOutcome, measured
from tests.backtest.drawn_outcomes import answers_of, judged, prepared, with_results

CLAIMS = {"as-expected", "contrary"}
DRAWS = 200
_HIGH, _LOW = 0.6, 0.2


def by_tier(row: JudgedOutcome) -> float:
    """A truth behind the outcomes: the first tier buys three times as often."""
    return _HIGH if row.place == "tier-1" else _LOW


def test_of_outcomes_drawn_at_random_hardly_anything_is_claimed() -> None:
    found = list(answers_of(lambda _: 0.3, range(DRAWS)))
    most = DRAWS * (1 - LEVEL)
    assert sum(not CLAIMS.isdisjoint(tiers) for tiers, _ in found) <= most
    assert sum(not CLAIMS.isdisjoint(parts) for _, parts in found) <= most
    assert all("too-few" not in tiers for tiers, _ in found)


def test_a_truth_behind_the_outcomes_is_found() -> None:
    found = list(answers_of(by_tier, range(20)))
    assert [tiers for tiers, _ in found] == [["as-expected"]] * 20
    turned = list(answers_of(lambda row: 0.8 - by_tier(row), range(20)))
    assert [tiers for tiers, _ in turned] == [["contrary"]] * 20


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    held = 0
    for seed in range(DRAWS // 2):
        _, groups, *_ = measured(with_results(by_tier, seed), prepared(), churn_known=False)
        [first] = [group for group in groups if group.kind == "tier" and group.id == "tier-1"]
        rate = first.measures.won_rate
        assert rate is not None
        held += rate.low <= _HIGH <= rate.high
    assert held / (DRAWS // 2) >= LEVEL - 0.03


def test_groups_have_every_account_that_they_are_asked_of() -> None:
    whole, groups, *_ = measured(with_results(by_tier, 1), prepared(), churn_known=False)
    assert whole.n == len(judged())

    def count(kind: str, id_: str) -> int:
        return sum(one.measures.n for one in groups if (one.kind, one.id) == (kind, id_))

    assert sum(one.measures.n for one in groups if one.kind == "status") == whole.n
    assert count("must", "own-oven") == whole.n
    inside = sum(row.is_inside for row in judged())
    assert count("criterion", "turnover") == count("signal", "second-shop") == inside
    assert count("band", "headcount/1") + count("band", "headcount/2") == next(
        one.measures.n for one in groups if (one.kind, one.id, one.state) == ("criterion", "headcount", "met")
    )


def test_few_decided_deals_are_not_compared() -> None:
    few = with_results(by_tier, 1)[:12]
    _, _, tiers, parts, _ = measured(few, prepared(), churn_known=False)
    assert {one.answer for one in (*tiers, *parts)} == {"too-few"}
