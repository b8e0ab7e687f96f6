"""What pages show of a playbook that takes long to work out: it is asked for when a page needs it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.backtest import IcpOutcomes
from icp_playbook.lint import CheckedPlaybook
from icp_playbook.suggesting import EntryFiles

Outcomes: TypeAlias = Callable[[], Mapping[str, IcpOutcomes]]
"""What became of the accounts of each operational ICP, by id."""


@dataclass(frozen=True, slots=True)
class Results:
    """`checked` gives what /health/ shows, a page that only the company itself has.

    `outcomes` is None for a site that says nothing of what became of accounts.
    """

    checked: Callable[[], CheckedPlaybook] = CheckedPlaybook
    outcomes: Outcomes | None = None
    sources: EntryFiles | None = None
    """The files of entries. A site for others than the company itself has none of them."""
