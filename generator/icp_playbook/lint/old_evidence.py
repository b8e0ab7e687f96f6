"""Evidence that has grown old: what was counted or said may no longer hold."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule
from icp_playbook.model import EVIDENCE_DAYS, dated_evidence
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each operational profile's proof point, figure or interview older than a year."""
    for id_, profile in playbook.profiles.items():
        for one in dated_evidence(profile):
            if (as_of - one.date).days > EVIDENCE_DAYS:
                yield RULE.at(
                    documents[Key("profile", id_)].at(*one.path),
                    f'"{one.id}" is of {one.date}, more than a year old',
                    "count or ask again, and give the new date",
                )


RULE = DatedRule(
    id="old-evidence",
    about="Proof, figures and interviews are of the last twelve months.",
    example=('"win-rate" is more than a year old', "count or ask again, and give the new date"),
    check=check,
)
