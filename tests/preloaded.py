"""What the server of tests/processes.py works out before it forks, so that no command does it again.

A minimal playbook is built in memory: that compiles the templates of the playbook's pages, generates the
schemas and makes the table of countries. The theme's templates are compiled by the first command that needs
them, into a folder for the others; its icons are not listed, which MkDocs does only to pass over them.
"""

import datetime
import os
import tempfile
from pathlib import Path
from typing import Any

import jinja2

from icp_playbook.editors import write_editor_schemas
from icp_playbook.lint import run_rules
from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.made_once import keep_editor_schemas, spare_the_disk
from tests.playbooks.copies import MINIMAL

_make = jinja2.Environment.__init__


def _keep_compiled_templates(folder: Path) -> None:
    """An environment without a cache of its own gets one, with others of the same settings."""

    def make(self: jinja2.Environment, *arguments: Any, **settings: Any) -> None:
        _make(self, *arguments, **settings)
        if self.bytecode_cache is None and self.autoescape is False and set(self.extensions) <= _PLAIN:
            self.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))

    jinja2.Environment.__init__ = make  # type: ignore[method-assign]


def _pass_over_icons() -> None:
    """Lists no file of a folder whose name begins with a dot: MkDocs takes none of them from a theme."""

    def listed(self: jinja2.FileSystemLoader) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(top).as_posix() for name in names)
        return sorted(found)

    jinja2.FileSystemLoader.list_templates = listed  # type: ignore[method-assign]


def _build_in_memory() -> None:
    loaded = load(MINIMAL)
    playbook = loaded.playbook
    assert playbook is not None
    for made in build(playbook, find_look(MINIMAL), "").files:
        assert made.content is not None
    run_rules(playbook, loaded.documents, datetime.date(2026, 3, 2))
    with tempfile.TemporaryDirectory() as folder:
        assert write_editor_schemas(Path(folder), loaded) == ()


def _folder() -> Path:
    """A folder below the one that the run caches in; of its own where the first test has that taken away."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or tempfile.mkdtemp(), "templates")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp())
    return folder


_PLAIN = set(jinja2.Environment(autoescape=True).extensions)
spare_the_disk()
keep_editor_schemas()
_build_in_memory()
_keep_compiled_templates(_folder())
_pass_over_icons()
