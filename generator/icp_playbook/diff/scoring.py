"""What gives points, before and after: compares the bands of a criterion or a signal."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, TypeGuard

from pydantic import ValidationError

from icp_playbook.boundary import Order, bands_order, signal_order
from icp_playbook.diff.canonical import of_model
from icp_playbook.diff.change import Direction
from icp_playbook.diff.lexicon import Lexicon, program_of
from icp_playbook.diff.matching import written
from icp_playbook.fields import Catalogue
from icp_playbook.fit import PointBand, fields_in
from icp_playbook.model import CountOf, count_steps
from icp_playbook.source import Data

Orders: TypeAlias = Callable[[Data, Data], Order]
DIRECTIONS: dict[Order, Direction | None] = {
    "same": None,
    "up": "widens",
    "down": "narrows",
    "mixed": "shifts",
    "undecided": "undecided",
}


@dataclass(frozen=True, slots=True)
class PointStep:
    """A condition of a document and the points it gives."""

    when: Data
    points: int

    @property
    def data(self) -> Data:
        """The step as a document writes it."""
        return {"when": self.when, "points": self.points}


_Placed: TypeAlias = tuple[int, PointStep]
"""A step with its place in the list."""


@dataclass(frozen=True, slots=True)
class StepChange:
    """One difference of two rows of steps. `key` leads to it from the criterion."""

    id: str
    key: tuple[str, ...]
    old: Data
    new: Data
    condition: Data = None
    """The condition of the new step, or of the old one where there is none."""


@dataclass(frozen=True)
class ScoredSides:
    """The steps on both sides; with `intent`, those of a signal."""

    old: tuple[PointStep, ...]
    new: tuple[PointStep, ...]
    lexicon: Lexicon
    intent: bool

    @cached_property
    def direction(self) -> Direction | None:
        """What the steps as a whole do to accounts. Other possible points move every score: that shifts."""
        before = _compiled(self.old, self.lexicon.before)
        after = _compiled(self.new, self.lexicon.after)
        if before is None or after is None:
            return "shifts"
        if not self.lexicon.retyped_fields.isdisjoint(fields_in(*(one.when for one in (*before, *after)))):
            return "shifts"
        if self.intent:
            return DIRECTIONS[signal_order(before, after, self.lexicon.both)]
        if _possible(self.old) != _possible(self.new):
            return "shifts"
        return DIRECTIONS[bands_order(before, after, self.lexicon.both)]


def steps_of(data: Data) -> tuple[PointStep, ...]:
    """The steps of a criterion, or of a mapping with bands; a plain criterion has a single one."""
    if not isinstance(data, dict):
        return ()
    bands = data.get("bands") if "bands" in data else [data] if "when" in data else []
    return tuple(
        PointStep(band.get("when"), points if _is_count(points := band.get("points")) else 0)
        for band in (bands if isinstance(bands, list) else ())
        if isinstance(band, dict)
    )


def counted_steps(data: Data) -> tuple[PointStep, ...]:
    """What a signal counts, as steps; none where it counts nothing or does not suit today's model."""
    try:
        counted = CountOf.model_validate(data)
    except ValidationError:
        return ()
    return tuple(PointStep(of_model(step.when), step.points) for step in count_steps(counted))


def without_steps(data: Data) -> Data:
    """What of a criterion, or of the bands of a signal, `steps_of` does not read."""
    if not isinstance(data, dict) or ("bands" not in data and "when" not in data):
        return data
    if "bands" not in data:
        return _unread(data)
    bands = data["bands"]
    if not isinstance(bands, list):
        return data
    odd = [_unread(band) if isinstance(band, dict) else band for band in bands]
    return {**data, "bands": [one for one in odd if one != {}]}


def _unread(step: dict[str, Data]) -> Data:
    """A step without its condition, and without its points if they are a number."""
    return {
        key: value
        for key, value in step.items()
        if key != "when" and not (key == "points" and _is_count(value))
    }


def _is_count(points: Data) -> TypeGuard[int]:
    return isinstance(points, int) and not isinstance(points, bool)


def points_direction(old: Data, new: Data) -> Direction:
    """Of a criterion that came or went. Friction alone leaves the possible points as they were."""
    points = [step.points for step in steps_of(old if new is None else new)]
    if any(given > 0 for given in points):
        return "shifts"
    return "widens" if new is None else "narrows"


def step_changes(scored: ScoredSides, order: Orders) -> Iterator[StepChange]:
    """Every difference of the steps: of a single condition as the criterion's own, else band by band."""
    if not scored.intent and len(scored.old) == len(scored.new) == 1:
        yield from _single(scored.old[0], scored.new[0], order)
    else:
        yield from _banded(scored, order)


def _single(old: PointStep, new: PointStep, order: Orders) -> Iterator[StepChange]:
    yield from _moved("criterion", ("when",), old, new, order)
    if old.points != new.points:
        id_ = f"criterion-points-{'raised' if new.points > old.points else 'lowered'}"
        yield StepChange(id_, ("points",), old.points, new.points, new.when)


def _banded(scored: ScoredSides, order: Orders) -> Iterator[StepChange]:
    pairs = list(_pairs(scored.old, scored.new))
    for left, right in pairs:
        old, new = left and left[1], right and right[1]
        if old is None and new is not None:
            yield StepChange("band-added", ("bands",), None, new.data, new.when)
        elif new is None and old is not None:
            yield StepChange("band-removed", ("bands",), old.data, None, old.when)
        elif old is not None and new is not None:
            yield from _moved("band", ("bands",), old, new, order)
            if old.points != new.points:
                id_ = f"band-points-{'raised' if new.points > old.points else 'lowered'}"
                yield StepChange(id_, ("bands",), old.data, new.data, new.when)
    kept = sorted((left[0], right[0]) for left, right in pairs if left and right)
    if kept != sorted(kept, key=lambda places: places[1]):
        before, after = ([step.data for step in side] for side in (scored.old, scored.new))
        yield StepChange("bands-reordered", ("bands",), before, after)


def _moved(
    family: str, key: tuple[str, ...], old: PointStep, new: PointStep, order: Orders
) -> Iterator[StepChange]:
    match order(old.when, new.when):
        case "up":
            yield StepChange(f"{family}-widened", key, old.when, new.when, new.when)
        case "down":
            yield StepChange(f"{family}-narrowed", key, old.when, new.when, new.when)
        case "mixed":
            yield StepChange(f"{family}-shifted", key, old.when, new.when, new.when)
        case "same" if old.when != new.when:
            yield StepChange("condition-reworded", key, old.when, new.when, new.when)
        case _:
            return


def _pairs(
    old: Sequence[PointStep], new: Sequence[PointStep]
) -> Iterator[tuple[_Placed | None, _Placed | None]]:
    """Steps that stayed: with the same condition first, then with the same points, in their order."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for sign in (_condition, _points):
        waiting: dict[str, deque[int]] = {}
        for at, step in left.items():
            waiting.setdefault(sign(step), deque()).append(at)
        for at, step in list(right.items()):
            if partners := waiting.get(sign(step)):
                partner = partners.popleft()
                del right[at]
                yield (partner, left.pop(partner)), (at, step)
    yield from ((pair, None) for pair in left.items())
    yield from ((None, pair) for pair in right.items())


def _condition(step: PointStep) -> str:
    return written(step.when)


def _points(step: PointStep) -> str:
    return str(step.points)


def _possible(steps: Sequence[PointStep]) -> int:
    return max(0, *(step.points for step in steps)) if steps else 0


def _compiled(steps: Sequence[PointStep], catalogue: Catalogue) -> list[PointBand] | None:
    found = []
    for step in steps:
        when = program_of(step.when, catalogue)
        if when is None:
            return None
        found.append(PointBand(when, step.points))
    return found
