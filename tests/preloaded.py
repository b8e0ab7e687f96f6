"""What the server of tests/processes.py works out before it forks, so that no command does it again.

A minimal playbook is built in memory: that compiles the templates of the playbook's pages, generates the
schemas and makes the table of countries. The theme's templates are compiled by the first command that needs
them, into a folder for the others.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import jinja2

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL

_make = jinja2.Environment.__init__


def _keep_compiled_templates(folder: Path) -> None:
    """An environment without a cache of its own gets one, with others of the same settings."""

    def make(self: jinja2.Environment, *arguments: Any, **settings: Any) -> None:
        _make(self, *arguments, **settings)
        if self.bytecode_cache is None and self.autoescape is False and set(self.extensions) <= _PLAIN:
            self.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))

    jinja2.Environment.__init__ = make  # type: ignore[method-assign]


def _build_in_memory() -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    for made in build(playbook, find_look(MINIMAL), "").files:
        assert made.content is not None


def _folder() -> Path:
    """A folder below the one that the run caches in; of its own where the first test has that taken away."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or tempfile.mkdtemp(), "templates")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp())
    return folder


_PLAIN = set(jinja2.Environment(autoescape=True).extensions)
_build_in_memory()
_keep_compiled_templates(_folder())
