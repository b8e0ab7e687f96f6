"""Tests of shares and their correction, against a textbook and against statsmodels."""

import gc
from random import Random

import pytest
from statsmodels.stats.multitest import multipletests

from icp_playbook.mining.exact import WonShare, holm, interval, least_p_value, p_value


def test_the_lady_tasting_tea() -> None:
    right, wrong = WonShare(3, 4), WonShare(1, 4)  # R. A. Fisher, The Design of Experiments, 1935: 17 of 70
    assert p_value(right, wrong, "more") == pytest.approx(17 / 70)
    assert least_p_value(right, wrong) == pytest.approx(1 / 70)
    assert p_value(right, wrong, "either") == pytest.approx(34 / 70)


def test_the_correction_is_that_of_statsmodels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "collect", int)  # statsmodels does so each time: 0.2 s in a whole run
    drawn = Random(1)  # noqa: S311
    for _ in range(200):
        p_values = [drawn.random() ** 4 for _ in range(drawn.randint(1, 9))]
        silent = drawn.randint(0, 20)
        theirs = multipletests([*p_values, *[1.0] * silent], method="holm")[1][: len(p_values)]
        assert holm(p_values, len(p_values) + silent) == pytest.approx(tuple(theirs))


def test_nobody_says_nothing() -> None:
    assert interval(WonShare(0, 0)) == (0, 1)
    assert WonShare(0, 0).rate == 0
