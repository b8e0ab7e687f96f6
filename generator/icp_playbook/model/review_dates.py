"""Dates in an entry that age: when its review is due, and which evidence grows old."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from icp_playbook.model.entry import Entry
from icp_playbook.model.profile import Profile
from icp_playbook.model.settings import ReviewPolicy
from icp_playbook.values import days_after

EVIDENCE_DAYS = 365
"""Days after which a proof point, a figure or an interview calls for a newer one."""


def review_due(entry: Entry, policy: ReviewPolicy) -> datetime.date | None:
    """The last day on which the review of an entry is in time; None where no review was agreed or held."""
    last, every = entry.review.last, entry.review.every or policy.every
    return None if last is None or every is None else days_after(last, every)


@dataclass(frozen=True, slots=True)
class DatedEvidence:
    """A piece of evidence that grows old. `path` leads to it in its profile."""

    what: str
    id: str
    date: datetime.date
    path: tuple[str | int, ...]


def dated_evidence(profile: Profile) -> Iterator[DatedEvidence]:
    """What an operational profile rests on, in the order of the file; nothing of any other profile."""
    if profile.status != "operational":
        return
    evidence = profile.evidence
    for index, proof in enumerate(profile.proof):
        yield DatedEvidence("proof point", proof.id, proof.date, ("proof", index, "date"))
    for index, figure in enumerate(evidence.figures):
        path = ("evidence", "figures", index, "date")
        yield DatedEvidence("figure", figure.id, figure.date, path)
    for index, interview in enumerate(evidence.interviews):
        path = ("evidence", "interviews", index, "date")
        yield DatedEvidence("interview", interview.id, interview.date, path)
