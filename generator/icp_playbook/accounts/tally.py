"""Counts of what happened to a list while it streams; bounded, however long the list is."""

from collections import Counter
from dataclasses import dataclass, field

from icp_playbook.accounts.reading import AccountRow
from icp_playbook.fit import Verdict

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
    statuses: Counter[str] = field(default_factory=Counter)
    belongs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By ICP and tier; instead of a tier "undecided" if it is not known yet, or "disqualified"."""
    unread: dict[tuple[str, str], UnreadCells] = field(default_factory=dict)
    unlisted: int = 0
    """Problems beyond the first thousand different ones."""

    def add(self, entry: AccountRow, verdict: Verdict | None) -> None:
        """Counts a row and its verdict."""
        self.accounts += 1
        for problem in entry.problems:
            self._unread(problem, entry.row.number)
        if verdict is None:
            self.not_judged += 1
            return
        self.statuses[verdict.status] += 1
        if verdict.candidate:
            self.belongs[verdict.icp, verdict.tier or verdict.status] += 1

    def _unread(self, problem: tuple[str, str], row: int) -> None:
        if problem not in self.unread and len(self.unread) >= _KINDS:
            self.unlisted += 1
            return
        unread = self.unread.setdefault(problem, UnreadCells())
        unread.count += 1
        if len(unread.rows) < _ROWS:
            unread.rows.append(row)
