"""The day a decision stands at in history: when it was decided, or what its id begins with."""

import datetime

from icp_playbook.model import Decision


def day_of_decision(id_: str, decision: Decision) -> datetime.date | None:
    """The day it was decided; of one that is only proposed, the day in its id, if there is one."""
    if decision.decided is not None:
        return decision.decided.on
    try:
        return datetime.date.fromisoformat(id_[:10])
    except ValueError:
        return None
