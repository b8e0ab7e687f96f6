"""Recent changes where they matter: on an entry's page, beside a criterion, on the home page."""

from functools import cache

import pytest

from icp_playbook.diff import ChangeSummary
from icp_playbook.history import Note
from icp_playbook.playbook import Playbook, load
from icp_playbook.timeline import Timeline
from icp_playbook.views.events.recent_changes import (
    NEWS,
    RowChange,
    entry_changes,
    news,
    recent_boundary_changes,
    row_changes,
)
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.routes import Place
from tests.playbooks.copies import MINIMAL
from tests.timeline.sample_events import change_summary, commit, event, key, read_problem, timeline

BAKERIES = "profile/bakeries"
HERE = Place("icp/bakeries/")
SHALLOW = Note("shallow", "this clone is shallow", "fetch the rest")
NO_GIT = Note("no-git", "git is not installed", "install it")


@cache
def playbook() -> Playbook:
    """The minimal playbook."""
    loaded = load(MINIMAL).playbook
    assert loaded is not None
    return loaded


def must(sentence: str, id_: str = "shops", effect_id: str = "must-widened") -> ChangeSummary:
    """A change of one must of the bakeries profile."""
    return change_summary(effect_id, BAKERIES, sentence, "fit", "must", id_, "when", direction="widens")


BORN = event(commit("2025-01-02", "Begin"), change_summary("profile-added", BAKERIES, "ICP added: Bakeries"))


def test_an_entrys_page_shows_its_last_three_changes_and_links_to_all() -> None:
    history = timeline(
        *(
            event(commit(f"2026-0{month}-01", f"{month}", "Because."), must(f"to {month}"))
            for month in (4, 3, 2)
        ),
        BORN,
    )
    section = entry_changes(playbook(), Provenance(timeline=history), HERE, key(BAKERIES))
    assert [(row.says, row.chip, row.why, row.stated) for row in section.changes] == [
        ("to 4", "Widens", "Because.", True),
        ("to 3", "Widens", "Because.", True),
        ("to 2", "Widens", "Because.", True),
    ]
    assert section.history_link is not None
    assert (section.history_link.text, section.history_link.url) == (
        "All 4 changes",
        "../../changes/?entry=profile/bakeries",
    )
    assert section.note == ""


def test_a_change_of_many_things_names_the_weightiest_and_counts_the_rest() -> None:
    several = event(
        commit("2026-04-01", "Several"),
        change_summary("wording-changed", BAKERIES, "Definition: reads otherwise"),
        must("Shops: 2–5 → 2–9"),
        change_summary("wording-changed", "persona/owner", "not of the bakeries"),
    )
    (row,) = entry_changes(playbook(), Provenance(timeline=timeline(several)), HERE, key(BAKERIES)).changes
    assert (row.says, row.more) == ("Shops: 2–5 → 2–9", 1)


def test_a_revision_that_could_not_be_read_is_a_change_as_well() -> None:
    broken = event(
        commit("2026-04-01", "Oops"), problems=(read_problem(BAKERIES, "could not be read: line 3"),)
    )
    (row,) = entry_changes(playbook(), Provenance(timeline=timeline(broken)), HERE, key(BAKERIES)).changes
    assert (row.says, row.tone) == ("could not be read: line 3", "trouble")


@pytest.mark.parametrize(
    ("history", "note"),
    [
        (Timeline(notes=(NO_GIT,)), "Missing here: git is not installed."),
        (Timeline(notes=(SHALLOW,)), "Earlier changes are missing: this clone is shallow."),
        (timeline(BORN, notes=(SHALLOW,)), "Earlier changes are missing: this clone is shallow."),
        (
            timeline(BORN, uncommitted=(key(BAKERIES),)),
            "This page shows edits that are not committed yet.",
        ),
        (timeline(BORN), ""),
        (Timeline(), ""),
        (None, ""),
    ],
)
def test_missing_history_gets_a_short_note(history: Timeline | None, note: str) -> None:
    assert entry_changes(playbook(), Provenance(timeline=history), HERE, key(BAKERIES)).note == note


def test_a_row_says_when_it_last_changed_and_why_once_the_icp_was_born() -> None:
    history = timeline(
        event(
            commit("2026-04-01", "Reword"),
            change_summary("wording-changed", BAKERIES, "x", "fit", "must", "shops"),
        ),
        event(commit("2026-03-01", "Widen", "Nine is fine."), must("Shops: 2–5 → 2–9")),
        event(commit("2026-02-01", "Widen before", "Five is fine."), must("Shops: 2–4 → 2–5")),
        event(
            commit("2026-01-15", "Cite"),
            change_summary(
                "disqualifier-attached",
                BAKERIES,
                "Disqualifier applied: No night shift",
                *("fit", "disqualifiers", "no-night-shift"),
                direction="narrows",
            ),
        ),
        event(commit("2025-01-02", "Begin"), *BORN.changes, must("born with it", "market")),
        event(commit("2024-01-02", "Another life"), must("long ago", "market")),
    )
    found = row_changes(Provenance(timeline=history), playbook(), "bakeries")
    assert {row: (change.day.isoformat(), change.reason) for row, change in found.items()} == {
        ("criteria", "shops"): ("2026-03-01", "Nine is fine."),
        ("disqualifiers", "no-night-shift"): ("2026-01-15", "Disqualifier applied: No night shift"),
    }


def test_a_disqualifier_that_was_itself_changed_since_says_that() -> None:
    history = timeline(
        event(
            commit("2026-05-01", "Relax", "They hire nights."),
            change_summary(
                "disqualifier-relaxed", "disqualifier/no-night-shift", "x", "when", direction="widens"
            ),
        ),
        event(
            commit("2025-01-02", "Begin"),
            change_summary("disqualifier-added", "disqualifier/no-night-shift", "x"),
        ),
    )
    found = row_changes(Provenance(timeline=history), playbook(), "bakeries")
    assert list(found.values()) == [RowChange(history.events[0].day, "They hire nights.")]
    born = timeline(*history.events[1:])
    assert row_changes(Provenance(timeline=born), playbook(), "bakeries") == {}


def test_the_leaders_page_shows_the_last_changes_of_who_qualifies_but_not_the_first_commit() -> None:
    history = timeline(
        event(commit("2026-04-02", "Words"), change_summary("wording-changed", BAKERIES, "x")),
        *(event(commit(f"2026-0{month}-01", f"{month}"), must(f"to {month}")) for month in (4, 3, 2, 1)),
        BORN,
    )
    rows = recent_boundary_changes(playbook(), Provenance(timeline=history))
    assert [(row.change.says, row.entry.text, row.entry.url) for row in rows] == [
        ("to 4", "Bakeries", "icp/bakeries/"),
        ("to 3", "Bakeries", "icp/bakeries/"),
        ("to 2", "Bakeries", "icp/bakeries/"),
    ]
    assert rows[0].url == f"changes/2026/#c-{history.events[1].commit.short}"
    assert recent_boundary_changes(playbook(), Provenance(timeline=timeline(BORN))) == ()
    assert recent_boundary_changes(playbook(), Provenance(timeline=None)) == ()


def test_the_home_page_shows_what_changed_for_readers_but_not_wording_alone() -> None:
    history = timeline(
        event(commit("2026-04-02", "Comma"), change_summary("wording-changed", BAKERIES, "x")),
        event(
            commit("2026-03-02", "Say it"),
            change_summary("objection-changed", "segment/wholesale", "Too dear"),
        ),
        event(commit("2026-04-01", "Widen"), must("to 4")),
        BORN,
    )
    rows = news(playbook(), Provenance(timeline=history))
    assert [(row.change.says, row.short) for row in rows] == [
        ("to 4", history.events[2].commit.short),
        ("Too dear", history.events[1].commit.short),
    ]
    assert news(playbook(), Provenance(timeline=timeline(BORN))) == ()
    assert news(playbook(), Provenance(timeline=None)) == ()


def test_the_home_page_holds_no_more_than_a_reader_who_was_away_would_read() -> None:
    many = (event(commit("2026-04-01", f"{number}"), must(f"to {number}")) for number in range(NEWS + 5))
    assert len(news(playbook(), Provenance(timeline=timeline(*many, BORN)))) == NEWS
