"""The roundest number between two values."""

from random import Random

import pytest

from icp_playbook.mining.round_cuts import round_between


@pytest.mark.parametrize(
    ("below", "above", "cut"),
    [
        (48, 52, 50),
        (49, 50, 50),
        (50, 51, 51),
        (180, 181, 181),
        (95, 105, 100),
        (200, 260, 250),
        (4_800_000, 5_300_000, 5_000_000),
        (-7, -3, -5),
        (-1, 0, 0),
    ],
)
def test_whole_numbers(below: int, above: int, cut: int) -> None:
    assert round_between(below, above, whole=True) == cut


def test_parts_of_numbers() -> None:
    assert round_between(0.12, 0.17, whole=False) == 0.15
    assert round_between(0.1, 0.2, whole=False) == 0.2


def test_the_cut_always_lies_between() -> None:
    drawn = Random(2)  # noqa: S311
    for _ in range(500):
        below = drawn.uniform(-1e6, 1e6)
        above = below + drawn.choice([0.001, 1, 1000]) * drawn.random() + 1e-6
        assert below < round_between(below, above, whole=False) <= above
