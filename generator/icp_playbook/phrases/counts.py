"""Counts with their noun: 1 entry, 1,200 entries."""


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """The noun as it stands behind a count; `nouns` where its plural is not made with an s."""
    return noun if count == 1 else nouns or f"{noun}s"


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """The count, with thousands set apart, and the noun."""
    return f"{count:,} {plural(count, noun, nouns)}"
