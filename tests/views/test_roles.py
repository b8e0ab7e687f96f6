"""Pages by role: each gathers from the entries what its reader uses."""

import datetime

from icp_playbook.fit import compile_playbook
from icp_playbook.model.settings import Term
from icp_playbook.playbook import Playbook, load
from icp_playbook.views.glossary import words
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.ready_filters import FilterMaker
from icp_playbook.views.roles.account_executive import account_executive_view
from icp_playbook.views.roles.customer_success import customer_success_view
from icp_playbook.views.roles.index import ROLES, role_index
from icp_playbook.views.roles.leader import leader_view
from icp_playbook.views.roles.marketer import marketer_view
from icp_playbook.views.roles.new_hire import new_hire_view
from icp_playbook.views.roles.product import product_view
from icp_playbook.views.roles.sales_development import sales_development_view
from tests.playbooks.copies import PlaybookCopy
from tests.timeline.sample_events import change_summary, commit, event, timeline


def linked(copy: PlaybookCopy) -> Playbook:
    """The playbook of a copy."""
    playbook = load(copy.root).playbook
    assert playbook is not None
    return playbook


def test_the_index_leads_to_every_role(minimal: PlaybookCopy) -> None:
    links = role_index(linked(minimal)).roles
    assert [(link.text, link.url) for link in links] == [(role.name, f"{role.id}/") for role in ROLES]


def test_every_segment_has_its_call_sheet_on_the_pages_of_those_who_sell(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    wanted = [f"../../segments/{id_}/call/" for id_ in playbook.segments]
    for view in (sales_development_view(playbook), account_executive_view(playbook)):
        assert [row.call for icp in view.calls for row in icp.rows] == wanted


def test_signals_stand_with_the_strongest_first(minimal: PlaybookCopy) -> None:
    points = [row.points for row in sales_development_view(linked(minimal)).signals]
    assert points == sorted(points, reverse=True)


def test_needs_are_counted_by_the_segments_that_lean_on_their_proof(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    for row in product_view(playbook).needs:
        profile = next(one for one in playbook.profiles.values() if row.need in one.needs)
        proof = next(value.proof for value in profile.value_propositions if value.id == row.need.value)
        leaning = [one for one in playbook.segments.values() if set(one.proof) & set(proof)]
        assert [link.text for link in row.segments] == [one.name for one in leaning]
        assert len(row.segments) <= row.of


def test_marketing_success_and_leadership_see_every_icp(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    names = [profile.name for profile in playbook.profiles.values()]
    maker = FilterMaker(playbook, compile_playbook(playbook), datetime.date(2026, 11, 30))
    assert [one.icp.text for one in marketer_view(maker, playbook).briefs] == names
    assert [one.icp.text for one in customer_success_view(playbook).icps] == names
    assert [one.icp.text for one in leader_view(playbook, Provenance()).icps] == names
    assert [one.icp.text for one in new_hire_view(playbook).icps] == names


def test_a_leader_sees_what_falls_due_first_and_who_has_not_reviewed(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    view = leader_view(playbook, Provenance())
    days = [day for _, _, day in view.due]
    assert days == sorted(days)
    for row, profile in zip(view.icps, playbook.profiles.values(), strict=True):
        assert len(row.missing) == len(set(playbook.settings.review.functions) - set(profile.review.by))


def test_everyday_words_are_not_looked_for() -> None:
    term = Term(term="Must", means="A condition.", aliases=("must-have", "hard requirement", "KO"))
    assert words(term) == ["hard requirement", "KO"]
    assert words(Term(term="Champion", means="Argues for us.", aliases=("coach",))) == ["Champion"]


def test_without_a_history_nothing_is_said_to_be_new(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    shown = Provenance(timeline=None)
    assert sales_development_view(playbook, provenance=shown).news.rows == ()
    assert product_view(playbook).news.rows == ()


def test_a_role_reads_on_its_page_what_it_acts_on_in_its_words(minimal: PlaybookCopy) -> None:
    playbook = linked(minimal)
    wider = change_summary(
        "must-widened", "profile/bakeries", "Shops: 2 to 9", "fit", "must", "bakes", "when"
    )
    proof = change_summary("example-added", "example/one", "Example added: One")
    born = event(
        commit("2025-01-02", "Begin"),
        change_summary("profile-added", "profile/bakeries", "ICP added: Bakeries"),
    )
    history = timeline(event(commit("2026-04-01", "Both"), proof, wider), born)
    shown = Provenance(timeline=history)
    (row,) = sales_development_view(playbook, provenance=shown).news.rows
    assert row.line.says == "Bakeries asks for less now: Shops: 2 to 9"
    assert row.line.entry.url == "../../icp/bakeries/"
    assert customer_success_view(playbook, shown).news.rows == ()
    assert sales_development_view(playbook, "bakeries").news.rows == ()
