"""Counts of what happened to a list while it streams; bounded, however long the list is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from icp_playbook.accounts.reading import AccountRow
from icp_playbook.accounts.row import ListRow
from icp_playbook.fit import Membership, Verdict

_KINDS = 1000
_ROWS = 4


@dataclass(slots=True)
class UnreadCells:
    """How often one thing could not be read, and the first rows where."""

    count: int = 0
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """The counts. `unread` is by field ("" for whole rows) and sentence, in the order first met."""

    accounts: int = 0
    not_judged: int = 0
    memberships: Counter[Membership] = field(default_factory=Counter)
    belongs: Counter[tuple[str, Membership, str]] = field(default_factory=Counter)
    """By ICP, how surely they are in, and tier, "" where they have none; without those that miss a must."""
    decisive: Counter[str] = field(default_factory=Counter)
    """By field, the accounts that are one answer short: the answer is that of this field."""
    unread: dict[tuple[str, str], UnreadCells] = field(default_factory=dict)
    unlisted: int = 0
    """Problems beyond the first thousand different ones."""
    below: list[ListRow] = field(default_factory=list)
    """The rows below the table."""

    def add(
        self, entry: AccountRow, verdict: Verdict | None, membership: Membership | None, asked: Sequence[str]
    ) -> None:
        """Counts a row, its verdict and how surely it is in; `asked` are the fields that decide this."""
        self.accounts += 1
        for problem in entry.problems:
            self._unread(problem, entry.row.number)
        if verdict is None or membership is None:
            self.not_judged += 1
            return
        self.memberships[membership] += 1
        if membership == "one-answer":
            self.decisive.update(asked)
        if verdict.candidate:
            self.belongs[verdict.icp, membership, verdict.tier or ""] += 1

    def pass_over(self, row: ListRow) -> None:
        """Counts a row that is no account."""
        if row.aside:
            self.below.append(row)

    def _unread(self, problem: tuple[str, str], row: int) -> None:
        if problem not in self.unread and len(self.unread) >= _KINDS:
            self.unlisted += 1
            return
        unread = self.unread.setdefault(problem, UnreadCells())
        unread.count += 1
        if len(unread.rows) < _ROWS:
            unread.rows.append(row)
