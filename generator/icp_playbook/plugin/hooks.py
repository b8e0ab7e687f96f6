"""The MkDocs plugin: checks and builds the playbook before anything is written, then adds its files."""

import logging
import math
import os
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from icp_playbook.accounts import read_lists
from icp_playbook.backtest import expect_statistics, icp_outcomes
from icp_playbook.disclosure import asked_audience, disclose
from icp_playbook.editors import write_editor_schemas
from icp_playbook.findings import has_errors
from icp_playbook.history import cache_of, known_people
from icp_playbook.lint import CheckedPlaybook, LintResult, ReadList, errors_of, run_rules
from icp_playbook.outputs import write
from icp_playbook.playbook import Loaded, load, next_step
from icp_playbook.plugin.collector import RareCollection
from icp_playbook.plugin.committed import content_note
from icp_playbook.plugin.faults import with_sentences
from icp_playbook.plugin.frames import Frames, are_shared, narrowed
from icp_playbook.plugin.html_bodies import HtmlBodies
from icp_playbook.plugin.kept_templates import KeptTemplates
from icp_playbook.plugin.lazy_file import LazyFile
from icp_playbook.plugin.own_files import Addresses, refused, written_over
from icp_playbook.plugin.own_pages import found, silence
from icp_playbook.plugin.preview import Preview, is_asked_for
from icp_playbook.plugin.settings import PlaybookConfig
from icp_playbook.plugin.site_folder import SiteFolder, check_target, is_preview
from icp_playbook.plugin.stopping import UNTOUCHED, NotWritten, Stopped, stop_for, stopped_by
from icp_playbook.plugin.surroundings import (
    forget_build_day,
    keep_out_diagrams,
    makes_nav,
    unreadable,
    unusable,
)
from icp_playbook.plugin.theme_files import unused
from icp_playbook.plugin.theme_templates import ThemeTemplates, theme_folder
from icp_playbook.report import report
from icp_playbook.search import SearchDocument
from icp_playbook.site import (
    NO_INLINE_STYLES,
    PAGES,
    EditSettings,
    Folders,
    Home,
    Renderer,
    Results,
    Site,
    build,
    build_day,
    default_look,
    edit_base,
    find_look,
    pages_script,
    watched,
)
from icp_playbook.suggesting import entry_files
from icp_playbook.timeline import read_timeline

NAME = "icp-playbook"
THEME_SEARCH = "material/search"
FIRST, LAST = math.inf, -math.inf
"""Priorities of what runs before and after all other plugins, in whatever order they are listed."""
log = logging.getLogger("mkdocs.plugins.icp_playbook")
_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(2106, 2, 6)
"""The days a packed site map can say: MkDocs gives it the last day of any page, in 32 bits."""


@with_sentences
class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]  # as above
    """Renders the playbook beside mkdocs.yml."""

    folder: SiteFolder
    collection: RareCollection
    site: Site
    edit_base: str
    own_search: bool
    project: Path
    """What the company's own files may be links to: the repository, or the folder of mkdocs.yml."""
    made: list[LazyFile]
    """What was generated and is not replaced by an own file."""
    pages: list[SearchDocument]
    """The company's own pages, as search finds them."""
    html_bodies: HtmlBodies
    frames: Frames | None
    shared_frames: bool
    """Whether pages have the theme's own frames, which are known to be alike."""

    templates: KeptTemplates | None = None
    """What was compiled before; None before the first build."""

    preview: Preview | None = None
    """What `mkdocs serve` shows; None for `mkdocs build`."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Makes the pages of `mkdocs serve` when they are asked for."""
        if command == "serve" and not dirty and is_asked_for():
            self.preview = Preview(self)
            self.preview.begin()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Answers what browsers ask."""
        if self.preview:
            self.preview.serve(server, builder, self._root(config))

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Has everything written beside the site, by plugins too that take its folder from here on."""
        self.collection = RareCollection()
        if not self.is_lazy:
            self.collection.begin()
        self.folder = SiteFolder(config)
        self.folder.begin()

    @event_priority(LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads, checks and builds everything, once all plugins have changed what they change."""
        root = self._root(config)
        if self.templates is None:
            self.templates = KeptTemplates(root)
            self.templates.read()
        if not self.is_lazy:  # a preview prepares its own
            ThemeTemplates().prepare(config.theme)
        config.watch += [str(path) for name in watched() if (path := root / name).exists()]
        self.pages = []
        self.html_bodies = HtmlBodies(config)
        self.own_search = self.config.search == "own" and THEME_SEARCH in config.plugins
        stop_for(unusable(config, self.own_search))
        self.site = self._built(root, config)
        if not (self.is_lazy or self.folder.is_beside):  # MkDocs is about to empty the site
            self.site = self.site.rendered()
        stop_for(unreadable(config, self.site.pages))
        look = find_look(root)
        folders = (*look.overrides(), *(look.search() if self.own_search else ()))
        after = 1 if config.theme.custom_dir else 0
        known = [str(folder) for folder in folders if folder.is_relative_to(default_look())]
        known.append(theme_folder(str(config.theme.name)))
        config.theme.dirs[after:after] = [str(folder) for folder in folders]
        self.frames = None
        self.shared_frames = are_shared(config.theme.dirs, known)
        if self.own_search:
            silence(config.plugins, THEME_SEARCH)
        config.extra_css[:0] = list(self.site.css)
        config.extra_javascript[:0] = [deferred(name) for name in self.site.scripts]
        for extension, options in NO_INLINE_STYLES.items():
            config.mdx_configs[extension] = {**options, **config.mdx_configs.get(extension, {})}
        if not makes_nav(config):
            config.nav = [*self.site.nav, *(config.nav or [])]

    def _root(self, config: MkDocsConfig) -> Path:
        """The folder of the playbook."""
        return (Path(config.config_file_path).parent / self.config.root).resolve()

    @property
    def is_lazy(self) -> bool:
        """Whether pages are made when they are asked for, and nothing is emptied."""
        return self.preview is not None and self.preview.is_lazy

    def _built(self, root: Path, config: MkDocsConfig) -> Site:
        loaded = load(root, self.preview.memo if self.preview else None)
        if self.preview and self.is_lazy:
            self.preview.for_editors = partial(_write_schemas, root, loaded)
        else:
            _write_schemas(root, loaded)
        result, lists = self._checked(root, loaded)
        check_target(config, self.folder.target, root)
        if (note := content_note(root, config, strict=self.config.strict_content)) is not None:
            log.info("%s", note)
        folders = Folders.of(Path(config.config_file_path), Path(config.docs_dir), root)
        self.project = folders.repository or Path(config.config_file_path).parent
        template = config.edit_uri_template
        settings = EditSettings(config.repo_url, config.edit_uri, template.format if template else None)
        self.edit_base = edit_base(settings, folders)
        audience = asked_audience(self.config.audience, os.environ)
        shown = disclose(loaded, audience)
        if (playbook := shown.published.playbook) is None:
            raise stopped_by(shown.published.findings)

        def checked() -> CheckedPlaybook:
            return CheckedPlaybook(result().findings, loaded.documents, result().waivers, lists)

        with_history = self.config.history and audience == "internal"
        timeline = read_timeline(root, cache_of(root), known_people(playbook)) if with_history else None
        home = Home(config.site_url or "", config.repo_url or "", build_day(os.environ))
        renderer = Renderer(own_search=self.own_search, audience=audience)
        look = find_look(root)
        outcomes = None
        if playbook.settings.outcomes:
            expect_statistics()
            outcomes = cache(partial(icp_outcomes, playbook, root))
        results = Results(checked, outcomes, entry_files(root))
        return build(playbook, look, self.edit_base, timeline, home, results, renderer)

    def _checked(self, root: Path, loaded: Loaded) -> tuple[Callable[[], LintResult], tuple[ReadList, ...]]:
        """What gives the findings of a playbook, and its lists. Raises Stopped if a finding is an error.

        A preview is not kept waiting for warnings: they are found when someone asks.
        """
        playbook, documents = loaded.playbook, loaded.documents
        if playbook is None:
            raise stopped_by(loaded.findings, next_step(loaded))
        lists = read_lists(playbook, documents, root)
        result = cache(partial(run_rules, playbook, documents, lists=lists))
        if errors_of(playbook, documents, lists) if self.is_lazy else has_errors(result().findings):
            raise stopped_by(result().findings, next_step(loaded))
        if self.preview and self.is_lazy:
            self.preview.result = result
        else:
            for warning in result().findings:
                log.info("%s", report([warning], "text"))
        return result, lists

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The generated files join the docs_dir; a page of the same name there wins.

        The sidebar has them or a page leads to them, so MkDocs is not to name those that `nav` lacks.
        """
        stop_for(refused(files, config, self.project))
        keep_out_diagrams(config, (page.content_bytes for page in files.documentation_pages()))
        for file in tuple(unused(files, theme_folder(str(config.theme.name)), self.own_search)):
            files.remove(file)
        taken = Addresses(files)
        named = makes_nav(config)
        self.made = []
        own = files.src_uris
        for made in self.site.files:
            if made.uri not in own:
                file = LazyFile.of(config, made)
                if (warning := taken.warning(file.dest_uri, made.uri)) is not None:
                    log.warning("%s", warning)
                self.made.append(file)
        set_exclusions(self.made, config)
        for file in self.made:
            if not named and file.inclusion == InclusionLevel.INCLUDED:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
        return files

    def _dated(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """The theme's edit button leads to the YAML.

        The site map says when content was reviewed, so that the same content gives the same bytes.
        """
        self.describe(page)

    def describe(self, page: Page) -> None:
        """Gives a page its edit button and its day."""
        if page.file.generated_by == NAME and page.file.edit_uri and self.edit_base:
            page.edit_url = self.edit_base + page.file.edit_uri
        day = self.site.updated.get(page.file.src_uri, self.site.latest)
        if day is not None:
            page.update_date = min(max(day, _FIRST_DAY), _LAST_DAY).isoformat()

    @event_priority(LAST)
    def _taken(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Takes the HTML of a page out of Markdown's way, as other plugins have left it."""
        mine = page.file.generated_by == NAME
        return "" if mine and self.html_bodies.taken(markdown, page) else None

    on_page_markdown = CombinedEvent(_dated, _taken)

    @event_priority(FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Puts it back, for other plugins to change."""
        return self.html_bodies.given_back(page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """The theme writes the name of the site into attributes as it is: from here on it is markup."""
        config.site_name = escape(config.site_name)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """The company's own pages are found too, unless their front matter says no.

        Pages of the playbook share what stands around them.
        """
        if page.file.generated_by == NAME:
            forget_build_day(page.meta)
            if self.shared_frames:
                self.frames = self.frames or Frames(nav)
                context["frames"] = self.frames  # type: ignore[typeddict-unknown-key]  # for main.html
        elif self.own_search and (document := found(page)):
            self.pages.append(document)

    @event_priority(FIRST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        """Leaves out the spaces that the theme's templates put around a page of the playbook."""
        return narrowed(output, page.content or "") if page.file.generated_by == NAME else None

    def _index(self, *, config: MkDocsConfig) -> None:
        """Indexes the company's own pages, which are rendered by now."""
        if self.own_search:
            write(Path(config.site_dir, PAGES), pages_script(self.pages).encode())

    @event_priority(LAST)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Puts the site in its place, once all plugins have written to it."""
        for address in written_over(self.made, Path(config.site_dir)):
            log.warning(
                "another plugin wrote its own `%s` over the playbook's: remove that plugin, or put a file of "
                "this name into `docs_dir` to say that you do not need the playbook's",
                address,
            )
        self.folder.finish()
        self.collection.end()
        self._keep_templates()

    on_post_build = CombinedEvent(_index, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """The site before stays. A disk that is full is no fault of the build."""
        if not hasattr(self, "folder"):  # another plugin stopped it before
            return
        self.collection.end()
        unwritten = self.folder.unwritten(error)
        self.folder.discard()
        if unwritten is not None:
            log.error("%s\n  help: %s", unwritten.sentence, unwritten.remedy)
            raise NotWritten from error
        if not isinstance(error, Stopped) and not is_preview():
            log.info(UNTOUCHED)

    def _keep_templates(self) -> None:
        if self.templates is not None:
            self.templates.write()

    def on_shutdown(self) -> None:
        """Also after the build was cancelled. MkDocs hands the same plugin to the next build of a process."""
        if self.preview:
            self._keep_templates()
            self.preview.end()
            self.preview = None
        if hasattr(self, "folder"):
            self.collection.end()
            self.folder.discard()


def _write_schemas(root: Path, loaded: Loaded) -> None:
    for unwritten in write_editor_schemas(root, loaded):
        log.info("%s", unwritten)


def deferred(name: str) -> ExtraScriptValue:
    """An entry of `extra_javascript` that runs once the page is parsed."""
    script = ExtraScriptValue(name)
    script.defer = True
    return script
