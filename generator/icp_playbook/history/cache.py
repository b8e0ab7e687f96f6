"""A cache of what was read from git: a small database in a cache folder, or in memory without one.

The folder is private to its user, and every row is verified with the folder's key: what another program, or a
repository, put there is not believed. Losing the cache costs only time.
"""

import contextlib
import hashlib
import json
import secrets
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icp_playbook.history.cache_folder import cache_key, create_private, is_private_file, private_folder
from icp_playbook.history.file_content import NOTHING, FileContent, digest
from icp_playbook.source import Data

_WAIT = 5.0
"""Seconds to wait for another process that is writing."""
_RUNS_KEPT = 8
_AT_ONCE = 500
_LIMIT = 1 << 28
"""Bytes of a database; a larger one is begun again."""
_PAGE = 4096
_TABLES = (
    "CREATE TABLE version (version TEXT PRIMARY KEY)",
    "CREATE TABLE files (name TEXT PRIMARY KEY, reading TEXT, data TEXT, sum TEXT)",
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, name TEXT UNIQUE, content TEXT, sum TEXT)",
)


@dataclass(frozen=True, slots=True)
class CachedFile:
    """A file to be kept: its kind and blob, its reading, its data as JSON."""

    kind: str
    blob: str
    content: FileContent
    data: str


class HistoryCache:
    """Readings and data by kind and blob, and whole results by name. No method raises for a bad database."""

    def __init__(self, folder: Path | None, version: str, name: str = "history") -> None:
        """Opens a database in a cache folder. Rows written by another version of the code are ignored."""
        self._version = version
        self._key = secrets.token_bytes(32)
        file, opened = None, None
        if folder is not None and private_folder(folder):
            file = folder / f"{name}.sqlite3"
            with contextlib.suppress(OSError):
                self._key = cache_key(folder)
                opened = _opened(file, version)
        self._use(file if opened else None, opened or _connected(":memory:", version))

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
            query = f"SELECT name, reading, sum FROM files WHERE name IN ({marks})"  # noqa: S608  # marks
            for name, text, sum_ in self._ask(query, some):
                if name in asked and self._holds(sum_, name, text):
                    found[asked[name]] = _reading(text)
        return found

    def data(self, kind: str, blob: str) -> tuple[Data] | None:
        """The data of a file, in a tuple of one; None when it is not cached or fails its checksum."""
        name = f"{kind}:{blob}"
        for reading, text, sum_ in self._ask("SELECT reading, data, sum FROM files WHERE name = ?", [name]):
            if self._holds(sum_, name, reading) and _is_data_of(_reading(reading), text):
                data: Data = json.loads(text)
                return (data,)
        return None

    def keep(self, files: Iterable[CachedFile]) -> None:
        """Caches files; those already cached are left as they are."""
        rows = []
        for file in files:
            reading = _json([file.content.digest, file.content.problem, file.content.formerly])
            name = f"{file.kind}:{file.blob}"
            rows.append((name, reading, file.data, self._sum(name, reading)))
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)

    def run(self, name: str) -> Any:
        """A cached result, from JSON; None when there is none."""
        for text, sum_ in self._ask("SELECT content, sum FROM runs WHERE name = ?", [name]):
            if self._holds(sum_, name, text):
                return json.loads(text)
        return None

    def keep_run(self, name: str, content: Mapping[str, Any]) -> None:
        """Caches a whole result, and deletes all but the latest few."""
        text = _json(content)
        self._write(
            "INSERT OR REPLACE INTO runs (name, content, sum) VALUES (?, ?, ?)",
            [(name, text, self._sum(name, text))],
        )
        self._write(
            "DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?)", [(_RUNS_KEPT,)]
        )

    def _sum(self, *parts: str) -> str:
        """What only this code, with the key of the folder, writes beside a row."""
        found = hashlib.blake2b(self._version.encode(), key=self._key, digest_size=32)
        for part in parts:
            raw = part.encode("utf-8", "surrogatepass")
            found.update(b"%d:" % len(raw) + raw)
        return found.hexdigest()

    def _holds(self, written: object, *parts: object) -> bool:
        texts = [part for part in parts if isinstance(part, str)]
        if len(texts) < len(parts) or not isinstance(written, str) or not written.isascii():
            return False
        return secrets.compare_digest(written, self._sum(*texts))

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


def _opened(file: Path, version: str) -> sqlite3.Connection | None:
    """The database of a file; a broken or an odd one is deleted. None when there cannot be one."""
    for _ in range(2):
        if not is_private_file(file, _LIMIT):
            file.unlink(missing_ok=True)
            with contextlib.suppress(FileExistsError):  # of another process, just now
                create_private(file)
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
        connection.text_factory = _text
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA max_page_count = {_LIMIT // _PAGE}")
        if not _is_ready(connection, version):
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if not _is_ready(connection, version):  # of another process, just now
                    for table in ("version", "files", "runs"):
                        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names from the line above
                    connection.execute("INSERT INTO version VALUES (?)", [version])
    except BaseException:
        connection.close()
        raise
    return connection


def _is_ready(connection: sqlite3.Connection, version: str) -> bool:
    """Whether there is nothing to begin. In a transaction, makes the tables if there are none.

    Raises DatabaseError where anything but these tables is there: a view, a trigger, a column too many.
    """
    query = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%' ORDER BY rowid LIMIT 4"
    found = tuple(sql for (sql,) in connection.execute(query))
    if not found:
        for statement in _TABLES if connection.in_transaction else ():
            connection.execute(statement)
        return False
    if found != _TABLES:
        raise sqlite3.DatabaseError("these are not the tables of the cache")
    return connection.execute("SELECT version FROM version LIMIT 2").fetchall() == [(version,)]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _reading(text: str) -> FileContent:
    name, problem, formerly = json.loads(text)
    return FileContent(name, problem, tuple(formerly))


def _is_data_of(content: FileContent, text: object) -> bool:
    """Whether these are the data that were read, by the digest that was kept beside them."""
    if not isinstance(text, str):
        return False
    return text == NOTHING if content.digest is None else digest(text) == content.digest


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
