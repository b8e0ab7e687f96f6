"""The Atom feed of changes: RFC 4287, with ids that are tag URIs of RFC 4151."""

import re
import uuid
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from icp_playbook.site.feed_entries import FeedEntry, address

ATOM = "http://www.w3.org/2005/Atom"
LONGEST = 50
"""Entries of the feed."""
_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of a line, where nothing keeps them to their own text."""


def site_base(site_url: str) -> str:
    """The address of the site with a slash at its end; empty when not known."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def feed(name: str, entries: Sequence[FeedEntry], base: str) -> str:
    """The feed of the latest entries, of which there is one at least, the latest first.

    `name` is the playbook's, and stands for the authors that entries do not name. `base` is the site's
    address; empty when not known: links are relative to the feed then.
    """
    shown = entries[:LONGEST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(root, "id", f"{base}changes/" if base else _urn(f"changes of {name}"))
    _text(root, "title", _plain(f"{name}: changes"))
    _text(root, "updated", _moment(max(entry.updated for entry in shown)))
    _text(ET.SubElement(root, "author"), "name", _plain(name))
    _link(root, "alternate", f"{base}changes/" if base else "./", "text/html")
    if base:
        _link(root, "self", f"{base}changes/feed.xml", "application/atom+xml")
    for entry in shown:
        _entry(root, base, entry)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _entry(root: ET.Element, base: str, made: FeedEntry) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", _id(base, made))
    _text(entry, "title", _plain(made.title))
    _text(entry, "updated", _moment(made.updated))
    _text(entry, "published", _moment(made.published))
    for role, person in zip(("author", *["contributor"] * len(made.people)), made.people, strict=False):
        someone = ET.SubElement(entry, role)
        _text(someone, "name", _plain(person.text))
        if person.url:
            _text(someone, "email", _plain(person.url.removeprefix("mailto:")))
    _link(entry, "alternate", address(base, made.page), "text/html")
    for term, label in made.categories:
        ET.SubElement(entry, "category", {"term": term, "label": label})
    content = ET.SubElement(entry, "content", {"type": "html"})
    content.text = _NOT_XML.sub("", made.html)


def _id(base: str, entry: FeedEntry) -> str:
    """A tag URI made of the site's host and the name; without a site, a name made of that alone."""
    host = urlsplit(base).hostname
    if not host:
        return _urn(f"commit {entry.name}" if "/" not in entry.name else entry.name)
    return f"tag:{host},{entry.day.isoformat()}:icp-playbook/{entry.name}"


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
