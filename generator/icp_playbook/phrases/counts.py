"""Counts with their noun: 1 entry, 1,200 entries, 14–30 days."""


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """The noun after a count; `nouns` if its plural is irregular."""
    return noun if count == 1 else nouns or f"{noun}s"


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """The count, with thousands set apart, and the noun."""
    return f"{count:,} {plural(count, noun, nouns)}"


def number_range(low: int, high: int, noun: str = "") -> str:
    """Both ends, or the one number where they are equal, and the `noun` if there is one."""
    numbers = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{numbers} {plural(high, noun)}" if noun else numbers
