"""A decision whose review is over due: nobody has said whether what was expected of it came true."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule, is_to_come
from icp_playbook.model import awaited_outcome
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each decision whose outcome was due before the day, or is of a day after it."""
    for id_, decision in playbook.decisions.items():
        document = documents[Key("decision", id_)]
        if decision.outcome is not None and is_to_come(decision.outcome.on, as_of):
            yield RULE.at(
                document.at("outcome", "on"),
                f"the outcome is dated {decision.outcome.on}, a day that is still to come",
                "correct the year or the day",
            )
        awaited = awaited_outcome(decision)
        if awaited is None or awaited.due >= as_of:
            continue
        days = counted((as_of - awaited.due).days, "day")
        yield RULE.at(
            document.at(*awaited.path),
            f"what came of it has been due for {days}",
            f"ask {decision.owner or 'whoever decided'} to look at it and write `outcome`, or move the day",
        )


RULE = DatedRule(
    id="outcome-owed",
    about="A decision says what came of it by the day it was to be looked at.",
    example=("what came of it has been due for 12 days", "look at it and write `outcome`, or move the day"),
    check=check,
)
