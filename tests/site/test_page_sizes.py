"""No page of a playbook of a thousand entries is too large, and what it leaves out stands on another page."""

import datetime
import html
import re
from collections import Counter
from urllib.parse import urldefrag, urljoin

import pytest

from icp_playbook.lint import CheckedPlaybook
from icp_playbook.model import sections
from icp_playbook.playbook import Key, Playbook
from icp_playbook.search.health import health_parts
from icp_playbook.search.roles import roles
from icp_playbook.site import Renderer, Results, Site, build, find_look
from icp_playbook.views.call_sheets import call_url
from icp_playbook.views.entries.example import example_index
from icp_playbook.views.entries.inputs import PageInputs
from icp_playbook.views.entries.segment import segment_index
from icp_playbook.views.example_verdicts import evaluate_examples
from icp_playbook.views.health import health_view
from icp_playbook.views.health import part_url as state_url
from icp_playbook.views.health.parts import health_part_view
from icp_playbook.views.provenance import Provenance
from icp_playbook.views.roles import CUT_ROLES, part_url, role_url
from icp_playbook.views.routes import route
from tests.site.thousand_pages import ROOT, thousand

LIMIT, FRAME = 150_000, 17_500
"""Bytes of a page, and what the theme puts around it."""
ENTRIES = re.compile(r"(segments|personas|signals|disqualifiers|examples|decisions|icp)/(?!index\.md)")
BASE = "https://github.com/example/icp-playbook/edit/main/"


@pytest.fixture(scope="module")
def grown() -> tuple[Playbook, CheckedPlaybook]:
    """A thousand entries, and findings of every rule."""
    return thousand()


@pytest.fixture(scope="module")
def site(grown: tuple[Playbook, CheckedPlaybook]) -> Site:
    """Its site, nothing of it rendered yet."""
    playbook, checked = grown
    return build(
        playbook,
        find_look(ROOT),
        BASE,
        None,
        results=Results(lambda: checked),
        renderer=Renderer(own_search=True),
    )


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """The pages that list entries, and of the entries one page of each kind."""
    lists = [uri for uri in site.pages if not ENTRIES.match(uri)]
    ones = [
        next(uri for uri in site.pages if uri.startswith(f"{kind.url}/") and ENTRIES.match(uri))
        for kind in sections()
    ]
    wanted = {*lists, *ones}
    return {file.uri: str(file.content) for file in site.files if file.uri in wanted}


def test_no_page_is_larger_than_the_limit(pages: dict[str, str]) -> None:
    sizes = {uri: len(text.encode()) + FRAME for uri, text in pages.items()}
    assert len(sizes) > 150
    assert {uri: size for uri, size in sizes.items() if size > LIMIT} == {}


def targets(pages: dict[str, str], uri: str) -> set[str]:
    """The addresses that a page leads to, from the root of the site, without anchors."""
    base = "/" + uri.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"
    found = (html.unescape(href) for href in re.findall(r'<a [^>]*?href="([^"]*)"', pages[uri]))
    return {urldefrag(urljoin(base, href)).url.removeprefix("/") for href in found}


def test_pages_by_role_lead_to_every_segment_by_way_of_its_icp(
    pages: dict[str, str], grown: tuple[Playbook, CheckedPlaybook]
) -> None:
    playbook, _ = grown
    for role in CUT_ROLES:
        parts = {icp: part_url(role, icp) for icp in playbook.profiles}
        assert {*parts.values()} <= targets(pages, f"{role_url(role)[:-1]}.md")
        for icp, url in parts.items():
            there = targets(pages, f"{url[:-1]}.md")
            own = {id_ for id_, segment in playbook.segments.items() if segment.icp == icp}
            assert {
                id_ for id_ in playbook.segments if {route(Key("segment", id_)), call_url(id_)} & there
            } == own


def test_the_state_leads_to_that_of_each_icp_with_all_its_segments(
    pages: dict[str, str], grown: tuple[Playbook, CheckedPlaybook]
) -> None:
    playbook, _ = grown
    parts = [state_url(icp) for icp in (*playbook.profiles, "")]
    assert {*parts} <= targets(pages, "health.md")
    there = set().union(*(targets(pages, f"{url[:-1]}.md") for url in parts))
    missing = {route(key) for key, entry in playbook.entries() if entry.review.last} - there
    assert missing == set()


def test_the_counts_of_the_whole_take_in_what_other_pages_list(
    grown: tuple[Playbook, CheckedPlaybook],
) -> None:
    playbook, checked = grown
    view = health_view(playbook, checked, BASE)
    parts = [health_part_view(playbook, checked, BASE, icp) for icp in (*playbook.profiles, "")]
    for shown, unlisted, theirs in (
        (
            Counter(row.overdue_after for row in view.due if row.overdue_after),
            view.unlisted_reviews,
            [row.overdue_after for part in parts for row in part.due],
        ),
        (
            Counter(row.ages_from for row in view.dated if row.ages_from),
            view.unlisted_evidence,
            [row.ages_from for part in parts for row in part.dated],
        ),
    ):
        for item in unlisted.split():
            day, number = item.split("*")
            shown[datetime.date.fromisoformat(day)] += int(number)
        assert shown == Counter(day for day in theirs if day)
    assert [part.gaps for part in view.parts] == [sum(table.gaps for table in part.tables) for part in parts]
    rows = [link.text for part in parts for table in part.tables for link, _, _ in table.rows]
    used = {id_ for id_, profile in playbook.profiles.items() if profile.status != "retired"}
    assert sorted(rows) == sorted(one.name for one in playbook.segments.values() if one.icp in used)


def test_a_long_table_numbers_the_options_of_its_filters(grown: tuple[Playbook, CheckedPlaybook]) -> None:
    playbook, _ = grown
    inputs = PageInputs(playbook, Provenance(), evaluate_examples(playbook))
    for view in (segment_index(inputs), example_index(inputs)):
        assert view.long
        options = [(each.name, value) for each in view.filters for value, _ in each.options]
        for row in view.rows:
            chosen = {options[int(number)] for number in row.numbers.split()}
            named = {(name, value) for name, ids in row.facets.items() for value in ids.split()}
            assert chosen == named & {*options}
            assert ("icp", row.facets["icp"]) in chosen


def test_search_finds_the_pages_that_a_page_was_cut_into(
    site: Site, grown: tuple[Playbook, CheckedPlaybook]
) -> None:
    playbook, _ = grown
    found = {document.url for document in (*roles(playbook), *health_parts(playbook))}
    made = {uri.removesuffix(".md") + "/" for uri in site.pages if re.match(r"roles/.*/|health/", uri)}
    assert len(made) == 4 * 20 + 21
    assert made <= found
