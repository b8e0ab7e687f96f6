"""A commit as readers see it: what it changed, why, what it did to who qualifies.

Addresses lead from the root of the site.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.decisions import MOVE_WORDS, Move, MoveKind, words_beside
from icp_playbook.diff import EFFECTS, ChangeSummary
from icp_playbook.history import Commit
from icp_playbook.model import LONGEST_NAME, every_kind, sections
from icp_playbook.phrases import plural
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import OTHER_WORK, UNSCORED_WORDS, Event, HistoryStart, Timeline, first_decision
from icp_playbook.views.events.relations import relation
from icp_playbook.views.forge import Forge
from icp_playbook.views.labels import EFFECT_LABELS, TONE_LABELS, label
from icp_playbook.views.plain_text import line, lines
from icp_playbook.views.routes import Link, route

FOLDED = 6
"""Above this many entries, a commit is summarised by counts with its entries collapsed."""
_SINGLES = {"playbook": "Playbook settings", "fields": "Account fields"}
_WHY = 1200
_WEIGHT = {effect: weight for weight, effect in enumerate(EFFECTS)}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in words; `tone` is its direction, else its effect, and `chip` says that in a word."""

    says: str
    tone: str
    chip: str


@dataclass(frozen=True, slots=True)
class EntryLines:
    """What a commit did to one entry. `url` is empty when it has no page today."""

    key: str
    """Kind and id of today: profile/saas."""
    kind: str
    name: str
    url: str
    lines: tuple[ChangeLine, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveLine:
    """An example account whose verdict changed."""

    name: str
    url: str
    icp: str
    before: str
    after: str
    newly: str
    """What became of it, where before and after do not say it; else empty."""
    tone: str
    """Its icon: met, out or part."""


@dataclass(frozen=True, slots=True)
class EventView:
    """A commit. `counts` says how much it touched when that is too much to list."""

    anchor: str
    short: str
    day: datetime.date
    subject: str
    loud: bool
    """Whether it changes who qualifies."""
    effect: str
    tones: tuple[tuple[str, str], ...]
    """Tone and word of each kind of thing it did."""
    why: str
    stated: bool
    evidence: tuple[str, ...]
    people: tuple[Link, ...]
    request: Link | None
    commit: Link
    entries: tuple[EntryLines, ...]
    counts: tuple[str, ...]
    moved: tuple[MoveLine, ...]
    moved_totals: str
    """How many moved in which way, where several did."""
    moved_note: str
    """What there is to say when no example is known to have moved."""
    relation: tuple[Link, ...]
    """What it undoes or repeats, or what undoes it, or whom it moves as a merge: sentences in parts.

    Those that name a commit have its address.
    """
    begins: bool
    """Whether it is the beginning of what is shown: `counts` says what there was then."""
    decisions: tuple[Link, ...]
    """The decisions that give the reason."""
    other_work: str
    """What there is to say where its message is not shown."""


def event_views(playbook: Playbook, timeline: Timeline, forge: Forge) -> tuple[tuple[Event, EventView], ...]:
    """Every event with its view, by the day of the author, latest first."""
    ordered = sorted(timeline.events, key=lambda event: event.day, reverse=True)
    return tuple((event, event_view(playbook, timeline, forge, event)) for event in ordered)


def event_view(playbook: Playbook, timeline: Timeline, forge: Forge, event: Event) -> EventView:
    """The view of one event."""
    commit = event.commit
    entries = tuple(_entries(playbook, timeline, event))
    begins = event.begins
    loud = event.effect == "boundary"
    return EventView(
        anchor=f"c-{commit.short}",
        short=commit.short,
        day=event.day,
        subject=line(event.title([entry.name for entry in entries], first_decision(playbook.decisions))),
        loud=loud,
        effect=event.effect if event.changes or event.meets or begins else "trouble",
        tones=tuple((tone, TONE_LABELS[tone]) for tone in _tones(event)),
        why="" if begins and begins.left_out else lines(event.why or "", _WHY),
        stated=event.stated,
        evidence=tuple(lines(text, _WHY) for text in commit.evidence[:10]),
        people=() if begins and begins.left_out else people(commit),
        request=request(commit, forge),
        commit=Link(commit.short, forge.commit(commit.hash)),
        entries=entries,
        counts=_held(begins) if begins else _counts(entries) if len(entries) > FOLDED else (),
        moved=tuple(_move_line(playbook, timeline, move) for move in event.moves or ()),
        moved_totals=_moved_totals(event),
        moved_note=moved_note(event) if loud and not begins else "",
        relation=tuple(relation(timeline, event)),
        begins=begins is not None,
        decisions=tuple(
            Link(line(made.name, LONGEST_NAME), entry_url(playbook, Key("decision", made.id)))
            for made in event.decisions
        ),
        other_work=OTHER_WORK if event.is_mixed else "",
    )


def people(commit: Commit) -> tuple[Link, ...]:
    """The author and those who worked with them; addresses where the playbook publishes them."""
    return tuple(
        Link(line(person.name, LONGEST_NAME), f"mailto:{line(person.email)}" if person.email else "")
        for person in commit.people
    )


def request(commit: Commit, forge: Forge) -> Link | None:
    """The pull request that a commit came in with."""
    number = commit.pull_request
    return None if number is None else Link(f"{forge.noun}{number}", forge.request(number))


def kind_name(kind: str) -> str:
    """What a kind of entry is called; the two files there is one of have names of their own."""
    row = every_kind().get(kind)
    return row.one if row else _SINGLES.get(kind, label(kind))


def entry_name(playbook: Playbook, timeline: Timeline, key: Key, name: str = "") -> str:
    """What an entry is called now, or was called last; `name` where the history has none."""
    if key.kind in _SINGLES:
        return _SINGLES[key.kind]
    today = timeline.today(key)
    entry = playbook.by_kind.get(today.kind, {}).get(today.id)
    return line(entry.name if entry else timeline.names.get(today) or name or key.id, LONGEST_NAME)


def entry_url(playbook: Playbook, key: Key) -> str:
    """The page of an entry from the root of the site; nothing when it has none today."""
    return route(key) if key.id in playbook.by_kind.get(key.kind, {}) else ""


def tone(change: ChangeSummary) -> str:
    """The direction of a change of the boundary, else its effect."""
    return change.direction if change.effect == "boundary" and change.direction else change.effect


def change_line(change: ChangeSummary) -> ChangeLine:
    """A change in words."""
    return ChangeLine(line(change.sentence, 600), tone(change), TONE_LABELS[tone(change)])


def icps_affected(playbook: Playbook) -> Mapping[Key, tuple[str, ...]]:
    """Entry → the ICPs it belongs to or serves, as the playbook links them today."""
    found: dict[Key, dict[str, None]] = {Key("profile", id_): {id_: None} for id_ in playbook.profiles}
    for reference in playbook.references:
        if reference.source.kind == "profile":
            found.setdefault(reference.target, {})[reference.source.id] = None
        elif reference.target.kind == "profile" and reference.source.kind in every_kind():
            found.setdefault(reference.source, {})[reference.target.id] = None
    return {key: tuple(icps) for key, icps in found.items()}


def weightiest_first(changes: Iterable[ChangeSummary]) -> list[ChangeSummary]:
    """Changes by effect, in their own order within one."""
    return sorted(changes, key=lambda change: _WEIGHT[change.effect])


def _entries(playbook: Playbook, timeline: Timeline, event: Event) -> Iterator[EntryLines]:
    changes: dict[Key, list[ChangeSummary]] = {}
    problems: dict[Key, list[str]] = {}
    names: dict[Key, str] = {}
    for subject in event.entries:
        key = timeline.today(Key(subject.kind, subject.id))
        names.setdefault(key, entry_name(playbook, timeline, key, subject.name))
    for change in event.changes:
        key = timeline.today(Key(change.entry.kind, change.entry.id))
        changes.setdefault(key, []).append(change)
    for problem in event.problems:
        key = timeline.today(Key(problem.entry.kind, problem.entry.id))
        problems.setdefault(key, []).append(line(problem.sentence, 600))
    kept = sorted(names, key=lambda key: min(_weights(changes.get(key, ()))))
    for key in kept:
        change_lines = tuple(change_line(change) for change in weightiest_first(changes.get(key, ())))
        yield EntryLines(
            str(key),
            kind_name(key.kind),
            names[key],
            entry_url(playbook, key),
            change_lines,
            tuple(problems.get(key, ())),
        )


def _weights(changes: Sequence[ChangeSummary]) -> list[int]:
    return [_WEIGHT[change.effect] for change in changes] or [-1]


def _tones(event: Event) -> list[str]:
    """Problems first, then what it did to the boundary, then its weightiest other effects."""
    found = dict.fromkeys(tone(change) for change in weightiest_first(event.changes))
    order = list(TONE_LABELS)
    tones = sorted(found, key=order.index)
    if event.effect == "boundary":
        tones = [one for one in tones if one not in EFFECT_LABELS]
    return (["trouble"] if event.problems else []) + tones


def _counts(entries: Sequence[EntryLines]) -> tuple[str, ...]:
    """How many entries of each kind, in the order of the site: 5 ICPs, 12 personas."""
    kinds = [entry.key.partition("/")[0] for entry in entries]
    order = dict.fromkeys([*_SINGLES, *(kind.id for kind in sections()), *kinds])
    return tuple(_count(kind, kinds.count(kind)) for kind in order if kind in kinds)


def _held(begins: HistoryStart) -> tuple[str, ...]:
    """How many entries of each kind there were, in the order of the site; of a later start, nothing."""
    if begins.left_out:
        return ()
    holds = begins.holds
    order = dict.fromkeys([*(kind.id for kind in sections()), *holds])
    return tuple(_count(kind, holds[kind]) for kind in order if kind in holds and kind not in _SINGLES)


def _count(kind: str, number: int) -> str:
    if kind in _SINGLES:
        return _SINGLES[kind].lower()
    row = every_kind().get(kind)
    word = plural(number, row.one, row.many) if row else label(kind)
    return f"{number} {word if word.startswith('ICP') else word.lower()}"


def _move_line(playbook: Playbook, timeline: Timeline, move: Move) -> MoveLine:
    key = timeline.today(Key("example", move.account.removeprefix("example/")))
    return MoveLine(
        line(move.name, LONGEST_NAME) or key.id,
        entry_url(playbook, key),
        entry_name(playbook, timeline, Key("profile", move.icp or "")),
        line(move.old.words, LONGEST_NAME),
        line(move.new.words, LONGEST_NAME),
        words_beside(move.kind),
        _MOVE_TONES.get(move.kind, "part"),
    )


_MOVE_TONES: Mapping[MoveKind, str] = {
    **dict.fromkeys(("entered", "confirmed"), "met"),
    **dict.fromkeys(("left", "ruled-out", "found-outside", "disqualified"), "out"),
}


def _moved_totals(event: Event) -> str:
    """In the order in which they are listed: newly qualifying (2), moved up (1)."""
    counts = Counter(MOVE_WORDS[move.kind] for move in event.moves or ())
    return ", ".join(f"{words} ({count})" for words, count in counts.items()) if counts.total() > 1 else ""


def moved_note(event: Event) -> str:
    """What there is to say when no example is known to have moved."""
    if event.moves is None:
        return f"{UNSCORED_WORDS[event.unscored]}."
    return "" if event.moves else "None of the examples moved."
