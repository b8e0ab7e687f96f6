"""What is confirmed of a field as a criterion with points, or as a disqualifier."""

import itertools
import math
from collections.abc import Collection

from icp_playbook.conditions import Condition, tests_of
from icp_playbook.mining.exact import WonShare, interval
from icp_playbook.mining.judging import Judged
from icp_playbook.mining.results import Proposal, ProposalKind, ProposedStep
from icp_playbook.mining.shapes import ConditionData, Shape, Values
from icp_playbook.model import Criterion, steps
from icp_playbook.playbook import Playbook

DOUBLING = 10
"""Points for odds of winning that are twice as high, as scorecards count ("points to double the odds")."""
_MOST_POINTS = 30
_LONGEST_ID = 56
_OUT = 3
"""A disqualifier is proposed where at most one in so many is won of what the others win."""


def proposal_of(playbook: Playbook, icp: str, judged: Judged) -> Proposal | None:
    """What to write; None where nothing is confirmed."""
    if (shape := judged.shape) is None:
        return None
    kind = _kind(shape, judged.shares)
    best = _best_points(playbook, icp, shape.field)
    low = judged.shares[0]
    if kind == "criterion":
        points = _scaled([points_for(share, low) for share in judged.shares[1:]], best)
        found = tuple(
            ProposedStep(shape.condition(place), points[place - 1], judged.shares[place])
            for place in range(shape.count - 1, 0, -1)
        )
        rest = low
    else:
        cost = 0 if kind == "disqualifier" else -points_for(judged.shares[1], low)
        found, rest = (ProposedStep(shape.condition(0), cost, low),), judged.shares[1]
    single, others = _asking(playbook, icp, shape.field)
    replaces = single if kind == "criterion" else None
    id_ = replaces or _free_id(playbook, icp, shape.field, kind)
    beside = others if replaces or single is None else (single, *others)
    says_so = _same(playbook, icp, kind, found)
    return Proposal(icp, id_, kind, judged, found, rest, replaces, says_so, beside)


def _same(playbook: Playbook, icp: str, kind: ProposalKind, found: tuple[ProposedStep, ...]) -> str | None:
    """What the ICP has already that says the same: a criterion band by band, or a disqualifier."""
    fit = playbook.profiles[icp].fit
    whens = [step.when for step in found]
    if kind == "criterion":
        rows = {one.id: [plain_condition(band.when) for band in steps(one)] for one in fit.score}
    else:
        rows = {out: [plain_condition(playbook.disqualifiers[out].when)] for out in fit.disqualifiers}
    return next((name for name, conditions in rows.items() if conditions == whens), None)


def plain_condition(condition: Condition) -> ConditionData:
    """A condition as YAML has it."""
    return condition.model_dump(by_alias=True, mode="json")


def points_for(high: WonShare, low: WonShare) -> int:
    """Points by the odds of one band against those of the worst; half an account is added to each count."""
    odds = (high.won + 0.5) * (low.lost + 0.5) / ((high.lost + 0.5) * (low.won + 0.5))
    return max(1, min(_MOST_POINTS, round(DOUBLING * math.log2(odds)))) if odds > 1 else 1


def _kind(shape: Shape, shares: tuple[WonShare, ...]) -> ProposalKind:
    if not isinstance(shape, Values) or shape.better:
        return "criterion"
    return "disqualifier" if interval(shares[0])[1] * _OUT <= shares[1].rate else "friction"


def _scaled(points: list[int], best: int | None) -> list[int]:
    """The points such that the best band has what the best one has so far: its weight is the author's."""
    if best is None or best < 1:
        return points
    most = max(points)
    return [max(1, round(one * best / most)) for one in points]


def _best_points(playbook: Playbook, icp: str, field: str) -> int | None:
    criterion = _single(playbook, icp, field)
    return max(band.points for band in steps(criterion)) if criterion is not None else None


def _single(playbook: Playbook, icp: str, field: str) -> Criterion | None:
    """The one criterion that asks about a field, if it asks about nothing else."""
    found = [one for one in playbook.profiles[icp].fit.score if field in _fields(one)]
    return found[0] if len(found) == 1 and _fields(found[0]) == {field} else None


def _fields(criterion: Criterion) -> set[str]:
    return {test.field for band in steps(criterion) for test in tests_of(band.when)}


def _asking(playbook: Playbook, icp: str, field: str) -> tuple[str | None, tuple[str, ...]]:
    """The criterion that asks about a field and nothing else, and the other criteria that ask about it."""
    single = _single(playbook, icp, field)
    rest = [one.id for one in playbook.profiles[icp].fit.score if field in _fields(one) and one is not single]
    return (single.id if single else None), tuple(rest)


def _free_id(playbook: Playbook, icp: str, field: str, kind: ProposalKind) -> str:
    fit = playbook.profiles[icp].fit
    taken = {one.id for one in (*fit.must, *fit.score)}
    base = field.replace("_", "-")
    if kind == "disqualifier":
        taken, base = set(playbook.disqualifiers), f"{icp}-{base}"
    return free_name(f"mined-{base}"[:_LONGEST_ID].rstrip("-"), taken)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or the first of name-2, name-3, … that is free."""
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if one not in taken)
