"""The files of history: the timeline, years, old addresses, JSON; notes on what is missing."""

import dataclasses
import json
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icp_playbook.history import Note, Person
from icp_playbook.playbook import Playbook
from icp_playbook.site import Home, build, find_look
from icp_playbook.timeline import Timeline
from tests.drawing import draws
from tests.playbooks.copies import MINIMAL
from tests.site.nasty import TEXTS, anything
from tests.site.page import Element, plain
from tests.site.rewriting import HOSTILE, USUAL, minimal, rendered
from tests.timeline.sample_events import (
    boundary_text,
    change_summary,
    commit,
    event,
    gone,
    key,
    moved,
    read_problem,
    timeline,
)

BAKERIES = "profile/bakeries"
WIDEN = event(
    commit("2026-10-03", "Widen to nine shops", "Nine is fine.", pull_request=12, evidence=("Report, Q3",)),
    change_summary("must-widened", BAKERIES, "Shops: 2–5 → 2–9", "fit", "must", "shops", direction="widens"),
    moves=(moved("crumb", "Crumb", "bakeries", "A", "Undecided", "answer-needed"),),
    boundary={key(BAKERIES): boundary_text(("2–9 shops",), ("No night shift",))},
)
REWORD = event(
    commit("2026-09-01", "Reword"),
    change_summary("wording-changed", "persona/owner", "Summary: reads otherwise"),
)
BEGIN = event(commit("2025-01-02", "Begin"), change_summary("profile-added", BAKERIES, "ICP added: Bakeries"))
HISTORY = timeline(WIDEN, REWORD, BEGIN)


def files(history: Timeline | None, playbook: Playbook | None = None, repository: str = "") -> dict[str, str]:
    """Path → text of every file of the minimal playbook with a history."""
    home = Home("", repository)
    site = build(playbook or minimal(), find_look(MINIMAL), "", history, home).rendered()
    return {made.uri: made.content if isinstance(made.content, str) else "" for made in site.files}


def pages(found: dict[str, str], *extensions: str) -> dict[str, Element]:
    """The pages of history as HTML."""
    bodies = {
        uri: text.split("\n---\n", 1)[1]
        for uri, text in found.items()
        if uri.endswith(".md") and ("change" in uri or 'template_name: "tombstone"' in text)
    }
    return rendered(bodies, extensions or USUAL)


def front(text: str) -> list[str]:
    """The lines of the front matter."""
    return text.split("\n---\n", 1)[0].split("\n")


def assigned(script: str) -> Any:
    """The data that a script puts on the window."""
    return json.loads(script.split(" = ", 1)[1].rstrip().removesuffix(";"))


def test_the_timeline_shows_what_changed_why_and_whose_verdict_moved() -> None:
    found = pages(files(HISTORY, repository="https://github.com/oven/playbook"))["changes.md"]
    card = found.one("article", "ch-event--loud", data_hash=WIDEN.commit.short)
    assert card.one("h3").text == "Widen to nine shops"
    assert card.one("p", "ch-why").text == "Why Nine is fine."
    assert card.one("li", "ch-line").text == "Widens Shops: 2–5 → 2–9"
    assert card.one("li", "ch-decision").text == "Crumb Bakeries A → Undecided"
    assert card.one("p", "ch-said").text == "Evidence Report, Q3"
    assert [(link.text, link["href"]) for link in card.one("p", "ch-foot").all("a")] == [
        ("pull request #12", "https://github.com/oven/playbook/pull/12"),
        (WIDEN.commit.short, f"https://github.com/oven/playbook/commit/{WIDEN.commit.hash}"),
    ]
    assert [link["href"] for link in card.one("p", "ch-entry__name").all("a")] == [
        "../icp/bakeries/",
        "../changes/?entry=profile/bakeries",
    ]
    (quiet,) = found.all("details", "ch-event--quiet")
    assert "open" not in quiet.attributes
    assert quiet.one("summary").text == "1 Sep 2026RewordWording"


def test_a_merge_that_moves_accounts_is_shown_wherever_changes_are() -> None:
    move = moved("crumb", "Crumb", "bakeries", "Tier 1", "Tier 2", "lowered")
    merge = event(commit("2026-10-04", "Merge both"), moves=(move,), met=(move.account,))
    found = files(timeline(merge, WIDEN, BEGIN))
    card = pages(found)["changes.md"].one("article", data_hash=merge.commit.short)
    assert card.one("p", "ch-said").text == (
        "Changes of different branches meet in this merge, and together they move: Crumb."
    )
    assert card.one("p", "ch-entry__name").text == "Bakeries ICP history"
    assert card.one("li", "ch-decision").text == "Crumb Bakeries Tier 1 → Tier 2 moved down"
    for uri in ("index.md", "icp/bakeries.md"):
        assert "Crumb: Tier 1 → Tier 2" in rendered({uri: found[uri].split("\n---\n", 1)[1]}, USUAL)[uri].text
    (record, *_) = json.loads(found["api/changes.json"])["events"]
    assert (record["effect"], record["effects"], record["icps"]) == ("boundary", ["boundary"], ["bakeries"])


def test_a_merge_whose_accounts_cannot_be_scored_says_so_wherever_changes_are() -> None:
    merge = event(
        commit("2026-10-04", "Merge both"), moves=None, unscored="after", unscored_icps=("bakeries",)
    )
    found = files(timeline(merge, WIDEN, BEGIN))
    card = pages(found)["changes.md"].one("article", data_hash=merge.commit.short)
    assert card.one("p", "ch-said").text == "Changes of different branches meet in this merge."
    assert card.one("p", "ch-entry__name").text == "Bakeries ICP history"
    words = "Only the state before this commit can be scored: what it left has errors under today's rules"
    assert card.one("p", "ch-none").text.startswith(words)
    for uri in ("index.md", "icp/bakeries.md"):
        text = rendered({uri: found[uri].split("\n---\n", 1)[1]}, USUAL)[uri].text
        assert words in text
    (record, *_) = json.loads(found["api/changes.json"])["events"]
    assert (record["effect"], record["moved"], record["icps"]) == ("boundary", None, ["bakeries"])


def test_what_there_is_only_one_of_is_named_once() -> None:
    made = event(
        commit("2026-10-03", "Ask more"),
        change_summary("tier-changed", "playbook/playbook", "Tier A starts at 50 → 60", name="Oven"),
        change_summary("wording-changed", BAKERIES, "Summary: reads otherwise"),
    )
    card = pages(files(timeline(made)))["changes.md"].one("article")
    assert [line.text for line in card.all("p", "ch-entry__name")] == [
        "Playbook settings history",
        "Bakeries ICP history",
    ]


def test_a_reason_that_was_not_stated_is_quieter_and_none_is_invented() -> None:
    stated, quiet, none = (
        event(commit("2026-10-03", f"{number}", why, stated=number == 0), *WIDEN.changes)
        for number, why in enumerate(("Because.", "First paragraph.", None))
    )
    cards = pages(files(timeline(stated, quiet, none)))["changes.md"].all("article")
    assert [
        [(p.classes, p.text) for p in card.all("p") if p.classes[0] in ("ch-why", "ch-said")]
        for card in cards
    ] == [
        [(["ch-why"], "Why Because.")],
        [(["ch-said"], "First paragraph.")],
        [],
    ]


def test_each_year_has_a_page_with_its_events_and_the_first_page_leads_to_all() -> None:
    found = files(HISTORY)
    assert sorted(uri for uri in found if uri.startswith("changes")) == [
        "changes.md",
        "changes/2025.md",
        "changes/2026.md",
        "changes/compare.md",
        "changes/feed.xml",
    ]
    shown = pages(found)
    assert [part["data-hash"] for part in shown["changes/2026.md"].walk() if part.get("data-hash")] == [
        WIDEN.commit.short,
        REWORD.commit.short,
    ]
    assert shown["changes.md"].one("p", "ch-tools").one("a")["href"] == "compare/"
    years = shown["changes.md"].one("nav", "ch-years")
    assert [link["href"] for link in years.all("a")] == [
        "2026/",
        "2025/",
        "feed.xml",
        "../api/changes.json",
    ]
    assert years.all("p")[0].text == "3 changes in total, in full on each year's page: 2026 2, 2025 1."


def test_pages_of_history_stay_out_of_search_and_name_the_feed() -> None:
    found = files(timeline(WIDEN, tombstones=gone("segment/kiosks", BEGIN.commit)))
    hidden = 'search: {"exclude": true}'
    assert {
        uri: hidden in front(found[uri]) for uri in ("changes.md", "changes/2026.md", "segments/kiosks.md")
    } == {
        "changes.md": False,
        "changes/2026.md": True,
        "segments/kiosks.md": True,
    }
    assert 'feed: "changes/feed.xml"' in front(found["changes.md"])
    assert [line for line in front(files(Timeline())["changes.md"]) if "feed" in line] == []


def test_the_script_reads_a_year_at_a_time_and_machines_read_all_at_once() -> None:
    found = files(HISTORY)
    index = assigned(found["assets/changes/data-index.js"])
    assert index["years"] == [[2026, 2], [2025, 1]]
    assert index["entries"]["profile/bakeries"] == {
        "name": "Bakeries",
        "kind": "ICP",
        "url": "icp/bakeries/",
        "years": [2026, 2025],
    }
    assert index["entries"]["example/crumb"]["years"] == []
    published = json.loads(found["api/changes.json"])
    assert (published["version"], published["head"]) == (
        json.loads(found["api/playbook.json"])["version"],
        WIDEN.commit.hash,
    )
    by_year = [assigned(found[f"assets/changes/data-{year}.js"]) for year in (2026, 2025)]
    assert published["events"] == by_year[0] + by_year[1]
    first = published["events"][0]
    assert first["entries"][0]["changes"] == [
        {
            "id": "must-widened",
            "path": ["fit", "must", "shops"],
            "says": "Shops: 2–5 → 2–9",
            "effect": "boundary",
            "direction": "widens",
            "fingerprint": WIDEN.changes[0].fingerprint,
        }
    ]
    assert first["said"] == {"bakeries": {"musts": ["2–9 shops"], "disqualifiers": ["No night shift"]}}
    assert "e-mail" not in found["api/changes.json"]


def test_addresses_of_authors_are_published_only_where_they_are_given() -> None:
    known = dataclasses.replace(WIDEN.commit, author=Person("Ana", "ana@oven.example"))
    found = files(timeline(dataclasses.replace(WIDEN, commit=known)))
    assert "mailto:ana@oven.example" in plain(found["changes.md"].replace("&#58;", ":").replace("&#64;", "@"))
    assert "mailto:" not in files(HISTORY)["api/changes.json"]


def test_a_large_commit_is_whole_on_the_page_of_its_year_and_cut_on_the_first() -> None:
    many = [
        change_summary("persona-added", f"persona/p-{number}", f"Persona {number}") for number in range(60)
    ]
    shown = pages(files(timeline(event(commit("2026-10-03", "Begin"), *many))))
    first, year = (shown[uri].one("details", "ch-bulk") for uri in ("changes.md", "changes/2026.md"))
    assert (len(first.all(cls="ch-entry")), len(year.all(cls="ch-entry"))) == (40, 60)
    assert first.one("summary").text == year.one("summary").text == "60 personas"
    assert first.one("p", "ch-none").text == "and 20 more: the whole commit"


# Old addresses


def test_no_two_files_have_one_path() -> None:
    history = timeline(
        WIDEN,
        tombstones=gone("profile/bakers", commit("2026-05-01", "Drop")),
        moved={key("profile/bakers"): key(BAKERIES)},
    )
    site = build(minimal(), find_look(MINIMAL), "", history)
    uris = [made.uri for made in site.files]
    assert sorted(uris) == sorted(set(uris))


# What is not known


@pytest.mark.parametrize("notes", [(Note("no-git", "git is not installed", "install git"),), ()])
def test_without_history_the_page_says_why_and_what_to_do(notes: tuple[Note, ...]) -> None:
    found = files(Timeline(notes=notes))
    text = pages(found)["changes.md"].text
    expected = (
        "What is missing here: git is not installed.To fix it: install git."
        if notes
        else "No commit has changed the playbook yet."
    )
    assert expected in text
    assert "changes/feed.xml" not in found
    assert json.loads(found["api/changes.json"])["events"] == []


def test_notes_stand_above_what_is_known() -> None:
    history = dataclasses.replace(
        HISTORY, notes=(Note("shallow", "this clone is shallow", "fetch the rest"),)
    )
    page = pages(files(history))["changes.md"]
    assert (
        page.one("div", "ch-note").text
        == "What is missing here: this clone is shallow.To fix it: fetch the rest."
    )
    assert page.all("article")


def test_a_site_without_history_says_so_and_has_none_of_its_files() -> None:
    site = build(minimal(), find_look(MINIMAL), "", None)
    found = {made.uri: str(made.content) for made in site.files}
    assert "History is switched off for this site." in pages(found)["changes.md"].text
    assert {"Changes": "changes.md"} not in site.nav
    of_history = [uri for uri in found if uri.startswith(("changes/", "api/changes", "assets/changes/data-"))]
    assert of_history == []
    assert "changes.json" not in found["llms.txt"]
    assert "ch-past" not in found["icp/bakeries.md"]


def test_the_sidebar_and_llms_txt_lead_to_it() -> None:
    site = build(minimal(), find_look(MINIMAL), "", HISTORY)
    assert {"Changes": "changes.md"} in site.nav
    found = {made.uri: str(made.content) for made in site.files}
    assert "- [Every change](api/changes.json): when, by whom, why" in found["llms.txt"]


# Any text


def hostile(texts: list[str]) -> Timeline:
    """A history in which every text is one of these."""
    one, two, three = (texts * 3)[:3]
    made = commit(
        "2026-10-03",
        one,
        two,
        author=Person(three),
        evidence=(one, two),
        pull_request=1,
        co_authors=(Person(two),),
    )
    return timeline(
        event(
            made,
            change_summary("must-widened", BAKERIES, two, "fit", "must", one, name=three, direction="widens"),
            change_summary("segment-removed", "segment/kiosks", three, name=one),
            moves=(moved("lost", one, "bakeries", two, three, "entered"),),
            boundary={key(BAKERIES): boundary_text((one,), (two, three))},
            problems=(read_problem("persona/owner", three),),
        ),
        event(dataclasses.replace(made, hash="b" * 40, short="b" * 10, stated=False), *REWORD.changes),
        tombstones=gone("segment/kiosks", made),
        names={key("segment/kiosks"): three},
        notes=(Note("broken", one, two),),
    )


def shape(pages_: dict[str, Element]) -> dict[str, list[tuple[str, list[str]]]]:
    """The elements of pages with their classes, without their texts."""
    return {uri: [(part.tag, part.classes) for part in page.walk()] for uri, page in pages_.items()}


@cache
def tame() -> dict[str, list[tuple[str, list[str]]]]:
    """The shape of the pages where every text is a word."""
    return shape(pages(files(hostile(["one", "two", "three"]))))


@draws(10)
@given(texts=st.lists(anything.filter(lambda text: any(c.isalnum() for c in text)), min_size=1, max_size=3))
@example(texts=list(TEXTS[:3]))
@example(texts=['"]};alert(1)//', "</script><script>alert(1)</script>", "\u2028\u2029\ud800"])
def test_any_text_stays_text(texts: list[str]) -> None:
    found = files(hostile(texts))
    for extensions in (USUAL, HOSTILE):
        assert shape(pages(found, *extensions)) == tame()
    for uri in ("assets/changes/data-2026.js", "assets/changes/data-index.js"):
        script = found[uri]
        assert "<" not in script
        assert "\u2028" not in script
        assert assigned(script)
        script.encode()
    assert json.loads(found["api/changes.json"])["events"][0]["subject"]
    found["api/changes.json"].encode()
