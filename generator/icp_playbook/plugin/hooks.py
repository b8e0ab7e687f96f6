"""The MkDocs plugin: checks and builds the playbook before anything is written, then adds its files."""

import logging
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from icp_playbook.findings import CommandError, has_errors
from icp_playbook.history import cache_of
from icp_playbook.lint import CheckedPlaybook, lint
from icp_playbook.outputs import write
from icp_playbook.playbook import load
from icp_playbook.plugin.faults import with_sentences
from icp_playbook.plugin.own_pages import found, silence
from icp_playbook.plugin.settings import PlaybookConfig
from icp_playbook.report import report, summary
from icp_playbook.search import SearchDocument
from icp_playbook.site import (
    NO_INLINE_STYLES,
    PAGES,
    Home,
    Renderer,
    Site,
    build,
    edit_base,
    find_look,
    pages_script,
    require_directory_urls,
    watched,
)
from icp_playbook.timeline import read_timeline

NAME = "icp-playbook"
THEME_SEARCH = "material/search"
UNTOUCHED = "The site is as it was."
log = logging.getLogger("mkdocs.plugins.icp_playbook")


@with_sentences
class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]  # as above
    """Renders the playbook beside mkdocs.yml."""

    site: Site
    edit_base: str
    own_search: bool
    pages: list[SearchDocument]
    """The company's own pages, as search finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: dict[str, str] = {}
        """Page → HTML that goes past Markdown."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything is read, checked and built here, since MkDocs empties the site right after."""
        root = (Path(config.config_file_path).parent / self.config.root).resolve()
        self.pages = []
        self.own_search = self.config.search == "own" and THEME_SEARCH in config.plugins
        self.site = self._built(root, config)
        own = 1 if config.theme.custom_dir else 0
        look = find_look(root)
        folders = (*look.overrides(), *(look.search() if self.own_search else ()))
        config.theme.dirs[own:own] = [str(folder) for folder in folders]
        if self.own_search:
            silence(config.plugins, THEME_SEARCH)
        config.extra_css[:0] = list(self.site.css)
        config.extra_javascript[:0] = [deferred(name) for name in self.site.scripts]
        for extension, options in NO_INLINE_STYLES.items():
            config.mdx_configs[extension] = {**options, **config.mdx_configs.get(extension, {})}
        config.nav = [*self.site.nav, *(config.nav or [])]
        config.watch += [str(path) for name in watched() if (path := root / name).exists()]
        return config

    def _built(self, root: Path, config: MkDocsConfig) -> Site:
        loaded = load(root)
        findings = loaded.findings
        if loaded.playbook is not None:
            findings = lint(loaded.playbook, loaded.documents)
        if loaded.playbook is None or has_errors(findings):
            log.error("\n%s", report(findings, "text"))
            raise Abort(f"The playbook was not built: {summary(findings)}. {UNTOUCHED}")
        for warning in findings:
            log.info("%s", report([warning], "text"))
        try:
            require_directory_urls(config.use_directory_urls)
            self.edit_base = edit_base(
                config.repo_url, config.edit_uri, Path(config.config_file_path), Path(config.docs_dir), root
            )
            timeline = read_timeline(root, cache_of(root)) if self.config.history else None
            home = Home(config.site_url or "", config.repo_url or "")
            checked = CheckedPlaybook(findings, loaded.documents)
            return build(
                loaded.playbook,
                find_look(root),
                self.edit_base,
                timeline,
                home,
                checked,
                Renderer(own_search=self.own_search),
            )
        except CommandError as error:
            log.error("%s\n  help: %s", error.sentence, error.remedy)  # noqa: TRY400  # a sentence, no traceback
            raise Abort(f"The playbook was not built. {UNTOUCHED}") from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The generated files join the docs_dir; a page of the same name there wins."""
        taken = {file.dest_uri: file.src_uri for file in files}
        for made in self.site.files:
            if files.get_file_from_path(made.uri) is None:
                file = File.generated(config, made.uri, content=made.content)
                if made.address:
                    file.dest_uri = made.address
                if file.dest_uri in taken:
                    log.warning(
                        "`%s` has the address of the playbook's `%s` and is not shown: rename it",
                        taken[file.dest_uri],
                        made.uri,
                    )
                if made.source:
                    file.edit_uri = made.source
                files.append(file)
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        """The theme's edit button leads to the YAML.

        A page of a year is megabytes of HTML that Markdown would pass through as it is, slowly.
        The site map says when content was reviewed, so that the same content gives the same bytes.
        """
        if page.file.generated_by == NAME and page.file.edit_uri and self.edit_base:
            page.edit_url = self.edit_base + page.file.edit_uri
        day = self.site.updated.get(page.file.src_uri, self.site.latest)
        if day is not None:
            page.update_date = day.isoformat()
        if page.file.generated_by == NAME and page.meta.get("template_name") == "year":
            self.bodies[page.file.src_uri] = markdown
            return ""
        return None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Puts back the HTML that bypassed Markdown."""
        return self.bodies.pop(page.file.src_uri, None)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """The company's own pages are found too, unless their front matter says no."""
        if self.own_search and page.file.generated_by != NAME and (document := found(page)):
            self.pages.append(document)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Indexes the company's own pages, which are rendered by now."""
        if self.own_search:
            write(Path(config.site_dir, PAGES), pages_script(self.pages).encode())


def deferred(name: str) -> ExtraScriptValue:
    """An entry of `extra_javascript` that runs once the page is parsed."""
    script = ExtraScriptValue(name)
    script.defer = True
    return script
