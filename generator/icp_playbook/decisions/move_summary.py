"""What became of all accounts compared: counts, the first moves, and what to know about the comparison."""

from collections import Counter
from dataclasses import dataclass, field

from icp_playbook.decisions.assignment import Assignment
from icp_playbook.decisions.compared_account import ComparedAccount
from icp_playbook.decisions.list_options import Worth, amount_of
from icp_playbook.decisions.move_kinds import MoveKind
from icp_playbook.fit import IN, Membership

KEPT = 200
"""Moves that are kept to be shown; beyond, they are counted."""
NAMED = 10
"""Names that are kept of each kind of move, however many moves there are."""


@dataclass(frozen=True, slots=True)
class Move:
    """One account whose verdict changes, with a sentence. `account` is its id, `kind` what became of it."""

    account: str
    name: str
    kind: MoveKind
    old: Assignment
    new: Assignment
    sentence: str

    @property
    def icp(self) -> str | None:
        """The ICP it belongs to now, or belonged to."""
        return self.new.icp or self.old.icp


@dataclass
class MoveSummary:
    """Accounts compared: how many, what became of them, the first moves, and any notes.

    Its size does not grow with the number of accounts, but for the notes on examples.
    """

    before: Counter[Membership] = field(default_factory=Counter)
    """How many accounts were how surely in."""
    after: Counter[Membership] = field(default_factory=Counter)
    counts: Counter[MoveKind] = field(default_factory=Counter)
    tier_open: Counter[MoveKind] = field(default_factory=Counter)
    """Those of `counts` that are in now with an open tier."""
    were_in: Counter[MoveKind] = field(default_factory=Counter)
    """Those of `counts` that were in before."""
    moves: list[Move] = field(default_factory=list)
    cases: list[ComparedAccount] = field(default_factory=list)
    """The accounts of `moves`."""
    notes: list[str] = field(default_factory=list)
    unread: int = 0
    """Rows of a list that cannot be read as an account."""
    gaps: int = 0
    """Cells of a list that cannot be read; the field counts as not known."""
    names: dict[MoveKind, list[str]] = field(default_factory=dict)
    """The first names of each kind."""
    causes: dict[MoveKind, Counter[str]] = field(default_factory=dict)
    """What was decisive: the disqualifier, the missed must, the question; how often."""

    worth: Worth | None = None
    """The field whose values are summed, if any is."""
    worths: Counter[MoveKind] = field(default_factory=Counter)
    """The sum of each kind."""
    worth_known: Counter[MoveKind] = field(default_factory=Counter)
    """Of how many accounts of each kind the value is known."""

    @property
    def judged(self) -> int:
        """How many accounts were scored on both sides."""
        return sum(self.after.values())

    @property
    def moved(self) -> int:
        """How many verdicts change."""
        return sum(self.counts.values())

    def worth_words(self, kind: MoveKind) -> str:
        """What the accounts of a kind are worth together, as far as it is known: "Revenue $6M, 1 not known".

        "" where nothing is summed.
        """
        if self.worth is None:
            return ""
        known, count = self.worth_known[kind], self.counts[kind]
        if not known:
            return f"{self.worth.label} not known"
        rest = f", {count - known:,} not known" if known < count else ""
        return f"{self.worth.sum(self.worths[kind])}{rest}"

    def count(self, before: Membership, after: Membership) -> None:
        """Counts an account."""
        self.before[before] += 1
        self.after[after] += 1

    def add(self, move: Move, account: ComparedAccount) -> None:
        """Counts a move, and keeps it while there is room."""
        self.counts[move.kind] += 1
        self.tier_open[move.kind] += move.new.membership == "tier-open"
        self.were_in[move.kind] += move.old.membership in IN
        names = self.names.setdefault(move.kind, [])
        if len(names) < NAMED:
            names.append(move.name)
        cause = move.new.cause or move.new.asks
        if cause:
            self.causes.setdefault(move.kind, Counter())[cause] += 1
        amount = amount_of(account.after.get(self.worth.field)) if self.worth is not None else None
        if amount is not None:
            self.worths[move.kind] += amount
            self.worth_known[move.kind] += 1
        if len(self.moves) < KEPT:
            self.moves.append(move)
            self.cases.append(account)
