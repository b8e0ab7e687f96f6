"""The theme's templates in a preview: those that come with the theme are listed and compiled once.

Nothing watches them while `mkdocs serve` runs, unless it is asked to. Those of a project are read every time.
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click
import jinja2
import mkdocs
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from icp_playbook.site import CompiledTemplates


class ThemeTemplates:
    """Prepares one theme after another, all of one command."""

    def __init__(self) -> None:
        self._compiled = CompiledTemplates("theme")
        self._listed: dict[str, list[str]] = {}

    def prepare(self, theme: Theme) -> None:
        """Has a theme make environments that know what is known of its templates."""
        make, kept = theme.get_env, frozenset(_installed(theme))

        def prepared() -> jinja2.Environment:
            env = make()
            env.loader = _Loader(theme.dirs, self._listed, kept)
            env.bytecode_cache = self._compiled
            return env

        vars(theme)["get_env"] = prepared  # plugins ask the theme, and it has no other way in


class _Loader(jinja2.FileSystemLoader):
    """Lists templates as its parent does, but for hidden ones: MkDocs drops them, thousands of icons."""

    def __init__(self, folders: Iterable[str], listed: dict[str, list[str]], kept: frozenset[str]) -> None:
        super().__init__(list(folders))
        self._listed, self._kept = listed, kept

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in map(os.fspath, self.searchpath):
            names = self._listed.get(folder) if folder in self._kept else None
            if names is None:
                whole = jinja2.FileSystemLoader(folder).list_templates()
                names = [name for name in whole if not name.startswith(".") and "/." not in name]
                self._listed[folder] = names
            found.update(names)
        return sorted(found)


def _installed(theme: Theme) -> Iterable[str]:
    """The folders of templates that were installed, and are not watched."""
    context = click.get_current_context(silent=True)
    if context is not None and context.params.get("watch_theme"):
        return
    yield str(Path(mkdocs.__file__).parent / "templates")
    if theme.name:
        yield theme_folder(theme.name)


@cache
def theme_folder(name: str) -> str:
    """Where an installed theme has its templates."""
    return get_theme_dir(name)
