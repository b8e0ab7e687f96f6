"""A list takes as much memory as its head, however long it is: no row is kept, and caches are bounded."""

import io
import tracemalloc
from collections.abc import Iterator

from icp_playbook.accounts import ScoreRequest, score_list
from tests.accounts.scoring import AS_OF, SMALL

NOTE = "n" * 1_000
MOST_MORE = 400_000
"""Bytes; the rows alone would take more than twice as much if they were kept."""


class Rows(io.RawIOBase):
    """A list made while it is read; no two rows have a text in common but those of the choices."""

    def __init__(self, count: int) -> None:
        self._lines, self._rest = self._made(count), b""

    def _made(self, count: int) -> Iterator[bytes]:
        yield b"Company,Trade,Employees,Annual Revenue,Last shop opened,In debt,Note\n"
        for at in range(count):
            trade, debts = ("Bread", "Wine", f"Coal, number {at}")[at % 3], ("yes", "no")[at % 2]
            yield (
                f'Company {at},"{trade}",{at + 1},{at * 997 + 1},'
                f"{1950 + at // 300}-{at % 12 + 1:02}-{at % 28 + 1:02},{debts},{at} {NOTE}\n"
            ).encode()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer is fine
        piece = self._rest or next(self._lines, b"")
        size = min(len(buffer), len(piece))
        buffer[:size], self._rest = piece[:size], piece[size:]
        return size


class Nowhere(io.BytesIO):
    """Takes what is written and keeps nothing."""

    def write(self, piece: object) -> int:
        return 0


def peak(count: int) -> int:
    """The most bytes in use while a list of so many rows is scored."""
    source, target = io.BufferedReader(Rows(count)), Nowhere()
    tracemalloc.start()
    tally = score_list(SMALL, ScoreRequest("list.csv", AS_OF), source, target, lambda _: None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert tally.accounts == count
    return most


def test_four_times_the_rows_take_little_more_memory() -> None:
    peak(1)  # what is made once
    short, long = peak(300), peak(1_100)
    assert long - short < MOST_MORE, (short, long)
