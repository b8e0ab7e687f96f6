"""The playbook that is served: read again when its files changed."""

import datetime
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from icp_playbook.findings import ContentError
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import layout
from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.search import FoundDocument, WordIndex, search_documents
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.records import PlaybookRecords
from icp_playbook.views.routes import route

Stamps: TypeAlias = tuple[tuple[str, int, int, int, int], ...]
"""Path, times of change in nanoseconds, size and number of every file."""


class OpenPlaybook:
    """A linked playbook, and what is made of it when it is first asked for."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook

    @cached_property
    def evaluator(self) -> PreparedPlaybook:
        """What accounts are scored with."""
        return PreparedPlaybook.of(self.playbook)

    @cached_property
    def records(self) -> PlaybookRecords:
        """Every entry as its JSON on the site."""
        return PlaybookRecords(self.playbook, evaluate_examples(self.playbook))

    @cached_property
    def keys(self) -> Mapping[str, Key]:
        """Name, such as `profile/saas`, → entry; also the names of former ids that no entry has now."""
        entries = dict(self.playbook.entries())
        former = {f"{key.kind}/{old}": key for key, entry in entries.items() for old in entry.formerly}
        return former | {str(key): key for key in entries}

    @cached_property
    def _addresses(self) -> Mapping[str, Key]:
        return {route(key): key for key, _ in self.playbook.entries()}

    @cached_property
    def _index(self) -> WordIndex:
        found = search_documents(self.playbook)
        return WordIndex(one for one in found if one.url in self._addresses or one.kind == "Term")

    def find(self, question: str, most: int) -> tuple[Sequence[tuple[FoundDocument, Key | None]], bool]:
        """Entries, and terms of the glossary, which are none, the best first; and whether they are close."""
        found, close = self._index.find(question, most)
        return [(one, self._addresses.get(one.document.url)) for one in found], close


class PlaybookFiles:
    """The files below a root. Several calls may ask at once: one reads, the others wait."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._stamps: Stamps | None = None
        self._open: OpenPlaybook | ContentError | None = None

    def current(self) -> OpenPlaybook:
        """The playbook as its files are now. Raises ContentError if it has errors."""
        with self._lock:
            stamps = _stamps(self.root)
            if self._open is None or stamps != self._stamps:
                loaded = load(self.root)
                found = loaded.playbook
                self._open = ContentError(loaded.findings) if found is None else OpenPlaybook(found)
                self._stamps = stamps  # of before it was read: what changed meanwhile is read again
            if isinstance(self._open, ContentError):
                raise self._open
            return self._open


def today() -> datetime.date:
    """The day of this computer."""
    return datetime.datetime.now().astimezone().date()


def _stamps(root: Path) -> Stamps:
    return tuple(sorted(_each_stamp(root)))


def _each_stamp(root: Path) -> Iterator[tuple[str, int, int, int, int]]:
    for top in layout().tops:
        for folder, _, names in os.walk(root / top):
            for name in names:
                path = os.path.join(folder, name)  # noqa: PTH118  # of many files, each time
                try:
                    one = os.stat(path)  # noqa: PTH116  # likewise
                except OSError:
                    yield path, 0, 0, 0, 0  # gone, or a link to nothing
                else:
                    yield path, one.st_mtime_ns, one.st_ctime_ns, one.st_size, one.st_ino
