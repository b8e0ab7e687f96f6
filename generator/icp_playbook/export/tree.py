"""Writes the tree: the playbook's pages, the company's own, the look, and a mkdocs.yml without the plugin."""

import io
import os
import types
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils.yaml import yaml_load

from icp_playbook.accounts import read_lists
from icp_playbook.backtest import expect_statistics, icp_outcomes
from icp_playbook.disclosure import asked_audience, disclose
from icp_playbook.export.places import Places
from icp_playbook.findings import CommandError, ContentError, Finding, has_errors
from icp_playbook.history import cache_of, known_people
from icp_playbook.lint import CheckedPlaybook, run_rules
from icp_playbook.model import Audience
from icp_playbook.outputs import BegunFolder, begin, place_of
from icp_playbook.playbook import load
from icp_playbook.site import (
    DIRECTORY_URLS,
    NO_INLINE_STYLES,
    PLAIN,
    EditSettings,
    Folders,
    Home,
    Results,
    Site,
    build,
    build_day,
    default_look,
    edit_base,
    find_look,
    watched,
)
from icp_playbook.source import (
    MAX_BYTES,
    MAX_PUBLISHED_BYTES,
    files_below,
    is_missing,
    read_bytes,
    required,
    text_of,
    to_yaml,
)
from icp_playbook.suggesting import entry_files
from icp_playbook.timeline import read_timeline

MARK = "# Written by `icp-playbook export`; the next export replaces this folder.\n"
PLUGIN = "icp-playbook"


def export(root: Path, target: Path, asked: Audience | None = None) -> int:
    """Writes the tree of the playbook that mkdocs.yml in `root` builds, and returns the number of files.

    It is for the audience that is asked for, else for that of the build.
    The folder is replaced at once, and only if it is empty or was written by an export.
    Raises ContentError when the playbook has errors, CommandError when the folder is in the way.
    """
    config = _config(root)
    content = _content(root, config)
    docs = Path(config.docs_dir)
    _allowed(target, root, content, docs)
    if not config.use_directory_urls:
        raise DIRECTORY_URLS
    loaded = load(content)
    if loaded.playbook is None:
        raise ContentError(loaded.findings)
    lists = read_lists(loaded.playbook, loaded.documents, content)
    result = run_rules(loaded.playbook, loaded.documents, lists=lists)
    if has_errors(result.findings):
        raise ContentError(result.findings)
    look = find_look(content)
    template = config.edit_uri_template
    settings = EditSettings(config.repo_url, config.edit_uri, template.format if template else None)
    folders = Folders.of(Path(config.config_file_path), docs, content)
    base = edit_base(settings, folders)
    audience = asked or asked_audience(str(_option(config, "audience", "internal")), os.environ)
    published = disclose(loaded, audience).published
    if published.playbook is None:
        raise ContentError(published.findings)
    checked = CheckedPlaybook(result.findings, loaded.documents, result.waivers, lists)
    with_history = _option(config, "history", True) and audience == "internal"
    people = known_people(published.playbook)
    timeline = read_timeline(content, cache_of(content), people) if with_history else None
    home = Home(config.site_url or "", config.repo_url or "", build_day(os.environ))
    renderer = replace(PLAIN, audience=audience)
    shown = published.playbook
    if shown.settings.outcomes:
        expect_statistics()
    outcomes = cache(partial(icp_outcomes, shown, content)) if shown.settings.outcomes else None
    results = Results(lambda: checked, outcomes, entry_files(content))
    site = build(shown, look, base, timeline, home, results, renderer)
    with begin(target) as tree:
        count = _write(tree, site, config, look.overrides())
        tree.swap()
    return count


def playbook_root(root: Path) -> Path:
    """The folder of the playbook, from the option of the plugin when mkdocs.yml is elsewhere."""
    return _content(root, _config(root)) if (root / "mkdocs.yml").is_file() else root


def _content(root: Path, config: MkDocsConfig) -> Path:
    return root / str(_option(config, "root", "."))


def _option(config: MkDocsConfig, name: str, default: object) -> object:
    """An option of the plugin; the default when mkdocs.yml does not name the plugin."""
    plugin = config.plugins.get(PLUGIN)
    return plugin.config.get(name, default) if plugin else default


def _allowed(target: Path, root: Path, content: Path, docs: Path) -> None:
    place = place_of(target)
    if any(folder.resolve().is_relative_to(place) for folder in (root, content)):
        raise CommandError(f"`{target}` holds the playbook itself", "name a folder of its own")
    for folder in (docs, *(content / name for name in watched())):
        if place.is_relative_to(folder.resolve()):
            raise CommandError(f"`{target}` is in a folder that the site is made from", "name another folder")
    if target.is_dir() and any(target.iterdir()):
        config = read_bytes(target, "mkdocs.yml", MAX_BYTES)
        if isinstance(config, Finding) or not config.startswith(MARK.encode()):
            raise CommandError(
                f"`{target}` is not empty and was not written by an export", "name an empty or a new folder"
            )
    elif target.exists() and not target.is_dir():
        raise CommandError(f"`{target}` is a file", "name a folder")


def _config(root: Path) -> MkDocsConfig:
    file = root / "mkdocs.yml"
    found = read_bytes(root, file.name, MAX_BYTES)
    if is_missing(found):
        raise CommandError(
            f"`{file}` is missing", "run the command where mkdocs.yml is, or name it with --root"
        )
    required(found)
    try:
        return load_config(str(file))
    except (ConfigurationError, Abort) as error:
        raise CommandError(
            f"mkdocs.yml cannot be read: {error}", "run `mkdocs build` to see what is wrong"
        ) from error


def _write(tree: BegunFolder, site: Site, config: MkDocsConfig, overrides: tuple[Path, ...]) -> int:
    """Writes everything, and returns the number of generated files."""
    project = Path(config.config_file_path).parent
    own = _Copied.of(Path(config.docs_dir), project)
    places = Places([made.uri for made in site.files], own.names(), config)
    _write_own(tree, own, places)
    made = [file for file in site.files if file.uri not in places.replaced]
    for file in made:
        content = file.content
        if isinstance(content, str):
            content = (places.text(file.uri, content) if file.uri.endswith(".md") else content).encode()
        tree.write(f"docs/{places.names.get(file.uri, file.uri)}", content)
    for folder in reversed(overrides):
        if folder.is_relative_to(default_look()):
            tree.copy(folder, "overrides")
        else:
            _copy(_Copied.of(folder, folder.parent.parent), tree, "overrides")
    if config.theme.custom_dir:
        _copy(_Copied.of(Path(config.theme.custom_dir), project), tree, "overrides")
    for hook, name in _hooks(config).items():
        tree.write(name, required(read_bytes(project, hook, MAX_BYTES)))
    tree.write("mkdocs.yml", (MARK + to_yaml(_plain(site, config, places))).encode())
    return len(made)


def _write_own(tree: BegunFolder, own: "_Copied", places: Places) -> None:
    """Writes the files of `docs_dir`. Those whose links all hold stay as they are, byte by byte."""
    texts = {name: own.text(name) for name in own.names() if places.is_own_page(name)}
    for name, text in texts.items():
        places.move_own(name, text)
    for name in own.names():
        if name not in places.hidden:
            text = texts.get(name, "")
            changed = places.text(name, text)
            content = changed.encode() if changed != text else own.content(name)
            tree.write(f"docs/{places.names.get(name, name)}", content)


@dataclass(frozen=True, slots=True)
class _Copied:
    """A folder whose files come along: `start` in `root`, which no link may lead out of.

    Its methods raise CommandError for what is no regular file, leads out, is too large, or not UTF-8.
    """

    root: Path
    start: str

    @classmethod
    def of(cls, folder: Path, project: Path) -> "_Copied":
        """A folder in the project or elsewhere."""
        inside = folder.is_relative_to(project)
        return cls(project, folder.relative_to(project).as_posix()) if inside else cls(folder, "")

    def names(self) -> list[str]:
        """The paths of its files, from the folder."""
        return [name.removeprefix(f"{self.start}/") for name in required(files_below(self.root, self.start))]

    def content(self, name: str) -> bytes:
        return required(read_bytes(self.root, self._path(name), MAX_PUBLISHED_BYTES))

    def text(self, name: str) -> str:
        """The text of a page, with plain line ends, as MkDocs reads it."""
        text = required(text_of(self._path(name), self.content(name), MAX_PUBLISHED_BYTES))
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _path(self, name: str) -> str:
        return f"{self.start}/{name}".removeprefix("/")


def _copy(copied: _Copied, tree: BegunFolder, to: str) -> None:
    for name in copied.names():
        tree.write(f"{to}/{name}", copied.content(name))


def _plain(site: Site, config: MkDocsConfig, places: Places) -> dict[str, Any]:
    """The project's own mkdocs.yml without the plugin, with what the plugin would have added."""
    place = Path(config.config_file_path)
    file = io.BytesIO(required(read_bytes(place.parent, place.name, MAX_BYTES)))
    file.name = str(place)  # where INHERIT looks from
    written: dict[str, Any] = yaml_load(file)  # MkDocs takes apart what it has read itself
    plugins = _listed(written, "plugins")
    extensions = _listed(written, "markdown_extensions")
    theme = written.get("theme", {})
    hooks = {"hooks": list(_hooks(config).values())} if config.hooks else {}
    unlisted = "".join(f"{line}\n" for line in (written.get("not_in_nav"), *places.not_in_nav()) if line)
    return {
        **written,
        **hooks,
        **({"not_in_nav": unlisted} if unlisted else {}),
        "docs_dir": "docs",
        "theme": {**({"name": theme} if isinstance(theme, str) else theme), "custom_dir": "overrides"},
        "plugins": [plugin for plugin in plugins if _name(plugin) != PLUGIN],
        "nav": places.in_nav([*site.nav, *(written.get("nav") or [])]),
        "markdown_extensions": [
            *(extension for extension in extensions if _name(extension) not in NO_INLINE_STYLES),
            *(
                {name: {**options, **config.mdx_configs.get(name, {})}}
                for name, options in NO_INLINE_STYLES.items()
            ),
        ],
        "extra_css": [*site.css, *(written.get("extra_css") or [])],
        "extra_javascript": [
            *({"path": name, "defer": True} for name in site.scripts),
            *(written.get("extra_javascript") or []),
        ],
    }


def _hooks(config: MkDocsConfig) -> dict[str, str]:
    """Where each of the project's hooks is, from mkdocs.yml, and its name in the tree."""
    modules = cast("dict[str, types.ModuleType]", config.hooks).values()  # by the paths in mkdocs.yml
    here = Path(config.config_file_path).parent
    paths = [os.path.relpath(str(module.__file__), here) for module in modules]
    return {path: f"hooks/{number}/{Path(path).name}" for number, path in enumerate(paths, 1)}


def _listed(written: dict[str, Any], key: str) -> list[str | dict[str, Any]]:
    """Plugins or extensions, which can be a list or names with their options."""
    found = written.get(key) or []
    return [{name: options} for name, options in found.items()] if isinstance(found, dict) else found


def _name(entry: str | dict[str, Any]) -> str:
    """The name of a plugin or an extension: a plain name, or a name with its options."""
    return entry if isinstance(entry, str) else next(iter(entry))
