"""What is new, by role and in a seller's words: never a word that is not true of the playbook of today."""

from functools import cache
from pathlib import Path

import pytest

from icp_playbook.diff import CATALOGUE, ChangeSummary
from icp_playbook.playbook import Playbook, load
from icp_playbook.timeline import Event
from icp_playbook.views.events import READERS, NewsRow, news_by_role
from icp_playbook.views.events.seller_words import WORDS
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles import ROLES
from tests.playbooks.copies import MINIMAL, PlaybookCopy
from tests.timeline.sample_events import change_summary, commit, event, timeline

BAKERIES = "profile/bakeries"
BORN = event(commit("2025-01-02", "Begin"), change_summary("profile-added", BAKERIES, "ICP added: Bakeries"))
WIDER = change_summary("must-widened", BAKERIES, "Shops: 2 to 9", "fit", "must", "bakes", "when")
FIRST = change_summary("must-widened", BAKERIES, "Shops: 2 to 5", "fit", "must", "bakes", "when")
HEADLINE = change_summary(
    "message-changed", "segment/grown-bakeries", "Headline: new", "messaging", "headline"
)


@cache
def playbook() -> Playbook:
    """The minimal playbook."""
    loaded = load(MINIMAL).playbook
    assert loaded is not None
    return loaded


def rows(*events: Event) -> tuple[NewsRow, ...]:
    """The news that a history has."""
    return news_by_role(playbook(), Provenance(timeline=timeline(*events, BORN)))


def says(row: NewsRow) -> str:
    """What the first line of a row says."""
    return row.lines[0].says


def test_a_change_is_in_a_sellers_words_without_a_word_for_its_kind() -> None:
    (row,) = rows(event(commit("2026-04-01", "Wider"), WIDER))
    assert says(row) == "Bakeries asks for less now: Shops: 2 to 9"
    assert (row.lines[0].chip, row.lines[0].tone) == ("", "")
    assert row.lines[0].entry.url == "icp/bakeries/"


def test_what_changed_again_since_is_not_said_to_be_so_now() -> None:
    latest, older = rows(
        event(commit("2026-04-01", "Again"), WIDER), event(commit("2026-03-01", "Once"), FIRST)
    )
    assert says(latest) == "Bakeries asks for less now: Shops: 2 to 9"
    assert (says(older), older.lines[0].chip) == ("Shops: 2 to 5", "Who qualifies")


def test_a_later_change_of_its_wording_or_of_another_must_leaves_it_true() -> None:
    other = change_summary("must-widened", BAKERIES, "Ovens: 1", "fit", "must", "ovens", "when")
    worded = change_summary("wording-changed", BAKERIES, "Name: reads otherwise", "fit", "must", "bakes")
    found = rows(
        event(commit("2026-04-02", "Other"), other, worded), event(commit("2026-03-01", "Once"), FIRST)
    )
    assert says(found[1]) == "Bakeries asks for less now: Shops: 2 to 5"


@pytest.mark.parametrize(
    "change",
    [
        change_summary("persona-added", "persona/gone", "Persona added: Gone"),
        change_summary("disqualifier-removed", "disqualifier/no-night-shift", "Disqualifier removed: Night"),
        change_summary("tier-changed", "playbook/playbook", "Tier 1: reads otherwise", "tiers", "one"),
    ],
    ids=["of an entry that is gone", "of one that is back", "of a kind without such words"],
)
def test_what_no_sentence_is_true_of_keeps_its_own(change: ChangeSummary) -> None:
    (row,) = rows(event(commit("2026-04-01", "It"), change))
    assert says(row) == change.sentence


def test_the_title_of_a_change_is_not_repeated() -> None:
    added = change_summary("must-added", BAKERIES, "Must added: Has a till", "fit", "must", "till")
    (row,) = rows(event(commit("2026-04-01", "Till"), added))
    assert says(row) == "Check this before you pitch Bakeries: Has a till"


def test_each_role_reads_the_change_of_a_commit_that_matters_to_it() -> None:
    proof = change_summary("example-added", "example/one", "Example added: One")
    (row,) = rows(event(commit("2026-04-01", "Both"), proof, WIDER, HEADLINE))
    read = {reader: one.says for one in row.lines for reader in one.readers}
    assert read["sales-development"] == "Bakeries asks for less now: Shops: 2 to 9"
    assert read["leader"] == read["new-hire"] == read["sales-development"]
    assert "customer-success" not in read
    (row,) = rows(event(commit("2026-04-01", "Words"), HEADLINE, proof))
    read = {reader: one.says for one in row.lines for reader in one.readers}
    assert "Headline: new" in read["marketer"]
    assert read["leader"] == "Example added: One"
    assert row.readers == tuple(reader for reader in READERS if reader in read)


def test_how_lists_are_read_comes_last_and_in_one_sentence_for_who_imports_them() -> None:
    words = [
        change_summary(
            "field-reading-changed",
            "fields/fields",
            f"{id_}, {word}: removed {word}",
            "fields",
            id_,
            "values",
        )
        for id_, word in [("country", "Austrian"), ("country", "Danish"), ("has_oven", "yes"), ("gone", "x")]
    ]
    numbers = change_summary("field-reading-changed", "fields/fields", "Numbers: added comma", "numbers")
    (row,) = rows(event(commit("2026-04-01", "Words"), *words, numbers))
    assert [one.says for one in row.lines] == [
        "Lists are read differently: Country, Own oven, gone and Numbers"
    ]
    assert row.readers == ("marketer", "leader", "new-hire")
    (row,) = rows(event(commit("2026-04-01", "Both"), *words, HEADLINE))
    assert "Headline: new" in row.lines[0].says
    assert row.lines[0].readers == ("sales-development", "account-executive", "marketer", "new-hire")


def test_a_decision_is_for_who_acts_on_what_it_is_about_and_who_made_it(tmp_path: Path) -> None:
    loaded = load(PlaybookCopy.of(MINIMAL, tmp_path / "it").decided().root).playbook
    assert loaded is not None
    found = news_by_role(loaded, Provenance())
    assert found
    for row in found:
        decision = loaded.decisions[row.row.short.removeprefix("d-")]
        assert row.lines[0].says == " ".join(decision.decision.split())
        assert {"leader", "new-hire"} <= set(row.readers)
        assert decision.decided is not None
        assert ("customer-success" in row.readers) == ("customer-success" in decision.decided.by)
        assert row.lines[0].chip == (
            "Decision" if decision.status == "accepted" else f"Decision, {decision.status}"
        )


def test_every_role_with_a_page_can_be_chosen_and_every_sentence_is_of_a_change_there_is() -> None:
    assert list(READERS) == [role.id for role in ROLES]
    assert WORDS.keys() <= CATALOGUE.keys()
