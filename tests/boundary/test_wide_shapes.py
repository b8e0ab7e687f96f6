"""Many criteria over fields that they share two by two: every sum, against adding up by hand.

Values stand for the cells: below, between and above the limits. What is expected is found with plain loops.
"""

import itertools
from collections.abc import Sequence
from random import Random

import pytest

from icp_playbook.boundary import idle_criteria, points_reached, verdicts_reached
from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import Program, evaluate
from tests.drawing import times
from tests.fit.programs import Json, program_of

VALUES = (5, 15, 25)
LIMITS = (10, 20)
Pair = tuple[int, int]


class Shape:
    """An ICP whose criteria each test two fields: one band where both are high, one where either is."""

    def __init__(self, pairs: Sequence[Pair], random: Random) -> None:
        self.pairs = pairs
        self.size = 1 + max(max(pair) for pair in pairs)
        self.both = [(random.choice(LIMITS), random.choice(LIMITS)) for _ in pairs]
        self.either = [(random.choice(LIMITS), random.choice(LIMITS)) for _ in pairs]
        self.points = [(random.choice([5, 10, 15]), random.choice([-5, 0, 5, 10])) for _ in pairs]

    def earned(self, at: int, one: int, other: int) -> int:
        """The points of a criterion, by the values of its two fields."""
        for word, limits, points in zip(
            (all, any), (self.both[at], self.either[at]), self.points[at], strict=True
        ):
            if word(value >= limit for value, limit in zip((one, other), limits, strict=True)):
                return points
        return 0

    def read(self) -> tuple[Program, Catalogue]:
        """The program and its catalogue."""
        names = [f"field_{at}" for at in range(self.size)]
        fields = (Field.model_validate({"id": name, "label": name, "type": "integer"}) for name in names)
        score = [self._criterion(at, pair) for at, pair in enumerate(self.pairs)]
        data = {
            "fields": dict.fromkeys(names, "integer"),
            "tiers": [["high", 70], ["middle", 40], ["low", 0]],
            "icps": [{"id": "icp", "must": [], "score": score}],
        }
        return program_of(data), Catalogue(tuple(fields), Conventions("USD"))

    def _criterion(self, at: int, pair: Pair) -> Json:
        def tests(limits: Pair) -> list[Json]:
            return [
                {"field": f"field_{place}", "at_least": limit}
                for place, limit in zip(pair, limits, strict=True)
            ]

        whens = {"all": tests(self.both[at])}, {"any": tests(self.either[at])}
        bands = [
            {"when": when, "points": points} for when, points in zip(whens, self.points[at], strict=True)
        ]
        return {"id": f"row-{at}", "bands": bands}


def sums_along(shape: Shape, first: int | None = None) -> set[int]:
    """Every sum where a criterion's fields are at most two apart: field by field, by the last two values.

    With `first` that is the value of the first field, and the last field is the first one again.
    """
    reached: dict[tuple[int, ...], set[int]] = {(): {0}}
    for at in range(shape.size):
        later: dict[tuple[int, ...], set[int]] = {}
        fixed = first is not None and at in (0, shape.size - 1)
        for before, sums in reached.items():
            for value in (first,) if fixed and first is not None else VALUES:
                known = {at: value, **{at - 1 - back: one for back, one in enumerate(before[::-1])}}
                more = sum(
                    shape.earned(row, known[one], known[other])
                    for row, (one, other) in enumerate(shape.pairs)
                    if at in (one, other) and max(one, other) == at
                )
                later.setdefault((*before, value)[-2:], set()).update(one + more for one in sums)
        reached = later
    return set().union(*reached.values())


def found_sums(shape: Shape) -> set[int]:
    """Every sum that the room finds, each put to the evaluator."""
    program, catalogue = shape.read()
    sums = points_reached(program, "icp", catalogue).sums
    for one in sums[:: max(1, len(sums) // 20)]:
        verdict = evaluate(program, "icp", one.shown.account, one.shown.as_of)
        assert (verdict.points_low, verdict.points_high) == (one.low, one.high)
    assert {one.verdict for one in sums} == {*verdicts_reached(program, "icp", catalogue)}
    return {one.low for one in sums}


@pytest.mark.parametrize("size", [8, 30, 60])
@pytest.mark.parametrize("kind", ["chain", "ladder"])
def test_fields_in_a_row(kind: str, size: int) -> None:
    pairs = [(at, at + 1) for at in range(size)]
    if kind == "ladder":
        pairs = [*pairs[: size // 2], *((at, at + 2) for at in range(size // 2 - 1))]
    shape = Shape(pairs, Random(size))  # noqa: S311
    assert found_sums(shape) == sums_along(shape)


@pytest.mark.parametrize("size", [9, 40])
def test_fields_in_a_ring(size: int) -> None:
    open_ = Shape([(at, at + 1) for at in range(size)], Random(size))  # noqa: S311
    expected = set().union(*(sums_along(open_, first) for first in VALUES))
    ring = Shape(open_.pairs, Random(size))  # noqa: S311
    ring.pairs = [(at, (at + 1) % size) for at in range(size)]
    ring.size = size
    assert found_sums(ring) == expected


@pytest.mark.drawn
def test_fields_joined_in_any_way() -> None:
    for seed in range(6 * times()):
        random = Random(seed)  # noqa: S311
        fields = [*range(random.choice([7, 8]))]
        pairs = [(one, one + 1) for one in fields[:-1]]  # all hang together
        pairs += [tuple(sorted(random.sample(fields, 2))) for _ in range(random.randint(2, 8))]
        shape = Shape(pairs, random)
        expected = {
            sum(shape.earned(at, values[one], values[other]) for at, (one, other) in enumerate(pairs))
            for values in itertools.product(VALUES, repeat=len(fields))
        }
        assert found_sums(shape) == expected, seed


def tier(points: int, possible: int) -> int:
    """The place of the tier that points reach."""
    return next(place for place, start in enumerate((70, 40, -1000)) if 100 * points >= start * possible)


@pytest.mark.drawn
def test_points_that_no_account_needs_among_many_fields() -> None:
    idle_ones = 0
    for seed in range(4 * times()):
        random = Random(seed)  # noqa: S311
        pairs = [(at, at + 1) for at in range(7)]
        shape = Shape([*pairs, *((at, at + 2) for at in range(5))], random)
        shape.points = [(random.choice([1, 30]), 0) for _ in shape.pairs]
        possible = sum(max(points) for points in shape.points)
        idle = set(range(len(shape.pairs)))
        for values in itertools.product(VALUES, repeat=shape.size):
            earned = [
                shape.earned(at, values[one], values[other]) for at, (one, other) in enumerate(shape.pairs)
            ]
            whole = tier(sum(earned), possible)
            idle -= {at for at in idle if tier(sum(earned) - earned[at], possible) != whole}
        program, catalogue = shape.read()
        found = idle_criteria(points_reached(program, "icp", catalogue), catalogue)
        assert found == tuple((at, True) for at in sorted(idle)), seed
        idle_ones += len(idle)
    assert idle_ones
