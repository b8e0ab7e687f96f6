"""Proposals as YAML, in the style that the playbook is written in: conditions on one line, prose folded."""

import datetime
import re
import textwrap
from collections.abc import Iterator, Mapping

from icp_playbook.source import quoted

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]*[A-Za-z0-9])*")
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""What some reader of YAML or other takes for something else than a text."""
_WIDTH, _SHORT = 104, 90


def item(keys: Mapping[str, object]) -> list[str]:
    """An item of a list, line by line, without its indentation."""
    lines = list(_lines(keys))
    return [f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]


def entry(keys: Mapping[str, object]) -> str:
    """A whole file."""
    return "".join(f"{line}\n" for line in _lines(keys))


def _lines(keys: Mapping[str, object]) -> Iterator[str]:
    for key, value in keys.items():
        if isinstance(value, str) and len(value) > _SHORT:
            yield f"{key}: >-"
            yield from textwrap.indent(_folded(value), "  ").splitlines()
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  - {flow(one)}" for one in value)
        else:
            yield f"{key}: {flow(value)}"


def flow(value: object) -> str:
    """A value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value if _is_plain(value) else quoted(value)
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case _:
            return str(value)


def _is_plain(text: str) -> bool:
    """Whether no reader of YAML takes the text for anything else, in a list on one line too."""
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _NO_TEXT


def _folded(text: str) -> str:
    """Lines that YAML folds to one. A line does not begin with a blank, so that none is kept."""
    words = " ".join(text.split())
    return textwrap.fill(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
