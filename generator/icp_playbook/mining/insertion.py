"""Lines put into a YAML file where they belong; everything else in it stays as it is, comments too."""

import re
from collections.abc import Sequence

from icp_playbook.source import Data, Document, Path, SourceFile, parse

_NUMBER = re.compile(r"\d+\s*(?:#\s*(.*?)\s*)?")
"""The rest of a line behind a key: a number, and a comment."""


class UnsuitedStyleError(Exception):
    """The file writes a list on one line, or in a way in which no item can be put below the others."""


def with_item(file: SourceFile, path: Path, lines: Sequence[str]) -> SourceFile:
    """The file with an item at the end of a list. Raises UnsuitedStyleError."""
    document = parse(file)
    count = len(_list_at(document.data, path))
    dash = _dash(file, document, (*path, 0))
    start, _ = document.spans.value((*path, count - 1))
    return _spliced(file, _end(file, start, dash), 0, _indented(lines, dash))


def with_item_replaced(file: SourceFile, path: Path, lines: Sequence[str]) -> SourceFile:
    """The file with other lines in place of the item of a list. Raises UnsuitedStyleError."""
    document = parse(file)
    dash = _dash(file, document, path)
    start, _ = document.spans.value(path)
    end = _end(file, start, dash)
    return _spliced(file, start - 1, end - start + 1, _indented(lines, dash))


def with_name(file: SourceFile, path: Path, name: str) -> SourceFile:
    """The file with a plain name at the end of a list of names. Raises UnsuitedStyleError."""
    document = parse(file)
    names = _list_at(document.data, path)
    line, column = document.spans.value((*path, len(names) - 1))
    if _lines_of(file)[line - 1][: column - 1].strip(" ") != "-":
        text, last = _lines_of(file)[line - 1], str(names[-1])
        if not text[column - 1 :].startswith(last):
            raise UnsuitedStyleError
        place = column - 1 + len(last)
        return _spliced(file, line - 1, 1, [f"{text[:place]}, {name}{text[place:]}".rstrip("\r\n")])
    return with_item(file, path, [f"- {name}"])


def with_key(file: SourceFile, path: Path, lines: Sequence[str]) -> SourceFile:
    """The file with lines at the end of a mapping, at the top where the path is empty.

    Raises UnsuitedStyleError.
    """
    document = parse(file)
    data = _at(document.data, path)
    if not isinstance(data, dict) or not data:
        raise UnsuitedStyleError
    line, column = document.spans.key((*path, next(iter(data))))
    if _lines_of(file)[line - 1][: column - 1].strip(" -"):
        raise UnsuitedStyleError
    last, _ = document.spans.key((*path, list(data)[-1]))
    return _spliced(file, _end(file, last, column - 1), 0, _indented(lines, column - 1))


def with_number(file: SourceFile, path: Path, key: str, number: int, comment: str) -> SourceFile:
    """The file with a number for a key of a mapping, and the comment behind it; a comment there stays.

    One that begins as this one does is replaced. Raises UnsuitedStyleError.
    """
    document = parse(file)
    mapping = _at(document.data, path)
    written = f"{number}  # {comment}"
    if not isinstance(mapping, dict) or key not in mapping:
        return with_key(file, path, [f"{key}: {written}"])
    line, column = document.spans.value((*path, key))
    text = _lines_of(file)[line - 1].rstrip("\r\n")
    old = _NUMBER.fullmatch(text[column - 1 :])
    if old is None:
        raise UnsuitedStyleError
    own = old[1] is None or old[1].split(" ")[0] == comment.split(" ", maxsplit=1)[0]
    kept = "" if own else f"; {old[1]}"
    return _spliced(file, line - 1, 1, [f"{text[: column - 1]}{written}{kept}"])


def _at(data: Data, path: Path) -> Data:
    for key in path:
        if isinstance(data, dict) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int):
            data = data[key]
        else:
            return None
    return data


def _list_at(data: Data, path: Path) -> list[Data]:
    for key in path:
        data = data.get(key) if isinstance(data, dict) and isinstance(key, str) else None
    if not isinstance(data, list) or not data:
        raise UnsuitedStyleError
    return data


def _dash(file: SourceFile, document: Document, path: Path) -> int:
    """How far the dash of an item is indented."""
    line, column = document.spans.value(path)
    before = _lines_of(file)[line - 1][: column - 1]
    if before.strip(" ") != "-":
        raise UnsuitedStyleError
    return before.index("-")


def _end(file: SourceFile, start: int, indent: int) -> int:
    """The number of the last line of what begins in a line and stands further in than `indent`."""
    lines = _lines_of(file)
    last = start
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1].rstrip("\r\n")
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) <= indent:
            break
        last = number
    return last


def _indented(lines: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _spliced(file: SourceFile, after: int, less: int, lines: Sequence[str]) -> SourceFile:
    old = _lines_of(file)
    ending = "\r\n" if old and old[0].endswith("\r\n") else "\n"
    if after and not old[after - 1].endswith("\n"):
        old[after - 1] += ending
    new = [*old[:after], *(f"{line}{ending}" for line in lines), *old[after + less :]]
    return SourceFile(file.kind, file.id, file.path, "".join(new))


def _lines_of(file: SourceFile) -> list[str]:
    """Lines with their endings."""
    *lines, last = file.text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
