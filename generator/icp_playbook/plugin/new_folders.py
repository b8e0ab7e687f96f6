"""Folders that come and go while a project is served: MkDocs watches only those that it starts with."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class NewFolders(FileSystemEventHandler):
    """Has a server watch what a site is made from once it is there, and build when it came or went."""

    def __init__(self, server: LiveReloadServer, root: Path, names: Iterable[str]) -> None:
        self._server = server
        self._places = frozenset(str(root / name) for name in names)
        server.observer.schedule(self, str(root), recursive=False)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """What stands at a place is another than before, so that whoever watches it begins anew."""
        if event.event_type not in ("created", "deleted", "moved"):
            return
        ends = {os.fsdecode(end) for end in (event.src_path, event.dest_path)}
        for place in self._places & ends:
            while place in self._server._watched_paths:
                self._server.unwatch(place)
            with suppress(OSError):  # gone again
                if Path(place).exists():
                    self._server.watch(place)
            with self._server._rebuild_cond:
                self._server._want_rebuild = True
                self._server._rebuild_cond.notify_all()
