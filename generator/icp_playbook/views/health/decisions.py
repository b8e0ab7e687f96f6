"""Decisions that wait for somebody: what came of them is due, or nobody has decided them yet."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.lint import PATIENCE, reported_after, waiver_for
from icp_playbook.model import AwaitedOutcome, awaited_outcome
from icp_playbook.playbook import Key, Playbook
from icp_playbook.values import Waiver, days_after, parse_date
from icp_playbook.views.health.rows import Source, SourcePlace
from icp_playbook.views.routes import Link, Place

WHAT_CAME = "What came of it"


@dataclass(frozen=True, slots=True)
class AwaitedRow:
    """A decision of which something is awaited."""

    link: Link
    owner: str
    awaited: str
    """What: the outcome, a measure, or the decision itself."""
    due: datetime.date
    waiver: Waiver | None
    overdue_after: datetime.date | None
    """The day after which `check` reports it; None where it never does."""
    spot: SourcePlace


def awaited_rows(playbook: Playbook, place: Place, source: Source) -> tuple[AwaitedRow, ...]:
    """What is awaited of decisions, by the day it is due."""
    found = sorted(_awaited(playbook, place, source), key=lambda row: (row.due, row.spot.place))
    return tuple(found)


def _awaited(playbook: Playbook, place: Place, source: Source) -> Iterator[AwaitedRow]:
    for key, rule, found in awaited_of_decisions(playbook):
        yield AwaitedRow(
            place.entry(playbook, key),
            playbook.owner_of(playbook.decisions[key.id]),
            found.measure or WHAT_CAME,
            found.due,
            waiver_for(playbook, key, rule),
            reported_after(playbook, key, rule, found.due),
            source.at("decision", key.id, *found.path),
        )


def awaited_of_decisions(playbook: Playbook) -> Iterator[tuple[Key, str, AwaitedOutcome]]:
    """Decisions of which something is awaited, each with the rule that reports it."""
    for id_, decision in playbook.decisions.items():
        proposed = parse_date(id_[:10])
        if decision.status == "proposed" and proposed is not None:
            due = days_after(proposed, PATIENCE)
            yield Key("decision", id_), "stale-proposal", AwaitedOutcome(due, ("status",), "To be decided")
        elif (awaited := awaited_outcome(decision)) is not None:
            yield Key("decision", id_), "outcome-owed", awaited
