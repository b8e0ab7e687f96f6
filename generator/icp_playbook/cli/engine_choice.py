"""Which engine scores a list: Python row by row, or DuckDB, which is said where nobody asked for it."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import click

from icp_playbook.cli.opening import say
from icp_playbook.findings import CommandError
from icp_playbook.phrases import shown

Engine: TypeAlias = Literal["auto", "python", "duckdb"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
Command: TypeAlias = Callable[..., Any]
LARGE = 32 * 2**20
"""Bytes of a list from which on DuckDB is taken, if it is there: some 100,000 accounts."""
_INSTALL = "pip install 'icp-playbook[duckdb]'"
_PARQUET, _DATABASE = b"PAR1", b"DUCK"
_HEAD = 12
"""Bytes by which the kind of a file is known."""


def engine_options(command: Command) -> Command:
    """`--engine` and `--memory`."""
    limit = "Memory that DuckDB may use, such as 4GB; the rest goes to TMPDIR."
    command = click.option("--memory", metavar="SIZE", help=limit)(command)
    kinds = "DuckDB scores millions of rows; auto takes it for large lists."
    choice = click.Choice(ENGINES)
    return click.option("--engine", type=choice, default="auto", show_default=True, help=kinds)(command)


def engines() -> Any:  # a module that is there with an extra alone
    """The room of the engines."""
    return importlib.import_module("icp_playbook.engines")


def engine_for(wanted: Engine, accounts: str, form: str, memory: str | None) -> Literal["python", "duckdb"]:
    """The engine that scores a list.

    Raises CommandError for what the engine cannot do, and if it is not installed.
    """
    cause = _only_in_engine(accounts, form)
    if wanted == "python":
        if cause:
            raise CommandError(
                f"{cause}, which Python does not", "leave out --engine, or use --engine duckdb"
            )
        if memory:
            raise CommandError("--memory is for DuckDB", "use --engine duckdb")
        return "python"
    large = _is_large(accounts)
    if wanted == "auto" and not cause and not memory and (not large or not _installed()):
        return "python"
    if not _installed():
        raise CommandError(f"{cause or 'this'} needs DuckDB, which is not installed", _INSTALL)
    if wanted == "auto":
        reason = cause or ("--memory was given" if memory else f"the list has {large:,} bytes")
        say(f"scored by DuckDB, because {reason} (--engine chooses)")
    return "duckdb"


def outcomes_engine(
    wanted: Engine, files: Sequence[str], root: Path, memory: str | None, *, compared: bool
) -> Literal["python", "duckdb"]:
    """The engine that tests lists of outcomes, which are `compared` with a revision or not.

    Raises CommandError where it is not installed, and for what it cannot do.
    """
    if wanted == "python":
        if memory:
            raise CommandError("--memory is for DuckDB", "use --engine duckdb")
        return "python"
    sizes = {file: _size(root / file.partition("::")[0]) for file in files}
    large = [file for file, size in sizes.items() if size >= _least(root / file.partition("::")[0])]
    if wanted == "auto" and not memory and (not large or not _installed()):
        return "python"
    if wanted == "auto" and compared and not memory:
        say("tested by Python, which takes longer: --compare scores row by row")
        return "python"
    if not _installed():
        raise CommandError("this needs DuckDB, which is not installed", _INSTALL)
    if wanted == "auto":
        reason = "--memory was given" if memory else f"`{large[0]}` has {sizes[large[0]]:,} bytes"
        say(f"tested by DuckDB, because {reason} (--engine chooses)")
    return "duckdb"


def _least(path: Path) -> int:
    """Bytes from which on a list is large: one with types takes an eighth of a text."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        return LARGE
    return LARGE // 8 if head.startswith(_PARQUET) or head[8:] == _DATABASE else LARGE


def list_engine(accounts: str | None, how: Mapping[str, Any]) -> Literal["python", "duckdb"]:
    """The engine that compares a list. Raises CommandError for options of a list where there is none."""
    if accounts is not None:
        return engine_for(how["engine"], accounts, "", how["memory"])
    given = [name for name in ("value", "memory") if how[name] is not None]
    given += ["engine"] if how["engine"] != "auto" else []
    given += ["no-names"] if how.get("no_names") else []
    if given:
        raise CommandError(f"--{given[0]} is about a list", "name one with --accounts")
    return "python"


def _installed() -> bool:
    return find_spec("duckdb") is not None and find_spec("ibis") is not None


def _only_in_engine(accounts: str, form: str) -> str:
    """Why DuckDB alone can score a list; "" if Python can as well."""
    if form == "parquet":
        return "DuckDB writes Parquet"
    if accounts == "-":
        return ""
    path, name = Path(accounts), shown(accounts)
    try:
        if path.is_dir():
            return f"DuckDB reads the folder `{name}`"
        if not path.exists() and ("::" in accounts or any(mark in accounts for mark in "*?[")):
            return f"DuckDB reads `{name}`"
        if path.is_file():
            with path.open("rb") as stream:
                return f"DuckDB reads Parquet such as `{name}`" if stream.read(4) == _PARQUET else ""
    except (OSError, ValueError):
        return ""  # what reads the list says what is wrong with it
    return ""


def _is_large(accounts: str) -> int:
    """The bytes of a list that is large, else 0."""
    size = 0 if accounts == "-" else _size(Path(accounts))
    return size if size >= LARGE else 0


def _size(path: Path) -> int:
    """The bytes of a file; 0 of what is none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0
