"""The Atom feed of changes: RFC 4287, with ids that are tag URIs of RFC 4151."""

import re
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from icp_playbook.phrases import counted
from icp_playbook.timeline import Event
from icp_playbook.views.changes import year_url
from icp_playbook.views.events import EntryLines, EventView
from icp_playbook.views.routes import Link

ATOM = "http://www.w3.org/2005/Atom"
LONGEST = 50
"""Entries of the feed."""
_LISTED = 40
"""Entries of the playbook that one entry of the feed lists."""
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of a line, where nothing keeps them to their own text."""


def feed(name: str, events: Sequence[tuple[Event, EventView]], site_url: str) -> str:
    """The feed of the latest events, of which there is one at least.

    `name` is the playbook's. `site_url` is empty when not known: links are relative to the feed then.
    """
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    shown = events[:LONGEST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(root, "id", f"{base}changes/" if base else _urn(f"changes of {name}"))
    _text(root, "title", _plain(f"{name}: changes"))
    _text(root, "updated", _moment(max(event.commit.committed for event, _ in shown)))
    _link(root, "alternate", f"{base}changes/" if base else "./", "text/html")
    if base:
        _link(root, "self", f"{base}changes/feed.xml", "application/atom+xml")
    for event, view in shown:
        _entry(root, base, event, view)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(root: ET.Element, base: str, event: Event, view: EventView) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", _id(base, event))
    _text(entry, "title", _plain(view.subject))
    _text(entry, "updated", _moment(event.commit.committed))
    _text(entry, "published", _moment(event.commit.date))
    for role, person in zip(("author", *["contributor"] * len(view.people)), view.people, strict=False):
        someone = ET.SubElement(entry, role)
        _text(someone, "name", _plain(person.text))
        if person.url:
            _text(someone, "email", _plain(person.url.removeprefix("mailto:")))
    page = f"{year_url(event.day.year)}#{view.anchor}"
    _link(entry, "alternate", _address(base, page), "text/html")
    for tone, label in view.tones:
        ET.SubElement(entry, "category", {"term": tone, "label": label})
    content = ET.SubElement(entry, "content", {"type": "html"})
    content.text = _NOT_XML.sub("", "".join(_html(base, view)))


def _html(base: str, view: EventView) -> Iterator[str]:
    """The event as HTML: the reason, the changes by entry, the verdicts that moved."""
    if view.why:
        yield f"<p>{'<strong>Why</strong> ' if view.stated else ''}{_isolated(view.why)}</p>"
    if view.relation:
        yield f"<p>{''.join(_part(base, part) for part in view.relation)}</p>"
    if view.counts:
        yield f"<p>{_isolated(', '.join(view.counts))}</p>"
    for entry in () if view.begins else view.entries[:_LISTED]:
        yield f"<p><strong>{_isolated(entry.name)}</strong> ({_isolated(entry.kind)})</p><ul>"
        yield from _lines(entry)
        yield "</ul>"
    if len(view.entries) > _LISTED and not view.begins:
        yield f"<p>and {counted(len(view.entries) - _LISTED, 'more entry', 'more entries')}</p>"
    if view.moved:
        totals = f": {escape(view.moved_totals)}" if view.moved_totals else ""
        yield f"<p><strong>Verdicts that changed</strong>{totals}</p><ul>"
        for one in view.moved:
            newly = f", {one.newly}" if one.newly else ""
            yield f"<li>{_isolated(one.name)}: {_isolated(one.before)} → {_isolated(one.after)}{newly}</li>"
        yield "</ul>"
    elif view.moved_note:
        yield f"<p>{_isolated(view.moved_note)}</p>"
    for text in view.evidence:
        yield f"<p><strong>Evidence</strong> {_isolated(text)}</p>"


def _lines(entry: EntryLines) -> Iterator[str]:
    for line in entry.lines:
        yield f"<li>{_isolated(line.chip)}: {_isolated(line.says)}</li>"
    for problem in entry.problems:
        yield f"<li>{_isolated(problem)}</li>"


def _part(base: str, part: Link) -> str:
    if not part.url:
        return _isolated(part.text)
    return f'<a href="{escape(_address(base, part.url))}">{_isolated(part.text)}</a>'


def _address(base: str, url: str) -> str:
    """An address from the root of the site; without that, one from the feed."""
    return base + url if base else url.removeprefix("changes/")


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _id(base: str, event: Event) -> str:
    """A tag URI made of the site's host and the commit; without a site, a name made of the commit alone."""
    host = urlsplit(base).hostname
    if not host:
        return _urn(f"commit {event.commit.hash}")
    return f"tag:{host},{event.day.isoformat()}:icp-playbook/{event.commit.hash}"


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"icp-playbook {name}").urn


def _moment(when: datetime) -> str:
    """RFC 3339; a time without an offset is read as UTC."""
    text = when.isoformat(timespec="seconds")
    return text if when.tzinfo else f"{text}Z"


def _plain(text: str) -> str:
    return _NOT_XML.sub("", _BIDI.sub("", text)) or "?"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, type_: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": type_, "href": href})
