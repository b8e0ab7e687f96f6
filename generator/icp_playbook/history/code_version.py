"""The version of the code that reads old files: a digest, so that no cache outlives a change to it."""

import functools
import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version as installed
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_ROOMS = ("values", "source", "git", "fields", "conditions", "model", "playbook", "history")
_READERS = ("pydantic", "pyyaml")
"""Libraries whose words are kept, such as what does not fit a model."""


@functools.cache
def version() -> str:
    """The same for the same code of the rooms that read history."""
    return _digest(module for room in _ROOMS for module in sorted((_PACKAGE / room).glob("*.py")))


@functools.cache
def package_version() -> str:
    """The same for the same code of the whole package."""
    return _digest(sorted(_PACKAGE.rglob("*.py")))


def _digest(modules: Iterable[Path]) -> str:
    found = hashlib.blake2b(repr((sys.version_info, *map(installed, _READERS))).encode(), digest_size=16)
    for module in modules:
        found.update(module.read_bytes())
    return found.hexdigest()
