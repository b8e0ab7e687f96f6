"""The questions that tests ask of the room `boundary`, in one place; what it shows is put to the evaluator.

Each may raise `NotDecided`.
"""

from collections.abc import Collection, Sequence

from icp_playbook import boundary
from icp_playbook.fields import Catalogue
from icp_playbook.fit import CompiledCondition, Program, evaluate, holds
from tests.boundary.encoding import Truth, Witness
from tests.boundary.verdict_encoding import Outcome

STEPS = 20_000
"""Enough for what is drawn, but for some programs of many conditions on contacts."""
INSIDE = ("fit", "undecided", "insufficient")
"""The statuses that the room is asked for."""


def asked_where(
    wanted: Sequence[tuple[CompiledCondition, Collection[Truth]]],
    catalogue: Catalogue,
    *,
    complete: bool = False,
) -> Witness | None:
    """An account for which each condition comes out as one of what is wanted of it; None is a proof."""
    shown = boundary.account_where(wanted, catalogue, complete=complete, steps=STEPS)
    if shown is None:
        return None
    for condition, truths in wanted:
        assert holds(condition, shown.account, shown.as_of) in truths, shown
    return Witness(shown.account, shown.as_of)


def asked_truths(
    conditions: Sequence[CompiledCondition], catalogue: Catalogue, *, complete: bool = False
) -> set[tuple[Truth, ...]]:
    """What the conditions can come to together."""
    found = boundary.truths_reached(conditions, catalogue, complete=complete, steps=STEPS)
    for truths, shown in found.items():
        assert tuple(holds(one, shown.account, shown.as_of) for one in conditions) == truths, shown
    return set(found)


def asked_verdicts(program: Program, icp_id: str, catalogue: Catalogue, *, complete: bool) -> set[Outcome]:
    """The verdicts that accounts inside an ICP get."""
    found = boundary.verdicts_reached(program, icp_id, catalogue, complete=complete, steps=STEPS)
    for outcome, shown in found.items():
        verdict = evaluate(program, icp_id, shown.account, shown.as_of)
        assert (verdict.status, verdict.tier) == outcome, shown
    return set(found)


def asked_moves(
    old: Program, new: Program, icp_id: str, catalogue: Catalogue, *, complete: bool
) -> set[tuple[Outcome, Outcome]]:
    """The verdicts before and after a change, of accounts that are inside after it."""
    found = boundary.moves_into(
        (old, old.icps[icp_id]), (new, new.icps[icp_id]), catalogue, complete=complete, steps=STEPS
    )
    for outcomes, shown in found.items():
        verdicts = [evaluate(one, icp_id, shown.account, shown.as_of) for one in (old, new)]
        assert tuple((one.status, one.tier) for one in verdicts) == outcomes, shown
    return set(found)


def is_inside(outcome: Outcome) -> bool:
    """Whether nothing keeps an account of this verdict out."""
    return outcome[0] in INSIDE
