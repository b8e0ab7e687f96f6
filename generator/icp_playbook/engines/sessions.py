"""A DuckDB of its own for one list: memory is bounded, and what does not fit goes to a temporary folder."""

import importlib
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SIZE = re.compile(r"([1-9][0-9]{0,5})\s*([KMGT]i?B|%)", re.IGNORECASE)
_LOOK = 0.2
"""Seconds between two looks at how far a query is."""
Progress = Callable[[float], None]
"""Gets how much is done, 0…1."""
OnProgress = Callable[[str, float], None]
"""Gets what is being done and how much of all is, 0…1."""


@dataclass(frozen=True, slots=True)
class EngineRun:
    """How an engine runs: its memory, as `4GB` or None for most of the machine's, and who watches it."""

    memory: str | None = None
    progress: OnProgress = lambda _stage, _share: None


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages of some work, in order: name → how much of all is done at its end, 0…1."""

    ends: Mapping[str, float]
    progress: OnProgress

    def part(self, name: str, begin: float = 0.0, end: float = 1.0) -> Progress:
        """Says how much of all is done from how much is of a part of a stage, from `begin` to `end` of it."""
        ends = [0.0, *self.ends.values()]
        place = [*self.ends].index(name)
        start, length = ends[place], ends[place + 1] - ends[place]
        return lambda share: self.progress(name, start + length * (begin + (end - begin) * share))


def available() -> bool:
    """Whether DuckDB and Ibis are installed."""
    return find_spec("duckdb") is not None and find_spec("ibis") is not None


def expect_available() -> None:
    """Raises CommandError with the remedy if they are not."""
    if not available():
        raise CommandError("DuckDB is not installed", "pip install 'icp-playbook[duckdb]'")


@contextmanager
def session(memory: str | None = None) -> Iterator["DuckDBPyConnection"]:
    """A connection whose files are gone at the end; `memory` as `4GB`, by default most of the machine's.

    Raises CommandError for a size that is none, and where there is no room.
    """
    expect_available()
    duckdb = importlib.import_module("duckdb")
    if memory is not None and not _SIZE.fullmatch(memory.strip()):
        raise CommandError(f"`{shown(memory)}` is no size of memory", "write it as 4GB or 800MB")
    try:
        with tempfile.TemporaryDirectory(prefix="icp-playbook-") as folder:
            settings: dict[str, Any] = {"temp_directory": str(Path(folder, "spilled"))}
            if memory is not None:
                settings["memory_limit"] = memory.strip()
            settings |= {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
            with duckdb.connect(str(Path(folder, "list.duckdb")), config=settings) as connection:
                connection.execute("SET enable_progress_bar = true")
                connection.execute("SET enable_progress_bar_print = false")
                yield connection
    except duckdb.OutOfMemoryException as error:
        limit = memory or "what the machine has"
        raise CommandError(
            f"the list does not fit into {limit} of memory", "give it more with --memory"
        ) from error
    except duckdb.IOException as error:
        raise CommandError(
            f"the engine cannot go on: {str(error).splitlines()[0]}",
            "make room, or set TMPDIR to a folder that has some",
        ) from error


@contextmanager
def watched(connection: "DuckDBPyConnection", progress: Progress) -> Iterator[None]:
    """Says how far the queries are that run meanwhile. Each begins anew, and the share never falls."""
    done = threading.Event()

    def look() -> None:
        most = 0.0
        while not done.wait(_LOOK):
            share = min(connection.query_progress() / 100, 1.0)
            if share > most:
                progress(most := share)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
