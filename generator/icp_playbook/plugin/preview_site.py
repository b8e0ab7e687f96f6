"""A site whose files are made when somebody asks for them, each as `mkdocs build` would write it.

It calls what MkDocs keeps to itself: the steps of its build, for one page at a time. MkDocs is pinned
below 2, and no release of 1 follows 1.6.1.
"""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from icp_playbook.outputs import write_below
from icp_playbook.plugin.lazy_file import LazyFile
from icp_playbook.plugin.own_pages import found
from icp_playbook.plugin.theme_templates import ThemeTemplates
from icp_playbook.site import PAGES, pages_script
from icp_playbook.source import MAX_PUBLISHED_BYTES, read_named

SITE_MAP = "sitemap.xml"
PACKED_MAP = "sitemap.xml.gz"


class Describer(Protocol):
    """What knows the day and the edit button of a page before it is made."""

    own_search: bool

    def describe(self, page: Page) -> None:
        """Gives a page what other pages and the site map show of it."""


class PreviewSite:
    """One state of a project. What is made is kept in `config.site_dir`, which nothing else may use."""

    def __init__(self, config: MkDocsConfig, plugin: Describer, templates: ThemeTemplates) -> None:
        """Raises Stopped for a playbook that cannot be built, and what MkDocs and other plugins raise."""
        templates.prepare(config.theme)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._files = get_files(config)
        env = config.theme.get_env()
        self._files.add_files_from_theme(env, config)
        self._files = config.plugins.on_files(self._files, config=config)
        set_exclusions(self._files, config)
        nav = get_navigation(self._files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=self._files)
        self._docs = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self._read: set[str] = set()
        """The pages whose Markdown is read."""
        for file in self._docs:
            plugin.describe(file.page or Page(None, file, config))
        for page in self._nav.pages:
            if isinstance(page.file, LazyFile) and page.title is None:
                page.title = page.file.made.title
        self._env = config.plugins.on_env(env, config=config, files=self._files)
        self._makers = dict(self._made(plugin.own_search))
        self._lock = threading.RLock()
        self._is_nav_read = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every file that can be asked for; a few of them may turn out to be empty, and are none."""
        return tuple(sorted(self._makers))

    def content(self, address: str) -> bytes | None:
        """A file by its path from the root of the site; None if there is none.

        Raises Stopped when a template cannot be rendered.
        """
        place = Path(self._config.site_dir, address)
        with self._lock:
            make = self._makers.get(address)
            if make is None:
                return None
            if not place.is_file():
                make()
            content = read_named(str(place), MAX_PUBLISHED_BYTES)
            return content if isinstance(content, bytes) else None

    def _made(self, own_search: bool) -> Iterator[tuple[str, Callable[[], object]]]:
        """Address → what writes the file. Where MkDocs would write one over another, the later wins."""
        for file in self._files:
            if not file.is_documentation_page() and file.inclusion.value >= InclusionLevel.DRAFT.value:
                yield file.dest_uri, file.copy_file
        for name in self._config.theme.static_templates:
            yield name, partial(self._template, name)
            if name == SITE_MAP:
                yield PACKED_MAP, partial(self._template, name)
        for file in self._docs:
            yield file.dest_uri, partial(self._page, file)
        if own_search:
            yield PAGES, self._index

    def _template(self, name: str) -> None:
        self._read_nav()
        _build_theme_template(name, self._env, self._files, self._config, self._nav)

    def _page(self, file: File) -> None:
        self._read_nav()
        page = self._populated(file)
        excluded = file.inclusion.value <= InclusionLevel.DRAFT.value
        _build_page(page, self._config, self._docs, self._nav, self._env, excluded=excluded)
        if isinstance(file, LazyFile):  # it is on disk now
            page.content = page.markdown = None
            self._read.discard(file.src_uri)

    def _read_nav(self) -> None:
        """Reads the company's own pages of the sidebar, which every page shows by their titles."""
        if not self._is_nav_read:
            for page in self._nav.pages:
                if not isinstance(page.file, LazyFile):
                    self._populated(page.file)
            self._is_nav_read = True

    def _index(self) -> None:
        """The company's own pages as search finds them."""
        own = [self._populated(file) for file in self._docs if not isinstance(file, LazyFile)]
        documents = [document for page in own if (document := found(page))]
        write_below(Path(self._config.site_dir), PAGES, pages_script(documents).encode())

    def _populated(self, file: File) -> Page:
        page = file.page or Page(None, file, self._config)
        if file.src_uri not in self._read:
            _populate_page(page, self._config, self._files)
            self._read.add(file.src_uri)
        return page
