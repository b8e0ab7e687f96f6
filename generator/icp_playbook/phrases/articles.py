"""The article before a noun: a persona, an objection, an ICP."""

import re

_AN = re.compile(r"(?!(?i:eu|one\b))[aeioAEIO]|[uU](?!ni|se|su|[A-Z])|(?i:hour|honest)|[FHLMNRSX][A-Z]")
"""What begins with a vowel when it is said aloud; capitals are said letter by letter."""


def article(noun: str) -> str:
    """What stands before the noun, "a" or "an"."""
    return "an" if _AN.match(noun) else "a"
