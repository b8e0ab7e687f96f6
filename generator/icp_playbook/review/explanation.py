"""Which changes move accounts: those that do by themselves, and what is made of it where none is known to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from icp_playbook.decisions import MoveSummary
from icp_playbook.diff import Change
from icp_playbook.playbook import Key, Playbook
from icp_playbook.review.single_changes import WEIGHED, moved_by_each

_DECIDING = ("playbook", "fields", "profile", "disqualifier", "signal", "segment")
"""Kinds of files that can move an account at all."""


def explained(
    changes: Sequence[Change],
    base: Playbook,
    head: Playbook,
    summaries: Iterable[MoveSummary | None],
    renamed: Collection[Key] = (),
) -> tuple[tuple[Change, ...], Mapping[str, int]]:
    """The changes, and how many of the moved accounts each moves by itself.

    `renamed` are the entries of the head that were there under another id.

    A change that moves accounts by itself is one of the boundary, whatever sort it is of, unless another
    change of its file explains them. Where accounts move and none is found that way, all are that can.
    """
    cases = [case for found in summaries if found is not None for case in found.cases]
    if not cases:
        return tuple(changes), {}
    boundary = [one for one in changes if _moves_boundary(one)]
    suspects = [one for one in changes if _may_move(one)]
    weights = moved_by_each(suspects if len(suspects) <= WEIGHED else boundary, base, head, cases, renamed)
    answered = {one.entry for one in boundary if weights.get(one.fingerprint)}
    found = {
        one.fingerprint
        for one in suspects
        if weights.get(one.fingerprint) and one.entry not in answered and not _moves_boundary(one)
    }
    if not boundary and not found:
        found = {one.fingerprint for one in suspects or changes}
    return tuple(_moving(one) if one.fingerprint in found else one for one in changes), weights


def _moves_boundary(change: Change) -> bool:
    return change.effect == "boundary" and change.direction is not None


def _may_move(change: Change) -> bool:
    return change.entry.kind in _DECIDING and change.effect in ("boundary", "evidence", "editorial")


def _moving(change: Change) -> Change:
    return replace(change, effect="boundary", direction="shifts")
