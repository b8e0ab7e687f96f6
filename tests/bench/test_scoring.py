"""How fast a list is scored, in how much memory, against an evaluator that remembers nothing."""

import csv
import datetime
import io
import tracemalloc

import click
import pytest

from icp_playbook.accounts import ScoreRequest, score_list
from icp_playbook.fit import (
    Account,
    PreparedPlaybook,
    Program,
    ScoredAccount,
    deciding_fields,
    evaluate,
    membership_of,
    rank,
)
from tests.accounts.scoring import AS_OF, example
from tests.accounts.test_flat_memory import Nowhere
from tests.bench.account_lists import drawn_list
from tests.bench.test_thousand import best_of_three

ROWS = 5_000
pytestmark = pytest.mark.bench


class PlainScorer:
    """Scores each account afresh, as if it were the only one."""

    def __init__(self, program: Program, as_of: datetime.date) -> None:
        self._program, self._as_of = program, as_of

    def score(self, account: Account, icp: str | None = None) -> ScoredAccount:
        """What a scorer says."""
        program, as_of = self._program, self._as_of
        verdict = evaluate(program, icp, account, as_of) if icp else rank(program, account, as_of).verdicts[0]
        asked = deciding_fields(verdict, program, account, as_of)
        return ScoredAccount(verdict, asked, membership_of(verdict, asked))


def _scored(data: bytes) -> bytes:
    target = io.BytesIO()
    score_list(example(), ScoreRequest("list.csv", AS_OF), io.BytesIO(data), target, lambda _: None)
    return target.getvalue()


def _rows(data: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("sparse", [True, False], ids=["sparse", "dense"])
def test_accounts_per_second(sparse: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn_list(example().catalogue, ROWS, AS_OF, sparse=sparse)
    bare = best_of_three(lambda: _rows(data))
    taken, remembered = best_of_three(lambda: _scored(data)), _scored(data)
    monkeypatch.setattr(PreparedPlaybook, "scorer", lambda self, day: PlainScorer(self.program, day))
    plain, afresh = best_of_three(lambda: _scored(data)), _scored(data)
    click.echo(
        f"\n{'sparse' if sparse else 'dense'} list: {ROWS / taken:,.0f} accounts a second against"
        f" {len(example().program.icps)} ICPs; each account evaluated afresh / this: {plain / taken:.2f}"
        f" ({plain:.2f} s / {taken:.2f} s); this / a bare csv read: {taken / bare:,.0f}"
    )
    assert remembered == afresh


def test_memory_of_a_list_ten_times_as_long() -> None:
    peaks = []
    for rows in (2_000, 20_000):
        data = io.BytesIO(drawn_list(example().catalogue, rows, AS_OF, sparse=False))
        tracemalloc.start()
        score_list(example(), ScoreRequest("list.csv", AS_OF), data, Nowhere(), lambda _: None)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    click.echo(
        f"\npeak memory of 20,000 accounts / of 2,000: {peaks[1] / peaks[0]:.2f}"
        f" ({peaks[1] / 1e6:.1f} MB / {peaks[0] / 1e6:.1f} MB; aim 1.5)"
    )
