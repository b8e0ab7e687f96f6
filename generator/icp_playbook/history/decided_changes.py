"""What a decision changed: the commits that brought it to the branch, and the entries as they were before."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icp_playbook.findings import Finding
from icp_playbook.git import BranchCommit, Repository, branch_commits, resolve, tree_at
from icp_playbook.model import Decision, layout, names_change
from icp_playbook.playbook import Key
from icp_playbook.source import MAX_BYTES, Data, Document, SourceFile, parse, text_of


@dataclass(frozen=True, slots=True)
class NamingCommit:
    """A commit that added a decision, or edited what says that it counts. `before` is None for the first.

    `at` is its place on the branch: a commit with a higher one is older. `hash` is None for what is not
    committed yet.
    """

    at: int
    hash: str | None
    before: str | None
    day: datetime.date
    is_cut: bool = False

    @property
    def words(self) -> str:
        """ "commit 1a2b3c4d5e of 2026-11-02"."""
        return f"commit {self.hash[:10]} of {self.day}" if self.hash else "the edit that is not committed yet"


@dataclass(frozen=True)
class Branch:
    """The branch that HEAD is on, with the files on the disk as the last thing that came to it."""

    repository: Repository
    here: dict[Key, Document]
    today: datetime.date
    _read: dict[tuple[str, Key], Document | None] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)

    def naming_commits(self, id_: str) -> Iterator[NamingCommit]:
        """The commits that name a change by a decision, the newest first."""
        key, head = Key("decision", id_), self.repository.born()
        if names_change(_data(self.at(head, key)), _data(self.here.get(key))):
            yield NamingCommit(-1, None, head, self.today)
        for commit in self.commits(key):
            old = self.at(commit.before, key) if commit.before is not None else None
            if commit.is_cut or names_change(_data(old), _data(self.at(commit.hash, key))):
                at = self._place(commit.hash)
                yield NamingCommit(at, commit.hash, commit.before, commit.day, commit.is_cut)

    def commits(self, *names: Key) -> Sequence[BranchCommit]:
        """The commits that touched an entry, under any of its ids; the newest first."""
        paths = [layout().entry_path(*name) for name in names]
        return branch_commits(self.repository, self.repository.born(), paths)

    def at(self, commit: str | None, key: Key) -> Document | None:
        """The entry in a commit, or on the disk; None where there is none.

        What cannot be read has no data.
        """
        if commit is None:
            return self.here.get(key)
        if (commit, key) not in self._read:
            self._read[commit, key] = self._document(commit, key)
        return self._read[commit, key]

    def has_playbook(self, commit: str) -> bool:
        """Whether there was one yet."""
        path = layout().singles["playbook"]
        return path in tree_at(self.repository, commit, [path], MAX_BYTES).files

    def _document(self, commit: str, key: Key) -> Document | None:
        path = layout().entry_path(*key)
        tree = tree_at(self.repository, commit, [path], MAX_BYTES)
        raw = tree.files.get(path)
        if raw is None and path not in tree.skipped:
            return None
        text = text_of(path, raw) if raw is not None else ""
        return parse(SourceFile(key.kind, key.id, path, "" if isinstance(text, Finding) else text))

    def _place(self, commit: str) -> int:
        if not self._order:
            head = resolve(self.repository, "HEAD")
            every = branch_commits(self.repository, head, layout().tops)
            self._order.update({one.hash: at for at, one in enumerate(every)})
        return self._order[commit]


def _data(document: Document | None) -> Data:
    return document.data if document is not None else None


def concerned(decision: Decision) -> list[Key]:
    """The entries that a decision is about."""
    return [Key(*name.split("/", 1)) for name in decision.concerns]
