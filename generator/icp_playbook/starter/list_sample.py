"""The beginning of a list of accounts: its header and a bounded number of its rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from icp_playbook.accounts import ListRow, list_table, opened
from icp_playbook.fields import Catalogue, header_counter, plain_text

MOST_ROWS = 5_000
_MOST_CHARACTERS = 20_000_000
"""Of all rows together: a list of few rows can be large too."""
_NOTHING = frozenset({"", "-", "--", "—", "–", "?", "n/a", "#n/a", "na", "none", "null", "nan", "unknown"})
"""What says nothing in a column of any type, as far as it matters for what type it is."""


@dataclass(frozen=True)
class ListSample:
    """The header of a list and its first rows. `more` says whether there are others."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[ListRow, ...]
    more: bool

    @cached_property
    def columns(self) -> tuple[Counter[str], ...]:
        """For each column how often each text stands in it, without outer spaces and what says nothing."""
        found: list[Counter[str]] = [Counter() for _ in self.headers]
        for row in self.rows:
            for place, cell in enumerate(row.cells[: len(self.headers)]):
                text = plain_text(cell)
                if text.casefold() not in _NOTHING:
                    found[place][text] += 1
        return tuple(found)

    @property
    def extent(self) -> str:
        """How much of the list was looked at, in words."""
        first = "the first " if self.more else "all "
        return f"{first}{len(self.rows):,} {'row' if len(self.rows) == 1 else 'rows'}"


def read_sample(path: Path, known: Catalogue) -> ListSample:
    """The beginning of a CSV file or a workbook, its header found by the names of known columns.

    Raises CommandError for what cannot be read as a list.
    """
    with opened(str(path)) as stream:
        table = list_table(stream, path.name, header_counter(known))
        rows: list[ListRow] = []
        size, more = 0, False
        for row in table.rows:
            if row.aside or row.is_blank:
                continue
            if len(rows) == MOST_ROWS or size > _MOST_CHARACTERS:
                more = True
                break
            rows.append(row)
            size += sum(map(len, row.cells))
    return ListSample(path.name, table.headers, tuple(rows), more)


def often(texts: Counter[str]) -> Sequence[tuple[str, int]]:
    """Texts and how often each stands there, the most frequent first; equal ones by the alphabet."""
    return sorted(texts.items(), key=lambda item: (-item[1], item[0]))
