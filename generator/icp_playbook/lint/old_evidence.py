"""Evidence that has grown old, so that it may no longer hold, or that is dated after today."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule, is_to_come
from icp_playbook.model import EVIDENCE_DAYS, dated_evidence
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each operational profile's proof point, figure or interview that is old, or to come."""
    for id_, profile in playbook.profiles.items():
        for one in dated_evidence(profile):
            if (as_of - one.date).days > EVIDENCE_DAYS:
                yield RULE.at(
                    documents[Key("profile", id_)].at(*one.path),
                    f'"{one.id}" is of {one.date}, more than a year old',
                    "measure or ask again, and set the new date",
                )
            elif is_to_come(one.date, as_of):
                yield RULE.at(
                    documents[Key("profile", id_)].at(*one.path),
                    f'"{one.id}" is of {one.date}, a day that is still to come',
                    "correct the year or the day: until then, it would not grow old",
                )


RULE = DatedRule(
    id="old-evidence",
    about="Proof, figures and interviews are from the last twelve months.",
    example=('"win-rate" is more than a year old', "measure or ask again, and set the new date"),
    check=check,
)
