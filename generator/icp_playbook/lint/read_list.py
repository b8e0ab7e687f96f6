"""A list of accounts as it was read and judged, for the rules that hold the playbook to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.findings import Location
from icp_playbook.fit import Status
from icp_playbook.model import AccountList, ListShare


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account of a list and its verdict; the score is the least and the most still possible."""

    row: int
    """As in a spreadsheet."""
    label: str
    """What it is called, or "row 12"."""
    icp: str
    status: Status
    tier: str | None
    play: str | None
    score: tuple[int, int]
    candidate: bool
    """Whether it misses no must of the ICP."""
    may_be: frozenset[str] = frozenset()
    """Of one that is open, the tiers and statuses that it may still turn out to have."""
    question: str = ""
    """The field that would decide most about it; "" where nothing is open."""


@dataclass(frozen=True, slots=True)
class ListProblem:
    """Something that could not be read: where, what, and the way out."""

    location: Location
    sentence: str
    help: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list of the playbook. It has no accounts where its file could not be read."""

    place: int
    """Among the lists of the playbook."""
    entry: AccountList
    accounts: tuple[ListedAccount, ...] = ()
    problems: tuple[ListProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuredShare:
    """A share as it is: `count` of `total` accounts."""

    place: int
    share: ListShare
    count: int
    total: int
    open: int = 0
    """Accounts that are not counted and may turn out to be of those that are."""

    @property
    def is_kept_anyway(self) -> bool:
        """Whether it is within its ceiling whatever its open accounts turn out to be."""
        most = self.share.at_most
        return most is None or (self.count + self.open) * 100 <= most * self.total

    @property
    def is_kept(self) -> bool:
        """Whether it is within its floor and its ceiling, which it may touch."""
        least, most = self.share.at_least, self.share.at_most
        return (least is None or self.count * 100 >= least * self.total) and (
            most is None or self.count * 100 <= most * self.total
        )

    @property
    def text(self) -> str:
        """As reports write it: "41% (17 of 41)"; rounded down, and up above the ceiling, so that it shows."""
        percent = self.count * 100 // self.total
        if self.share.at_most is not None and self.count * 100 > self.share.at_most * self.total:
            percent = -(-self.count * 100 // self.total)
        return f"{percent}% ({self.count} of {self.total})"


def counts_in(share: ListShare, account: ListedAccount) -> bool:
    """Whether an account is in one of the tiers or has one of the statuses."""
    return account.tier in share.tiers or account.status in share.statuses


def may_count_in(share: ListShare, account: ListedAccount) -> bool:
    """Whether an account that is open may turn out to be one of those that count."""
    return not counts_in(share, account) and not account.may_be.isdisjoint((*share.tiers, *share.statuses))


def measured_shares(read: ReadList) -> Iterator[MeasuredShare]:
    """Every share of a list that has accounts."""
    if read.accounts:
        for place, share in enumerate(read.entry.shares):
            count = sum(counts_in(share, account) for account in read.accounts)
            open_ = sum(may_count_in(share, account) for account in read.accounts)
            yield MeasuredShare(place, share, count, len(read.accounts), open_)
