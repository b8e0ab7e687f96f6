"""Judged rows, held back on disk until the whole list is read: a rank compares an account with all others.

There are few different priorities, however long the list. Counted, they give every row its rank in one more
pass, so that memory does not grow with the list.
"""

import json
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TypeAlias

from icp_playbook.accounts.columns import Added
from icp_playbook.accounts.row import ListRow
from icp_playbook.findings import CommandError
from icp_playbook.fit import Priority

_IN_MEMORY = 1 << 20
"""Bytes of the rows beyond which they go to the disk."""
JudgedRow: TypeAlias = tuple[ListRow, Added | None]


class HeldRows:
    """Rows and their added cells, none for one that is no account. Of equals, the first ranks first."""

    def __init__(self, stream: IO[bytes], columns: Sequence[str]) -> None:
        self._stream, self._columns = stream, columns
        self._counts: Counter[bytes] = Counter()
        self._priorities: dict[bytes, Priority] = {}

    def add(self, row: ListRow, cells: Added | None, priority: Priority | None) -> None:
        """Holds a row. It has a priority if it is an account. Raises CommandError if there is no room."""
        key = b"" if priority is None else " ".join(map(str, priority)).encode()
        if priority is not None:
            self._counts[key] += 1
            self._priorities[key] = priority
        values = None if cells is None else [cells[name] for name in self._columns]
        text = json.dumps([row.number, row.cells, row.aside, values])
        with _room():
            self._stream.write(key + b"\t" + text.encode() + b"\n")

    def in_list_order(self) -> Iterator[JudgedRow]:
        """Every row as it came, accounts with their rank."""
        for rank, _, text in self._ranked():
            yield self._row(text, rank)

    def best_first(self, limit: int | None = None) -> Iterator[JudgedRow]:
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
            yield self._row(self._stream.readline().partition(b"\t")[2], rank)
        if limit is None:
            yield from (self._row(text, None) for rank, _, text in self._ranked() if rank is None)

    def _ranked(self) -> Iterator[tuple[int | None, int, bytes]]:
        """The rank, the place in the file and the text of each row."""
        following = {b"": 0}
        rank = 1
        for key in sorted(self._counts, key=self._priorities.__getitem__):
            following[key] = rank
            rank += self._counts[key]
        place = 0
        with _room():
            self._stream.seek(0)
        for line in self._stream:
            key, _, text = line.partition(b"\t")
            yield following[key] or None, place, text
            if key:
                following[key] += 1
            place += len(line)

    def _row(self, text: bytes, rank: int | None) -> JudgedRow:
        number, cells, aside, values = json.loads(text)
        added: Added | None = None if values is None else dict(zip(self._columns, values, strict=True))
        if added is not None:
            added["icp_rank"] = rank
        return ListRow(number, cells, aside), added


@contextmanager
def held_rows(columns: Sequence[str]) -> Iterator[HeldRows]:
    """Rows with these added columns, gone at the end. Raises CommandError where there is no room."""
    with _room():
        stream = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed below
    with stream:
        yield HeldRows(stream, columns)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CommandError(
            f"the temporary file for the rows cannot be written: {error.strerror or error}",
            "make room, or set TMPDIR to a folder that has some",
        ) from error
