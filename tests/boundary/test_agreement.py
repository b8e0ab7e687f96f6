"""The room `boundary` and z3 give the same answers: 10,000 drawn pairs of conditions, and drawn programs.

What the room shows is put to the evaluator as well, in `asking`; z3 alone says what no account comes to.
"""

from itertools import product
from random import Random

import pytest

from icp_playbook.boundary import (
    NotDecided,
    Order,
    bands_order,
    condition_order,
    exception,
    impossible,
    outside_all,
    signal_order,
)
from icp_playbook.fit import CompiledCondition, PointBand
from tests.boundary.asking import asked_moves, asked_truths, asked_verdicts, asked_where, is_inside
from tests.boundary.drawn_boundaries import POINTS, DrawBoundaries, compiled_program
from tests.boundary.encoding import TRUTHS, Truth, truths_found
from tests.boundary.verdict_encoding import moves_found, verdicts_found
from tests.drawing import times

PAIRS = 5_000 if times() > 1 else 120
CHOICES: list[tuple[Truth, ...]] = [(True,), (None,), (False,), (True, None), (None, False), TRUTHS]
RANK = {False: 0, None: 1, True: 2}
contacts = pytest.mark.parametrize("contacts", [False, True], ids=["accounts", "contacts"])
Together = set[tuple[Truth, ...]]


def order_of(pairs: set[tuple[int, int]]) -> Order:
    """What pairs of (before, after) come to."""
    up, down = any(new > old for old, new in pairs), any(new < old for old, new in pairs)
    return "mixed" if up and down else "up" if up else "down" if down else "same"


@pytest.mark.drawn
@contacts
def test_what_two_conditions_come_to_together(contacts: bool) -> None:
    for seed in range(PAIRS):
        draw = DrawBoundaries(Random(seed), contacts=contacts, edges=seed % 4 == 0)  # noqa: S311
        pair = draw.pair()
        old, new = (draw.read(one) for one in pair)
        complete = seed % 3 == 0
        found = set(truths_found([old, new], draw.catalogue, complete=complete))
        assert asked_truths([old, new], draw.catalogue, complete=complete) == found, (seed, pair)
        first, second = draw.random.choice(CHOICES), draw.random.choice(CHOICES)
        shown = asked_where([(old, first), (new, second)], draw.catalogue, complete=complete)
        assert (shown is not None) is bool(found & set(product(first, second))), (seed, pair)
        if not complete:
            assert impossible([old, new], draw.catalogue) is ((True, True) not in found), (seed, pair)
            assert (exception([old], new, draw.catalogue) is None) is ((True, False) not in found), seed
            ranks = {(RANK[one], RANK[other]) for one, other in found}
            assert condition_order(old, new, draw.catalogue) == order_of(ranks), (seed, pair)


@pytest.mark.drawn
@contacts
def test_what_lies_in_none_of_several(contacts: bool) -> None:
    for seed in range(30 * times()):
        draw = DrawBoundaries(Random(seed), fields=2, contacts=contacts)  # noqa: S311
        given, *others = (draw.read(draw.condition()) for _ in range(4))
        gap = (True, False, False, False) in truths_found([given, *others], draw.catalogue)
        assert (outside_all([given], others, draw.catalogue) is not None) is gap, seed


def bands_of(draw: DrawBoundaries, count: int) -> list[PointBand]:
    """The bands of a criterion or a signal."""
    return [PointBand(draw.read(draw.condition(1)), draw.random.choice(POINTS)) for _ in range(count)]


def span_of(bands: list[PointBand], truths: tuple[Truth, ...]) -> tuple[int, int]:
    """The fewest and the most points, by the truth of each band."""
    found = []
    for band, truth in zip(bands, truths, strict=True):
        if truth is not False:
            found.append(band.points)
        if truth:
            return min(found), max(found)
    return min((*found, 0)), max((*found, 0))


@pytest.mark.drawn
@contacts
def test_what_bands_give_before_and_after(contacts: bool) -> None:
    for seed in range(30 * times()):
        draw = DrawBoundaries(Random(seed), fields=2, contacts=contacts)  # noqa: S311
        old = bands_of(draw, draw.random.randint(1, 2))
        new = [*old[: draw.random.randint(0, 1)], *bands_of(draw, 1)]
        conditions: list[CompiledCondition] = [band.when for band in (*old, *new)]
        spans, counted = set(), set()
        for truths in truths_found(conditions, draw.catalogue):
            before, after = truths[: len(old)], truths[len(old) :]
            spans |= set(zip(span_of(old, before), span_of(new, after), strict=True))
            sure = [tuple(truth is True for truth in side) for side in (before, after)]
            counted.add((span_of(old, sure[0])[0], span_of(new, sure[1])[0]))
        assert bands_order(old, new, draw.catalogue) == order_of(spans), seed
        assert signal_order(old, new, draw.catalogue) == order_of(counted), seed


@pytest.mark.drawn
@contacts
def test_the_verdicts_and_the_moves_of_programs(contacts: bool) -> None:
    undecided, count = 0, (8 if contacts else 25) * times()
    for seed in range(count):
        draw = DrawBoundaries(Random(seed), contacts=contacts)  # noqa: S311
        data = draw.program()
        old, new = compiled_program(data), compiled_program(draw.changed_program(data))
        complete = seed % 3 > 0
        try:
            verdicts = asked_verdicts(old, "icp", draw.catalogue, complete=complete)
            moves = asked_moves(old, new, "icp", draw.catalogue, complete=complete)
        except NotDecided:
            undecided += 1
            continue
        found = verdicts_found(old, "icp", draw.catalogue, complete=complete)
        assert verdicts == {one for one in found if is_inside(one)}, (seed, data)
        pairs = moves_found(old, new, "icp", draw.catalogue, complete=complete)
        assert moves == {pair for pair in pairs if is_inside(pair[1])}, (seed, data)
    assert undecided <= (count // 5 if contacts else 0)
