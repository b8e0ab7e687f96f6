"""What time does to a playbook: reviews fall due, and evidence grows old. Judged as of a given day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Entry, Profile
from icp_playbook.playbook import Documents, Key, Playbook

OLD = 365
"""Days after which a proof point, a figure or an interview calls for a newer one."""


def review_due(entry: Entry, playbook: Playbook) -> datetime.date:
    """The last day on which the review of an entry is in time."""
    return entry.review.last + datetime.timedelta(days=entry.review.every or playbook.settings.review.every)


def overdue_review(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each entry whose review was due before the day."""
    for key, entry in playbook.entries():
        late = (as_of - review_due(entry, playbook)).days
        if late > 0 and not (key.kind == "profile" and playbook.profiles[key.id].status == "retired"):
            yield rules.OVERDUE_REVIEW.at(
                documents[key].at("review", "last"),
                f"the review is overdue by {late} day{'s' * (late > 1)}",
                f"ask {entry.owner} to look at it, and set `last:` to the day they do",
            )


@dataclass(frozen=True, slots=True)
class Dated:
    """A piece of evidence that grows old. `path` leads to it in its profile."""

    what: str
    id: str
    date: datetime.date
    path: tuple[str | int, ...]


def dated_evidence(profile: Profile) -> Iterator[Dated]:
    """What an operational profile rests on, in the order of the file; nothing of any other profile."""
    if profile.status != "operational":
        return
    held = profile.evidence
    for index, proof in enumerate(profile.proof):
        yield Dated("proof point", proof.id, proof.date, ("proof", index, "date"))
    for index, figure in enumerate(held.figures):
        yield Dated("figure", figure.id, figure.date, ("evidence", "figures", index, "date"))
    for index, interview in enumerate(held.interviews):
        yield Dated("interview", interview.id, interview.date, ("evidence", "interviews", index, "date"))


def old_evidence(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each operational profile's proof point, figure or interview older than a year."""
    for id_, profile in playbook.profiles.items():
        for one in dated_evidence(profile):
            if (as_of - one.date).days > OLD:
                yield rules.OLD_EVIDENCE.at(
                    documents[Key("profile", id_)].at(*one.path),
                    f'"{one.id}" is of {one.date}, more than a year old',
                    "count or ask again, and give the new date",
                )
