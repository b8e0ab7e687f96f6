"""How fast a list is scored, against reading the same file with nothing but `csv`."""

import csv
import io
import time
from collections.abc import Callable

import pytest

from icp_playbook.accounts import ScoreRequest, assumptions, score_list
from tests.accounts.scoring import AS_OF, EXTRACT, example

ROWS = 20_000
pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def list_() -> bytes:
    """The real companies of the extract, repeated."""
    header, *rows = EXTRACT.read_bytes().splitlines(keepends=True)
    return b"".join([header, *(rows[place % len(rows)] for place in range(ROWS))])


def test_accounts_per_second(list_: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    evaluator = example()
    request = ScoreRequest("list.csv", AS_OF, assumed=assumptions(["country=US"], evaluator.catalogue))
    bare = seconds(lambda: sum(1 for _ in csv.reader(io.StringIO(list_.decode("utf-8-sig"), newline=""))))
    scored = seconds(lambda: score_list(evaluator, request, io.BytesIO(list_), io.BytesIO(), lambda _: None))
    with capsys.disabled():
        print(f"\n{ROWS / scored:,.0f} accounts/s against {len(evaluator.program.icps)} ICPs")  # noqa: T201  # a benchmark prints
        print(f"{scored / bare:,.0f} times a bare csv read")  # noqa: T201  # a benchmark prints


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
