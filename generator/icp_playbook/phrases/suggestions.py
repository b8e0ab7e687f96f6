"""The way out for a name that is not there: the one that was meant, or those there are."""

import difflib
from collections.abc import Iterable

QUOTED = ('"', '"')
CODE = ("`", "`")


def closest(word: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The name most like a word, or None; the higher the cutoff, the fewer are like it."""
    return next(iter(difflib.get_close_matches(word, list(names), n=1, cutoff=cutoff)), None)


def suggestion(name: str, marks: tuple[str, str] = QUOTED) -> str:
    """The question whether a name was meant, between marks."""
    before, after = marks
    return f"did you mean {before}{name}{after}?"


def use_one_of(names: Iterable[str]) -> str:
    """The way out where every name there is can be told."""
    return f"use one of {', '.join(names)}"


def did_you_mean(
    word: str, names: Iterable[str], otherwise: str = "", marks: tuple[str, str] = QUOTED
) -> str:
    """The name most like a word as a question; `otherwise`, or all names, where none is like it."""
    known = list(names)
    name = closest(word, known)
    return suggestion(name, marks) if name is not None else otherwise or use_one_of(known)
