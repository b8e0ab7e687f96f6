"""A DuckDB of its own for one list: memory is bounded, and what does not fit goes to a temporary folder."""

import importlib
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
                connection.execute("SET enable_progress_bar = false")
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
    """Says how far the queries are that run meanwhile."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(_LOOK):
            share = connection.query_progress()
            if share > 0:
                progress(min(share / 100, 1.0))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
