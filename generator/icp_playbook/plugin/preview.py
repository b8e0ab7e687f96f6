"""`mkdocs serve`: on every change the playbook is read anew, and a page is made when a browser asks for it.

The pages of the last state without errors stay while there is one, under an overlay that says what is wrong.
"""

import gc
import logging
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import click
from mkdocs.commands import build as whole_build
from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from icp_playbook.findings import Finding
from icp_playbook.lint import LintResult
from icp_playbook.plugin.new_folders import NewFolders
from icp_playbook.plugin.preview_answers import Answers
from icp_playbook.plugin.preview_site import Describer, PreviewSite
from icp_playbook.plugin.stopping import BuildProblem, Stopped
from icp_playbook.plugin.theme_templates import ThemeTemplates
from icp_playbook.report import report
from icp_playbook.site import watched
from icp_playbook.source import Memo

PER_PAGE = ("search", "material/search", "icp-playbook")
"""The plugins that do nothing to a page which depends on other pages, or on the order they are made in."""
WARNINGS_AFTER = 1.5
"""Seconds from a change to its warnings, and to what editors are given: the page comes first."""
COLLECTED_AFTER = 20
"""States that are made before what is left of old ones is searched for."""
log = logging.getLogger("mkdocs.plugins.icp_playbook")


class Preview(Answers):
    """What `mkdocs serve` shows. It takes the place of MkDocs' build of every page."""

    def __init__(self, plugin: Describer) -> None:
        super().__init__()
        self.memo = Memo()
        """What was worked out before, for as long as what it was made from stays as it is."""
        self.result: Callable[[], LintResult] | None = None
        """All findings of the state that is shown."""
        self.for_editors: Callable[[], None] | None = None
        """Brings what editors know of the playbook up to date."""
        self._plugin = plugin
        self._templates = ThemeTemplates()
        self._states: list[Path] = []
        self._count = 0
        self._reported: frozenset[Finding] = frozenset()
        self._timer: threading.Timer | None = None

    def begin(self) -> None:
        """Has `mkdocs serve` call `rebuild` where it would build every page."""
        vars(serve)["build"] = self.rebuild  # its function has no other way in

    def end(self) -> None:
        """Gives MkDocs its build back."""
        vars(serve)["build"] = whole_build.build
        gc.unfreeze()
        self._later(None)

    def rebuild(self, config: MkDocsConfig, *, serve_url: str | None = None, dirty: bool = False) -> None:
        """Reads the project as it is now. What is wrong with it is shown, and never raised."""
        self._later(None)
        if (why := needs_every_page(config, dirty=dirty)) is not None:
            log.info("Every page is built on every change: %s", why)
            self.site, self.problems, self.is_lazy = None, (), False
            whole_build.build(config, serve_url=serve_url, dirty=dirty)
            return
        self.is_lazy = True
        self._count += 1
        folder = Path(config.site_dir, str(self._count))
        config.site_dir = str(folder)
        try:
            site = PreviewSite(config, self._plugin, self._templates)
        except MkDocsException as error:
            config.plugins.on_build_error(error=error)
            self.show(error)
            return
        self.site, self.problems = site, ()
        self._spare_collector()
        self._states.append(folder)
        while len(self._states) > 2:  # a browser may be reading the one before
            shutil.rmtree(self._states.pop(0), ignore_errors=True)

    def _spare_collector(self) -> None:
        """Keeps the garbage collector from looking through the whole playbook again and again.

        What is there now is left alone until some more states have been made.
        """
        if self._count % COLLECTED_AFTER == 1:
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def show(self, error: MkDocsException) -> None:
        """Shows what stopped a build in the browser."""
        stopped = error.problems if isinstance(error, Stopped) else ()
        self.problems = stopped or (BuildProblem("", str(error), "see the terminal"),)
        log.error("%s", error)

    def serve(self, server: LiveReloadServer, builder: Callable[[], None], root: Path) -> None:
        """Answers in the place of MkDocs' server, and goes on after an error in mkdocs.yml.

        `root` is the folder of the playbook.
        """

        def rebuilt() -> None:
            try:
                builder()
            except MkDocsException as error:
                if not self.is_lazy:
                    raise
                self.show(error)
            else:
                self._later(self._report)

        server.builder = rebuilt
        NewFolders(server, root, watched())
        self.answer_for(server)
        self._later(self._report)

    def _report(self) -> None:
        """Writes what editors read, and prints the warnings that were not there before."""
        if self.for_editors is not None:
            self.for_editors()
        if self.result is None:
            return
        found = self.result().findings
        for warning in found:
            if warning not in self._reported:
                log.info("%s", report([warning], "text"))
        self._reported = frozenset(found)

    def _later(self, work: Callable[[], None] | None) -> None:
        """Does a work in the background after a while, in the place of what was to be done."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if work is not None and self.is_lazy:
            self._timer = threading.Timer(WARNINGS_AFTER, work)
            self._timer.daemon = True
            self._timer.start()


def is_asked_for() -> bool:
    """Whether `mkdocs serve` runs in a way that shows changes."""
    context = click.get_current_context(silent=True)
    options = context.params if context else MappingProxyType({})
    return bool(options.get("livereload", True)) and options.get("build_type") is None


def needs_every_page(config: MkDocsConfig, *, dirty: bool) -> str | None:
    """Why pages cannot be made one by one, as the end of a sentence; None if they can."""
    if dirty:
        return "--dirty is given"
    if other := next((name for name in config.plugins if name not in PER_PAGE), None):
        return f"the plugin `{other}` may need all of them"
    if config.hooks:
        return "`hooks` may need all of them"
    if config.extra_templates:
        return "`extra_templates` may show any of them"
    own = config.plugins.get("icp-playbook")
    if own is None or own.config.get("search") != "own":
        return "the theme's search reads all of them"
    if "material/search" not in config.plugins:
        return "only Material's search is replaced by the playbook's own"
    return None
