"""Characters that look like others, or like nothing, made visible in a name."""

import unicodedata


def look_alikes(name: str) -> list[str]:
    """The characters of a name that are not ASCII, as U+0430 (Cyrillic small letter a), each once."""
    return [f"U+{ord(sign):04X} ({_named(sign)})" for sign in dict.fromkeys(name) if not sign.isascii()]


def spelled_out(name: str) -> str:
    """A name with every character that is not ASCII as its number, so that none can be taken for another."""
    return "".join(sign if sign.isascii() else f"\\u{ord(sign):04x}" for sign in name)


def _named(sign: str) -> str:
    return unicodedata.name(sign, "a character without a name").capitalize()
