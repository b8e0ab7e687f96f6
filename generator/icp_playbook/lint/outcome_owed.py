"""A decision whose review is over due: nobody has said whether what was expected of it came true."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule
from icp_playbook.model import awaited_outcome
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each decision whose outcome was due before the day."""
    for id_, decision in playbook.decisions.items():
        awaited = awaited_outcome(decision)
        if awaited is None or awaited.due >= as_of:
            continue
        who = playbook.owner_of(decision) or "whoever decided"
        days = counted((as_of - awaited.due).days, "day")
        yield RULE.at(
            documents[Key("decision", id_)].at(*awaited.path),
            f"what came of it has been due for {days}",
            f"ask {who} to look at it and write `outcome`, or move the day",
        )


RULE = DatedRule(
    id="outcome-owed",
    about="A decision says what came of it by the day it was to be looked at.",
    example=("what came of it has been due for 12 days", "look at it and write `outcome`, or move the day"),
    check=check,
)
