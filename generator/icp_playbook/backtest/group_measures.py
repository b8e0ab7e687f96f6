"""What became of a group of accounts in numbers: how often they buy, how fast, for how much."""

from dataclasses import dataclass

from icp_playbook.backtest.group_tallies import OutcomeTally
from icp_playbook.backtest.intervals import Retention, Share, median, retention

LEAST = 10
"""Decided deals, of as many companies, of which a rate is said at all.

Of fewer, the interval is wider than half of the scale.
"""


@dataclass(frozen=True, slots=True)
class Measures:
    """A group of accounts. Shares are of the decided ones, which were won or lost."""

    n: int
    won: int
    lost: int
    open: int
    won_rate: Share | None
    """Of won and lost; None where nothing is decided."""
    lift: float | None
    """The won rate over that of all accounts; None where one of the two is not known."""
    cycle: float | None
    """Days from created to closed of the won deal in the middle."""
    cycles: int
    """Won deals of which both days are known."""
    value: int
    """The sum of the won deals whose amount is known."""
    valued: int
    """How many these are."""
    value_per_account: float | None
    """The mean amount of a won deal × the won rate: what a decided account of the group is worth."""
    retention: Retention | None
    """None where no customer's close is known, or the list does not say who left."""
    renewed: Share | None
    """Of the customers of whom it is known."""
    expanded: Share | None

    @property
    def decided(self) -> int:
        """Won and lost."""
        return self.won + self.lost

    @property
    def enough(self) -> bool:
        """Whether there are enough of them, of companies enough, to say anything of their rate."""
        return self.won_rate is not None and self.won_rate.sample >= LEAST


def measures_of(tally: OutcomeTally, base: Share | None = None, *, churn_known: bool = True) -> Measures:
    """What became of a group that is counted; `base` is the won rate of all, None for all themselves.

    Without `churn_known` nothing is said of who stays: no list names a column of days on which they left.
    """
    rate = tally.decided.share(tally.won)
    return Measures(
        tally.n,
        tally.won,
        tally.lost,
        tally.n - tally.won - tally.lost,
        rate,
        _lift(rate, base or rate),
        median(tally.cycles),
        tally.cycles.total(),
        tally.value,
        tally.valued,
        tally.value / tally.valued * rate.value if tally.valued and rate is not None else None,
        retention([*tally.left.elements()], [*tally.stayed.elements()]) if churn_known else None,
        tally.renewal_known.share(tally.renewed),
        tally.expansion_known.share(tally.expanded),
    )


def _lift(rate: Share | None, base: Share | None) -> float | None:
    return None if rate is None or base is None or not base.count else rate.value / base.value
