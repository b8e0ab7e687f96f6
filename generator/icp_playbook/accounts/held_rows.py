"""The texts of judged rows, held back on disk until the whole list is read: a rank compares an account with
all others.

There are few different priorities, however long the list. Counted, they give every row its rank in one more
pass, so that memory does not grow with the list.
"""

import struct
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TypeAlias

from icp_playbook.accounts.writing import RowText
from icp_playbook.findings import CommandError
from icp_playbook.fit import Priority

_IN_MEMORY = 1 << 18
"""Bytes of the rows beyond which they go to the disk."""
_HEAD = struct.Struct("<III")
"""Before each row: the number of its priority, 0 for none, and the bytes before and after its rank."""
RankedRow: TypeAlias = tuple[RowText, int | None]
"""A row and its rank, none for one that is no account."""


class HeldRows:
    """Texts of rows, to be read with their ranks. Of equals, the first ranks first."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._numbers: dict[Priority, int] = {}
        """From 1, as they came."""
        self._counts: Counter[int] = Counter()
        self._end = 0

    def add(self, row: RowText, priority: Priority | None) -> None:
        """Holds a row. It has a priority if it is an account. Raises CommandError if there is no room."""
        number = 0
        if priority is not None:
            number = self._numbers.setdefault(priority, len(self._numbers) + 1)
            self._counts[number] += 1
        record = b"".join((_HEAD.pack(number, len(row.before), len(row.after)), *row))
        with _room():
            self._stream.write(record)
        self._end += len(record)

    def in_list_order(self) -> Iterator[RankedRow]:
        """Every row as it came."""
        for rank, _, row in self._ranked():
            yield row, rank

    def best_first(self, limit: int | None = None) -> Iterator[RankedRow]:
        """The accounts by rank, then the rows that are none; under a limit, so many accounts alone.

        Memory: 8 bytes for each account that is given.
        """
        total = self._counts.total()
        places = array("q", bytes(8 * (total if limit is None else min(limit, total))))
        for rank, place, _ in self._ranked():
            if rank is not None and rank <= len(places):
                places[rank - 1] = place
        for rank, place in enumerate(places, 1):
            self._stream.seek(place)
            yield self._next()[1], rank
        if limit is None:
            yield from ((row, None) for rank, _, row in self._ranked() if rank is None)

    def _ranked(self) -> Iterator[tuple[int | None, int, RowText]]:
        """The rank, the place in the file and the text of each row."""
        following = [0] * (len(self._numbers) + 1)
        rank = 1
        for _, number in sorted(self._numbers.items()):
            following[number] = rank
            rank += self._counts[number]
        place = 0
        with _room():
            self._stream.seek(0)
        while place < self._end:
            number, row = self._next()
            yield following[number] or None, place, row
            if number:
                following[number] += 1
            place += _HEAD.size + len(row.before) + len(row.after)

    def _next(self) -> tuple[int, RowText]:
        """The number of the priority and the text of the row at which the file stands."""
        number, before, after = _HEAD.unpack(self._stream.read(_HEAD.size))
        text = self._stream.read(before + after)
        return number, RowText(text[:before], text[before:])


@contextmanager
def held_rows() -> Iterator[HeldRows]:
    """No rows yet; they are gone at the end. Raises CommandError where there is no room."""
    with _room():
        stream = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed below
    with stream:
        yield HeldRows(stream)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CommandError(
            f"the temporary file for the rows cannot be written: {error.strerror or error}",
            "make room, or set TMPDIR to a folder that has some",
        ) from error
