"""A verdict: what the playbook says of an account against one ICP, with every reason."""

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.fit.program import Json
from icp_playbook.fit.record import record_of

Status: TypeAlias = Literal["fit", "undecided", "insufficient", "outside", "disqualified"]
"""The best first. `insufficient`: too little is known to say; `undecided`: one of these answers decides."""
State: TypeAlias = Literal["met", "missed", "unknown", "assumed"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One must, criterion or disqualifier: its state and, for a criterion, its points.

    A criterion is met when it earns or costs points, missed when it gives none, unknown while more
    than one outcome is possible; `low` and `high` are the worst and the best of these. It is assumed
    where what is not known counts as not met: no answer was given, and its points are decided all the same.
    """

    kind: Literal["must", "score", "disqualifier"]
    id: str
    state: State
    low: int = 0
    high: int = 0
    possible: int = 0
    band: int | None = None
    """The band that applies, counted from 0; None if none does or it is unknown."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The sum of the points of the signals that hold, its level, and these signals with their points.

    The level is None in a playbook without levels.
    """

    points: int
    level: str | None
    signals: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The field to ask for next; `points` are at stake, `decides` names an open must or disqualifier."""

    field: str
    points: int
    decides: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the playbook says about an account against one ICP as of a day.

    Points and scores are integers; scores are percent of the possible points, rounded down.
    `tier` is None unless the status is fit, and so is `play`, which also is in a playbook without a grid;
    `disqualifier` is None unless the status is disqualified.
    """

    icp: str
    as_of: datetime.date
    status: Status
    tier: str | None
    points_low: int
    points_high: int
    possible: int
    score_low: int
    score_high: int
    expected: int
    """The score to be expected: the worst, and of what may come on top the base rate of each criterion."""
    coverage: int
    """Percent of the possible points whose criteria are decided, rounded down."""
    tiers: tuple[str, ...]
    """The tiers still possible by points alone, the best first."""
    reasons: tuple[Reason, ...]
    disqualifier: str | None
    segment: str | None
    """The first that is known to hold."""
    possible_segments: tuple[str, ...]
    """Segments that may still turn out to be the account's, in order."""
    intent: Intent
    play: str | None
    next_question: OpenQuestion | None
    capped: tuple[tuple[str, int], ...] = ()
    """The caps that surely take points off, each with how many."""

    @property
    def candidate(self) -> bool:
        """Whether the account is of this kind as far as is known: no must is missed."""
        return not any(reason.kind == "must" and reason.state == "missed" for reason in self.reasons)

    @property
    def surely_in(self) -> bool:
        """Whether no answer can keep the account out: every must is met, every disqualifier ruled out.

        Its tier may be open all the same: "in, tier 1 or 2" is not "may be in".
        """
        sure = {"must": "met", "disqualifier": "missed"}
        return all(sure.get(reason.kind, reason.state) == reason.state for reason in self.reasons)


def verdict_record(verdict: Verdict) -> Json:
    """A verdict as JSON; without `capped` where no cap takes points off."""
    record = record_of(verdict)
    if not verdict.capped:
        del record["capped"]
    return record
