"""Events built from history: each commit with what it changed, in words, and which verdicts changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from icp_playbook.decisions import FIELDS, SETTINGS, ExampleEvaluator, Move
from icp_playbook.diff import (
    Change,
    Lexicon,
    NewIds,
    Subject,
    compare_contents,
    names_of,
    redefined,
    renames_between,
    summarise,
)
from icp_playbook.history import EntryEdit, History, Revision, read_history
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from icp_playbook.timeline import cache as event_cache
from icp_playbook.timeline.boundary_text import boundary_text
from icp_playbook.timeline.events import Event, ReadProblem, Timeline


def read_timeline(project: Path, cache: Path | None = None) -> Timeline:
    """The timeline of the playbook in a folder, newest first. `cache` as for `read_history`."""
    return timeline_of(read_history(project, cache), cache)


def timeline_of(history: History, cache: Path | None = None) -> Timeline:
    """A history as a timeline. Commits of bots count, but have no event of their own."""
    store = event_cache.open_cache(cache) if history.every else None
    name = event_cache.history_name(history) if store is not None else ""
    commits = [revision.commit for revision in history.every]
    found = event_cache.cached_events(store, name, commits) if store is not None else None
    if found is None:
        builder = _EventBuilder()
        events = [builder.event(revision) for revision in reversed(history.every)][::-1]
        found = events, builder.names
        if store is not None:
            event_cache.cache_events(store, name, *found)
    events, names = found
    return Timeline(
        events=tuple(event for event in events if not event.commit.is_bot and event.entries),
        notes=history.notes,
        head=history.head,
        tombstones=history.tombstones,
        moved=history.moved,
        names=names,
        uncommitted=history.uncommitted,
    )


class _EventBuilder:
    """Holds the documents of the playbook after each commit, the oldest first."""

    def __init__(self) -> None:
        self._documents: dict[Key, Data] = {}
        self.names: dict[Key, str] = {}
        self._labels: dict[str, str] = {}
        self._examples = ExampleEvaluator()
        self._lexicon = Lexicon.of(None, None)

    def event(self, revision: Revision) -> Event:
        """The event of a revision; the documents are as it left them from then on."""
        before = self._documents
        after, changed = dict(before), [edit for edit in revision.edits if _readable(edit)]
        for edit in changed:
            if edit.previous is not None:
                after.pop(edit.previous, None)
            if edit.after is None:
                after.pop(edit.entry, None)
            else:
                after[edit.entry] = edit.after.data
        self._name(after, [edit.entry for edit in changed])
        renames = _renames(changed, before, after)
        lexicon = self._words(before, after, renames)
        changes = [*_changes(changed, before, after, renames, lexicon)]
        self._documents = after
        icps = [*_affected_icps(changes, before, after)]
        return Event(
            commit=revision.commit,
            changes=tuple(summarise(change, lexicon) for change in changes),
            moves=self._moves(icps, before, after),
            boundary={
                key: boundary_text(after[key], after, lexicon.after)
                for key in (Key("profile", icp) for icp in icps)
                if key in after
            },
            problems=tuple(self._problems(revision)),
        )

    def _moves(
        self, icps: list[str], before: dict[Key, Data], after: dict[Key, Data]
    ) -> tuple[Move, ...] | None:
        """The examples whose verdicts the commit changed; None when an ICP of it cannot be evaluated."""
        found: list[Move] = []
        for icp in icps:
            moves = self._examples.moves(icp, before, after)
            if moves is None:
                return None
            found.extend(moves)
        return tuple(found)

    def _words(self, before: Mapping[Key, Data], after: Mapping[Key, Data], renames: NewIds) -> Lexicon:
        """The vocabulary of both sides; read again only if fields.yaml or the currency changed."""
        old, new = _vocabulary(before), _vocabulary(after)
        if old == new:
            kept = self._lexicon.after
            return Lexicon(kept, kept, self._labels)
        read = Lexicon.of(redefined(old[0], renames), new[0], self._labels, (old[1], new[1]))
        self._lexicon = read
        return read

    def _name(self, documents: Mapping[Key, Data], keys: list[Key]) -> None:
        for key in keys:
            for name, text in names_of(key, documents.get(key)):
                self._labels[name] = text
                if name == str(key):
                    self.names[key] = text

    def _problems(self, revision: Revision) -> Iterator[ReadProblem]:
        for edit in revision.edits:
            if edit.problem is not None:
                key = edit.entry
                yield ReadProblem(Subject(*key, self.names.get(key, key.id)), edit.problem)


def _readable(edit: EntryEdit) -> bool:
    """An edit that makes a file unreadable leaves the last document in place."""
    return edit.after is None or edit.after.readable


def _renames(edits: list[EntryEdit], before: Mapping[Key, Data], after: Mapping[Key, Data]) -> NewIds:
    """What has another id after a commit: what git saw renamed, and what the documents tell."""
    known = {edit.previous: edit.entry for edit in edits if edit.previous is not None}
    return renames_between(*_compared(edits, before, after), known)


def _changes(
    edits: list[EntryEdit],
    before: Mapping[Key, Data],
    after: Mapping[Key, Data],
    renames: NewIds,
    lexicon: Lexicon,
) -> Iterator[Change]:
    """The changes of the files the commit touched, and of those whose meaning they change."""
    yield from compare_contents(*_compared(edits, before, after), renames, lexicon)


def _compared(
    edits: list[EntryEdit], before: Mapping[Key, Data], after: Mapping[Key, Data]
) -> tuple[Mapping[Key, Data], Mapping[Key, Data]]:
    """The documents to compare: all where the commit touches what the others are read by."""
    keys = {key for edit in edits for key in (edit.entry, edit.previous) if key is not None}
    if keys & {FIELDS, SETTINGS}:
        return before, after
    before, after = ({key: side[key] for key in keys if key in side} for side in (before, after))
    return before, after


def _affected_icps(
    changes: list[Change], before: Mapping[Key, Data], after: Mapping[Key, Data]
) -> Iterator[str]:
    """The ICPs whose boundary the changes touch, each once, by id."""
    kinds: dict[str, set[str]] = {}
    for change in changes:
        if change.effect == "boundary":
            kinds.setdefault(change.entry.kind, set()).add(change.entry.id)
    if not kinds:
        return
    for key in sorted({key for key in (*before, *after) if key.kind == "profile"}):
        sides = [side[key] for side in (before, after) if key in side]
        cited = {str(id_) for side in sides for id_ in _cited(side)}
        whole = "fields" in kinds or "playbook" in kinds
        if (
            whole
            or key.id in kinds.get("profile", ())
            or cited & (kinds.get("disqualifier", set()) | kinds.get("signal", set()))
        ):
            yield key.id


def _cited(data: Data) -> list[Data]:
    """Ids of the disqualifiers and signals a profile names."""
    if not isinstance(data, dict):
        return []
    fit, signals = data.get("fit"), data.get("signals")
    outs = fit.get("disqualifiers") if isinstance(fit, dict) else None
    return [*(outs if isinstance(outs, list) else ()), *(signals if isinstance(signals, list) else ())]


def _vocabulary(documents: Mapping[Key, Data]) -> tuple[Data, str]:
    settings = documents.get(SETTINGS)
    currency = settings.get("currency") if isinstance(settings, dict) else None
    return documents.get(FIELDS), currency if isinstance(currency, str) else "USD"
