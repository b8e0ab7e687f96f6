"""What is new, by who it matters to: for each commit and decision the sentence that each role reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from icp_playbook.diff import ChangeSummary
from icp_playbook.model import Decision
from icp_playbook.phrases import series
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Event, Timeline
from icp_playbook.views.events.events import change_line, entry_name, entry_url, weightiest_first
from icp_playbook.views.events.recent_changes import HOME, RecentChangeRow, news
from icp_playbook.views.events.seller_words import seller_sentence
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Link, Place

Reader: TypeAlias = Literal[
    "sales-development",
    "account-executive",
    "marketer",
    "customer-success",
    "product",
    "leader",
    "new-hire",
]
"""The roles that have a page, by its name in the address."""
READERS: tuple[Reader, ...] = get_args(Reader)
_SDR, _AE, _MARKETER, _SUCCESS, _PRODUCT, _LEADER, _NEW = READERS
_SELLERS: tuple[Reader, ...] = (_SDR, _AE)
_BOUNDARY: tuple[Reader, ...] = (_SDR, _AE, _MARKETER, _LEADER)
_KINDS: Mapping[str, tuple[Reader, ...]] = {
    "profile": (*_BOUNDARY, _PRODUCT),
    "segment": (*_BOUNDARY, _PRODUCT),
    "persona": (_SDR, _AE, _MARKETER),
    "disqualifier": _BOUNDARY,
    "signal": (_SDR, _MARKETER),
    "playbook": _BOUNDARY,
    "fields": _BOUNDARY,
}
"""What a decision is about → who acts on that. A leader and a new hire read all of them."""
_FUNCTIONS: Mapping[str, tuple[Reader, ...]] = {
    "sales": _SELLERS,
    "marketing": (_MARKETER,),
    "product": (_PRODUCT,),
    "customer-success": (_SUCCESS,),
}
"""Who made a decision → the roles of that function."""
_CHANGES: Mapping[str, tuple[Reader, ...]] = {
    "product": READERS,
    "price": (_SDR, _AE, _MARKETER, _SUCCESS, _LEADER),
    "need": (_SDR, _AE, _MARKETER, _SUCCESS, _PRODUCT),
    "use-case": (_AE, _MARKETER, _SUCCESS, _PRODUCT),
    "value-proposition": (_SDR, _AE, _MARKETER),
    "trait": (_MARKETER,),
    "message": (_SDR, _AE, _MARKETER),
    "objection": _SELLERS,
    "template": (_SDR, _AE, _MARKETER),
    "question": _SELLERS,
    "channel": (_SDR, _MARKETER),
    "journey-stage": (_MARKETER, _SUCCESS),
    "play": (_SDR, _AE, _LEADER),
    "capacity": (_SDR, _AE, _LEADER),
    "merge-field": (_SDR, _MARKETER),
    "proof": (_SDR, _AE, _MARKETER),
    "evidence-customer": (_AE, _MARKETER, _LEADER),
    "committee-role": (_SDR, _AE, _MARKETER),
    "procurement-step": _SELLERS,
    "purchasing-role": _SELLERS,
    "buying": _SELLERS,
    "persona": (_SDR, _AE, _MARKETER),
    "segment-persona": (_SDR, _AE, _MARKETER),
}
"""What changed, as the ids of changes begin → who acts on that."""
_GUIDANCE: Mapping[str, tuple[Reader, ...]] = {
    "campaign": (_MARKETER,),
    "scoring": (_MARKETER, _LEADER),
    "qualification": _SELLERS,
    "content": (_MARKETER,),
    "partners": (_LEADER,),
    "retention": (_SUCCESS,),
    "pricing": (_AE, _LEADER),
    "product": (_PRODUCT,),
    "spot": _SELLERS,
    "cite": _SELLERS,
    "revisit": _SELLERS,
}
"""Guidance, by its key → whom it guides."""


_READING = "field-reading-changed"
_FIELDS = 6
"""How many fields a sentence names."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A sentence of what is new, and the roles that read this one of its commit."""

    entry: Link
    says: str
    tone: str
    """Empty where the sentence is a seller's, which needs no word for what kind of change it is."""
    chip: str
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A commit or a decision; the first of its lines is for who has chosen no role."""

    row: RecentChangeRow
    lines: tuple[NewsLine, ...]

    @property
    def readers(self) -> tuple[Reader, ...]:
        """The roles that it matters to."""
        return tuple(role for role in READERS if any(role in one.readers for one in self.lines))


def news_by_role(playbook: Playbook, provenance: Provenance, place: Place = HOME) -> tuple[NewsRow, ...]:
    """The last changes and decisions, latest first, each with a line for whom it matters to."""
    timeline = provenance.timeline or Timeline()
    events = {event.commit.short: event for event in timeline.events}
    decisions = {f"d-{id_}": one for id_, one in playbook.decisions.items()}
    return tuple(
        NewsRow(
            row,
            tuple(_event_lines(playbook, timeline, place, row, events[row.short]))
            if row.short in events
            else (_whole(row, _decision_readers(decisions[row.short])),),
        )
        for row in news(playbook, provenance, place)
    )


def _event_lines(
    playbook: Playbook, timeline: Timeline, place: Place, row: RecentChangeRow, event: Event
) -> Iterator[NewsLine]:
    """For each role the weightiest change that matters to it; roles with the same one share a line."""
    changes = _loudest_first(event.changes)
    if not changes:
        yield _whole(row, (*_BOUNDARY, _NEW))
        return
    first: dict[Reader, int] = {_NEW: 0}
    for at, change in enumerate(changes):
        for reader in change_readers(change):
            first.setdefault(reader, at)
    for at in sorted({0, *first.values()}):
        change = changes[at]
        says = _reading_sentence(playbook, changes) if change.id == _READING else ""
        says = says or seller_sentence(playbook, timeline, event, change)
        plain = change_line(change)
        key = timeline.today(Key(change.entry.kind, change.entry.id))
        url = entry_url(playbook, key)
        name = entry_name(playbook, timeline, key, change.entry.name)
        yield NewsLine(
            Link(name, place.to(url) if url else ""),
            says or plain.says,
            "" if says else plain.tone,
            "" if says else plain.chip,
            tuple(reader for reader in READERS if first.get(reader) == at),
        )


def _loudest_first(changes: Iterable[ChangeSummary]) -> list[ChangeSummary]:
    """The weightiest first, and last what changes how lists are read: it comes in dozens and is no news."""
    return sorted(weightiest_first(changes), key=lambda change: change.id == _READING)


def _reading_sentence(playbook: Playbook, changes: Iterable[ChangeSummary]) -> str:
    """All of a commit that changes how lists are read, in one sentence: of which fields, not each word."""
    names = dict.fromkeys(_what_is_read(playbook, change) for change in changes if change.id == _READING)
    return f"Lists are read differently: {series(list(names), limit=_FIELDS)}"


def _what_is_read(playbook: Playbook, change: ChangeSummary) -> str:
    """The field, or what is written the same way in all of them: numbers, dates."""
    if change.path[0] != "fields":
        return change.sentence.partition(":")[0]
    field = playbook.catalogue.fields.get(change.path[1])
    return field.label if field else change.path[1]


def _whole(row: RecentChangeRow, readers: tuple[Reader, ...]) -> NewsLine:
    return NewsLine(row.entry, row.change.says, row.change.tone, row.change.chip, readers)


def change_readers(change: ChangeSummary) -> tuple[Reader, ...]:
    """The roles that act on a change."""
    if change.path[:1] == ("retention_behaviour",):
        return (_SUCCESS,)
    if change.id == _READING:
        return (_MARKETER, _LEADER)
    if change.id.startswith("guidance-"):
        return next((_GUIDANCE[part] for part in change.path if part in _GUIDANCE), _SELLERS)
    if change.effect == "boundary":
        return (*_BOUNDARY, _PRODUCT) if change.id.startswith(("segment-", "profile-")) else _BOUNDARY
    stems = [stem for stem in _CHANGES if change.id.startswith(f"{stem}-")]
    if stems:
        return _CHANGES[max(stems, key=len)]
    return (_LEADER,) if change.effect in {"evidence", "people"} else (_MARKETER,)


def _decision_readers(decision: Decision) -> tuple[Reader, ...]:
    found: set[Reader] = {_LEADER, _NEW}
    for name in decision.concerns:
        found.update(_KINDS.get(name.partition("/")[0], ()))
    for function in decision.decided.by if decision.decided is not None else ():
        found.update(_FUNCTIONS.get(function, ()))
    return tuple(role for role in READERS if role in found)
