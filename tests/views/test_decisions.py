"""Decisions on the site: where they stand, in which order, and what is said of those that are owed."""

import datetime
import html
import re

import pytest

from icp_playbook.disclosure import disclose
from icp_playbook.lint import CheckedPlaybook
from icp_playbook.model import awaited_outcome, outcome_due
from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.search import search_documents
from icp_playbook.site import build, find_look
from icp_playbook.timeline import Timeline, read_timeline
from icp_playbook.views.decision_log import decisions_about, latest_first, weightiest
from icp_playbook.views.health import health_view
from tests.history.repositories import git
from tests.playbooks.copies import PlaybookCopy

LATER, EARLIER = "2026-02-10-bake-first", "2026-01-12-bread-sells"
FILE = f"icp/decisions/{LATER}.yaml"
OPEN = """\
name: Sell to cafés
status: proposed
decision: We sell to cafés as well.
about: [decision/2026-02-10-bake-first, profile/bakeries]
why: They asked again.
supersedes: 2026-02-10-bake-first
"""


def linked(copy: PlaybookCopy) -> Playbook:
    """The playbook, which must have no findings."""
    loaded = load(copy.root)
    assert loaded.findings == ()
    assert loaded.playbook is not None
    return loaded.playbook


def site(copy: PlaybookCopy, timeline: Timeline | None = None) -> dict[str, str]:
    """Every text of the site by its path, with its characters standing for themselves."""
    made = build(linked(copy), find_look(copy.root), "", timeline)
    files = {file.uri: file.content for file in made.files}
    texts = {uri: html.unescape(text) for uri, text in files.items() if isinstance(text, str)}
    return {"nav": str(made.nav), **texts}


def plain(text: str) -> str:
    """A page without its tags, its words a blank apart."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_a_playbook_without_any_has_no_trace_of_them(minimal: PlaybookCopy) -> None:
    files = site(minimal)
    pages = {uri: text for uri, text in files.items() if uri.endswith(".md") or uri == "nav"}
    naming = {uri for uri, text in pages.items() if "decisions/" in text}
    assert [uri for uri in pages if uri.startswith("decisions/")] == []
    assert naming <= {"toolkit/decision-form.md"}  # where the file would be
    assert "How we came here" not in pages["onboarding/index.md"]
    assert "## Decisions" not in files["llms.txt"]
    found = {one.url for one in search_documents(linked(minimal), {"decisions/"})}
    assert "decisions/" not in found


def test_the_sidebar_leads_to_all_and_lists_none(minimal: PlaybookCopy) -> None:
    """A log grows for years; what the sidebar lists of other kinds stays as it was."""
    before = site(minimal)["nav"]
    after = site(minimal.decided())["nav"]
    assert after == before.replace("{'Objections'", "{'Decisions': 'decisions/index.md'}, {'Objections'")


def test_the_page_answers_first(minimal: PlaybookCopy) -> None:
    text = plain(site(minimal.decided())[f"decisions/{LATER}.md"])
    order = [
        "We sell to bakeries that bake at night and leave the others alone.",
        "Partly met",
        "Eleven of twelve cafés never used the oven list.",
        "The cycle fell to 52 days; the win rate did not move.",
        "Win rate of bakeries 18% → 25% 31 Dec 2026 not yet",
        "Median days to close 60 30 Sep 2026 52",
        "10 Feb 2026",
        "sales and product",
        "1 of 12 cafés used the oven list",
        "Sell to cafés as well They buy bread and bake none.",
        "It supersedes 12 Jan 2026 by leadership Whoever sells bread",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert "new-mixer" in text


def test_what_is_no_longer_in_force_says_so_first_and_leads_on(minimal: PlaybookCopy) -> None:
    page = site(minimal.decided())[f"decisions/{EARLIER}.md"]
    body = page.partition("</header>")[2]
    assert plain(body).startswith("Superseded on 10 Feb 2026 : Bakeries that bake first .")
    assert f'href="../{LATER}/"' in body


def test_a_proposal_replaces_nothing_yet(minimal: PlaybookCopy) -> None:
    minimal.decided().write("icp/decisions/2026-11-20-cafes.yaml", OPEN)
    files = site(minimal)
    page = plain(files[f"decisions/{LATER}.md"]).replace(" : ", ": ")
    assert "Not yet superseded, as is proposed: Sell to cafés" in page
    index = files["decisions/index.md"]
    groups = re.findall(r'rowgroup">([^<]+)<small>([^<]*)', index)
    assert groups == [("Proposed ", "1 decision"), ("Q1 2026 ", "2 decisions: 1 partly met")]


def test_the_index_has_what_its_filters_ask_for(minimal: PlaybookCopy) -> None:
    index = site(minimal.decided())["decisions/index.md"]
    rows = re.findall(r"<tr data-status=[^>]*>", index)
    assert rows == [
        '<tr data-status="accepted" data-icp="bakeries" data-about="profile/bakeries '
        'disqualifier/no-night-shift signal/new-mixer" data-function="sales product" data-year="2026" '
        'data-outcome="partly">',
        '<tr data-status="superseded" data-icp="bakeries" data-about="profile/bakeries playbook/playbook" '
        'data-function="leadership" data-year="2026" data-outcome="">',
    ]
    options = re.findall(r'<option value="([^"]+)"', index)
    assert {"profile/bakeries", "playbook/playbook", "leadership", "partly", "superseded"} <= set(options)
    assert "owed" not in options


def test_an_entry_has_its_decisions_the_latest_first(minimal: PlaybookCopy) -> None:
    page = site(minimal.decided())["icp/bakeries.md"]
    section = page.partition('id="decisions"')[2].partition("</section>")[0]
    assert re.findall(r'href="\.\./\.\./decisions/([^/"]+)/"', section) == [LATER, EARLIER]
    assert "All" not in plain(section)
    for day in (11, 12):
        minimal.write(
            f"icp/decisions/2026-02-{day}-more.yaml",
            "name: More\nstatus: accepted\ndecision: We bake more.\nwhy: It sells.\n"
            "about: [profile/bakeries]\nreview_on: 2027-01-01\n"
            f"decided: {{on: 2026-02-{day}, by: [sales]}}\n",
        )
    page = site(minimal)["icp/bakeries.md"]
    section = page.partition('id="decisions"')[2].partition("</section>")[0]
    assert '<a href="../../decisions/?about=profile/bakeries">All 4 decisions</a>' in section
    assert section.count("<li>") == 3


def test_only_what_a_decision_is_about_is_its_entry(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal.decided())
    assert decisions_about(playbook, Key("decision", EARLIER)) == []
    assert decisions_about(playbook, Key("disqualifier", "no-night-shift")) == [LATER]
    minimal.write("icp/decisions/2026-11-20-cafes.yaml", OPEN)
    assert decisions_about(linked(minimal), Key("decision", LATER)) == ["2026-11-20-cafes"]


def test_the_latest_stand_first_and_proposals_before_them(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal.decided().write("icp/decisions/2026-01-01-cafes.yaml", OPEN))
    assert latest_first(playbook) == ["2026-01-01-cafes", LATER, EARLIER]
    assert weightiest(playbook, 6) == [EARLIER, LATER]
    assert weightiest(playbook, 1) == [LATER]


def test_a_new_hire_reads_how_it_came_to_be_in_order(minimal: PlaybookCopy) -> None:
    page = plain(site(minimal.decided())["onboarding/index.md"])
    lesson = page.partition("How we came here")[2].partition("How to propose a change")[0]
    assert lesson.find("Whoever sells bread") < lesson.find("Bakeries that bake first")
    assert "Why Nobody knew better." in lesson
    assert "What came of it The cycle fell to 52 days; the win rate did not move." in lesson


def test_what_it_is_about_stands_by_kind_and_its_review_until_it_is_done(minimal: PlaybookCopy) -> None:
    files = site(minimal.decided())
    page = files[f"decisions/{LATER}.md"]
    kinds = re.findall(r"<dt>([^<]*)</dt><dd>(?:<a [^>]*>|<code>)([^<]*)", page.partition("<p>About</p>")[2])
    assert kinds[:3] == [
        ("ICP", "Bakeries"),
        ("Disqualifier", "No night shift"),
        ("Signal", "new-mixer"),
    ]
    assert "To be looked at" not in page  # it was, on that day
    assert ">Tiers, plays and policy</a>" in files[f"decisions/{EARLIER}.md"]
    minimal.edit(FILE, "review_on: 2026-10-15", "review_on: 2027-10-15")
    assert "To be looked at" in site(minimal)[f"decisions/{LATER}.md"]


def test_the_home_page_says_no_decision_twice(minimal: PlaybookCopy) -> None:
    git(minimal.decided().root, "init", "-q", "-b", "main")
    git(minimal.root, "add", "-A")
    git(minimal.root, "commit", "-q", "-m", "Begin")
    files = site(minimal, read_timeline(minimal.root))
    # What is due names a decision again, for the result that is still to be written.
    but_due = re.sub(r'<section class="hm-due".*?</section>', "", files["index.md"], flags=re.DOTALL)
    shown = re.findall(r"<a href=\"decisions/([^/\"]+)/\">", but_due)
    assert sorted(shown) == [EARLIER, LATER]
    leader = plain(files["roles/leader.md"])
    assert "Recent boundary changes" not in leader
    assert "Latest decisions" in leader


@pytest.mark.parametrize("page", ["index.md", "roles/leader.md"])
def test_the_home_page_and_the_leader_see_the_latest(minimal: PlaybookCopy, page: str) -> None:
    text = plain(site(minimal.decided())[page])
    section = text.partition("Latest decisions")[2]
    assert 0 < section.find("Bakeries that bake first") < section.find("Whoever sells bread")


@pytest.mark.parametrize(
    ("edits", "due", "measure"),
    [
        ([], datetime.date(2026, 12, 31), "Win rate of bakeries"),
        ([("outcome:", "#"), ("by: 2026-09-30", "by: 2026-12-01")], datetime.date(2026, 10, 15), ""),
        ([("outcome:", "#")], datetime.date(2026, 9, 30), "Median days to close"),
        (
            [("outcome:", "#"), ("status: accepted", "status: trial")],
            datetime.date(2026, 9, 30),
            "Median days to close",
        ),
        ([('    cycle: "52"', '    cycle: "52"\n    win-rate: "18%"')], None, ""),
        ([("status: accepted", "status: reverted")], None, ""),
    ],
)
def test_what_is_due_first(
    minimal: PlaybookCopy, edits: list[tuple[str, str]], due: datetime.date | None, measure: str
) -> None:
    minimal.decided()
    for old, new in edits:
        if new == "#":  # nothing from there on
            minimal.write(FILE, minimal.text(FILE).partition(old)[0])
        else:
            minimal.edit(FILE, old, new)
    decision = linked(minimal).decisions[LATER]
    assert outcome_due(decision) == due
    found = awaited_outcome(decision)
    assert (found.measure if found else "") == measure


def test_the_state_page_lists_what_is_awaited_with_its_line(minimal: PlaybookCopy) -> None:
    minimal.decided().write("icp/decisions/2026-11-20-cafes.yaml", OPEN)
    loaded = load(minimal.root)
    checked = CheckedPlaybook((), loaded.documents)
    assert loaded.playbook is not None
    rows = health_view(loaded.playbook, checked, "").awaited
    assert [(row.link.text, row.awaited, row.owner, row.overdue_after, row.spot.place) for row in rows] == [
        (
            "Bakeries that bake first",
            "Win rate of bakeries",
            "sales@oven.example",
            datetime.date(2026, 12, 31),
            f"{FILE}:36",
        ),
        (
            "Sell to cafés",
            "To be decided",
            "revops@oven.example",  # it names nobody, so whoever owns the playbook
            datetime.date(2027, 2, 18),
            "icp/decisions/2026-11-20-cafes.yaml:2",
        ),
    ]
    page = plain(site(minimal)["health.md"])
    assert "2 decisions to look at again" in page
    assert "Sell to cafés To be decided revops@oven.example 18 Feb 2027" in page


def test_the_changes_that_came_with_it_are_on_its_page(minimal: PlaybookCopy) -> None:
    git(minimal.root, "init", "-q", "-b", "main")
    git(minimal.root, "add", "-A")
    git(minimal.root, "commit", "-q", "-m", "Begin")
    minimal.decided().edit("icp/profiles/bakeries.yaml", "at_least: 5}", "at_least: 6}")
    minimal.edit("personas/owner.yaml", "goals: [", "goals: [Bread, ")
    git(minimal.root, "add", "-A")
    git(minimal.root, "commit", "-q", "-m", "Decide")
    minimal.edit("icp/profiles/bakeries.yaml", "at_least: 6}", "at_least: 7}")
    git(minimal.root, "add", "-A")
    git(minimal.root, "commit", "-q", "-m", "Decide nothing")
    page = site(minimal, read_timeline(minimal.root))[f"decisions/{LATER}.md"]
    section = plain(page.partition('id="changed"')[2].partition("</section>")[0])
    assert "Bakeries : " in section
    assert "at least 5 people → at least 6 people" in section
    assert "at least 7" not in section
    assert "Bread" not in section


def test_others_see_no_decision_about_what_they_may_not_see(minimal: PlaybookCopy) -> None:
    minimal.decided().write("personas/miller.yaml", "name: Miller\naudience: internal\n")
    minimal.edit(FILE, "disqualifier/no-night-shift", "persona/miller")
    found = disclose(load(minimal.root), "public")
    assert found.loaded.playbook is not None, found.loaded.findings
    assert list(found.loaded.playbook.decisions) == [EARLIER]
    assert [one.because for one in found.left_out if one.what == f"decision/{LATER}"] == [
        "it names persona/miller, which is left out"
    ]
