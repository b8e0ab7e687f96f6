"""How long the won deals of a play took, beside how long the play says they take."""

from collections.abc import Iterable
from dataclasses import dataclass

from icp_playbook.backtest.group_measures import LEAST
from icp_playbook.backtest.intervals import median
from icp_playbook.backtest.judged_outcomes import JudgedOutcome
from icp_playbook.model import Settings


@dataclass(frozen=True, slots=True)
class PlayCycle:
    """A play that says `within` how many days its deals are won, and the days that they took."""

    play: str
    label: str
    within: int
    deals: int
    """Won deals that called for the play on the day they were created, of which both days are known."""
    median: float | None
    longer: int
    """How many of them took longer."""

    @property
    def enough(self) -> bool:
        """Whether there are enough of them to say anything of their middle."""
        return self.deals >= LEAST

    @property
    def is_kept(self) -> bool:
        """Whether the deal in the middle was won in time."""
        return self.median is not None and self.median <= self.within


def play_cycles(judged: Iterable[JudgedOutcome], settings: Settings) -> tuple[PlayCycle, ...]:
    """The plays that say `within`, in the order of the settings."""
    days: dict[str, list[int]] = {play.id: [] for play in settings.plays}
    for row in judged:
        verdict, took = row.verdict, row.days_to_close
        if row.outcome.won and took is not None and verdict is not None and verdict.play is not None:
            days[verdict.play].append(took)
    return tuple(
        PlayCycle(
            play.id,
            play.label,
            play.within,
            len(days[play.id]),
            median(days[play.id]),
            sum(took > play.within for took in days[play.id]),
        )
        for play in settings.plays
        if play.within is not None
    )
