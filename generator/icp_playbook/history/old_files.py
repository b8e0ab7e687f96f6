"""Old files, each read once: from the cache, else from git in one pass."""

import json
from collections.abc import Iterable, Iterator

from icp_playbook.git import GitError, Repository, blobs
from icp_playbook.history.cache import CachedFile, HistoryCache
from icp_playbook.history.file_content import MISSING_BLOB, NOTHING, FileContent, read_content, version_reader
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import MAX_BYTES, Data

_KEPT_AT_ONCE = 200


class OldFiles:
    """Parsed content of files, by kind and blob. Data is built on each call and not kept."""

    def __init__(self, repository: Repository, store: HistoryCache) -> None:
        self._repository = repository
        self.store = store
        self.merged: dict[str, str] = {}
        """Digest → the data, as JSON, of what two sides of a merge say together and no file does."""

    def contents(self, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], FileContent]:
        """What the files of these kinds and blobs hold. Raises GitBroken."""
        asked = list(dict.fromkeys(names))
        found = self.store.contents(asked)
        batch: list[CachedFile] = []
        for kept in self._read([name for name in asked if name not in found]):
            found[kept.kind, kept.blob] = kept.content
            if kept.content.problem != MISSING_BLOB:
                batch.append(kept)
            if len(batch) >= _KEPT_AT_ONCE:
                self.store.keep(batch)
                batch = []
        self.store.keep(batch)
        return found

    def data(self, kind: str, blob: str) -> Data:
        """The data of a file; None when it is gone: the clone changed during the run."""
        if (kept := self.store.data(kind, blob)) is not None:
            return kept[0]
        try:
            found = next((kept.data for kept in self._read([(kind, blob)])), NOTHING)
        except GitError:
            return None
        data: Data = json.loads(found)
        return data

    def snapshot_data(self, entry: Key, blob: str, digest: str) -> Data:
        """The data of a snapshot; one without a blob never was a file."""
        if blob:
            return self.data(entry.kind, blob)
        data: Data = json.loads(self.merged[digest])
        return data

    def keep_merged(self, digest: str, text: str) -> None:
        """Remembers the data, as JSON, of a snapshot that never was a file."""
        self.merged[digest] = text

    def _read(self, names: list[tuple[str, str]]) -> Iterator[CachedFile]:
        kinds: dict[str, list[str]] = {}
        for kind, blob in names:
            kinds.setdefault(blob, []).append(kind)
        versions = version_reader()
        for found in blobs(self._repository, kinds, MAX_BYTES):
            for kind in kinds[found.name]:
                path = layout().entry_path(kind, "entry")
                content, data = read_content(kind, path, found.raw, found.size, versions)
                yield CachedFile(kind, found.name, content, data)
