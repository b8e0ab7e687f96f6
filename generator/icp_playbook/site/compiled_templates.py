"""What templates were compiled to earlier, in this process or before it.

Compiling takes longer than all else in a build of a few entries.
"""

import itertools
from collections.abc import Mapping
from types import CodeType
from typing import TypeAlias

import jinja2
from jinja2.bccache import Bucket

Compiled: TypeAlias = Mapping[tuple[str, str], CodeType]
"""What a template is known by, and the digest of its text → its code."""
_KNOWN: dict[tuple[str, str], CodeType] = {}
_USED: set[tuple[str, str]] = set()
_PACKAGES = frozenset({"jinja2", "markupsafe", "mkdocs", "material", "icp_playbook", "builtins", "_operator"})
"""Whose filters and tests do the same as long as their versions stay."""


class CompiledTemplates(jinja2.BytecodeCache):
    """Shared by all environments of one scope: those whose filters of a name do the same."""

    def __init__(self, scope: str) -> None:
        self._scope = scope

    def load_bytecode(self, bucket: Bucket) -> None:
        """Only where the template's name, place and text are the same."""
        if _is_plain(bucket.environment):
            key = self._key(bucket)
            bucket.code = _KNOWN.get(key)
            _USED.add(key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what `load_bytecode` had not."""
        if bucket.code is not None and _is_plain(bucket.environment):
            _KNOWN[self._key(bucket)] = bucket.code

    def _key(self, bucket: Bucket) -> tuple[str, str]:
        extensions = " ".join(sorted(bucket.environment.extensions))
        return f"{self._scope} {extensions} {bucket.key}", bucket.checksum


def known_templates(most: int) -> Compiled:
    """All that is known; where that is more than `most`, what this process asked for."""
    return _KNOWN if len(_KNOWN) <= most else {key: _KNOWN[key] for key in _USED if key in _KNOWN}


def learn_templates(known: Compiled) -> None:
    """Adds what another process compiled, unless it was compiled here too."""
    for key, code in known.items():
        _KNOWN.setdefault(key, code)


def _is_plain(environment: jinja2.Environment) -> bool:
    """Whether nothing works on templates but what the versions of known packages tell.

    Compiling works out what filters make of constants, and those of another plugin may change.
    """
    parts = (environment.filters.values(), environment.tests.values(), environment.extensions.values())
    return {str(part.__module__).partition(".")[0] for part in itertools.chain(*parts)} <= _PACKAGES
