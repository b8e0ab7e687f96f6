"""What became of accounts: one outcome a row, and the list they are from."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from icp_playbook.fit import Account

Result: TypeAlias = Literal["won", "lost", "open"]
RESULTS: tuple[Result, ...] = get_args(Result)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row of a list: the facts of an account, and what became of it.

    `closed` is None where it is open, even if a close is expected; `value` is in whole units of the
    playbook's currency. `churned`, `renewed` and `expanded` count of won ones alone.
    """

    row: int
    """Its number as a spreadsheet counts them; in tables with types from 1."""
    label: str
    """The name of the account, else its row."""
    account: Account
    """Fields that the program tests, as the list has them, whenever they were learnt."""
    result: Result
    created: datetime.date | None = None
    closed: datetime.date | None = None
    value: int | None = None
    stage: str | None = None
    """The furthest stage, as `stages` of the list spells it where it is there."""
    renewed: bool | None = None
    expanded: bool | None = None
    churned: datetime.date | None = None
    known_on: Mapping[str, datetime.date] = field(default_factory=dict)
    """Field → the day its value was learnt, where the list says so."""
    domain: str | None = None
    """The internet domain of the company, where the list has it."""

    @property
    def named(self) -> bool:
        """Whether the list names the account."""
        return self.label != f"row {self.row}"

    @property
    def won(self) -> bool:
        """Whether it became a customer."""
        return self.result == "won"

    @property
    def decided(self) -> bool:
        """Whether it was won or lost."""
        return self.result != "open"

    def known_by(self, day: datetime.date) -> Account:
        """The facts without those learnt after a day. A fact whose day nobody wrote down stays."""
        late = {name for name, learnt in self.known_on.items() if learnt > day}
        return (
            {name: value for name, value in self.account.items() if name not in late}
            if late
            else self.account
        )


@dataclass(frozen=True, slots=True)
class OutcomeProblem:
    """What is wrong with a list, or with some of its rows."""

    where: str
    """The file, or the key of playbook.yaml."""
    sentence: str
    remedy: str
    rows: tuple[int, ...] = ()
    """The rows it is about, in order; none where it is about the list."""
    fatal: bool = False
    """Whether the list cannot be read at all."""
    left_out: bool = False
    """Whether its rows are left out."""

    @property
    def line(self) -> str:
        """All of it in a line, without the remedy."""
        return f"{self.where}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class OutcomeList:
    """A list of outcomes as it was read; without outcomes where a problem is fatal."""

    id: str
    label: str
    date: datetime.date
    source: str
    illustrative: bool
    outcomes: tuple[Outcome, ...]
    problems: tuple[OutcomeProblem, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know that is no problem, in sentences."""
    fields: tuple[str, ...] = ()
    """The fields that a column of the list tells, in the order of the catalogue."""
    dated: tuple[str, ...] = ()
    """Those of them for which the list says when their values were learnt."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → the header of the column that tells it."""
    stages: tuple[str, ...] = ()
    has_values: bool = False
    """Whether a column of amounts is read."""

    @property
    def readable(self) -> bool:
        """Whether it could be read."""
        return not any(problem.fatal for problem in self.problems)
