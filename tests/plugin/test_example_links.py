"""Links of the example site: every one leads somewhere, and what belongs together is linked."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from icp_playbook.model import every_kind, sections
from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.views.routes import route
from tests.plugin.project import BuiltSite, Project, ways
from tests.site.page import Element

REPOSITORY = "https://github.com/example/icp-playbook"
HERE = "https://site.example/sub/path/"


@pytest.fixture(scope="module")
def playbook(example: Project) -> Playbook:
    """The example playbook as data."""
    playbook = load(example.root).playbook
    assert playbook is not None
    return playbook


def links(element: Element, url: str) -> set[str]:
    """The pages that links within an element of the page at `url` lead to, from the root of the site."""
    return {
        urlsplit(urljoin(HERE + url, link["href"]))[2].removeprefix("/sub/path/") for link in element.all("a")
    }


def test_every_address_leads_to_a_file_of_the_site_and_every_anchor_to_an_element(
    example_site: BuiltSite,
) -> None:
    assert example_site.lost_links(HERE) == []


def test_only_links_to_the_repository_leave_the_site(example_site: BuiltSite) -> None:
    foreign = {
        way
        for url in example_site.urls()
        for way in ways(example_site.page(url))
        if urlsplit(way).scheme or way.startswith(("//", "/"))
    }
    assert {way for way in foreign if not way.startswith(REPOSITORY)} == set()


def test_an_id_stands_once_on_a_page(example_site: BuiltSite) -> None:
    for url in example_site.urls():
        ids = [element["id"] for element in example_site.content(url).walk() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), url


def test_every_entry_that_is_named_is_linked(example_site: BuiltSite, playbook: Playbook) -> None:
    for reference in playbook.references:
        if {reference.source.kind, reference.target.kind} <= every_kind().keys():
            url = route(reference.source)
            assert route(reference.target) in links(example_site.content(url), url), reference


def test_every_page_links_to_all_that_name_its_entry(example_site: BuiltSite, playbook: Playbook) -> None:
    for key, _ in playbook.entries():
        named_by = {
            route(source) for source in playbook.referrers.get(key, ()) if source.kind in every_kind()
        }
        found = links(example_site.content(route(key)), route(key))
        if "decisions/" in found:  # the page names the latest, and leads to all of them
            named_by = {url for url in named_by if not url.startswith("decisions/")}
        assert named_by - found == set(), key


def test_named_by_repeats_no_link_of_a_section(example_site: BuiltSite, playbook: Playbook) -> None:
    for key, _ in playbook.entries():
        page = example_site.content(route(key))
        for box in page.all(cls="pb-referrers"):
            links_above = {link["href"] for link in page.all("a")[: page.all("a").index(box.all("a")[0])]}
            crumbs = {link["href"] for link in page.one(cls="pb-crumbs").all("a")}
            again = {link["href"] for link in box.all("a")} & (links_above - crumbs)
            assert {href for href in again if not href.startswith("#")} == set(), key


def test_every_entry_is_in_the_index_of_its_kind(example_site: BuiltSite, playbook: Playbook) -> None:
    for kind, folder in ((kind.id, kind.url) for kind in sections()):
        listed = links(example_site.content(f"{folder}/"), f"{folder}/")
        assert {route(Key(kind, id_)) for id_ in playbook.by_kind[kind]} - listed == set()


def test_breadcrumbs_lead_home_and_to_the_index(example_site: BuiltSite, playbook: Playbook) -> None:
    for key, _ in playbook.entries():
        crumbs = example_site.content(route(key)).one(cls="pb-crumbs").all("a")
        assert [(crumb.text, crumb["href"]) for crumb in crumbs] == [
            (playbook.settings.name, "../../"),
            (every_kind()[key.kind].many, "../"),
        ]


def test_previous_and_next_walk_through_a_kind(example_site: BuiltSite, playbook: Playbook) -> None:
    for kind, entries in playbook.by_kind.items():
        walked, key = [], Key(kind, next(iter(entries)))
        while True:
            walked.append(key.id)
            pager = example_site.content(route(key)).one(cls="pb-pager")
            onward = pager.all("a", rel="next")
            if not onward:
                break
            back = urljoin(route(key), onward[0]["href"])
            key = Key(kind, back.strip("/").split("/")[-1])
            assert example_site.content(route(key)).one("a", rel="prev")["href"] == f"../{walked[-1]}/"
        assert walked == list(entries)


def test_the_edit_button_opens_the_yaml(example_site: BuiltSite, playbook: Playbook) -> None:
    for key, _ in playbook.entries():
        button = example_site.content(route(key)).one("a", rel="edit")
        assert button["href"] == f"{REPOSITORY}/edit/main/{playbook.paths[key]}"


def test_a_tag_leads_to_all_that_carry_it(example_site: BuiltSite, playbook: Playbook) -> None:
    tagged: dict[str, set[str]] = {}
    for key, entry in playbook.entries():
        for tag in entry.tags:
            tagged.setdefault(tag, set()).add(route(key))
            chip = next(a for a in example_site.content(route(key)).all("a", "pb-chip") if a.text == tag)
            assert chip["href"] == f"../../tags/#{tag}"
    assert tagged
    for tag, urls in tagged.items():
        box = example_site.content("tags/").one(id=tag).parent
        assert box is not None
        assert {url for url in links(box, "tags/") if url != "tags/"} == urls


def test_segments_carry_what_the_filters_ask_for(example_site: BuiltSite, playbook: Playbook) -> None:
    page = example_site.content("segments/")
    form = page.one("form", "pb-filters")
    offered = {
        select["name"]: [option["value"] for option in select.all("option") if option["value"]]
        for select in form.all("select")
    }
    assert list(offered) == ["icp", "signs", "persona", "industry", "stage", "business_model"]
    rows = page.one("table", id=form["data-filters"]).one("tbody").all("tr")
    assert len(rows) == len(playbook.segments)
    for row in rows:
        id_ = row.all("a")[0]["href"].strip("/")
        segment = playbook.segments[id_]
        assert row["data-icp"] == segment.icp
        for name in ("industry", "stage", "business_model"):
            values = row.get(f"data-{name}").split()
            assert values == list(segment.facets.get(name, ()))
            assert set(values) <= set(offered[name])


def _values_of(carrier: Element, name: str) -> list[str]:
    """The ids by which a row, or a seat in it, answers to a filter."""
    pairs = [pair.split("=") for pair in re.findall(r"[^ ,]+", carrier.get("data-pairs"))]
    return [*carrier.get(f"data-{name}").split(), *(value for key, value in pairs if key == name)]


@pytest.mark.parametrize("index", ["personas", "disqualifiers", "signals", "examples"])
def test_every_choice_of_a_filter_is_an_id_that_rows_carry(example_site: BuiltSite, index: str) -> None:
    page = example_site.content(f"{index}/")
    form = page.one("form", "pb-filters")
    rows = page.one("table", id=form["data-filters"]).one("tbody").all("tr")
    for select in form.all("select"):
        carried = {
            value
            for row in rows
            for carrier in (row, *row.all("li"))
            for value in _values_of(carrier, select["name"])
        }
        assert carried <= {option["value"] for option in select.all("option")}
        assert carried


def test_every_page_has_one_main_heading_and_its_title(example_site: BuiltSite) -> None:
    for url in example_site.urls():
        page = example_site.page(url)
        (heading,) = page.all("h1")
        title = page.all("title")[0].text
        assert url == "/" or title.startswith(heading.text), url
        assert not re.search(r"&(amp;)?#?\w+;", title), url
