"""Compiled templates in the user's cache folder, from one build to the next, whatever the project."""

import marshal
from importlib.metadata import version
from pathlib import Path

from icp_playbook.history import package_cache, signed_content, write_signed
from icp_playbook.site import Compiled, known_templates, learn_templates

MOST = 1000
"""Templates kept: a site takes about a hundred."""
LIMIT = 64_000_000
"""Bytes that are read at most."""


class KeptTemplates:
    """The file of compiled templates; none where the project has no cache, or it cannot be written."""

    def __init__(self, project: Path) -> None:
        folder = package_cache(project)
        versions = "-".join(version(name) for name in ("jinja2", "mkdocs"))
        self._path = folder / f"templates-{versions}" if folder else None
        self._count = 0

    def read(self) -> None:
        """Learns what is kept, if this code wrote it."""
        if self._path is None:
            return
        if (kept := signed_content(self._path, LIMIT)) is not None:
            known: Compiled = marshal.loads(kept)  # noqa: S302  # signed with a key of the user's own
            learn_templates(known)
            self._count = len(known)

    def write(self) -> None:
        """Keeps what is known, if it is not what was read."""
        known = known_templates(MOST)
        if self._path is None or len(known) == self._count:
            return
        write_signed(self._path, marshal.dumps(dict(known)))
