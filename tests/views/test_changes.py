"""Events as readers see them: in what words, in what order, how much of them, with which links."""

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from icp_playbook.decisions import MOVE_KINDS, MOVE_WORDS
from icp_playbook.history import EarlierCommit, Person
from icp_playbook.model import HistoryPolicy
from icp_playbook.playbook import Playbook, load
from icp_playbook.timeline import Event
from icp_playbook.views.changes.pages import LATEST, changes_view, months
from icp_playbook.views.events.events import EventView, event_view, event_views
from icp_playbook.views.events.records import event_records
from icp_playbook.views.forge import Forge, forge_of
from icp_playbook.views.provenance import Provenance
from tests.playbooks.copies import MINIMAL
from tests.timeline.sample_events import (
    TOM,
    change_summary,
    commit,
    event,
    key,
    moved,
    read_problem,
    timeline,
)

BAKERIES = "profile/bakeries"


@cache
def playbook() -> Playbook:
    """The minimal playbook."""
    loaded = load(MINIMAL).playbook
    assert loaded is not None
    return loaded


def seen(one: Event, **more: object) -> EventView:
    """The view of an event of the minimal playbook."""
    return event_view(playbook(), timeline(one, **more), Forge(), one)


def widened(sentence: str = "Shops: 2–5 → 2–9") -> Event:
    """A change of who qualifies for the bakeries."""
    change = change_summary("must-widened", BAKERIES, sentence, "fit", "must", "shops", direction="widens")
    return event(commit("2026-10-03", "Widen", "Nine is fine."), change)


FORGES = {
    "https://github.com/oven/playbook": (
        "https://github.com/oven/playbook/commit/abc",
        "https://github.com/oven/playbook/pull/7",
        "pull request #",
    ),
    "https://github.com/oven/playbook.git/": (
        "https://github.com/oven/playbook/commit/abc",
        "https://github.com/oven/playbook/pull/7",
        "pull request #",
    ),
    "https://gitlab.oven.example/a/b": (
        "https://gitlab.oven.example/a/b/-/commit/abc",
        "https://gitlab.oven.example/a/b/-/merge_requests/7",
        "merge request !",
    ),
    "https://bitbucket.org/a/b": (
        "https://bitbucket.org/a/b/commits/abc",
        "https://bitbucket.org/a/b/pull-requests/7",
        "pull request #",
    ),
    "https://codeberg.org/a/b": (
        "https://codeberg.org/a/b/commit/abc",
        "https://codeberg.org/a/b/pulls/7",
        "pull request #",
    ),
    "https://git.example/a/b": ("", "", "pull request #"),
    "javascript:alert(1)//github": ("", "", "pull request #"),
    "https://[github": ("", "", "pull request #"),
    "": ("", "", "pull request #"),
}


@pytest.mark.parametrize("repository", FORGES)
def test_a_commit_and_a_request_are_linked_where_the_host_is_known(repository: str) -> None:
    forge = forge_of(HistoryPolicy(), repository)
    assert (forge.commit("abc"), forge.request(7), forge.noun) == FORGES[repository]


def test_the_playbooks_own_patterns_win() -> None:
    policy = HistoryPolicy(commits="https://a.example/{hash}", pull_requests="https://a.example/r/{number}")
    forge = forge_of(policy, "https://github.com/oven/playbook")
    assert (forge.commit("abc"), forge.request(7)) == ("https://a.example/abc", "https://a.example/r/7")


def test_an_event_says_who_why_and_where_it_came_in() -> None:
    made = commit(
        "2026-10-03",
        "Widen",
        "Nine is fine.",
        author=Person("Ana Ruiz", "ana@oven.example"),
        co_authors=(TOM,),
        pull_request=12,
    )
    found = event_view(
        playbook(), timeline(), forge_of(HistoryPolicy(), "https://github.com/a/b"), event(made)
    )
    assert [(one.text, one.url) for one in found.people] == [
        ("Ana Ruiz", "mailto:ana@oven.example"),
        ("Tom Falk", ""),
    ]
    assert found.request is not None
    assert (found.request.text, found.request.url) == ("pull request #12", "https://github.com/a/b/pull/12")
    assert (found.commit.text, found.commit.url) == (made.short, f"https://github.com/a/b/commit/{made.hash}")
    assert (found.why, found.stated) == ("Nine is fine.", True)


def test_an_event_is_grouped_by_entry_with_the_weightiest_change_first() -> None:
    one = event(
        commit("2026-10-03", "Two things"),
        change_summary("wording-changed", "persona/owner", "Summary: reads otherwise"),
        change_summary("wording-changed", BAKERIES, "Definition: reads otherwise", name="Bakeries"),
        change_summary("must-narrowed", BAKERIES, "Shops: 2–9 → 2–5", direction="narrows", name="Bakeries"),
    )
    assert [(entry.name, entry.url, [line.chip for line in entry.lines]) for entry in seen(one).entries] == [
        ("Bakeries", "icp/bakeries/", ["Narrows", "Wording"]),
        ("Owner", "personas/owner/", ["Wording"]),
    ]
    assert seen(one).tones == (("narrows", "Narrows"),)
    assert seen(one).loud


def test_an_old_id_counts_for_todays_entry_and_a_deleted_one_has_no_page() -> None:
    one = event(
        commit("2026-10-03", "Long ago"),
        change_summary("wording-changed", "persona/boss", "Goals: reads otherwise", name="Boss"),
        change_summary("segment-removed", "segment/kiosks", "Segment removed: Kiosks", name="Kiosks"),
    )
    names = {key("persona/owner"): "Owner", key("segment/kiosks"): "Kiosks of the city"}
    found = seen(one, moved={key("persona/boss"): key("persona/owner")}, names=names)
    assert [(entry.key, entry.name, entry.url) for entry in found.entries] == [
        ("segment/kiosks", "Kiosks of the city", ""),
        ("persona/owner", "Owner", "personas/owner/"),
    ]


def test_a_commit_with_many_entries_is_summed_up_by_counts() -> None:
    many = [change_summary("persona-added", f"persona/p-{number}", "Persona added") for number in range(5)]
    one = event(
        commit("2026-10-03", "Begin"),
        *many,
        change_summary("profile-added", BAKERIES, "ICP added"),
        change_summary("tier-added", "playbook/playbook", "Tier added: A"),
    )
    assert seen(one).counts == ("playbook settings", "1 ICP", "5 personas")
    assert seen(event(commit("2026-10-03", "Less"), *many)).counts == ()


def test_a_decision_says_who_moved_from_where_to_where() -> None:
    one = Event(
        widened().commit,
        widened().changes,
        moves=(
            moved("crumb", "Crumb", "bakeries", "Tier 2", "Undecided", "answer-needed"),
            moved("doughs", "Doughs", "bakeries", "Outside", "A", "entered"),
            moved("crust", "Crust", "cafés", "A", "Outside", "left"),
        ),
    )
    assert [(it.name, it.url, it.icp, it.before, it.after, it.newly) for it in seen(one).moved] == [
        ("Crumb", "examples/crumb/", "Bakeries", "Tier 2", "Undecided", ""),
        ("Doughs", "examples/doughs/", "Bakeries", "Outside", "A", "newly qualifying"),
        ("Crust", "", "cafés", "A", "Outside", "no longer qualifying"),
    ]
    assert (
        seen(one).moved_totals
        == "in before, now one answer short (1), newly qualifying (1), no longer qualifying (1)"
    )
    alone = Event(one.commit, one.changes, moves=(one.moves or ())[:1])
    assert seen(alone).moved_totals == ""


def test_what_a_commit_undoes_or_repeats_is_said_in_full_and_in_part() -> None:
    day = datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)
    wide, names, deep = (EarlierCommit("0" * 40, "0" * 10, one, day) for one in ("Wide", "Names", "Deep"))
    part = replace(names, whole=False)
    relations: list[dict[str, Any]] = [
        {"undoes": (wide,)},
        {"undoes": (wide, part), "besides": True},
        {"undoes": (wide, names, deep)},
        {"repeats": (wide,)},
        {"undoes": (deep,), "repeats": (wide, names)},
    ]
    made = commit("2026-10-03", "Go back")
    views = [seen(event(made, **one)) for one in relations]
    assert ["".join(part.text for part in view.relation).strip() for view in views] == [
        "Undoes “Wide”, 4 Mar 2026.",
        "Undoes “Wide”, 4 Mar 2026. Undoes part of “Names”, 4 Mar 2026. It makes other changes as well.",
        "Undoes “Wide” (4 Mar 2026), “Names” (4 Mar 2026) and “Deep” (4 Mar 2026).",
        "The same change as “Wide”, 4 Mar 2026, which was made on another branch.",
        "Undoes “Deep”, 4 Mar 2026. The same change as “Wide” (4 Mar 2026) and “Names” (4 Mar 2026) "
        "together, which were made on another branch.",
    ]


def test_every_way_to_move_has_its_words() -> None:
    assert set(MOVE_WORDS) == set(MOVE_KINDS)
    assert len(set(MOVE_WORDS.values())) == len(MOVE_WORDS)


@pytest.mark.parametrize(
    ("verdicts", "note"),
    [
        ((), "None of the examples moved."),
        (None, "The examples could not be scored on both sides, so it is not known which verdicts changed."),
    ],
)
def test_a_boundary_that_moves_no_example_says_so(verdicts: tuple[()] | None, note: str) -> None:
    assert seen(Event(widened().commit, widened().changes, moves=verdicts)).moved_note == note
    quiet = event(
        commit("2026-10-03", "Quiet"), change_summary("wording-changed", BAKERIES, "reads otherwise")
    )
    assert seen(quiet).moved_note == ""


def test_an_unreadable_entry_is_reported_in_its_place() -> None:
    one = event(commit("2026-10-03", "Oops"), problems=(read_problem(BAKERIES, "could not be read: line 3"),))
    found = seen(one)
    assert (found.effect, found.tones, found.loud) == ("trouble", (("trouble", "Could not be read"),), False)
    assert found.entries[0].problems == ("could not be read: line 3",)


def test_controls_are_shown_as_such_and_endless_texts_are_cut() -> None:
    made = commit("2026-10-03", "a\x1b[31m\x00b\r\nc", "x" * 5000, author=Person("\u202eevil\x07"))
    found = seen(event(made))
    assert found.subject == "a\ufffd[31m\ufffdb c"
    assert found.people[0].text == "\u202eevil\ufffd"
    assert len(found.why) == 1200
    assert found.why.endswith("…")


def test_events_stand_by_day_the_latest_first_whatever_order_git_has() -> None:
    days = ("2026-03-01", "2026-05-01", "2025-12-31", "2026-05-01")
    history = timeline(*(event(commit(day, f"{number}")) for number, day in enumerate(days)))
    found = [view.subject for _, view in event_views(playbook(), history, Forge())]
    assert found == ["1", "3", "0", "2"]


def views_of(*shape: str) -> list[EventView]:
    """Views by letter: `L` changes who qualifies, the rest are quiet; one day each, newest first."""
    effects = {"L": "must-widened", "m": "message-changed", "w": "wording-changed"}
    return [
        seen(
            event(
                commit(f"2026-10-{28 - day:02}", f"{day}{letter}"),
                change_summary(effects[letter], BAKERIES, "x"),
            )
        )
        for day, letter in enumerate(shape)
    ]


def test_runs_of_quiet_events_are_folded_into_a_line() -> None:
    (month,) = months(views_of("L", "m", "w", "L", "m", "w", "w", "m", "L"))
    assert month.name == "October 2026"
    assert [(len(block.events), block.summary) for block in month.blocks] == [
        (1, ""),
        (1, ""),
        (1, ""),
        (1, ""),
        (4, "4 minor changes: 2 messaging, 2 wording"),
        (1, ""),
    ]


def test_the_last_change_of_who_qualifies_is_named_when_not_on_the_first_page() -> None:
    quiet = [
        event(commit("2026-10-03", f"Quiet {number}"), change_summary("wording-changed", BAKERIES, "x"))
        for number in range(LATEST)
    ]
    old = event(
        commit("2024-02-01", "Widen then"), change_summary("must-widened", BAKERIES, "x", direction="widens")
    )
    history = timeline(*quiet, old)
    provenance = Provenance(timeline=history)
    found = changes_view(playbook(), provenance, event_views(playbook(), history, Forge()))
    assert found.last_boundary is not None
    assert found.last_boundary.link.text == "Widen then"
    assert found.last_boundary.link.url == f"2024/#c-{old.commit.short}"
    assert [(link.text, link.url, link.note) for link in found.years] == [
        ("2026", "2026/", "20"),
        ("2024", "2024/", "1"),
    ]
    near = timeline(old)
    shown = changes_view(playbook(), Provenance(timeline=near), event_views(playbook(), near, Forge()))
    assert shown.last_boundary is None


def test_an_event_belongs_to_the_icps_that_its_entries_serve() -> None:
    icps_by_entry = {
        "profile/bakeries": ["bakeries"],
        "persona/owner": ["bakeries"],
        "disqualifier/no-night-shift": ["bakeries"],
        "example/crumb": ["bakeries"],
        "playbook/playbook": [],
        "segment/kiosks": [],
    }
    for entry, icps in icps_by_entry.items():
        history = timeline(event(commit("2026-10-03", "One"), change_summary("wording-changed", entry, "x")))
        (record,) = event_records(playbook(), history, event_views(playbook(), history, Forge()))
        assert (record["icps"], record["kinds"], record["effects"]) == (
            icps,
            [entry.partition("/")[0]],
            ["editorial"],
        )
