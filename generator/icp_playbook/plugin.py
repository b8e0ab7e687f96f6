"""The MkDocs plugin: checks and builds the playbook before anything is written, then adds its files."""

import logging
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from icp_playbook.findings import PlaybookError
from icp_playbook.lint import lint
from icp_playbook.playbook import load
from icp_playbook.report import report, summary
from icp_playbook.site import Site, build, edit_base, find_look
from icp_playbook.source import WATCHED

log = logging.getLogger("mkdocs.plugins.icp_playbook")


class PlaybookConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Options of the plugin in mkdocs.yml."""

    root = Type(str, default=".")
    """The folder that holds icp/, personas/ and segments/, relative to mkdocs.yml."""


class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]  # as above
    """Renders the playbook beside mkdocs.yml."""

    site: Site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything is read, checked and built here, since MkDocs empties the site right after."""
        root = (Path(config.config_file_path).parent / self.config.root).resolve()
        self.site = self._built(root, edit_base(config.repo_url, config.edit_uri))
        look = find_look(root)
        config.theme.dirs[:0] = [str(folder) for folder in look.overrides()]
        config.extra_css[:0] = list(self.site.css)
        config.extra_javascript[:0] = [module_script(name) for name in self.site.modules]
        config.nav = [*self.site.nav, *(config.nav or [])]
        config.watch += [str(path) for name in WATCHED if (path := root / name).exists()]
        return config

    def _built(self, root: Path, edit_base: str) -> Site:
        loaded = load(root)
        if loaded.playbook is None:
            log.error("\n%s", report(loaded.findings, "text"))
            raise Abort(f"The playbook was not built: {summary(loaded.findings)}. The site is as it was.")
        for warning in lint(loaded.playbook, loaded.documents):
            log.info("%s", report([warning], "text"))
        try:
            return build(loaded.playbook, find_look(root), edit_base)
        except PlaybookError as error:
            raise Abort(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The generated files join the docs_dir; a page of the same name there wins."""
        for made in self.site.files:
            if files.get_file_from_path(made.uri) is None:
                file = File.generated(config, made.uri, content=made.content)
                if made.source:
                    file.edit_uri = made.source
                files.append(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """The site map says when content was reviewed, so that the same content gives the same bytes."""
        day = self.site.updated.get(page.file.src_uri, self.site.latest)
        if day is not None:
            page.update_date = day.isoformat()


def module_script(name: str) -> ExtraScriptValue:
    """An entry of `extra_javascript` that loads as a module."""
    script = ExtraScriptValue(name)
    script.type = "module"
    return script
