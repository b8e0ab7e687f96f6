"""Where the text of a mark on the scale of fit stands: wherever there is room for it."""

import dataclasses
import datetime

import pytest

from icp_playbook.fit import compile_playbook, evaluate
from icp_playbook.playbook import load
from icp_playbook.views.pictures import account_scale
from tests.playbooks.copies import MINIMAL


@pytest.mark.parametrize(
    ("low", "high", "side"),
    [(5, 20, "after"), (44, 44, "after"), (73, 73, "before"), (69, 77, "before"), (3, 98, "above")],
)
def test_the_score_stands_where_there_is_room(low: int, high: int, side: str) -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    unknown = evaluate(compile_playbook(playbook), "bakeries", {}, datetime.date(2026, 3, 20))
    verdict = dataclasses.replace(unknown, score_low=low, score_high=high)
    assert [mark.side for mark in account_scale(playbook, verdict, "Crumb").marks] == [side]
