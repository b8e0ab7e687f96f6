"""E-mail addresses in what people write, such as commits: not published unless the playbook asks for it."""

import re

_AT = r"(?:@|\uff20|\ufe6b|%40)"
_ADDRESS = re.compile(
    rf"(?<=[^\s(\[{{<,;:>/@\uff20\ufe6b]){_AT}\[?[^\s<>()\[\]{{}},;\"'`*|\\@\uff20\ufe6b]+"
    rf"(?:{_AT}[^\s<>()\[\]{{}},;\"'`*|\\@\uff20\ufe6b]*)*\]?"
)
"""A sign with something right before it and right after it; `@team` and `x.example/@name` are none."""


def without_addresses(text: str) -> str:
    """The text with what follows the sign of each address left out: `ada@…`.

    A domain may be any word: `ada@localhost` is an address as well.
    """
    return _ADDRESS.sub("@…", text)


def local_part(address: str) -> str:
    """What stands before the sign."""
    return re.split(_AT, address, maxsplit=1)[0]
