"""A proposal that nobody decides: it is neither the rule nor off the table."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Key, Playbook
from icp_playbook.values import parse_date

PATIENCE = 90
"""Days within which a proposal is decided, from the day with which its id begins."""


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each decision that has been proposed for longer."""
    for id_, decision in playbook.decisions.items():
        day = parse_date(id_[:10])
        if decision.status != "proposed" or day is None:
            continue
        days = (as_of - day).days
        if days > PATIENCE:
            yield RULE.at(
                documents[Key("decision", id_)].at("status"),
                f"it has been proposed for {counted(days, 'day')}, and nobody decided it",
                "decide it and say so under `decided`, or delete the file",
            )


RULE = DatedRule(
    id="stale-proposal",
    about=f"A proposed decision is decided within {PATIENCE} days.",
    example=("it has been proposed for 120 days, and nobody decided it", "decide it, or delete the file"),
    check=check,
)
