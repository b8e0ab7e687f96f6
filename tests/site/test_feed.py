"""The Atom feed, checked against RFC 4287: required elements, stable ids, dates, text as text."""

import dataclasses
import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icp_playbook.history import Person
from icp_playbook.site.feed import ATOM, LONGEST, feed, site_base
from icp_playbook.site.feed_entries import commit_entry
from icp_playbook.timeline import Event
from icp_playbook.views.events.events import event_views
from icp_playbook.views.forge import Forge
from tests.drawing import draws
from tests.site.nasty import TEXTS, anything
from tests.site.page import parse
from tests.site.rewriting import minimal
from tests.timeline.sample_events import TOM, change_summary, commit, event, moved, timeline

SITE = "https://playbook.oven.example/team/"
RFC_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
IRI = r"[a-z][a-z0-9+.-]*:\S+"
TAG = r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:icp-playbook/[0-9a-f]{40}"
ONCE = {"id", "title", "updated", "published", "content", "subtitle", "rights", "summary"}
"""Elements that a feed or an entry has at most once."""


def made(events: Sequence[Event], site: str = SITE) -> ET.Element:
    """The feed of events, read by an XML parser."""
    return ET.fromstring(written(events, site))  # noqa: S314  # it was written a moment ago


def written(events: Sequence[Event], site: str = SITE) -> str:
    """The feed as it is written."""
    base = site_base(site)
    views = event_views(minimal(), timeline(*events), Forge())
    return feed("Oven", [commit_entry(made, view, base) for made, view in views], base)


def text(parent: ET.Element, name: str) -> str:
    """The text of the only such child."""
    (found,) = parent.findall(f"{{{ATOM}}}{name}")
    return found.text or ""


def entries(root: ET.Element) -> list[ET.Element]:
    """The entries of a feed."""
    return root.findall(f"{{{ATOM}}}entry")


def faults(root: ET.Element) -> list[str]:
    """Violations of RFC 4287 in a feed, one per line."""
    found = [] if root.tag == f"{{{ATOM}}}feed" else ["4.1.1: the document is no feed"]
    ids = [text(entry, "id") for entry in entries(root)]
    found += [f"4.1.1: the id {one} stands twice" for one in ids if ids.count(one) > 1]
    for part in (root, *entries(root)):
        names = [child.tag.removeprefix(f"{{{ATOM}}}") for child in part]
        found += [f"4.1: no {name}" for name in ("id", "title", "updated") if name not in names]
        found += [f"4.1: {name} stands twice" for name in ONCE if names.count(name) > 1]
        if part is not root and "author" not in names:
            found.append("4.1.2: an entry without an author")
        if not re.fullmatch(IRI, text(part, "id")):
            found.append(f"4.2.6: {text(part, 'id')} is no absolute IRI")
        links = [
            (one.get("rel"), one.get("type"), one.get("href")) for one in part.findall(f"{{{ATOM}}}link")
        ]
        alternates = [(rel, type_) for rel, type_, _ in links if rel == "alternate"]
        found += ["4.1.1: two alternate links of a type"] * (len(alternates) - len(set(alternates)))
        found += ["4.2.7: a link without an address"] * sum(not href for _, _, href in links)
        for name in ("author", "contributor"):
            for person in part.findall(f"{{{ATOM}}}{name}"):
                if not text(person, "name").strip():
                    found.append("3.2.1: a person without a name")
        for name in ("updated", "published"):
            for when in part.findall(f"{{{ATOM}}}{name}"):
                if not re.fullmatch(RFC_3339, when.text or ""):
                    found.append(f"3.3: {when.text} is no date")
    return found


WIDEN = event(
    commit("2026-10-03", "Widen <b> & more", "Nine is fine.", co_authors=(TOM,), evidence=("Report",)),
    change_summary("must-widened", "profile/bakeries", "Shops: 2–5 → 2–9", direction="widens"),
    moves=(moved("crumb", "Crumb", "bakeries", "A", "Undecided", "answer-needed"),),
)
REWORD = event(commit("2026-09-01", "Reword"), change_summary("wording-changed", "persona/owner", "x"))


@pytest.mark.parametrize("site", [SITE, ""])
def test_a_feed_keeps_the_rules(site: str) -> None:
    assert faults(made([WIDEN, REWORD], site)) == []


def test_an_entry_has_the_words_of_the_page() -> None:
    first = entries(made([WIDEN, REWORD]))[0]
    assert text(first, "title") == "Widen <b> & more"
    assert (text(first, "updated"), text(first, "published")) == ("2026-10-03T12:00:00+02:00",) * 2
    people = [(child.tag.rpartition("}")[2], text(child, "name")) for child in first if len(child)]
    assert people == [("author", "Ana Ruiz"), ("contributor", "Tom Falk")]
    content = first.find(f"{{{ATOM}}}content")
    assert content is not None
    assert content.get("type") == "html"
    assert parse(content.text or "").text == (
        "Why Nine is fine.Bakeries (ICP)Widens: Shops: 2–5 → 2–9"
        "Verdicts that changedCrumb: A → UndecidedEvidence Report"
    )


def test_links_and_ids_are_those_of_the_site_where_it_is_known() -> None:
    root = made([WIDEN])
    assert text(root, "id") == f"{SITE}changes/"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{{{ATOM}}}link")} == {
        "alternate": f"{SITE}changes/",
        "self": f"{SITE}changes/feed.xml",
    }
    (entry,) = entries(root)
    assert re.fullmatch(TAG, text(entry, "id"))
    link = entry.find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.get("href") == f"{SITE}changes/2026/#c-{WIDEN.commit.short}"


def test_without_a_site_links_are_relative_to_the_feed_and_ids_are_still_absolute() -> None:
    root = made([WIDEN], "")
    assert [link.get("href") for link in root.findall(f"{{{ATOM}}}link")] == ["./"]
    assert text(root, "id").startswith("urn:uuid:")
    (entry,) = entries(root)
    assert text(entry, "id").startswith("urn:uuid:")
    link = entry.find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.get("href") == f"2026/#c-{WIDEN.commit.short}"


@pytest.mark.parametrize("site", [SITE, ""])
def test_an_id_stays_while_the_commit_does(site: str) -> None:
    alone, joined = made([REWORD], site), made([WIDEN, REWORD], site)
    assert text(entries(alone)[0], "id") == text(entries(joined)[1], "id")
    assert text(alone, "id") == text(joined, "id")
    assert written([WIDEN], site) == written([WIDEN], site)


def test_the_feed_was_updated_when_the_latest_of_it_was_committed() -> None:
    late = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    landed = dataclasses.replace(REWORD, commit=dataclasses.replace(REWORD.commit, committed=late))
    assert text(made([WIDEN, landed]), "updated") == "2027-01-01T00:00:00+00:00"


def test_a_feed_ends_after_fifty_entries() -> None:
    many = [
        event(commit(f"2026-{9 - at // 28:02}-{28 - at % 28:02}", f"Number {at}"), *REWORD.changes)
        for at in range(LONGEST + 7)
    ]
    found = entries(made(many))
    assert len(found) == LONGEST
    assert all(text(one, "published") >= text(two, "published") for one, two in pairwise(found))


def test_an_address_of_an_author_is_there_only_where_it_is_published() -> None:
    known = dataclasses.replace(WIDEN.commit, author=Person("Ana", "ana@oven.example"), co_authors=())
    root = made([dataclasses.replace(WIDEN, commit=known)])
    assert text(entries(root)[0].findall(f"{{{ATOM}}}author")[0], "email") == "ana@oven.example"
    assert "email" not in written([WIDEN])


@draws(40)
@given(words=anything | st.text(min_size=1))
@example(words="\x00\x1b[31m\ufffe\uffff\ud800")
@example(words="\u202eevil")
@example(words=" ".join(TEXTS))
def test_any_text_leaves_the_feed_whole_and_itself_text(words: str) -> None:
    one = event(
        commit("2026-10-03", words, words, author=Person(words), evidence=(words,)),
        change_summary("must-widened", "profile/bakeries", words, name=words),
    )
    root = made([one])
    assert faults(root) == []
    (entry,) = entries(root)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text(entry, "title"))
    tags = {part.tag for part in parse(text(entry, "content")).walk()}
    assert tags == {"", "p", "strong", "bdi", "ul", "li"}
