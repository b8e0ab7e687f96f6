"""How the cells of a list were read, column by column, for a person who checks it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from icp_playbook.accounts.column_reading import ColumnCell
from icp_playbook.accounts.summary import say_cell_value, unread_words
from icp_playbook.accounts.tally import UnreadCells
from icp_playbook.fields import Catalogue, Column, Recognised, shortened
from icp_playbook.phrases import counted

_KINDS = 1000
"""Different texts of a column that are counted apart."""
_SHOWN = 5
_Kind = TypeVar("_Kind")


@dataclass(slots=True)
class _ShownColumn:
    """What became of the cells of one column."""

    read: Counter[tuple[str, str]] = field(default_factory=Counter)
    """A text and what it was read as."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Texts that say that nothing is known."""
    unread: dict[str, UnreadCells] = field(default_factory=dict)
    """By cause."""
    count: Counter[str] = field(default_factory=Counter)
    """All cells: those read, unknown and unread."""


class ShownCells:
    """Counts how each column was read; bounded, however long the list is."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._columns: dict[int, _ShownColumn] = {}

    def watch(self, name: str, column: Column, text: str, row: int, cell: ColumnCell) -> None:
        """Counts a cell. One that is empty counts as none."""
        self.add(name, column, text, cell, (row,), 1)

    def add(
        self, name: str, column: Column, text: str, cell: ColumnCell, rows: Sequence[int], count: int
    ) -> None:
        """Counts cells that have one text and were read alike; `rows` are the first of their rows."""
        if not text.strip():
            return
        found = self._columns.setdefault(column.place, _ShownColumn())
        short = shortened(text)
        if cell.problem is not None:
            found.count["unread"] += count
            cause = cell.cause or cell.problem
            unread = found.unread.setdefault(cause, UnreadCells(cell.problem))
            unread.add(rows, short, cell.problem, count)
        elif cell.value is None:
            found.count["unknown"] += count
            _add(found.unknown, short, count)
        else:
            found.count["read"] += count
            _add(found.read, (short, say_cell_value(self._catalogue, name, cell.value)), count)

    def say(self, recognised: Recognised) -> Iterator[str]:
        """The lines for every column that tells a field."""
        yield "how cells were read:"
        for name, columns in recognised.taken.items():
            known = self._catalogue[name]
            for column in columns:
                found = self._columns.get(column.place, _ShownColumn())
                header = shortened(recognised.headers[column.place])
                filled = counted(found.count.total(), "cell")
                yield f'  "{header}" → {known.label} ({known.type}): {filled} filled'
                if read := found.count["read"]:
                    yield f"    read {read:,}: {_most(found.read)}"
                if unknown := found.count["unknown"]:
                    yield f"    says nothing {unknown:,}: {_most(found.unknown)}"
                often = sorted(found.unread.items(), key=lambda item: -item[1].count)
                for cause, unread in often:
                    yield f"    not read {unread.count:,}: {unread_words(cause, unread)}"


def _add(kinds: Counter[_Kind], kind: _Kind, count: int) -> None:
    if kind in kinds or len(kinds) < _KINDS:
        kinds[kind] += count


def _most(kinds: Counter[tuple[str, str]] | Counter[str]) -> str:
    """The most frequent ones, and whether there are more."""
    texts = [
        f'"{kind}" ({count:,})' if isinstance(kind, str) else f'"{kind[0]}" → {kind[1]} ({count:,})'
        for kind, count in kinds.most_common(_SHOWN)
    ]
    return ", ".join(texts) + (", …" if len(kinds) > _SHOWN else "")
