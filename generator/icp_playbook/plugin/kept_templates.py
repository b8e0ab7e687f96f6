"""Compiled templates in the user's cache folder, from one build to the next, whatever the project."""

import contextlib
import hashlib
import hmac
import marshal
import secrets
from importlib.metadata import version
from pathlib import Path

from icp_playbook.history import cache_key, create_private, is_private_file, package_cache
from icp_playbook.site import Compiled, known_templates, learn_templates

MOST = 1000
"""Templates kept: a site takes about a hundred."""
LIMIT = 64_000_000
"""Bytes that are read at most."""
_SIGNED = 32
"""Bytes of the signature before the content."""


class KeptTemplates:
    """The file of compiled templates; none where the project has no cache, or it cannot be written."""

    def __init__(self, project: Path) -> None:
        folder = package_cache(project)
        versions = "-".join(version(name) for name in ("jinja2", "mkdocs"))
        self._path = folder / f"templates-{versions}" if folder else None
        self._count = -1

    def read(self) -> None:
        """Learns what is kept, if this code wrote it."""
        if self._path is None:
            return
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            if is_private_file(self._path, LIMIT):
                content = self._path.read_bytes()
                signed, kept = content[:_SIGNED], content[_SIGNED:]
                if hmac.compare_digest(signed, self._signature(self._path, kept)):
                    learn_templates(marshal.loads(kept))  # noqa: S302  # signed with a key of the user's own
        self._count = len(known_templates(MOST))

    def write(self) -> None:
        """Keeps what is known, if there is more of it than was read."""
        known = known_templates(MOST)
        if self._path is None or len(known) == self._count:
            return
        fresh = self._path.with_name(f"{self._path.name}-{secrets.token_hex(8)}")
        with contextlib.suppress(OSError):
            create_private(fresh)
            try:
                fresh.write_bytes(self._content(self._path, known))
                fresh.replace(self._path)
            finally:
                fresh.unlink(missing_ok=True)

    def _content(self, path: Path, known: Compiled) -> bytes:
        kept = marshal.dumps(dict(known))
        return self._signature(path, kept) + kept

    def _signature(self, path: Path, kept: bytes) -> bytes:
        return hashlib.blake2b(kept, key=cache_key(path.parent), digest_size=_SIGNED).digest()
