"""Which changes move accounts: those that do by themselves, and what is made of it where none is known to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from icp_playbook.decisions import MoveSummary
from icp_playbook.diff import Change
from icp_playbook.playbook import Playbook
from icp_playbook.review.single_changes import moved_by_each

_DECIDING = ("playbook", "fields", "profile", "disqualifier", "signal", "segment")
"""Kinds of files that can move an account at all."""


def explained(
    changes: Sequence[Change],
    base: Playbook,
    head: Playbook,
    summaries: Iterable[MoveSummary | None],
) -> tuple[tuple[Change, ...], Mapping[str, int]]:
    """The changes, and how many of the moved accounts each moves by itself.

    Where accounts move and no change is known to move the boundary, those that do by themselves are
    changes of the boundary after all; where none does alone, all are that can move anybody.
    """
    cases = [case for found in summaries if found is not None for case in found.cases]
    boundary = [one for one in changes if one.effect == "boundary" and one.direction is not None]
    if not cases or len(boundary) == 1:
        return tuple(changes), {}
    if boundary:
        return tuple(changes), moved_by_each(boundary, base, head, cases)
    suspects = [one for one in changes if one.entry.kind in _DECIDING]
    weights = moved_by_each(suspects, base, head, cases)
    guilty = {one.fingerprint for one in suspects if weights.get(one.fingerprint)}
    guilty = guilty or {one.fingerprint for one in suspects or changes}
    return tuple(_moving(one) if one.fingerprint in guilty else one for one in changes), weights


def _moving(change: Change) -> Change:
    return replace(change, effect="boundary", direction="shifts")
