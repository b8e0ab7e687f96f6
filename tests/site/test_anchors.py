"""Anchors: each is there once, shown beside its heading, and the same from one build to the next."""

import re
from functools import cache
from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.site.page import Element, parse

ROOT = Path(__file__).parents[2]


@cache
def pages() -> dict[str, Element]:
    """Page of the example playbook → what it shows."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    found = {}
    for made in build(playbook, find_look(ROOT), "").files:
        if made.uri.endswith(".md"):
            found[made.uri] = parse(str(made.content).partition("\n---\n")[2])
    return found


def test_every_heading_with_an_anchor_shows_it() -> None:
    bare = [
        f"{uri}: {heading['id']}"
        for uri, page in pages().items()
        for heading in page.walk()
        if re.fullmatch("h[2-6]", heading.tag)
        and heading.get("id")
        and [link["href"] for link in heading.all("a", "headerlink")] != [f"#{heading['id']}"]
    ]
    assert bare == []


def test_every_link_to_an_anchor_of_its_own_page_leads_there_and_to_one_place() -> None:
    for uri, page in pages().items():
        anchors = [element["id"] for element in page.walk() if element.get("id")]
        assert len(anchors) == len(set(anchors)), uri
        own = {link["href"].removeprefix("#") for link in page.all("a") if link.get("href").startswith("#")}
        assert own - set(anchors) == set(), uri


@pytest.mark.parametrize(
    ("uri", "anchors"),
    [
        ("icp/saas.md", ["in", "out", "fit", "committee", "needs", "criterion-employees"]),
        ("segments/saas-series-a.md", ["say", "avoid", "questions", "objections", "proof", "outreach"]),
        (
            "segments/saas-series-a/call.md",
            ["listener", "persona-founder", "questions", "listen", "out-low-urgency", "objections", "proof"],
        ),
        ("personas/founder.md", ["say", "avoid"]),
        ("glossary.md", ["champion", "disqualifier"]),
        ("roles/sales-development.md", ["calls", "judge", "signals", "stops"]),
    ],
)
def test_addresses_that_people_have_sent_on_keep_working(uri: str, anchors: list[str]) -> None:
    there = {element["id"] for element in pages()[uri].walk() if element.get("id")}
    assert set(anchors) - there == set()
