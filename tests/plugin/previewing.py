"""`mkdocs serve` in this process, without a network: what it answers, and a fresh build to compare with."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from icp_playbook.plugin import PlaybookPlugin
from tests.plugin.project import Project

URL = "http://127.0.0.1:8000/"


class Previewed:
    """A project as `mkdocs serve` shows it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._folder = Path(tempfile.mkdtemp())
        with _command():
            config = self._config()
            config.plugins.on_startup(command="serve", dirty=False)
            plugin = config.plugins["icp-playbook"]
            assert isinstance(plugin, PlaybookPlugin)
            assert plugin.preview is not None
            self.plugin, self.preview = plugin, plugin.preview
            self._build(config)
            self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(self._folder))
            config.plugins.on_serve(self.server, config=config, builder=self._build)
        self._app: Any = self.server.get_app()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, place: TracebackType | None) -> None:
        self.plugin.on_shutdown()
        self.server.server_close()
        shutil.rmtree(self._folder)

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.project.root / "mkdocs.yml"), site_dir=str(self._folder))
        config.site_url = URL
        return config

    def _build(self, config: MkDocsConfig | None = None) -> None:
        vars(serve)["build"](config or self._config(), serve_url=URL, dirty=False)

    def saved(self) -> None:
        """What the server does once a file has changed."""
        with _command():
            self.server.builder()

    def ask(self, path: str) -> tuple[str, dict[str, str], bytes]:
        """Status, headers and body."""
        got: list[tuple[str, list[tuple[str, str]]]] = []
        body = self._app({"PATH_INFO": path}, lambda status, headers: got.append((status, headers)))
        status, headers = got[0]
        content = b"".join(body)
        if close := getattr(body, "close", None):
            close()
        return status, dict(headers), content

    def page(self, path: str) -> str:
        """A page that there is."""
        status, _, body = self.ask(path)
        assert status == "200 OK", (path, status)
        return body.decode()

    def fresh(self) -> dict[str, bytes]:
        """Address → content of a whole build of the project as it is now."""
        with tempfile.TemporaryDirectory() as folder, _command():
            config = load_config(str(self.project.root / "mkdocs.yml"), site_dir=folder)
            config.site_url = URL
            mkdocs_build.build(config, serve_url=URL)
            return {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in Path(folder).rglob("*")
                if path.is_file()
            }


@contextmanager
def _command() -> Iterator[None]:
    """The command line that a build looks at."""
    with click.Context(click.Command("serve")).scope():
        yield
