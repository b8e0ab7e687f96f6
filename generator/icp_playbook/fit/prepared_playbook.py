"""A playbook prepared for scoring accounts: its program, the names of its ids, how values are read."""

import datetime
from dataclasses import dataclass
from typing import Self

from icp_playbook.fields import Catalogue
from icp_playbook.fit.account import Account
from icp_playbook.fit.compiler import compile_playbook
from icp_playbook.fit.evaluation import evaluate
from icp_playbook.fit.field_values import domains_of
from icp_playbook.fit.filling import DecisiveFields
from icp_playbook.fit.program import Program
from icp_playbook.fit.ranking import Ranking, rank
from icp_playbook.fit.reach import TierReach, to_reach
from icp_playbook.fit.scorer import Scorer
from icp_playbook.fit.verdict import Verdict
from icp_playbook.fit.word_list import build_word_list
from icp_playbook.fit.word_list_types import WordList
from icp_playbook.model import Capacity
from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class PreparedPlaybook:
    """What accounts are scored with. The same account, date and evaluator give the same verdict."""

    program: Program
    words: WordList
    catalogue: Catalogue
    capacity: Capacity | None = None
    """What reps can work, for the report of a list."""

    @classmethod
    def of(cls, playbook: Playbook) -> Self:
        """The evaluator of a linked playbook."""
        program = compile_playbook(playbook)
        words = build_word_list(playbook, program)
        return cls(program, words, playbook.catalogue, playbook.settings.capacity)

    def verdict(self, icp: str, account: Account, as_of: datetime.date) -> Verdict:
        """The account against one ICP, whether or not it takes part."""
        return evaluate(self.program, icp, account, as_of)

    def rank(self, account: Account, as_of: datetime.date) -> Ranking:
        """The account against every ICP that takes part."""
        return rank(self.program, account, as_of)

    def to_reach(self, icp: str, account: Account, as_of: datetime.date) -> tuple[TierReach, ...]:
        """For each tier that the account does not surely have, the least that leads there."""
        return to_reach(self.program, domains_of(self.catalogue), icp, account, as_of)

    def scorer(self, as_of: datetime.date) -> Scorer:
        """What scores many accounts as of a day."""
        return Scorer(self.program, as_of)

    def decisive_fields(self, scorer: Scorer, as_of: datetime.date, icp: str | None) -> DecisiveFields:
        """What finds the fields that, filled, decide the accounts of a list."""
        return DecisiveFields(self.program, domains_of(self.catalogue), scorer, as_of, icp)

    def takes_part(self, icp: str) -> bool:
        """Whether the ICP is there and operational."""
        return icp in self.program.icps and self.program.icps[icp].operational
