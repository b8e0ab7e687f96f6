"""The ICP pages of the example playbook: what a reader finds on each, and in which order."""

import pytest

from icp_playbook.model import ROLES, Profile
from icp_playbook.model.fit import steps
from icp_playbook.playbook import Playbook, load
from icp_playbook.values import say_money
from tests.plugin.project import BuiltSite, Project
from tests.site.page import Element, plain

ICPS = ("saas", "ecommerce", "manufacturing", "healthcare", "logistics")
FIGURES: dict[str, dict[str, tuple[str, ...]]] = {
    "saas": {
        "employees": ("50–200",),
        "revenue": ("$5M–$20M",),
        "tools": ("Slack", "HubSpot", "Salesforce"),
        "growth": ("funded", "hiring", "sales", "marketing"),
        "where": ("North America", "Western Europe"),
        "pains": ("onboarding", "connect"),
        "buying": ("founder", "head of growth"),
    },
    "ecommerce": {
        "employees": ("10–50",),
        "revenue": ("$1M–$5M",),
        "tools": ("Shopify", "Klaviyo", "Google Ads"),
        "growth": ("paid ads", "range"),
        "where": ("global", "North America", "UK"),
        "pains": ("manual", "fulfilment", "acquisition"),
        "buying": ("workload", "conversion"),
    },
    "manufacturing": {
        "employees": ("200–500",),
        "revenue": ("$50M–$200M",),
        "tools": ("ERP", "cloud"),
        "growth": ("distribution", "automation"),
        "where": ("North America",),
        "pains": ("downtime", "schedul", "compliance"),
        "buying": ("operations", "finance"),
    },
    "healthcare": {
        "employees": ("50–100",),
        "revenue": ("$10M–$30M",),
        "tools": ("scheduling", "EHR"),
        "growth": ("specialist", "clinic"),
        "where": ("US", "EU"),
        "pains": ("HIPAA", "GDPR", "schedul", "overloaded"),
        "buying": ("clinic manager", "medical director"),
    },
    "logistics": {
        "employees": ("100–300",),
        "revenue": ("$20M–$50M",),
        "tools": ("fleet management", "spreadsheet"),
        "growth": ("route", "warehouse", "fleet"),
        "where": ("North America", "EU"),
        "pains": ("margin", "fuel", "visib"),
        "buying": ("price", "ROI", "operations manager"),
    },
}
"""ICP → what its page must say: the five worked examples of the field's literature."""


@pytest.fixture(scope="module")
def playbook(example: Project) -> Playbook:
    """The example playbook as data."""
    playbook = load(example.root).playbook
    assert playbook is not None
    return playbook


def read(site: BuiltSite, icp: str) -> Element:
    """An ICP's page without the print sheet, which repeats it."""
    content = site.content(f"icp/{icp}/")
    for sheet in content.all("section", "pb-sheet"):
        assert sheet.parent is not None
        sheet.parent.children.remove(sheet)
    return content


def section(page: Element, heading: str) -> Element:
    """The section or box that a heading opens."""
    box = page.one(id=heading).parent
    assert box is not None
    return box


def position(page: Element, **wanted: str) -> int:
    """Where an element stands on the page."""
    found = page.all(wanted.pop("tag", ""), wanted.pop("cls", ""), **wanted)
    return list(page.walk()).index(found[0])


@pytest.mark.parametrize("icp", ICPS)
def test_the_figures_of_the_worked_example_are_on_the_page(example_site: BuiltSite, icp: str) -> None:
    text = read(example_site, icp).text.casefold()
    missing = {
        name: [words for words in figures if words.casefold() not in text]
        for name, figures in FIGURES[icp].items()
    }
    assert {name: words for name, words in missing.items() if words} == {}


@pytest.mark.parametrize("icp", ICPS)
def test_a_page_answers_in_the_order_of_the_questions(example_site: BuiltSite, icp: str) -> None:
    page = read(example_site, icp)
    order = [
        position(page, tag="h1"),
        position(page, cls="pb-lead"),
        position(page, cls="pb-meta"),
        position(page, cls="pb-strip"),
        *(position(page, id=name) for name in ("in", "out", f"picture-{icp}-title")),
        *(
            position(page, id=name)
            for name in ("judge", "committee", "needs", "act", "company", "fit", "evidence")
        ),
        position(page, cls="pb-pager"),
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("icp", ICPS)
def test_a_page_shows_its_state_and_its_owner(example_site: BuiltSite, playbook: Playbook, icp: str) -> None:
    profile, page = playbook.profiles[icp], read(example_site, icp)
    state = page.one(cls="pb-meta")
    assert profile.status.capitalize() in state.text
    assert profile.review.last is not None
    assert state.all("time")[0]["datetime"] == profile.review.last.isoformat()
    assert state.one("a", href=f"mailto:{profile.owner}").text == profile.owner


@pytest.mark.parametrize("icp", ICPS)
def test_in_and_out_list_every_must_and_every_disqualifier(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    profile, page = playbook.profiles[icp], read(example_site, icp)
    musts = [item.text for item in section(page, "in").all("li")]
    assert len(musts) == len(profile.fit.must)
    for must, text in zip(profile.fit.must, musts, strict=True):
        assert text.startswith(must.label or "")
        assert text.endswith(plain(must.why))
    outs = section(page, "out").all("li")
    assert [out.one("a")["href"] for out in outs] == [
        f"../../disqualifiers/{id_}/" for id_ in profile.fit.disqualifiers
    ]
    for id_, out in zip(profile.fit.disqualifiers, outs, strict=True):
        entry = playbook.disqualifiers[id_]
        assert out.text == plain(f"{entry.name} Ask: {entry.ask[0]}".replace(f"{entry.name} ", entry.name))


@pytest.mark.parametrize("icp", ICPS)
def test_fit_shows_every_criterion_with_its_points_and_its_why(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    fit, page = playbook.profiles[icp].fit, read(example_site, icp)
    for row in fit.score:
        shown = page.one("tbody", id=f"criterion-{row.id}")
        assert row.label in shown.text
        assert plain(row.why) in shown.text
        assert [cell.text for cell in shown.all(cls="pb-points")] == [
            f"{'+' if band.points > 0 else ''}{band.points}" for band in steps(row)
        ]


@pytest.mark.parametrize("icp", ICPS)
def test_the_committee_has_a_card_for_every_seat_and_covers_every_role(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    profile, page = playbook.profiles[icp], read(example_site, icp)
    cards = section(page, "committee").all("article")
    assert [card.one("a")["href"] for card in cards] == [
        f"../../personas/{seat.persona}/" for seat in profile.committee
    ]
    for seat, card in zip(profile.committee, cards, strict=True):
        assert plain(seat.wants) in card.text
        assert plain(seat.blocks) in card.text
    assert {seat.role for seat in profile.committee} == set(ROLES)


@pytest.mark.parametrize("icp", ICPS)
def test_every_need_stands_beside_what_we_say_and_what_proves_it(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    profile, page = playbook.profiles[icp], read(example_site, icp)
    values = {value.id: value for value in profile.value_propositions}
    proofs = {proof.id: proof for proof in profile.proof}
    for need in profile.needs:
        row = next(row for row in page.all("article", "pb-need") if row.all(id=f"need-{need.id}"))
        for text in (need.pain, need.goal, need.kpi, need.blocker, values[need.value].says):
            assert plain(text) in row.text
        for proof in values[need.value].proof:
            assert plain(proofs[proof].says) in row.text
            assert plain(proofs[proof].source) in row.text


@pytest.mark.parametrize("icp", ICPS)
def test_when_to_act_names_the_signals_and_a_play_for_every_tier_and_level(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    act = section(read(example_site, icp), "act")
    assert [link["href"] for link in act.all("a") if "/signals/" in link["href"]] == [
        f"../../signals/{id_}/" for id_ in playbook.profiles[icp].signals
    ]
    grid, settings = act.one("table", "pb-grid"), playbook.settings
    plays = {play.id: play.label for play in settings.plays}
    assert [[cell.text for cell in row.all("td")] for row in grid.all("tr")[1:]] == [
        [plays[settings.grid[tier.id][level.id]] for level in settings.levels] for tier in settings.tiers
    ]


@pytest.mark.parametrize("icp", ICPS)
def test_the_picture_names_who_is_out_and_who_decides(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    profile: Profile = playbook.profiles[icp]
    pictures = read(example_site, icp).all("svg", "pb-picture")
    assert len(pictures) == 2
    for picture in pictures:
        title, words = (picture.one(id=id_) for id_ in picture["aria-labelledby"].split())
        assert (picture["role"], title.tag, words.tag) == ("img", "title", "desc")
        assert profile.name in title.text
        for id_ in profile.fit.disqualifiers:
            assert playbook.disqualifiers[id_].name in words.text
        for seat in profile.committee:
            assert playbook.personas[seat.persona].name in words.text
        assert len(picture.all("rect", "pb-picture__edge")) == 1


@pytest.mark.parametrize("icp", ICPS)
def test_invented_evidence_is_marked_where_it_stands(
    example_site: BuiltSite, playbook: Playbook, icp: str
) -> None:
    profile, page = playbook.profiles[icp], read(example_site, icp)
    evidence = section(page, "evidence")
    invented = [profile.evidence.illustrative]
    invented += [figure.illustrative for figure in profile.evidence.figures]
    invented += [talk.illustrative for talk in profile.evidence.interviews]
    assert all(invented)
    assert len(evidence.all(cls="pb-chip--illustrative")) == len(invented)
    for figure, row in zip(profile.evidence.figures, evidence.all("table")[0].all("tr")[1:], strict=True):
        assert f"{figure.sample:,}" in [cell.text for cell in row.all("td")]
        assert plain(figure.source) in row.text
    assert "fictional company" in page.one(cls="pb-notice").text


def test_the_comparison_has_a_column_for_every_icp(example_site: BuiltSite, playbook: Playbook) -> None:
    table = example_site.content("icp/").one("table", "pb-compare")
    head, *rows = table.all("tr")
    assert [link["href"] for link in head.all("a")] == [f"{icp}/" for icp in ICPS]
    cells = {row.one("th").text: [cell.text for cell in row.all("td")] for row in rows}
    profiles = [playbook.profiles[icp] for icp in ICPS]
    assert cells["Employees"] == ["{}–{}".format(*(p.firmographics.employees or ())) for p in profiles]
    assert cells["Revenue"] == [
        "–".join(say_money(x, "USD") for x in p.firmographics.revenue or ()) for p in profiles
    ]
    assert cells["Where"] == [plain(p.firmographics.geography) for p in profiles]
    assert cells["Tools that show fit"] == [plain(" · ".join(p.technographics.shows_fit)) for p in profiles]
    assert cells["Sales cycle"] == ["{}–{} days".format(*(p.buying.cycle or ())) for p in profiles]
    assert cells["Who signs"] == [plain(p.buying.signs) for p in profiles]
    assert all(all(texts) for texts in cells.values())
    assert "Growth" in cells
