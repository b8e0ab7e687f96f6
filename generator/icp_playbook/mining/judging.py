"""What was learnt, judged by accounts that it was not learnt from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from icp_playbook.mining.exact import FALSE_RUNS, WonShare, holm, least_p_value, p_value
from icp_playbook.mining.parts import Observation
from icp_playbook.mining.questions import Question
from icp_playbook.mining.shapes import Shape


@dataclass(frozen=True, slots=True)
class Judged:
    """What was learnt of a field, as far as it holds of others.

    `shape` has only the bands that are confirmed to differ from their neighbours; it is None where none is.
    """

    question: Question
    shape: Shape | None
    shares: tuple[WonShare, ...]
    """Of each band of `shape`, the worst first; of those that were learnt where it is None."""
    p_value: float
    """Corrected; the largest of the steps between the bands that are left, else the least of all."""
    undecidable: bool = False
    """Too few to tell: however they had turned out, nothing could have been found."""


def shares_in(shape: Shape, observations: Sequence[Observation]) -> tuple[WonShare, ...]:
    """Won and all of each band, the worst first; who has no value in a band is in none."""
    won, all_ = [0] * shape.count, [0] * shape.count
    for one in observations:
        known = one.account.get(shape.field)
        place = None if known is None else shape.place(known, one.day)
        if place is not None:
            won[place] += one.won
            all_[place] += 1
    return tuple(WonShare(*pair) for pair in zip(won, all_, strict=True))


def judged(asked: Sequence[tuple[Question, Sequence[Observation]]]) -> tuple[Judged, ...]:
    """Every question of a run with the accounts that judge it, corrected for all that were asked."""
    tried = sum(question.tried for question, _ in asked)
    learnt = [(question, shares_in(question.shape, part)) for question, part in asked if question.shape]
    steps = [p_value(high, low, "more") for _, shares in learnt for low, high in pairwise(shares)]
    corrected = iter(holm(steps, tried))
    found = {}
    for question, shares in learnt:
        values = [next(corrected) for _ in pairwise(shares)]
        found[id(question)] = _judged(question, shares, values, tried)
    return tuple(found.get(id(one)) or Judged(one, None, (), 1.0) for one, _ in asked)


def _judged(question: Question, shares: tuple[WonShare, ...], values: Sequence[float], tried: int) -> Judged:
    shape, left = question.shape, shares
    for place in range(len(values), 0, -1):
        if shape is not None and values[place - 1] > FALSE_RUNS:
            shape = shape.without(place)
            left = (*left[: place - 1], left[place - 1] + left[place], *left[place + 1 :])
    if shape is not None:
        return Judged(question, shape, left, max(value for value in values if value <= FALSE_RUNS))
    least = min(least_p_value(high, low) for low, high in pairwise(shares))
    return Judged(question, None, shares, min(values), undecidable=least * tried > FALSE_RUNS)
