"""Whom to look at first: what an account may be expected to score, and its place among others."""

from typing import TypeAlias

from icp_playbook.fit.evaluation import percent
from icp_playbook.fit.verdict import Status, Verdict

Priority: TypeAlias = tuple[int, int, int]
"""Less goes first: the place of the status, then the expected score and the intent, both negated."""

_PLACES: tuple[Status, ...] = ("fit", "undecided", "insufficient", "disqualified")
OTHER_KIND: Priority = (len(_PLACES), 0, 0)
NOT_JUDGED: Priority = (len(_PLACES) + 1, 0, 0)


def known_share(verdict: Verdict) -> int | None:
    """Percent of the decided points that were earned, rounded down, 0…100; None where none are decided."""
    decided = [one for one in verdict.reasons if one.kind == "score" and one.state != "unknown"]
    possible = sum(reason.possible for reason in decided)
    return percent(sum(reason.low for reason in decided), possible) if possible else None


def priority(verdict: Verdict | None) -> Priority:
    """By status, expected score, intent; an account that misses a must is of another kind and follows them.

    Scores are compared as they are shown, so that the order can be told from the columns of a list.
    """
    if verdict is None:
        return NOT_JUDGED
    place = _PLACES.index(verdict.status) if verdict.candidate else OTHER_KIND[0]
    return place, -verdict.expected, -verdict.intent.points
