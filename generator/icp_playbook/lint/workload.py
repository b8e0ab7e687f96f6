"""What the market asks of each rep, tier by tier and play by play, beside what one can work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp_playbook.lint.read_list import ReadList
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Workload:
    """The accounts of a tier or a play: `found` of the list's `total`, which stands for `market` accounts."""

    key: tuple[str, str]
    """Under `capacity`: the key, and the id of the tier or play."""
    label: str
    found: int
    total: int
    market: int
    reps: int
    workable: int
    """Accounts that a rep can work."""
    open: int = 0
    """Accounts of the list beside these that may turn out to be in the tier."""

    @property
    def accounts(self) -> int:
        """Accounts of the market, to the nearest."""
        return (2 * self.found * self.market + self.total) // (2 * self.total)

    @property
    def per_rep(self) -> int:
        """Accounts for each rep, rounded up: nobody works half of one."""
        return -(-self.found * self.market // (self.total * self.reps))

    @property
    def needed(self) -> int:
        """Reps that it takes."""
        return -(-self.found * self.market // (self.total * self.workable))

    @property
    def may_need(self) -> int:
        """Reps that it takes if all that are open turn out to be in it."""
        return -(-(self.found + self.open) * self.market // (self.total * self.workable))

    @property
    def is_workable(self) -> bool:
        """Whether the reps there are can work them."""
        return self.needed <= self.reps


def market_of(playbook: Playbook, lists: Sequence[ReadList]) -> ReadList | None:
    """The list that stands for the market, where it has accounts."""
    capacity = playbook.settings.capacity
    if capacity is None:
        return None
    return next((one for one in lists if one.entry.id == capacity.market and one.accounts), None)


def workloads(playbook: Playbook, lists: Sequence[ReadList]) -> Iterator[Workload]:
    """For each tier and play that says what a rep can work; none without the list of the market."""
    capacity, market = playbook.settings.capacity, market_of(playbook, lists)
    if capacity is None or market is None:
        return
    total = len(market.accounts)
    tiers = {tier.id: tier.label for tier in playbook.settings.tiers}
    plays = {play.id: play.label for play in playbook.settings.plays}
    for key, workable, labels, has in (
        ("accounts_per_rep", capacity.accounts_per_rep, tiers, [one.tier for one in market.accounts]),
        ("plays", capacity.plays, plays, [one.play for one in market.accounts]),
    ):
        for id_, most in workable.items():
            yield Workload(
                (key, id_),
                labels[id_],
                has.count(id_),
                total,
                capacity.accounts or total,
                capacity.reps,
                most,
                sum(id_ in one.may_be for one in market.accounts),
            )
