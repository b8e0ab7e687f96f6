"""What the feed tells: commits, decisions, reviews and outcomes that fell due, each with its day."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from icp_playbook.model import outcome_due, review_due
from icp_playbook.phrases import counted
from icp_playbook.playbook import Key, Playbook
from icp_playbook.timeline import Event
from icp_playbook.values import say_date
from icp_playbook.views.changes import year_url
from icp_playbook.views.events import DatedDecision, EntryLines, EventView, kind_name
from icp_playbook.views.head import overdue_after
from icp_playbook.views.routes import Link, route

_LISTED = 40
"""Entries of the playbook that one entry of the feed lists."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of the feed. `name` stays the same; `page` leads from the root of the site."""

    name: str
    title: str
    published: datetime.datetime
    updated: datetime.datetime
    people: tuple[Link, ...]
    page: str
    categories: tuple[tuple[str, str], ...]
    html: str

    @property
    def day(self) -> datetime.date:
        """The day it stands at."""
        return self.published.date()


def commit_entry(event: Event, view: EventView, base: str) -> FeedEntry:
    """A commit: the reason, the changes by entry, the verdicts that moved. `base` is the site's address."""
    return FeedEntry(
        event.commit.hash,
        view.subject,
        event.commit.date,
        event.commit.committed,
        view.people,
        f"{year_url(event.day.year)}#{view.anchor}",
        view.tones,
        "".join(_event_html(base, view)),
    )


def decision_entry(decision: DatedDecision, base: str) -> FeedEntry:
    """A decision: what, why, by whom, on what evidence, what was expected and what came of it."""
    return FeedEntry(
        f"decision/{decision.id}",
        f"Decision: {decision.name}",
        _moment(decision.day),
        _moment(max(decision.day, decision.changed)),
        (),
        f"{year_url(decision.day.year)}#{decision.anchor}",
        (("decision", "Decision"), (decision.status.id, decision.status.text)),
        "".join(_decision_html(base, decision)),
    )


def due_entries(playbook: Playbook, day: datetime.date) -> Iterator[FeedEntry]:
    """Reviews that fell due, and outcomes that are owed, up to a day."""
    for key, entry in playbook.entries():
        due = overdue_after(playbook, key, review_due(entry, playbook.settings.review))
        if due is not None and due <= day:
            what = f"{kind_name(key.kind)} {entry.name}"
            words = (
                f"{_isolated(what)} is to be reviewed by {say_date(due)}. {_kept(playbook.owner_of(entry))}"
            )
            yield _due("review", key, f"Review due: {entry.name}", due, words)
    for id_, decision in playbook.decisions.items():
        due = outcome_due(decision)
        if due is not None and due <= day:
            what = _isolated(f"“{decision.name}”")
            owner = _kept(playbook.owner_of(decision))
            words = f"What came of {what} is to be written down by {say_date(due)}. {owner}"
            yield _due("outcome", Key("decision", id_), f"Outcome owed: {decision.name}", due, words)


def _due(what: str, key: Key, title: str, due: datetime.date, words: str) -> FeedEntry:
    moment = _moment(due)
    label = "Review due" if what == "review" else "Outcome owed"
    name = f"{what}/{key}/{due.isoformat()}"
    return FeedEntry(
        name, title, moment, moment, (), route(key), ((f"{what}-due", label),), f"<p>{words}</p>"
    )


def _kept(owner: str) -> str:
    return f"Its owner is {_isolated(owner)}." if owner else "It has no owner."


def _moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _event_html(base: str, view: EventView) -> Iterator[str]:
    if view.why:
        yield f"<p>{'<strong>Why</strong> ' if view.stated else ''}{_isolated(view.why)}</p>"
    for one in view.decisions:
        yield f"<p><strong>Decided</strong> {_part(base, one)}</p>"
    if view.relation:
        yield f"<p>{''.join(_part(base, part) for part in view.relation)}</p>"
    if view.counts:
        yield f"<p>{_isolated(', '.join(view.counts))}</p>"
    listed = () if view.begins else view.entries
    for entry in listed[:_LISTED]:
        yield f"<p><strong>{_isolated(entry.name)}</strong> ({_isolated(entry.kind)})</p><ul>"
        yield from _lines(entry)
        yield "</ul>"
    if len(listed) > _LISTED:
        yield f"<p>and {counted(len(listed) - _LISTED, 'more entry', 'more entries')}</p>"
    if view.moved:
        totals = f": {escape(view.moved_totals)}" if view.moved_totals else ""
        yield f"<p><strong>Verdicts that changed</strong>{totals}</p><ul>"
        for move in view.moved:
            newly = f", {move.newly}" if move.newly else ""
            name, before, after = (_isolated(text) for text in (move.name, move.before, move.after))
            yield f"<li>{name}: {before} → {after}{newly}</li>"
        yield "</ul>"
    elif view.moved_note:
        yield f"<p>{_isolated(view.moved_note)}</p>"
    for text in view.evidence:
        yield f"<p><strong>Evidence</strong> {_isolated(text)}</p>"


def _decision_html(base: str, decision: DatedDecision) -> Iterator[str]:
    yield f"<p>{_part(base, Link(decision.says, decision.url))}</p>"
    yield f"<p><strong>Why</strong> {_isolated(decision.why)}</p>"
    if decision.by:
        yield f"<p><strong>Decided by</strong> {_isolated(decision.by)}</p>"
    if decision.relation:
        yield f"<p>{''.join(_part(base, part) for part in decision.relation)}</p>"
    for heading, lines in (("Evidence", decision.evidence), *decision.facts):
        if not lines:
            continue
        yield f"<p><strong>{heading}</strong></p><ul>"
        yield from (f"<li>{_isolated(text)}</li>" for text in lines)
        yield "</ul>"
    if decision.about:
        entries = [_part(base, Link(one.name, one.url)) for one in decision.about]
        yield f"<p><strong>About</strong> {', '.join(entries)}</p>"


def _lines(entry: EntryLines) -> Iterator[str]:
    for line in entry.lines:
        yield f"<li>{_isolated(line.chip)}: {_isolated(line.says)}</li>"
    for problem in entry.problems:
        yield f"<li>{_isolated(problem)}</li>"


def address(base: str, url: str) -> str:
    """An address from the root of the site; without that, one from the feed."""
    if base:
        return base + url
    return url.removeprefix("changes/") if url.startswith("changes/") else f"../{url}"


def _part(base: str, part: Link) -> str:
    if not part.url:
        return _isolated(part.text)
    return f'<a href="{escape(address(base, part.url))}">{_isolated(part.text)}</a>'


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
