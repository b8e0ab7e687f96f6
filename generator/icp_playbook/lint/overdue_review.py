"""What time does to a playbook: reviews fall due, and evidence grows old. Judged as of a given day."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model import Entry
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


def old_evidence(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each operational profile's proof point, figure or interview older than a year."""
    for id_, profile in playbook.profiles.items():
        if profile.status != "operational":
            continue
        found = (
            *((("proof", index), item.id, item.date) for index, item in enumerate(profile.proof)),
            *(
                (("evidence", "figures", index), item.id, item.date)
                for index, item in enumerate(profile.evidence.figures)
            ),
            *(
                (("evidence", "interviews", index), item.id, item.date)
                for index, item in enumerate(profile.evidence.interviews)
            ),
        )
        for path, name, day in found:
            if (as_of - day).days > OLD:
                yield rules.OLD_EVIDENCE.at(
                    documents[Key("profile", id_)].at(*path, "date"),
                    f'"{name}" is of {day}, more than a year old',
                    "count or ask again, and give the new date",
                )
