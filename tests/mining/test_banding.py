"""Bands, against optbinning's own on drawn cases and against every way to cut."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from icp_playbook.mining.banding import (
    ValueCell,
    best_bands,
    best_middle,
    cells_of,
    divergence,
    learnt_bands,
    rising_pools,
)
from icp_playbook.mining.exact import NOBODY, WonShare
from tests.sharing import Shared

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
CASES = json.loads((HERE / "optbinning.json").read_text("utf-8"))
TOLERANCE = 1e-6
"""optbinning solves in whole millionths."""


def cells(won: Sequence[int], of: Sequence[int]) -> list[ValueCell]:
    """Cells of one value each."""
    return [ValueCell(place, place, WonShare(*pair)) for place, pair in enumerate(zip(won, of, strict=True))]


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_bands_are_as_good_as_those_of_optbinning(case: dict[str, Any]) -> None:
    given = cells(case["won"], case["of"])
    found = best_bands(rising_pools(given), case["most"])
    assert divergence(found) == pytest.approx(case["divergence"], abs=TOLERANCE)
    assert [int(band.high - band.low) + 1 for band in found] == case["bands"]


@pytest.mark.long
def test_the_cases_are_what_optbinning_says_today(tmp_path_factory: pytest.TempPathFactory) -> None:
    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip: list[str | Path] = [folder / "bin/python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", ROOT / "constraints-binning.txt"], check=True)

    environment = Shared(tmp_path_factory.getbasetemp()).folder("binning", make)
    written = tmp_path_factory.mktemp("optbinning") / "cases.json"
    script = HERE / "optbinning_cases.py"
    subprocess.run([environment / "bin/python", script, written], check=True)
    assert json.loads(written.read_text("utf-8")) == CASES


def test_no_way_to_cut_is_better() -> None:
    drawn = Random(3)  # noqa: S311
    for _ in range(60):
        of = [drawn.randint(1, 9) for _ in range(drawn.randint(1, 7))]
        given = cells([drawn.randint(0, size) for size in of], of)
        most = drawn.randint(1, 4)
        best = max(divergence(bands) for bands in rising(given, most))
        found = best_bands(rising_pools(given), most)
        assert divergence(found) == pytest.approx(best, abs=1e-12)
        assert all(one.share.rate < two.share.rate for one, two in pairwise(found))


def rising(given: Sequence[ValueCell], most: int) -> Iterator[list[ValueCell]]:
    """Every way to cut cells into bands of which each wins more often than the one before."""
    for count in range(most):
        for cuts in combinations(range(1, len(given)), count):
            bands = [joined(given[start:end]) for start, end in pairwise([0, *cuts, len(given)])]
            if all(one.share.rate < two.share.rate for one, two in pairwise(bands)):
                yield bands


def joined(part: Sequence[ValueCell]) -> ValueCell:
    """Cells as one."""
    return ValueCell(part[0].low, part[-1].high, sum((cell.share for cell in part), NOBODY))


def test_cells_hold_every_account_and_enough_of_them() -> None:
    drawn = Random(5)  # noqa: S311
    for _ in range(50):
        values = np.array(
            [float(drawn.randint(0, drawn.choice([3, 300]))) for _ in range(drawn.randint(1, 400))]
        )
        won = np.array([drawn.random() < 0.3 for _ in values])
        found = cells_of(values, won)
        assert sum((cell.share for cell in found), NOBODY) == WonShare(int(won.sum()), len(values))
        assert all(one.high < two.low for one, two in pairwise(found))
        assert len(found) == 1 or min(cell.share.of for cell in found) >= max(10, len(values) / 20)


def test_bands_that_tell_everything_and_nothing() -> None:
    assert divergence(cells([0, 20], [20, 20])) == pytest.approx(math.log(2))
    assert divergence(cells([5, 5], [20, 20])) == 0
    assert rising_pools([]) == ()
    values = np.repeat([1.0, 2.0, 3.0], 40)
    won = np.concatenate([np.arange(40) < count for count in (5, 6, 30)])
    assert [(band.low, band.high) for band in learnt_bands(values, won)] == [(1, 2), (3, 3)]
    assert [(band.low, band.high) for band in learnt_bands(-values, won)] == [(-3, -1)]


def test_a_range_is_found_where_both_ends_win_less() -> None:
    peak = cells([2, 3, 20, 22, 4], [40, 40, 40, 40, 40])
    found = best_middle(peak)
    assert found is not None
    assert (found[1].low, found[1].high) == (2, 3)
    assert best_middle(cells([2, 3, 20, 22, 23], [40, 40, 40, 40, 40])) is None
    assert best_middle(cells([5, 6, 6, 6, 5], [40, 40, 40, 40, 40])) is None
