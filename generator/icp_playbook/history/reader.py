"""Reading history: one pass over git, or what an earlier run kept of it; never raises for what it finds."""

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from icp_playbook.git import GitError, NoCommits, Repository, mapped, read_log
from icp_playbook.history import notes
from icp_playbook.history.cache import HistoryCache
from icp_playbook.history.code_version import version
from icp_playbook.history.combining import canonical
from icp_playbook.history.documents import Documents
from icp_playbook.history.file_content import unreadable_mode
from icp_playbook.history.file_edits import FileEdit, FileEdits, GitFile
from icp_playbook.history.people import SHORT, People, contacts
from icp_playbook.history.policy import policy_of
from icp_playbook.history.pull_requests import read_messages
from icp_playbook.history.record import (
    CommitRecord,
    HeadFile,
    HistoryRecord,
    assembled,
    complete,
    from_json,
    to_json,
)
from icp_playbook.history.renames import Move, Renames, trace_renames
from icp_playbook.history.revisions import EntryEdit, History, Revision, Snapshot, Tombstone
from icp_playbook.history.steps import DraftSide, EditDraft, Sources, drafts
from icp_playbook.history.working_tree import git_name, uncommitted
from icp_playbook.model import HistoryPolicy
from icp_playbook.playbook import Key
from icp_playbook.source import FOLDERS, SINGLES, Data, entry_at

PATHS = (*SINGLES.values(), *FOLDERS.values())
"""What history looks at."""


def cache_of(project: Path) -> Path:
    """The folder in which a project keeps what can be made again."""
    return project / ".cache" / "icp-playbook"


def read_history(project: Path, cache: Path | None = None, policy: HistoryPolicy | None = None) -> History:
    """The history of the playbook in a folder, up to HEAD.

    `cache` is a folder to keep results in between runs, such as `cache_of(project)`; None keeps nothing.
    `policy` is the playbook's when left out. Without git, a repository or commits, notes say so.
    """
    with _no_cycles():
        return _history(project, cache, policy)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """While many values are made that hold no cycles, the search for cycles would take half the time."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _history(project: Path, cache: Path | None, policy: HistoryPolicy | None) -> History:
    try:
        repository = Repository.around(project)
        documents = Documents(repository, HistoryCache(cache, version()))
        past = _past(repository, documents)
        people = People(
            mapped(repository, contacts(commit for commit, _ in past.commits)), policy or policy_of(project)
        )
    except GitError as error:
        edited = uncommitted(project, {}, git_name("sha1")) if isinstance(error, NoCommits) else ()
        return History(notes=(notes.unanswered(error),), uncommitted=edited)
    edited = uncommitted(project, past.standing, git_name(repository.hashing))
    return _noted(_told(past, people, documents, repository.born()), repository, edited, bool(past.standing))


def _past(repository: Repository, documents: Documents) -> HistoryRecord:
    name = _run_name(repository)
    kept = documents.store.run(name)
    if kept is not None:
        try:
            return from_json(kept)
        except (TypeError, ValueError, KeyError, IndexError):
            pass  # not what this code wrote: read it again
    past = _read(repository, documents)
    if complete(past):
        documents.store.keep_run(name, to_json(past))
    return past


def _run_name(repository: Repository) -> str:
    """The same for whatever gives the same past."""
    parts = (repository.born(), repository.prefix, sorted(repository.boundary), repository.hashing)
    return hashlib.blake2b(json.dumps(parts).encode("ascii"), digest_size=16).hexdigest()


def _read(repository: Repository, documents: Documents) -> HistoryRecord:
    log = list(reversed(read_log(repository, repository.born(), PATHS)))
    touches = FileEdits(log, lambda path: _entry_at(repository, path), repository.boundary)
    touched = list(touches)
    standing = touches.standing
    readings = documents.readings(_blobs(touched, standing))
    steps = drafts(touched, Sources(readings, documents.data))
    stands = {
        key: HeadFile(file.blob, unreadable_mode(file.mode) or readings[key.kind, file.blob])
        for key, file in standing.items()
    }
    return assembled(log, read_messages(log, touches.ancestry), steps, stands)


def _entry_at(repository: Repository, path: str) -> Key | None:
    inside = repository.within(path)
    found = entry_at(inside) if inside is not None else None
    return Key(*found) if found else None


def _blobs(touches: list[FileEdit], standing: Mapping[Key, GitFile]) -> list[tuple[str, str]]:
    """Kinds and blobs of all files that are files."""
    files = [
        (touch.entry.kind, file)
        for touch in touches
        for file in (touch.old, touch.new, touch.base, *touch.sides)
        if file is not None
    ]
    files += [(key.kind, file) for key, file in standing.items()]
    return list(
        dict.fromkeys((kind, file.blob) for kind, file in files if unreadable_mode(file.mode) is None)
    )


def _told(past: HistoryRecord, people: People, documents: Documents, head: str) -> History:
    commits = [people.commit(commit) for commit, _ in past.commits]
    teller = _StepReader(past, documents)
    revisions = [
        Revision(commit, tuple(teller.step(draft) for draft in steps))
        for commit, (_, steps) in zip(commits, past.commits, strict=True)
    ]
    moves = [[_move(step) for step in revision.steps] for revision in revisions]
    found = trace_renames(moves, {key: stands.reading.formerly for key, stands in past.standing.items()})
    return History(
        tuple(reversed(revisions)),
        head=head,
        renames=found,
        tombstones=_tombstones(past, revisions, found),
    )


class _StepReader:
    """Steps as they are told; the same side is the same snapshot."""

    def __init__(self, past: HistoryRecord, documents: Documents) -> None:
        self._past = past
        self._documents = documents
        self._snapshots: dict[int, Snapshot] = {}
        self._unions: dict[str, str] = {}
        self._data = self._read

    def step(self, draft: EditDraft) -> EntryEdit:
        since = self._past.since.get(draft.since) if draft.since is not None else None
        return EntryEdit(
            draft.entry,
            draft.previous,
            self._snapshot(draft.before),
            self._snapshot(draft.after),
            draft.unread,
            since[:SHORT] if since else None,
        )

    def _snapshot(self, side: DraftSide | None) -> Snapshot | None:
        if side is None:
            return None
        found = self._snapshots.get(id(side))
        if found is None:
            reading = side.reading
            found = Snapshot(side.entry, side.blob, reading.digest, reading.problem, self._data)
            self._snapshots[id(side)] = found
            if not side.blob and reading.digest is not None:
                self._unions[reading.digest] = canonical(side.union)
        return found

    def _read(self, entry: Key, blob: str, digest: str) -> Data:
        data: Data = self._documents.data(entry.kind, blob) if blob else json.loads(self._unions[digest])
        return data


def _move(step: EntryEdit) -> Move:
    return Move(step.entry, step.previous, step.before is None and step.unread is None, step.after is None)


def _tombstones(past: HistoryRecord, revisions: list[Revision], found: Renames) -> dict[Key, Tombstone]:
    """Entries that are gone and live on under no other id, by id."""
    stones: dict[Key, Tombstone] = {}
    for revision, (commit, _) in zip(revisions, past.commits, strict=True):
        for step in revision.steps:
            gone = step.after is None and step.entry not in past.standing and step.entry not in found.moved
            if gone:
                stones[step.entry] = Tombstone(
                    step.entry, revision.commit, step.before, _replacements(step, commit, found)
                )
    return dict(sorted(stones.items()))


def _replacements(step: EntryEdit, commit: CommitRecord, found: Renames) -> tuple[Key, ...]:
    """What the commit names in place of an entry, by the ids of today."""
    named = (Key(kind, id_) for kind, id_ in commit.message.replaced_by if kind in FOLDERS)
    return tuple(dict.fromkeys(found.today(key) for key in named if key != step.entry))


def _noted(history: History, repository: Repository, edited: tuple[Key, ...], tracked: bool) -> History:
    found = []
    if repository.shallow:
        found.append(notes.SHALLOW)
    if not tracked and not history.every:
        found.append(notes.UNTRACKED)
    elif edited:
        found.append(notes.uncommitted(edited))
    return replace(history, notes=tuple(found), uncommitted=edited)
