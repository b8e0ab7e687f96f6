"""The documents of a playbook before and after a commit, whatever line of history that is on."""

from icp_playbook.history import Context, EntryEdit, Revision, Snapshot
from icp_playbook.playbook import Key
from icp_playbook.source import Data

Documents = dict[Key, Data]
_KEPT = 4000
"""Documents that are held ready for the next commit that names them."""


class DocumentReader:
    """Reads documents: one object for the same data, so that what was made of it is found again."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str | None], Data] = {}

    def with_context(self, documents: Documents, context: Context) -> Documents:
        """The documents with what is otherwise."""
        found = dict(documents)
        for key, snapshot in context:
            self._put(found, key, snapshot)
        return found

    def sides(self, documents: Documents, revision: Revision) -> tuple[Documents, Documents]:
        """The documents before and after a revision; a file that cannot be read has the last that could.

        `documents` are those after the revision listed before it.
        """
        after = self.with_context(documents, revision.context)
        before = dict(after)
        for edit in revision.edits:
            before.pop(edit.entry, None)
        for edit in revision.edits:
            self._put(before, edit.previous or edit.entry, edit.before)
        for edit in revision.edits:
            after.pop(edit.previous or edit.entry, None)
        for edit in revision.edits:
            self._put(after, edit.entry, edit.after if leaves_document(edit) else edit.before)
        return before, after

    def _put(self, documents: Documents, key: Key, snapshot: Snapshot | None) -> None:
        documents.pop(key, None)
        if snapshot is None:
            return
        name = (key.kind, snapshot.digest)
        if name not in self._read:
            if len(self._read) > _KEPT:
                self._read.pop(next(iter(self._read)))
            self._read[name] = snapshot.data
        documents[key] = self._read[name]


def leaves_document(edit: EntryEdit) -> bool:
    """An edit that makes a file unreadable leaves the last document in place."""
    return edit.after is None or edit.after.readable
