"""Which files or which table of a database a source names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from icp_playbook.findings import CommandError
from icp_playbook.phrases import series, shown

SourceKind: TypeAlias = Literal["list", "parquet", "database"]
_SUFFIXES = frozenset({".csv", ".parquet"})
_PARQUET, _DATABASE = b"PAR1", b"DUCK"
_HEAD = 12
_PATTERN = frozenset("*?[")
_WAY_OUT = "name a CSV or Parquet file, a workbook, a folder or pattern of files, or database.duckdb::table"


@dataclass(frozen=True, slots=True)
class ListSource:
    """Files of one kind in the order of their names; of a database the file, and the `table` in it."""

    kind: SourceKind
    files: tuple[str, ...]
    table: str = ""

    @property
    def name(self) -> str:
        """What messages call it."""
        if self.kind == "database":
            return f"{self.files[0]}::{self.table}"
        return self.files[0] if len(self.files) == 1 else f"{self.files[0]} and {len(self.files) - 1} more"


def list_source(text: str) -> ListSource:
    """The source that a text names. Raises CommandError for an empty folder and files of several kinds."""
    path = Path(text)
    if text == "-":
        return ListSource("list", (text,))
    if not _exists(path) and (database := _database(text)) is not None:
        return database
    if _exists(path) and path.is_dir():
        inside = [one for one in path.iterdir() if one.suffix.lower() in _SUFFIXES and one.is_file()]
        return _several(text, inside)
    if not _exists(path) and _PATTERN.intersection(text):
        return _several(text, _matching(path))
    kind = _kind(path)
    if kind == "database":
        raise CommandError(f"`{shown(text)}` is a database", "name a table of it: FILE::TABLE")
    return ListSource(kind, (text,))


def _matching(pattern: Path) -> list[Path]:
    base = Path(pattern.anchor)
    return [one for one in base.glob(str(pattern.relative_to(base))) if one.is_file()]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _database(text: str) -> ListSource | None:
    """FILE::TABLE, where the file is there and is a database."""
    pieces = text.split("::")
    for place in range(1, len(pieces)):
        file, table = "::".join(pieces[:place]), "::".join(pieces[place:])
        if not (_exists(Path(file)) and Path(file).is_file()):
            continue
        if _kind(Path(file)) != "database":
            raise CommandError(f"`{shown(file)}` is no DuckDB database", _WAY_OUT)
        if not table:
            raise CommandError(f"`{shown(text)}` names no table", "name a table of it: FILE::TABLE")
        return ListSource("database", (file,), table)
    return None


def _several(text: str, paths: list[Path]) -> ListSource:
    files = tuple(str(one) for one in sorted(paths, key=lambda one: (one.name, str(one))))
    if not files:
        raise CommandError(f"`{shown(text)}` holds no list", _WAY_OUT)
    kinds = {_kind(Path(one)) for one in files}
    if len(kinds) > 1 or "database" in kinds:
        first = [next(one for one in files if _kind(Path(one)) == kind) for kind in sorted(kinds)]
        names = series([shown(Path(one).name) for one in first])
        raise CommandError(f"`{shown(text)}` holds files of several kinds: {names}", "name those of one kind")
    return ListSource(kinds.pop(), files)


def _kind(path: Path) -> SourceKind:
    """By its first bytes; what cannot be read, or is a pipe, is left to the reader of lists."""
    try:
        if not path.is_file():
            return "list"
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError):
        return "list"
    if head.startswith(_PARQUET):
        return "parquet"
    return "database" if head[8:] == _DATABASE else "list"
