"""Events built from history: each commit with what it changed, in words, and which verdicts changed."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from icp_playbook.decisions import FIELDS, SETTINGS, ExampleEvaluator, Move
from icp_playbook.diff import (
    Change,
    Lexicon,
    NewIds,
    Subject,
    compare_contents,
    names_of,
    naming_decisions,
    redefined,
    renames_between,
    summarise,
    thresholds_between,
)
from icp_playbook.fields import Conventions, conventions_in
from icp_playbook.history import EntryEdit, History, Join, Revision, read_history
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from icp_playbook.timeline import cache as event_cache
from icp_playbook.timeline.boundary_text import boundary_text
from icp_playbook.timeline.documents import DocumentReader, Documents, leaves_document
from icp_playbook.timeline.events import Event, HistoryStart, ReadProblem, Timeline, Unscored, unscored_side
from icp_playbook.timeline.meetings import Meetings
from icp_playbook.timeline.reasons import with_reasons
from icp_playbook.timeline.undoing import with_undoing


def read_timeline(
    project: Path, cache: Path | None = None, known: Mapping[str, str] | None = None
) -> Timeline:
    """The timeline of the playbook in a folder, newest first. `cache` and `known` as for `read_history`."""
    return timeline_of(read_history(project, cache, known=known), cache)


def timeline_of(history: History, cache: Path | None = None) -> Timeline:
    """A history as a timeline. Commits of bots count, but have no event of their own."""
    store = event_cache.open_cache(cache) if history.every else None
    name = event_cache.history_name(history) if store is not None else ""
    commits: dict[str, Revision | Join] = {one.commit.hash: one for one in history.joins}
    commits |= {one.commit.hash: one for one in history.every}
    found = event_cache.cached_events(store, name, commits) if store is not None else None
    if found is None:
        builder = _EventBuilder()
        found = [*builder.events(history)][::-1], builder.names
        if store is not None:
            event_cache.cache_events(store, name, *found)
    events, names = found
    shown = [event for event in events if event.begins or (not event.commit.is_bot and event.entries)]
    return Timeline(
        events=tuple(with_reasons([*with_undoing(shown, history.left_out)])),
        notes=history.notes,
        head=history.head,
        tombstones={
            key: stone
            for key, stone in history.tombstones.items()
            if stone.commit.hash not in history.left_out
        },
        moved=history.moved,
        names=names,
        uncommitted=history.uncommitted,
        mainline=history.mainline,
    )


class _EventBuilder:
    """Holds the documents of the playbook after the commit before, whatever line of history that is on."""

    def __init__(self) -> None:
        self._documents: Documents = {}
        self.names: dict[Key, str] = {}
        self._labels: dict[str, str] = {}
        self._examples = ExampleEvaluator()
        self._lexicon = Lexicon.of(None, None)
        self._vocabulary = _vocabulary({})
        self._reader = DocumentReader()
        self._meetings = Meetings(self._examples, self._reader)

    def events(self, history: History) -> Iterator[Event]:
        """The events of every revision, and of the joins that move accounts; the oldest first.

        Those of commits that are left out are one: what there was after the last of them.
        """
        shown: list[Event] = []
        left_out: Revision | Join | None = None
        count, beginning = 0, self._documents
        for one, events in self._all(history):
            if one.commit.hash in history.left_out:
                left_out, count = one, count + 1
                context = one.context if isinstance(one, Join) else ()
                beginning = self._reader.with_context(self._documents, context)
            else:
                shown += events
        if left_out is not None:
            yield Event(left_out.commit, (), begins=HistoryStart(_holds(beginning), count))
        yield from shown

    def _all(self, history: History) -> Iterator[tuple[Revision | Join, list[Event]]]:
        joins = deque(history.joins)
        for place, revision in enumerate(reversed(history.every)):
            while joins and joins[0].after == place:
                join = joins.popleft()
                yield join, [*self._joined(join)]
            yield revision, [self.event(revision, first=place == 0)]
        for join in joins:
            yield join, [*self._joined(join)]

    def _joined(self, join: Join) -> Iterator[Event]:
        """The event of a merge that changed nothing itself, if accounts moved by what it brings together.

        Or if that cannot be told.
        """
        documents = self._reader.with_context(self._documents, join.context)
        met = self._meetings.of(join.lines, documents, documents)
        accounts = tuple(move.account for move in met.moves)
        self._meetings.remember(join, _examples(met.unscored, documents) if met.unscored else accounts)
        if met.unscored:
            yield Event(join.commit, (), None, unscored=met.side, unscored_icps=met.unscored)
        elif met.moves:
            yield Event(join.commit, (), met.moves, met=accounts)

    def event(self, revision: Revision, *, first: bool = False) -> Event:
        """The event of a revision, against its own parents; the documents are as it left them afterwards.

        The `first` of all has nothing before it, and moves nobody.
        """
        before, after = self._reader.sides(self._documents, revision)
        changed = [edit for edit in revision.edits if leaves_document(edit)]
        keys = [key for key, _ in revision.context] + [edit.previous or edit.entry for edit in changed]
        self._name(before, keys)
        self._name(after, [edit.entry for edit in changed])
        renames = _renames(changed, before, after)
        lexicon = self._words(before, after, renames)
        changes = [*_changes(changed, before, after, renames, lexicon)]
        self._documents = after
        icps = [*_affected_icps(changes, before, after)]
        begins = first and not before and bool(after)
        moves = () if begins else self._moves(icps, before, after, renames)
        shown = {move.account for move in moves or ()}
        meeting = self._meetings.of(revision.lines, after, before, shown=shown)
        if len(revision.lines) > 1 and (meeting.unscored or moves is None):
            # what they say together makes no sense
            meeting = self._meetings.of(revision.lines, after, after, asked=icps)
            moves = None if meeting.unscored else ()
        met = meeting.moves
        moved = _examples(icps, before, after) if moves is None else [one.account for one in (*met, *moves)]
        renamed = {str(edit.previous): str(edit.entry) for edit in changed if edit.previous is not None}
        self._meetings.remember(revision, [*(f"profile/{icp}" for icp in icps), *moved], renamed)
        return Event(
            commit=revision.commit,
            changes=tuple(summarise(change, lexicon) for change in changes),
            moves=None if moves is None else (*met, *moves),
            boundary={
                key: boundary_text(after[key], after, lexicon.after)
                for key in (Key("profile", icp) for icp in icps)
                if key in after
            },
            problems=tuple(self._problems(revision)),
            undoes=revision.undoes,
            repeats=revision.repeats,
            met=() if moves is None else tuple(move.account for move in met),
            unscored=(self._unscored(icps, before, after, renames) or meeting.side) if moves is None else "",
            unscored_icps=meeting.unscored,
            besides=revision.besides,
            begins=HistoryStart(_holds(after)) if begins else None,
            made=() if begins else tuple(naming_decisions(before, after, renames.entries)),
        )

    def _moves(
        self, icps: list[str], before: dict[Key, Data], after: dict[Key, Data], renames: NewIds
    ) -> tuple[Move, ...] | None:
        """The examples whose verdicts the commit changed; None when an ICP of it cannot be evaluated."""
        found: list[Move] = []
        for icp in icps:
            moves = self._examples.moves(icp, before, after, renames)
            if moves is None:
                return None
            found.extend(moves)
        return tuple(found)

    def _unscored(
        self, icps: list[str], before: dict[Key, Data], after: dict[Key, Data], renames: NewIds
    ) -> Unscored:
        return unscored_side(self._examples.unscored(icp, before, after, renames) for icp in icps)

    def _words(self, before: Mapping[Key, Data], after: Mapping[Key, Data], renames: NewIds) -> Lexicon:
        """The vocabulary of both sides; read again only if it is not that of the revision before."""
        old, new = _vocabulary(before), _vocabulary(after)
        thresholds = thresholds_between(before, after, renames)
        if old == new == self._vocabulary:
            kept = self._lexicon.after
            return Lexicon(kept, kept, self._labels, thresholds)
        self._lexicon = Lexicon.of(
            redefined(old[0], renames), new[0], self._labels, (old[1], new[1]), thresholds
        )
        self._vocabulary = new
        return self._lexicon

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
            if edit.unread is not None:
                yield ReadProblem(
                    Subject(*edit.entry, self.names.get(edit.entry, edit.entry.id)), _mended(edit)
                )


def _examples(icps: Sequence[str], *sides: Mapping[Key, Data]) -> list[str]:
    """The accounts of ICPs that are examples on either side."""
    found = {
        str(key)
        for side in sides
        for key, data in side.items()
        if key.kind == "example" and isinstance(data, dict) and data.get("icp") in icps
    }
    return sorted(found)


def _holds(documents: Mapping[Key, Data]) -> dict[str, int]:
    """Kind → how many entries of it there are."""
    return dict(Counter(key.kind for key in sorted(documents)))


def _mended(edit: EntryEdit) -> str:
    """What there is to say of a version before that could not be read."""
    if edit.before is None:
        return f"the version before {edit.unread}; no earlier one can be read"
    basis = f"that of {edit.since}" if edit.since else "the last that can be read"
    return f"the version before {edit.unread}; compared with {basis}"


def _renames(edits: list[EntryEdit], before: Mapping[Key, Data], after: Mapping[Key, Data]) -> NewIds:
    """What has another id after a commit: what the history takes for renamed, and what the documents tell."""
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
    homes = {
        str(data.get("icp"))
        for side in (before, after)
        for id_ in kinds.get("segment", ())
        if isinstance(data := side.get(Key("segment", id_)), dict)
    }
    for key in sorted({key for key in (*before, *after) if key.kind == "profile"}):
        sides = [side[key] for side in (before, after) if key in side]
        cited = {str(id_) for side in sides for id_ in _cited(side)}
        whole = "fields" in kinds or "playbook" in kinds
        if (
            whole
            or key.id in kinds.get("profile", ())
            or key.id in homes
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


def _vocabulary(documents: Mapping[Key, Data]) -> tuple[Data, Conventions]:
    return documents.get(FIELDS), conventions_in(documents.get(SETTINGS))
