"""How long the won deals of a play took, beside how long the play says they take."""

from collections import Counter
from dataclasses import dataclass

from icp_playbook.backtest.group_measures import LEAST
from icp_playbook.backtest.group_tallies import PLAY, GroupKey, OutcomeTallies, OutcomeTally
from icp_playbook.backtest.intervals import median
from icp_playbook.model import Play, Settings


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


def play_cycles(tallies: OutcomeTallies, settings: Settings) -> tuple[PlayCycle, ...]:
    """The plays that say `within`, in the order of the settings."""
    return tuple(
        _cycle(play, play.within, tallies.groups.get(GroupKey(PLAY, "", play.id), OutcomeTally()).cycles)
        for play in settings.plays
        if play.within is not None
    )


def _cycle(play: Play, within: int, days: Counter[int]) -> PlayCycle:
    longer = sum(count for took, count in days.items() if took > within)
    return PlayCycle(play.id, play.label, within, days.total(), median(days), longer)
