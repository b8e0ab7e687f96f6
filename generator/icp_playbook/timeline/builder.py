"""Events built from history: each commit with what it changed, in words, and which verdicts changed."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from icp_playbook.history import EntryEdit, History, Join, Line, Revision, Snapshot, read_history
from icp_playbook.playbook import Key
from icp_playbook.source import Data
from icp_playbook.timeline import cache as event_cache
from icp_playbook.timeline.boundary_text import boundary_text
from icp_playbook.timeline.events import Event, ReadProblem, Timeline
from icp_playbook.timeline.last_moves import LastMoves


def read_timeline(project: Path, cache: Path | None = None) -> Timeline:
    """The timeline of the playbook in a folder, newest first. `cache` as for `read_history`."""
    return timeline_of(read_history(project, cache), cache)


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
    return Timeline(
        events=tuple(event for event in events if not event.commit.is_bot and event.entries),
        notes=history.notes,
        head=history.head,
        tombstones=history.tombstones,
        moved=history.moved,
        names=names,
        uncommitted=history.uncommitted,
    )


_KEPT = 4000
"""Documents that are held ready for the next revision that names them."""


class _EventBuilder:
    """Holds the documents of the playbook after the commit before, whatever line of history that is on."""

    def __init__(self) -> None:
        self._documents: dict[Key, Data] = {}
        self.names: dict[Key, str] = {}
        self._labels: dict[str, str] = {}
        self._examples = ExampleEvaluator()
        self._lexicon = Lexicon.of(None, None)
        self._vocabulary = _vocabulary({})
        self._read: dict[tuple[str, str | None], Data] = {}
        self._last_moves = LastMoves()

    def events(self, history: History) -> Iterator[Event]:
        """The events of every revision, and of the joins that move accounts; the oldest first."""
        joins = deque(history.joins)
        for place, revision in enumerate(reversed(history.every)):
            while joins and joins[0].after == place:
                yield from self._joined(joins.popleft())
            yield self.event(revision)
        for join in joins:
            yield from self._joined(join)

    def _joined(self, join: Join) -> Iterator[Event]:
        """The event of a merge that changed nothing itself, if accounts moved by what it brings together."""
        documents = dict(self._documents)
        for key, snapshot in join.context:
            self._put(documents, key, snapshot)
        met = self._met(join.lines, documents, documents) or ()
        self._remember(join, [move.account for move in met])
        if met:
            yield Event(join.commit, (), met, met=tuple(move.account for move in met))

    def event(self, revision: Revision) -> Event:
        """The event of a revision, against its own parents; the documents are as it left them afterwards."""
        before, after = self._sides(revision)
        changed = [edit for edit in revision.edits if _readable(edit)]
        keys = [key for key, _ in revision.context] + [edit.previous or edit.entry for edit in changed]
        self._name(before, keys)
        self._name(after, [edit.entry for edit in changed])
        renames = _renames(changed, before, after)
        lexicon = self._words(before, after, renames)
        changes = [*_changes(changed, before, after, renames, lexicon)]
        self._documents = after
        icps = [*_affected_icps(changes, before, after)]
        met = self._met(revision.lines, after, before)
        moves = self._moves(icps, before, after, renames)
        if len(revision.lines) > 1 and (met is None or moves is None):
            met = self._met(revision.lines, after, after, icps)  # what they say together makes no sense
            moves = () if met is not None else None
        met = met or ()
        moved = _examples(icps, before, after) if moves is None else [one.account for one in (*met, *moves)]
        renamed = {str(edit.previous): str(edit.entry) for edit in changed if edit.previous is not None}
        self._remember(revision, [*(f"profile/{icp}" for icp in icps), *moved], renamed)
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
            besides=revision.besides,
        )

    def _met(
        self,
        lines: Sequence[Line],
        after: dict[Key, Data],
        together: dict[Key, Data],
        asked: Sequence[str] = (),
    ) -> tuple[Move, ...] | None:
        """The examples that a merge of lines moves by what these say together; None if it cannot be scored.

        `after` are the documents of the merge, which the lines differ from. An example moves where it moves
        against each of the lines that moved it last: what one line did to it was told there. Only ICPs
        are looked at whose boundary more than one line changed, and those `asked` for.
        """
        ends = [line.last for line in lines]
        icps = [
            key.id
            for key in sorted(together)
            if key.kind == "profile" and (key.id in asked or self._last_moves.meet(str(key), ends))
        ]
        if len(lines) < 2 or not icps:
            return ()
        sides = [dict(after) for _ in lines]
        for side, line in zip(sides, lines, strict=True):
            for key, snapshot in line.other:
                self._put(side, key, snapshot)
        found: list[Move] = []
        for icp in icps:
            rows = [self._examples.moves(icp, side, together) for side in sides]
            moved = [{move.account: move for move in row} for row in rows if row is not None]
            if len(moved) < len(sides):
                return None
            for account in dict.fromkeys(one for row in moved for one in row):
                latest = self._last_moves.latest(account, ends)
                if all(account in moved[place] for place in latest):
                    found.append(moved[latest[0]][account])
        return tuple(found)

    def _remember(
        self, one: Revision | Join, moved: Iterable[str], renamed: Mapping[str, str] | None = None
    ) -> None:
        self._last_moves.add(one.commit.hash, [line.last for line in one.lines], moved, renamed or {})

    def _sides(self, revision: Revision) -> tuple[dict[Key, Data], dict[Key, Data]]:
        """The documents before and after; a file that cannot be read has the last that could."""
        after = dict(self._documents)
        for key, snapshot in revision.context:
            self._put(after, key, snapshot)
        before = dict(after)
        for edit in revision.edits:
            before.pop(edit.entry, None)
        for edit in revision.edits:
            self._put(before, edit.previous or edit.entry, edit.before)
        for edit in revision.edits:
            after.pop(edit.previous or edit.entry, None)
        for edit in revision.edits:
            self._put(after, edit.entry, edit.after if _readable(edit) else edit.before)
        return before, after

    def _put(self, documents: dict[Key, Data], key: Key, snapshot: Snapshot | None) -> None:
        """One object for the same data, so that what was made of it is found again."""
        documents.pop(key, None)
        if snapshot is None:
            return
        name = (key.kind, snapshot.digest)
        if name not in self._read:
            if len(self._read) > _KEPT:
                self._read.pop(next(iter(self._read)))
            self._read[name] = snapshot.data
        documents[key] = self._read[name]

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

    def _words(self, before: Mapping[Key, Data], after: Mapping[Key, Data], renames: NewIds) -> Lexicon:
        """The vocabulary of both sides; read again only if it is not that of the revision before."""
        old, new = _vocabulary(before), _vocabulary(after)
        if old == new == self._vocabulary:
            kept = self._lexicon.after
            return Lexicon(kept, kept, self._labels)
        self._lexicon = Lexicon.of(redefined(old[0], renames), new[0], self._labels, (old[1], new[1]))
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


def _readable(edit: EntryEdit) -> bool:
    """An edit that makes a file unreadable leaves the last document in place."""
    return edit.after is None or edit.after.readable


def _mended(edit: EntryEdit) -> str:
    """What there is to say of a version before that could not be read."""
    if edit.before is None:
        return f"the version before {edit.unread}; no earlier one can be read"
    basis = f"that of {edit.since}" if edit.since else "the last that can be read"
    return f"the version before {edit.unread}; compared with {basis}"


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


def _vocabulary(documents: Mapping[Key, Data]) -> tuple[Data, str]:
    settings = documents.get(SETTINGS)
    currency = settings.get("currency") if isinstance(settings, dict) else None
    return documents.get(FIELDS), currency if isinstance(currency, str) else "USD"
