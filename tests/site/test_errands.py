"""A newcomer's errands: 25 questions of a new seller, each answered within two clicks from home.

Only links in the content count, without the sidebar, without search and without JavaScript.
"""

import posixpath
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look

ROOT = Path(__file__).parents[2]

ERRANDS = (
    ("What do we sell?", "Connects the systems a mid-sized company already runs"),
    ("Whom do we sell to?", "Funded B2B software companies of 50–200 people"),
    ("What is an ICP?", "The kind of company we can win, serve, keep and expand efficiently"),
    ("What is a champion?", "argues for us when we are not in the room"),
    ("Is an agency a fit for the SaaS profile?", "Sells B2B software"),
    ("How large may a freight company be?", "100–300"),
    (
        "How do I open a call with a company that has just raised money?",
        "You raised to double the sales team",
    ),
    ("What do I ask first?", "What do people have open on their screens all day?"),
    ("Who decides at a software company?", "Kick-off booked within a day of closed-won"),
    ("What do I say to a founder?", "Give me one system to read"),
    ("What must I not say to a founder?", "You could save four salaries"),
    ("They say Zapier already does it. What do I answer?", "Keep it for alerts"),
    ("They say it is too expensive.", "For $18k I can hire half an ops person."),
    ("May I drop a deal where nobody is in a hurry?", "Low urgency. I asked twice"),
    ("How do I tell them no?", "From what you describe"),
    ("What proves that it works?", "Wexcombe Analytics went from eleven days"),
    ("When do I leave them alone?", "Leave them alone during board week"),
    ("Which news makes me call today?", "Request for a demo"),
    ("What do I do with a referral?", "Ask the referrer what they told the account"),
    ("How does paper get signed?", "30-minute walk through ten of their own stuck deals"),
    ("What does a tier 1 account get?", "A named account executive owns it"),
    ("What is left to marketing?", "Marketing sends the segment's sequence"),
    ("What does a wrong account look like?", "Castlegate earns every point and would pay twice the usual p"),
    ("Where do I qualify an account?", "Qualify an account"),
    ("How do I propose a change?", "Anybody proposes a change as a pull request"),
)


class Reader(HTMLParser):
    """The links of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page.partition("\n---\n")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a link leads."""
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        """Notes text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join("".join(self.words).split())


@cache
def pages() -> dict[str, Reader]:
    """Address from the root of the site → page of the example playbook."""
    playbook = load(ROOT).playbook
    assert playbook is not None
    found = {}
    for made in build(playbook, find_look(ROOT), "", None).files:
        if made.uri.endswith(".md"):
            address = f"{made.uri.removesuffix('.md')}/"
            found[re.sub(r"(^|/)index/$", r"\1", address)] = Reader(str(made.content))
    return found


@cache
def within(clicks: int) -> frozenset[str]:
    """The pages that so many clicks from home reach."""
    if clicks == 0:
        return frozenset({""})
    reached = set(within(clicks - 1))
    for address in within(clicks - 1):
        for link in pages()[address].links:
            target = posixpath.normpath(posixpath.join("/", address, re.split(r"[?#]", link)[0]))
            place = f"{target.strip('/')}/".lstrip("/")
            if place in pages():
                reached.add(place)
    return frozenset(reached)


@pytest.mark.parametrize(("question", "answer"), ERRANDS, ids=[question for question, _ in ERRANDS])
def test_the_answer_is_within_two_clicks_from_home(question: str, answer: str) -> None:
    assert [place for place in within(2) if answer in pages()[place].text], question


def test_there_are_25_errands() -> None:
    assert len(ERRANDS) == 25


def test_every_call_sheet_is_within_two_clicks_from_home() -> None:
    sheets = {place for place in pages() if place.endswith("/call/")}
    assert len(sheets) == 15
    assert sheets <= within(2)


def test_every_page_of_an_entry_is_within_three_clicks_from_home() -> None:
    assert set(pages()) - within(3) == set()
