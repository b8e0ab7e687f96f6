"""Counts of what happened to a list while it streams; bounded, however long the list is."""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from icp_playbook.accounts.reading import AccountRow, RowProblem
from icp_playbook.accounts.row import ListRow
from icp_playbook.fields import shortened
from icp_playbook.fit import Membership, Verdict

KINDS = 1000
"""Different problems, and different texts of one, that are counted apart."""
ROWS = 4
"""Rows of a problem that are named."""

_OPEN_STATUSES = ("undecided", "insufficient")


@dataclass(slots=True)
class UnreadCells:
    """How often one thing could not be read, the first rows where, and how often each text stood there."""

    sentence: str
    """What was said of the first of them."""
    count: int = 0
    rows: list[int] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    """The first thousand different ones."""
    alike: bool = True
    """Whether the same was said of all of them: one sum can be in several currencies."""

    def add(self, rows: Sequence[int], text: str, sentence: str, count: int = 1) -> None:
        """Counts cells of one text, and what was said of them; `rows` are the first of their rows."""
        self.count += count
        self.alike = self.alike and sentence == self.sentence
        if len(self.rows) < ROWS or (rows and rows[0] < self.rows[-1]):
            self.rows = heapq.nsmallest(ROWS, (*self.rows, *rows))
        if text in self.texts or len(self.texts) < KINDS:
            self.texts[text] += count


@dataclass(slots=True)
class Tally:
    """The counts. `unread` is by field and cause, or by "" and a sentence about the row, as first met."""

    accounts: int = 0
    not_judged: int = 0
    memberships: Counter[Membership] = field(default_factory=Counter)
    belongs: Counter[tuple[str, Membership, str]] = field(default_factory=Counter)
    """By ICP, how surely they are in, and tier, "" where they have none; without those that miss a must."""
    decisive: Counter[str] = field(default_factory=Counter)
    """By field, the accounts that are one answer short: the answer is that of this field."""
    filled_first: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """By the fields each of which, filled alone, would decide them, the accounts that are open."""
    asked_next: Counter[str] = field(default_factory=Counter)
    """By the field of their next question, the accounts that are open."""
    unread: dict[tuple[str, str], UnreadCells] = field(default_factory=dict)
    unlisted: int = 0
    """Rows with problems beyond the first thousand different ones."""
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

    def add_open(self, verdict: Verdict, fields: tuple[str, ...]) -> None:
        """Counts an account that is open, by the fields each of which would decide it."""
        self.add_filled(verdict, fields)
        if verdict.status in _OPEN_STATUSES and verdict.next_question is not None:
            self.asked_next[verdict.next_question.field] += 1

    def add_filled(self, verdict: Verdict, fields: tuple[str, ...]) -> None:
        """The same without its question."""
        if verdict.status in _OPEN_STATUSES:
            self.filled_first[fields] += 1

    def best_fields(self) -> tuple[tuple[str, int], ...]:
        """The field that, filled, decides most accounts, then the one that decides most of the others."""
        found: list[tuple[str, int]] = []
        for _ in range(2):
            counts: Counter[str] = Counter()
            for fields, count in self.filled_first.items():
                if not any(name in fields for name, _ in found):
                    counts.update(dict.fromkeys(fields, count))
            if not counts:
                break
            best = max(sorted(counts), key=counts.__getitem__)
            found.append((best, counts[best]))
        return tuple(found)

    def pass_over(self, row: ListRow) -> None:
        """Counts a row that is no account."""
        if row.aside:
            self.below.append(row)

    def _unread(self, problem: RowProblem, row: int) -> None:
        key = problem.field, problem.cause or problem.sentence
        if key not in self.unread and len(self.unread) >= KINDS:
            self.unlisted += 1
            return
        found = self.unread.setdefault(key, UnreadCells(problem.sentence))
        found.add((row,), shortened(problem.text), problem.sentence)
