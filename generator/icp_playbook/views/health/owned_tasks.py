"""What is due, by owner: reviews, and what is awaited of decisions. The browser says when that is."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.lint import reported_after
from icp_playbook.model import review_due
from icp_playbook.playbook import Key, Playbook
from icp_playbook.views.events import kind_name
from icp_playbook.views.head import overdue_after
from icp_playbook.views.health.decisions import WHAT_CAME, awaited_of_decisions
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place

EACH = 8
"""How many things the home page has ready for an owner: the earliest."""


@dataclass(frozen=True, slots=True)
class OwnedTask:
    """Something that an owner is to do by a day."""

    owner: str
    entry: Link
    kind: str
    what: str
    """A review, a measure, what came of a decision, or the decision itself."""
    due: datetime.date
    edit_url: str
    """Where its YAML is edited; empty where the repository is not known."""


def due_by_owner(playbook: Playbook, provenance: Provenance, place: Place) -> tuple[OwnedTask, ...]:
    """What falls due, the earliest first, and of each owner no more than the first few.

    Nothing that `check` never reports, and nothing in a site for others.
    """
    if not provenance.has_state:
        return ()
    found: list[OwnedTask] = []
    number: Counter[str] = Counter()
    for due, key, what in sorted(_due(playbook), key=lambda one: (one[0], str(one[1]))):
        entry = playbook.by_kind[key.kind][key.id]
        owner = playbook.owner_of(entry)
        number[owner] += 1
        if owner and number[owner] <= EACH:
            edit = provenance.edit_base + playbook.paths[key] if provenance.edit_base else ""
            link = place.entry(playbook, key)
            found.append(OwnedTask(owner, link, kind_name(key.kind), what, due, edit))
    return tuple(found)


def _due(playbook: Playbook) -> Iterator[tuple[datetime.date, Key, str]]:
    for key, entry in playbook.entries():
        if key.kind == "profile" and playbook.profiles[key.id].status == "retired":
            continue
        day = overdue_after(playbook, key, review_due(entry, playbook.settings.review))
        if day is not None:
            yield day, key, "Review"
    for key, rule, awaited in awaited_of_decisions(playbook):
        day = reported_after(playbook, key, rule, awaited.due)
        if day is not None:
            yield day, key, awaited.measure or WHAT_CAME
