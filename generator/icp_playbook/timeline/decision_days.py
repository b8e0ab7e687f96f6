"""The day a decision stands at in history: when it was decided, or what its id begins with."""

import datetime
from collections.abc import Mapping

from icp_playbook.model import Decision


def first_decision(decisions: Mapping[str, Decision]) -> datetime.date | None:
    """The day of the first decision, by its id; None where there is none."""
    days = (day_of_decision(id_, decision) for id_, decision in decisions.items())
    return min((day for day in days if day is not None), default=None)


def day_of_decision(id_: str, decision: Decision) -> datetime.date | None:
    """The day it was decided; of one that is only proposed, the day in its id, if there is one."""
    if decision.decided is not None:
        return decision.decided.on
    try:
        return datetime.date.fromisoformat(id_[:10])
    except ValueError:
        return None
