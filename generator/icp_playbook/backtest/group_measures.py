"""What became of a group of accounts in numbers: how often they buy, how fast, for how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from icp_playbook.backtest.companies import company_share
from icp_playbook.backtest.intervals import Retention, Share, median, retention
from icp_playbook.backtest.judged_outcomes import JudgedOutcome

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


def measures(
    group: Iterable[JudgedOutcome], base: Share | None = None, *, churn_known: bool = True
) -> Measures:
    """What became of a group; `base` is the won rate of all, None for all themselves.

    Without `churn_known` nothing is said of who stays: no list names a column of days on which they left.
    """
    rows = list(group)
    won = [row for row in rows if row.outcome.won]
    lost = sum(row.outcome.result == "lost" for row in rows)
    rate = company_share((row.company, row.outcome.won) for row in rows if row.outcome.decided)
    cycles = [days for row in won if (days := row.days_to_close) is not None]
    values = [row.outcome.value for row in won if row.outcome.value is not None]
    return Measures(
        len(rows),
        len(won),
        lost,
        len(rows) - len(won) - lost,
        rate,
        _lift(rate, base or rate),
        median(cycles),
        len(cycles),
        sum(values),
        len(values),
        sum(values) / len(values) * rate.value if values and rate is not None else None,
        _retention(won) if churn_known else None,
        _known((row.company, row.outcome.renewed) for row in won),
        _known((row.company, row.outcome.expanded) for row in won),
    )


def _lift(rate: Share | None, base: Share | None) -> float | None:
    return None if rate is None or base is None or not base.count else rate.value / base.value


def _retention(won: Sequence[JudgedOutcome]) -> Retention | None:
    seen = [(row.outcome.churned, days) for row in won if (days := row.days_as_customer) is not None]
    return retention(
        [days for churned, days in seen if churned is not None],
        [days for churned, days in seen if churned is None],
    )


def _known(answers: Iterable[tuple[str, bool | None]]) -> Share | None:
    return company_share((company, one) for company, one in answers if one is not None)
