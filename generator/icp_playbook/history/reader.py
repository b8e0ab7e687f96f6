"""Reading history: one pass over git, or the cache of an earlier run; never raises for what it finds."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from icp_playbook.git import GitError, LogEntry, NoCommits, Repository, commits_with_others, mapped
from icp_playbook.history import notes
from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.cache import HistoryCache
from icp_playbook.history.code_version import version
from icp_playbook.history.entry_edits import EntryEdits, Sources
from icp_playbook.history.file_content import FileContent
from icp_playbook.history.messages import read_message
from icp_playbook.history.moved_log import blobs_of, read_moved_log
from icp_playbook.history.named_commits import named_commits
from icp_playbook.history.old_files import OldFiles
from icp_playbook.history.people import People, contacts
from icp_playbook.history.playbook_paths import PlaybookPaths
from icp_playbook.history.policy import policy_of
from icp_playbook.history.pull_requests import read_messages
from icp_playbook.history.record import (
    CommitRecord,
    HeadFile,
    HistoryRecord,
    from_json,
    is_complete,
    record_history,
    to_json,
)
from icp_playbook.history.related import related_commits
from icp_playbook.history.renames import Renames, trace_renames
from icp_playbook.history.revisions import EntryEdit, History, Join, Revision, Snapshot, Tombstone
from icp_playbook.history.start import left_out_before
from icp_playbook.history.working_tree import WorkingTree, git_name, working_tree
from icp_playbook.model import HistoryPolicy, every_kind
from icp_playbook.playbook import Key
from icp_playbook.source import no_cycles


def read_history(
    project: Path,
    cache: Path | None = None,
    policy: HistoryPolicy | None = None,
    known: Mapping[str, str] | None = None,
) -> History:
    """The history of the playbook in a folder, up to HEAD.

    `cache` is a folder to keep results in between runs, such as `cache_of(project)`; None keeps nothing.
    `policy` is the playbook's when left out. `known` are the people of the playbook by e-mail address:
    others have no name then, unless the policy says `names: all`; None names everybody, as git does.
    Without git, a repository or commits, notes say so.
    """
    with no_cycles():
        return _history(project, cache, policy or policy_of(project), known)


def _history(
    project: Path, cache: Path | None, policy: HistoryPolicy, known: Mapping[str, str] | None
) -> History:
    try:
        repository = Repository.around(project)
        old_files = OldFiles(repository, HistoryCache(cache, version()))
        record, repository = _record(repository, old_files)
        people = People(mapped(repository, contacts(record.commits)), policy, known)
        left_out, lost = left_out_before(record, repository, policy.since)
    except GitError as error:
        here = working_tree(project, {}, git_name("sha1")) if isinstance(error, NoCommits) else WorkingTree()
        return History(notes=(notes.unanswered(error),), uncommitted=here.edited)
    here = working_tree(project, record.files, git_name(repository.hashing))
    history = replace(_as_history(record, people, repository.born()), left_out=left_out)
    return _with_notes(history, repository, here, record, lost)


def _record(repository: Repository, old_files: OldFiles) -> tuple[HistoryRecord, Repository]:
    """What an earlier run cached, else what git says now; and the repository as far as it can be read."""
    name = _run_name(repository)
    cached = old_files.store.run(name)
    if cached is not None:
        try:
            return from_json(cached, old_files.snapshot_data, old_files.keep_merged), repository
        except (TypeError, ValueError, KeyError, IndexError):
            pass  # not what this code wrote: read it again
    record, readable = _read(repository, old_files)
    if is_complete(record) and not readable.cut:
        old_files.store.keep_run(name, to_json(record, old_files.merged))
    return record, readable


def _run_name(repository: Repository) -> str:
    """The same for whatever gives the same record."""
    parts = (repository.born(), repository.prefix, sorted(repository.boundary), repository.hashing)
    return hashlib.blake2b(json.dumps(parts).encode("ascii"), digest_size=16).hexdigest()


def _read(repository: Repository, old_files: OldFiles) -> tuple[HistoryRecord, Repository]:
    log, folders, repository = read_moved_log(repository)
    ancestry = Ancestry(log)
    others = commits_with_others(repository, _asked(log), PlaybookPaths(folders.prefixes).holds)
    messages = read_messages(log, ancestry, others)
    contents = old_files.contents(blobs_of(log, folders.prefixes))
    named = named_commits(log, messages)
    asked = frozenset(log[place].hash for one in named.values() for place in one.places)
    sources = Sources(contents, old_files, repository.boundary, asked)
    edits = EntryEdits(log, folders, ancestry, sources)
    found = list(edits)
    files = {
        key: HeadFile(snapshot.blob, _content(snapshot, contents)) for key, snapshot in edits.latest.items()
    }
    related = related_commits(log, messages, named, found, edits.whole, ancestry)
    return record_history(log, messages, found, related, files, edits.joins, edits.mainline), repository


def _asked(log: Sequence[LogEntry]) -> list[str]:
    """The commits whose messages may be shown: those that touched the playbook, and merges of forges."""
    return [
        entry.hash
        for entry in log
        if len(entry.parents) < 2
        or all(entry.changes.get(parent) for parent in entry.parents)
        or read_message(entry.message).pull_request is not None
    ]


def _content(snapshot: Snapshot, contents: Mapping[tuple[str, str], FileContent]) -> FileContent:
    read = contents.get((snapshot.entry.kind, snapshot.blob))
    known = read is not None and (read.digest, read.problem) == (snapshot.digest, snapshot.problem)
    return read if known and read else FileContent(snapshot.digest, snapshot.problem)


def _as_history(record: HistoryRecord, people: People, head: str) -> History:
    revisions = [
        Revision(
            people.commit(one.commit),
            one.edits,
            one.context,
            one.undoes,
            one.repeats,
            one.lines,
            one.besides,
        )
        for one in record.revisions
    ]
    renames = trace_renames(
        [revision.edits for revision in revisions],
        {key: file.content.formerly for key, file in record.files.items()},
    )
    return History(
        tuple(reversed(revisions)),
        head=head,
        renames=renames,
        tombstones=_tombstones(record, revisions, renames),
        joins=tuple(
            Join(people.commit(one.commit), one.after, one.context, one.lines) for one in record.joins
        ),
        mainline=record.mainline,
    )


def _tombstones(record: HistoryRecord, revisions: list[Revision], renames: Renames) -> dict[Key, Tombstone]:
    """Deleted entries that continue under no other id, by id."""
    stones: dict[Key, Tombstone] = {}
    for revision, recorded in zip(revisions, record.revisions, strict=True):
        for edit in revision.edits:
            gone = edit.after is None and edit.entry not in record.files and edit.entry not in renames.moved
            if gone:
                stones[edit.entry] = Tombstone(
                    edit.entry, revision.commit, edit.before, _replacements(edit, recorded.commit, renames)
                )
    return dict(sorted(stones.items()))


def _replacements(edit: EntryEdit, commit: CommitRecord, renames: Renames) -> tuple[Key, ...]:
    """What the commit names in place of an entry, by the ids of today."""
    named = (Key(kind, id_) for kind, id_ in commit.message.replaced_by if kind in every_kind())
    return tuple(dict.fromkeys(renames.today(key) for key in named if key != edit.entry))


def _with_notes(
    history: History, repository: Repository, here: WorkingTree, record: HistoryRecord, lost: str
) -> History:
    found = [notes.no_such_start(lost)] if lost else []
    if repository.shallow:
        found.append(notes.SHALLOW)
    if repository.cut or not is_complete(record):
        found.append(notes.missing(repository, is_complete(record)))
    if not record.files and not history.every and not repository.cut:
        found.append(notes.UNTRACKED)
    elif here.edited:
        found.append(notes.uncommitted(here.edited))
    if here.strays:
        found.append(notes.not_read(here.strays))
    return replace(history, notes=tuple(found), uncommitted=here.edited)
