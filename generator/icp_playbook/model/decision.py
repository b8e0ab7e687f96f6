"""A decision about the playbook: what was decided, why, by whom, what was expected, what came of it."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import Field, StrictBool

from icp_playbook.model.entry import Entry, Function, Nonempty
from icp_playbook.model.outline import HEAD, Outline, OutlineRow
from icp_playbook.values import Date, EntryName, Id, Names, NamesEntry, Part, Prose, Text

DecisionStatus: TypeAlias = Literal["proposed", "trial", "accepted", "superseded", "reverted"]
DecisionResult: TypeAlias = Literal["met", "partly", "missed", "unclear"]
_IN_FORCE = ("trial", "accepted")
"""What a decision is that the playbook goes by, or is to go by from its day on."""
_LAPSED = ("superseded", "reverted")
_STANDS: Mapping[DecisionStatus, str] = {
    "proposed": "Proposed",
    "trial": "On trial",
    "superseded": "Superseded",
    "reverted": "Reverted",
}
"""What is said first of a decision that does not simply hold."""
_NAMING = ("status", "effective")
"""The keys that say whether it counts and from when: an edit of them comes with the change that is meant."""


class DecisionOption(Part):
    """Something else that could have been decided."""

    id: Id
    """Unique within the decision."""
    option: Text
    """What it was."""
    why_not: Text = ""
    """Why it was left."""


class DecisionEvidence(Part):
    """Something that the reason rests on."""

    id: Id
    """Unique within the decision."""
    says: Text
    """What was seen, in words."""
    source: Text
    """Where it can be checked."""
    date: Date
    """When it was seen or measured."""
    sample: Annotated[int, Field(strict=True, ge=1, le=10_000_000)] | None = None
    """How many accounts, deals or people it was seen on."""
    illustrative: StrictBool = False
    """true if it is made up for the example playbook."""


class Decided(Part):
    """When it was decided, and by whom."""

    on: Date
    """The day, with which the id begins."""
    by: Nonempty[Function]
    """The functions that decided."""


class ExpectedResult(Part):
    """What is expected to come of it: a measure that moves by a day."""

    id: Id
    """Unique within the decision."""
    measure: Text
    """What is measured."""
    from_: Annotated[Text, Field(alias="from")] = ""
    """Where it was, as people write it: "18%"."""
    to: Text
    """Where it is to be: "25%"."""
    by: Date
    """The day by which it is to be there."""


class DecisionOutcome(Part):
    """What came of it."""

    on: Date
    """The day it was looked at."""
    result: DecisionResult
    """Whether what was expected came true."""
    says: Text
    """What came of it, in one or two sentences."""
    measured: dict[Id, Text] = {}
    """Id under `expected` → what was measured, as people write it."""


class Decision(Entry):
    """What was decided about the playbook, why and by whom, what was expected, and what came of it."""

    status: DecisionStatus
    """proposed, on trial, accepted, superseded by a later decision, or reverted."""
    decision: Text
    """What was decided, in one or two sentences."""
    about: Annotated[tuple[Annotated[EntryName, NamesEntry()], ...], Field(max_length=100)] = ()
    """The entries it is about, as kind/id: profile/saas; playbook/playbook and fields/fields, too."""
    gone: Annotated[tuple[EntryName, ...], Field(max_length=100)] = ()
    """Entries it is about that the playbook no longer has, as kind/id."""
    context: Prose = ""
    """What the matter was."""
    options: tuple[DecisionOption, ...] = ()
    """What else was on the table, and why it was left."""
    why: Text
    """The reason, in one or two sentences."""
    evidence: tuple[DecisionEvidence, ...] = ()
    """What the reason rests on."""
    decided: Decided | None = None
    """When it was decided, and by whom; left out while it is proposed."""
    effective: Date | None = None
    """The day from which it counts; without it, the day it is merged."""
    supersedes: Annotated[Id, Names("decision")] | None = None
    """The earlier decision that it replaces."""
    reverts: Annotated[Id, Names("decision")] | None = None
    """The earlier decision that it undoes."""
    expected: tuple[ExpectedResult, ...] = ()
    """What is expected to come of it."""
    review_on: Date | None = None
    """The day to look at it again."""
    outcome: DecisionOutcome | None = None
    """What came of it, once known."""

    @property
    def concerns(self) -> tuple[str, ...]:
        """Every entry it is about, as kind/id, whether or not the playbook still has it."""
        return (*self.about, *self.gone)

    @property
    def answer(self) -> str:
        """What was decided, after where it is now unless it holds: "Superseded: We sell to clinics"."""
        stands = _STANDS.get(self.status)
        return f"{stands}: {self.decision}" if stands else self.decision

    @property
    def has_lapsed(self) -> bool:
        """Whether the playbook went by it once: it was replaced or undone."""
        return self.status in _LAPSED

    @property
    def in_force(self) -> bool:
        """Whether the playbook goes by it: decided, and neither replaced nor undone since."""
        return self.status in _IN_FORCE


def names_change(before: object, after: object) -> bool:
    """Whether an edit of a decision, given as its data, names the changes made with it.

    It does if the decision is in force and came with them, or counts since, or from another day than
    before. `before` is None for one that was not there; what is no mapping names nothing.
    """
    if not isinstance(after, dict) or after.get("status") not in _IN_FORCE:
        return False
    return not isinstance(before, dict) or any(before.get(key) != after.get(key) for key in _NAMING)


class AwaitedOutcome(NamedTuple):
    """What is due first of what came of a decision."""

    due: datetime.date
    """The last day on which nobody owes it."""
    path: tuple[str | int, ...]
    """Where the decision says so."""
    measure: str
    """The measure that is to be there by the day; "" where all of it is to be looked at."""


def awaited_outcome(decision: Decision) -> AwaitedOutcome | None:
    """What is due first: the review, or an expectation of which nothing was measured since its day.

    None where nothing more is awaited, as of a decision that is not in force.
    """
    if not decision.in_force:
        return None
    outcome, found = decision.outcome, []
    if decision.review_on and outcome is None:
        found.append(AwaitedOutcome(decision.review_on, ("review_on",), ""))
    for place, one in enumerate(decision.expected):
        if outcome is None or (one.by > outcome.on and one.id not in outcome.measured):
            found.append(AwaitedOutcome(one.by, ("expected", place, "by"), one.measure))
    return min(found, key=lambda one: one.due, default=None)


def outcome_due(decision: Decision) -> datetime.date | None:
    """The last day on which nobody owes what came of a decision; None where nothing more is awaited."""
    found = awaited_outcome(decision)
    return found.due if found else None


OUTLINE: Outline = {
    **HEAD,
    "status": OutlineRow("decision-status"),
    "decision": OutlineRow("wording"),
    "about": OutlineRow("decision-about"),
    "gone": OutlineRow("decision-about"),
    "context": OutlineRow("wording"),
    "options": OutlineRow("decision-option", "id"),
    "why": OutlineRow("wording"),
    "evidence": OutlineRow("decision-evidence", "id"),
    "decided": OutlineRow("decision-day"),
    "effective": OutlineRow("decision-day"),
    "supersedes": OutlineRow("decision-link"),
    "reverts": OutlineRow("decision-link"),
    "expected": OutlineRow("decision-expectation", "id"),
    "review_on": OutlineRow("decision-day"),
    "outcome": OutlineRow("decision-outcome"),
}
"""How its changes are told."""
