"""A build searches for garbage less often, and leaves the collector as it was."""

import gc
from collections.abc import Iterator

import pytest

from icp_playbook.plugin.collector import MANY, RareCollection


@pytest.fixture(autouse=True)
def _threshold_restored() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("before", "during"),
    [((700, 10, 10), (MANY, 10, 10)), ((MANY * 2, 5, 5), (MANY * 2, 5, 5)), ((0, 10, 10), (0, 10, 10))],
)
def test_it_is_set_higher_and_set_back(before: tuple[int, int, int], during: tuple[int, int, int]) -> None:
    gc.set_threshold(*before)
    collection = RareCollection()
    for _ in range(2):
        collection.begin()
        assert gc.get_threshold() == during
    for _ in range(2):
        collection.end()
        assert gc.get_threshold() == before
