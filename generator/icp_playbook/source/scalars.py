"""Plain data, and what a scalar of YAML stands for: the core types of YAML 1.2, text for all else."""

import math
import re
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Data: TypeAlias = "Scalar | list[Data] | dict[str, Data]"
HOLDING = (dict, list)
"""Values that hold others."""

# YAML 1.2 core schema, less what people mean as text: leading zeros stay (postcodes, NAICS codes), so do
# 0x and 0o; infinities have no place in a playbook. https://yaml.org/spec/1.2.2/#103-core-schema
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,17})(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\Z")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBERS = frozenset("-+.0123456789")
"""How a number begins."""


def scalar(text: str, style: str | None) -> Scalar:
    """The value of a text in its style: a quote, `|`, `>`, or nothing where it is plain."""
    if style:
        # the break after the last line of a block belongs to the file, not to the text
        return text.rstrip("\n") if style in "|>" else text
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMBERS else text


def _number(text: str) -> int | float | str:
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text


def texts_in(data: Data) -> set[str]:
    """Every text among the values of data."""
    found: set[str] = set()
    waiting: list[list[Data] | dict[str, Data]] = [[data]]
    while waiting:
        holder = waiting.pop()
        for value in holder.values() if isinstance(holder, dict) else holder:
            if isinstance(value, str):
                found.add(value)
            elif isinstance(value, HOLDING):
                waiting.append(value)
    return found
