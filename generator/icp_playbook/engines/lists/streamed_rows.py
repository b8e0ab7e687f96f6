"""Rows that Python reads, one after the other, written to a regular file that the engine loads.

For lists that the engine would read otherwise than Python does: workbooks, UTF-16, rows of uneven length,
stray quotes, lines below the table. Errors of Python's reader come as they are.
"""

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sqlglot.expressions as exp

from icp_playbook.accounts import Table
from icp_playbook.engines.lists import statement_parts as parts
from icp_playbook.engines.lists.raw_list import NUMBER, OddRows, cell_column

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LINE = 2 << 20
"""Bytes: the engine's own limit of a row, raised where a row is longer."""
_WIDEST = 4
"""Bytes of a character."""


def load_rows(connection: "DuckDBPyConnection", table: Table, name: str, odd: OddRows, begin: int) -> int:
    """Loads the rows of a list into a new table, with the NUMBER of each, and says how many there are.

    `begin` rows of other files go before them.
    """
    width, count, longest = len(table.headers), 0, 0
    with tempfile.TemporaryDirectory(prefix="icp-playbook-") as folder:
        path = Path(folder) / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for count, row in enumerate(table.rows, 1):
                odd.add(begin + count, row, width)
                cells = row.cells[:width]
                cells += [""] * (width - len(cells))
                writer.writerow([*cells, row.number])
                longest = max(longest, sum(map(len, cells)))
        _load(connection, path, name, width, longest)
    return count


def _load(connection: "DuckDBPyConnection", path: Path, name: str, width: int, longest: int) -> None:
    """Loads a file whose cells are all quoted; an empty one is null."""
    columns = [*map(cell_column, range(width)), NUMBER]
    types = [*(["VARCHAR"] * width), "BIGINT"]
    options: dict[str, parts.Sql] = {
        "header": exp.false(),
        "auto_detect": exp.false(),
        "delim": parts.text(","),
        "quote": parts.text('"'),
        "escape": parts.text('"'),
        "columns": parts.struct(dict(zip(columns, types, strict=True))),
        "max_line_size": parts.number(max(_LINE, longest * _WIDEST * 2 + width * 3)),
    }
    source = parts.table_function("read_csv", parts.text(str(path)), options, columns)
    parts.run(connection, parts.created("TABLE", name, exp.select(exp.Star()).from_(source)))
