"""What mining gives: for each ICP what is proposed, what shows no signal, and what cannot be said."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.mining.base_rates import MinedRate
from icp_playbook.mining.exact import WonShare
from icp_playbook.mining.judging import Judged
from icp_playbook.mining.leaks import MinedLeak
from icp_playbook.mining.shapes import ConditionData

ProposalKind: TypeAlias = Literal["criterion", "friction", "disqualifier"]


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The list that was mined, as evidence names it."""

    id: str
    label: str
    date: datetime.date
    source: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """A condition and its points, with the accounts that judge it."""

    when: ConditionData
    points: int
    share: WonShare


@dataclass(frozen=True, slots=True)
class Proposal:
    """A criterion or a disqualifier for an ICP, from what was confirmed of a field.

    `steps` has the first that holds first; `rest` are the accounts that none of them holds for.
    """

    icp: str
    id: str
    kind: ProposalKind
    judged: Judged
    steps: tuple[ProposedStep, ...]
    rest: WonShare
    replaces: str | None = None
    """The criterion that has been asking about this field alone."""
    says_so: str | None = None
    """The must or disqualifier that rules out the same accounts already."""
    beside: tuple[str, ...] = ()
    """Criteria that ask about the field as well, in another way: a person has to decide."""

    @property
    def share(self) -> WonShare:
        """All accounts that judge it."""
        return sum((step.share for step in self.steps), self.rest)


@dataclass(frozen=True, slots=True)
class MinedIcp:
    """One ICP. Of a `WonShare`, the won ones are accounts that became customers."""

    icp: str
    learning: WonShare
    judging: WonShare
    judged: tuple[Judged, ...]
    proposals: tuple[Proposal, ...]
    leaks: tuple[MinedLeak, ...]
    unasked: tuple[str, ...]
    """Fields in the list that too few accounts have a value of, or that say the same of all."""
    base_rates: tuple[MinedRate, ...]
    """Of the criteria that any account of the list answers."""

    @property
    def no_signal(self) -> Iterator[Judged]:
        """Fields of which nothing was confirmed."""
        return (one for one in self.judged if one.shape is None)


@dataclass(frozen=True, slots=True)
class Mined:
    """A whole run: one family of hypotheses."""

    facts: ListFacts
    seed: int
    by_close: bool
    """Whether facts count that were known when an account closed, instead of when it was created."""
    tried: int
    undecided: int
    """Rows that are open still, or have no day to be judged by."""
    later: int
    """Decided rows of companies that had a deal before: only the first is looked at."""
    outside: int
    """Decided rows that are of none of the ICPs."""
    icps: tuple[MinedIcp, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Of every ICP, the surest first."""
        found = [proposal for icp in self.icps for proposal in icp.proposals]
        return tuple(sorted(found, key=lambda one: (one.judged.p_value, one.icp, one.id)))

    @property
    def rates(self) -> tuple[MinedRate, ...]:
        """The base rates that are confirmed to be others than those in force."""
        return tuple(one for icp in self.icps for one in icp.base_rates if one.confirmed)
