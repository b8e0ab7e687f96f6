"""A path, or another word that was typed, as a sentence shows it."""

from pathlib import Path

_LONGEST = 200
"""Characters."""


def shown(path: Path | str) -> str:
    """The beginning and the end of a long one, without what cannot be printed on one line."""
    text = str(path)
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
