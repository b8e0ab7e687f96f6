"""The lists that the playbook is held to, each share as it is and as asked, and what they ask of each rep."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.lint import (
    CheckedPlaybook,
    MeasuredShare,
    market_of,
    measured_shares,
    share_words,
    workloads,
)
from icp_playbook.model import ListShare
from icp_playbook.playbook import Playbook
from icp_playbook.views.health.rows import Source, SourcePlace


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share: which accounts, what is asked, what is.

    `kept` is whether it is within its bounds, `sure` whether it is whatever open accounts turn out to be.
    """

    accounts: str
    bound: str
    actual: str
    kept: bool
    sure: bool
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class ListRows:
    """A list with its shares."""

    label: str
    accounts: int
    as_of: datetime.date
    illustrative: bool
    shares: tuple[ShareRow, ...]
    spot: SourcePlace


def list_rows(playbook: Playbook, checked: CheckedPlaybook, source: Source) -> Iterator[ListRows]:
    """Every list that has accounts; none where the playbook is shown to those who see no lists."""
    for read in checked.lists if playbook.settings.lists else ():
        if not read.accounts:
            continue
        here = ("lists", read.place)
        yield ListRows(
            read.entry.label,
            len(read.accounts),
            read.entry.as_of,
            read.entry.illustrative,
            tuple(_share(playbook, one, source, *here) for one in measured_shares(read)),
            source.at("playbook", "playbook", *here),
        )


def _share(playbook: Playbook, one: MeasuredShare, source: Source, *here: str | int) -> ShareRow:
    return ShareRow(
        share_words(playbook, one.share),
        _bound(one.share),
        f"{one.text}{_open(one.open)}",
        one.is_kept,
        one.is_kept_anyway,
        source.at("playbook", "playbook", *here, "shares", one.place),
    )


def _open(count: int) -> str:
    """How many more may count, of which too little is known."""
    return f", {count:,} open" if count else ""


def _bound(share: ListShare) -> str:
    """ "at least 60%", "at most 10%", "60–80%": what is asked."""
    if share.at_least is not None and share.at_most is not None:
        return f"{share.at_least}–{share.at_most}%"
    return f"at most {share.at_most}%" if share.at_least is None else f"at least {share.at_least}%"


@dataclass(frozen=True, slots=True)
class WorkloadRow:
    """A tier or a play: its accounts in the market, those for each rep, and those that one can work."""

    label: str
    accounts: str
    per_rep: int
    workable: int
    needed: int
    fits: bool
    sure: bool
    """Whether it fits whatever open accounts turn out to be."""
    spot: SourcePlace


@dataclass(frozen=True, slots=True)
class CapacityRows:
    """What the market asks of the team; `market` says which list stands for it."""

    market: str
    reps: int
    rows: tuple[WorkloadRow, ...]


def capacity_rows(playbook: Playbook, checked: CheckedPlaybook, source: Source) -> CapacityRows | None:
    """The workload of each tier and play; None where no list stands for the market."""
    capacity, market = playbook.settings.capacity, market_of(playbook, checked.lists)
    if capacity is None or market is None:
        return None
    size = capacity.accounts or len(market.accounts)
    return CapacityRows(
        f"{market.entry.label}, which stands for {size:,} accounts",
        capacity.reps,
        tuple(
            WorkloadRow(
                load.label,
                f"{load.accounts:,} ({load.found} of {load.total}{_open(load.open)})",
                load.per_rep,
                load.workable,
                load.needed,
                load.is_workable,
                load.may_need <= load.reps,
                source.at("playbook", "playbook", "capacity", *load.key),
            )
            for load in workloads(playbook, checked.lists)
        ),
    )
