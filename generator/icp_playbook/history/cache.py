"""A cache of what was read from git: a small database in a cache folder, or in memory without one.

Every row is verified by its checksum, and losing the cache costs only time.
"""

import contextlib
import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icp_playbook.history.file_content import FileContent, digest
from icp_playbook.source import Data

NAME = "history.sqlite3"
_WAIT = 5.0
"""Seconds to wait for another process that is writing."""
_RUNS_KEPT = 8
_AT_ONCE = 500
_TABLES = """
CREATE TABLE IF NOT EXISTS version (version TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, reading TEXT, data TEXT, sum TEXT);
CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, name TEXT UNIQUE, content TEXT, sum TEXT);
"""


@dataclass(frozen=True, slots=True)
class CachedFile:
    """A file to be kept: its kind and blob, its reading, its data as JSON."""

    kind: str
    blob: str
    content: FileContent
    data: str


class HistoryCache:
    """Readings and data by kind and blob, and whole results by name. No method raises for a bad database."""

    def __init__(self, folder: Path | None, version: str) -> None:
        """Opens the cache in a folder. Rows written by another version of the code are ignored."""
        self._version = version
        opened = _opened(folder, version)
        file = folder / NAME if folder is not None and opened is not None else None
        self._use(file, opened or _connected(":memory:", version))

    def _use(self, file: Path | None, connection: sqlite3.Connection) -> None:
        self._file = file
        self._connection = connection
        self._close = weakref.finalize(self, connection.close)

    def close(self) -> None:
        """Closes the file. The cache is not used afterwards."""
        self._close()

    def contents(self, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], FileContent]:
        """What is cached of the files of these kinds and blobs."""
        asked = {f"{kind}:{blob}": (kind, blob) for kind, blob in names}
        found: dict[tuple[str, str], FileContent] = {}
        listed = list(asked)
        for start in range(0, len(listed), _AT_ONCE):
            some = listed[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT name, reading FROM files WHERE name IN ({marks})"  # noqa: S608  # question marks
            for name, text in self._ask(query, some):
                if (reading := _reading(text)) is not None:
                    found[asked[name]] = reading
        return found

    def data(self, kind: str, blob: str) -> tuple[Data] | None:
        """The data of a file, in a tuple of one; None when it is not cached or fails its checksum."""
        for text, sum_ in self._ask("SELECT data, sum FROM files WHERE name = ?", [f"{kind}:{blob}"]):
            if isinstance(text, str) and digest(text) == sum_:
                data: Data = json.loads(text)
                return (data,)
        return None

    def keep(self, files: Iterable[CachedFile]) -> None:
        """Caches files; those already cached are left as they are."""
        rows = []
        for file in files:
            reading = _json([file.content.digest, file.content.problem, file.content.formerly])
            rows.append((f"{file.kind}:{file.blob}", reading, file.data, digest(file.data)))
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def run(self, name: str) -> Any:
        """A cached result, from JSON; None when there is none."""
        for text, sum_ in self._ask("SELECT content, sum FROM runs WHERE name = ?", [name]):
            if isinstance(text, str) and digest(text) == sum_:
                return json.loads(text)
        return None

    def keep_run(self, name: str, content: Mapping[str, Any]) -> None:
        """Caches a whole result, and deletes all but the latest few."""
        text = _json(content)
        self._write(
            "INSERT OR REPLACE INTO runs (name, content, sum) VALUES (?, ?, ?)", [(name, text, digest(text))]
        )
        self._write(
            "DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?)", [(_RUNS_KEPT,)]
        )

    def _ask(self, query: str, values: list[str]) -> Iterator[tuple[Any, ...]]:
        try:
            rows: list[tuple[Any, ...]] = self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._doubt(error)
            return
        yield from rows

    def _write(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            with self._connection:
                self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._doubt(error)

    def _doubt(self, error: sqlite3.Error) -> None:
        """Deletes a broken file and continues in memory; skips the cache when it is busy."""
        if self._file is None or isinstance(error, sqlite3.OperationalError):
            return
        self._close()
        with contextlib.suppress(OSError):
            self._file.unlink()
        self._use(None, _connected(":memory:", self._version))


def _opened(folder: Path | None, version: str) -> sqlite3.Connection | None:
    """The database of a folder; a broken file is deleted. None when the folder cannot hold one."""
    if folder is None:
        return None
    file = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", "utf-8")
    except OSError:
        return None
    for _ in range(2):
        try:
            return _connected(str(file), version)
        except sqlite3.OperationalError:  # locked for long, or not ours to write
            return None
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                file.unlink()
    return None


def _connected(name: str, version: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_WAIT, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        if connection.execute("SELECT version FROM version").fetchall() != [(version,)]:
            with connection:
                for table in ("version", "files", "runs"):
                    connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names from the line above
                connection.execute("INSERT INTO version VALUES (?)", [version])
    except BaseException:
        connection.close()
        raise
    return connection


def _reading(text: object) -> FileContent | None:
    try:
        name, problem, formerly = json.loads(str(text))
    except (ValueError, TypeError):
        return None
    return FileContent(name, problem, tuple(formerly))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
