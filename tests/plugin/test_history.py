"""History on a built site: pages made without Markdown, old addresses, the feed in the head, the switch."""

import shutil
from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.site.page import Element
from tests.site.rewriting import rendered
from tests.timeline.example_timeline import example_timeline
from tests.timeline.mkdocs_with_history import take_example
from tests.timeline.sample_repository import sample_repository

ROOT = Path(__file__).parents[2]


def build_with_history(project: Project) -> BuiltSite:
    """Builds a project with the sample history in place of git's."""
    result = project.mkdocs("build", "--strict", first=take_example)
    assert result.returncode == 0, result.stderr
    return BuiltSite(project.root / "site")


def seen(element: Element) -> list[str]:
    """Tags, attributes and texts in order."""
    return [f"<{part.tag} {sorted(part.attributes.items())}> {part.text}" for part in element.walk()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The minimal playbook with the sample history."""
    return build_with_history(Project.of(MINIMAL, tmp_path_factory.mktemp("history") / "project"))


def test_a_year_rendered_without_markdown_is_what_markdown_would_have_made(site: BuiltSite) -> None:
    playbook = load(MINIMAL).playbook
    assert playbook is not None
    made = build(playbook, find_look(MINIMAL), "", example_timeline(playbook))
    for year in (2026, 2025):
        text = next(str(file.content) for file in made.files if file.uri == f"changes/{year}.md")
        markdown = rendered({"page": text.split("\n---\n", 1)[1]})["page"].one(id="pb-content")
        page = site.content(f"changes/{year}/")
        assert len(page.all(cls="ch-event")) > 10
        assert seen(page) == seen(markdown)


def test_pages_of_history_stay_out_of_search_and_the_sidebar_names_the_first(site: BuiltSite) -> None:
    found = {place.partition("#")[0] for place in site.search()}
    assert "changes/" in found
    assert [place for place in found if place.startswith(("changes/2", "segments/saas-agencies"))] == []
    assert "Tidy the clinic pitch" not in str(site.search())
    sidebar = [link.text for link in site.page("/").one("nav", "md-nav--primary").all("a", "md-nav__link")]
    assert sidebar.count("Changes") == 1
    assert not {"2026", "Agencies that resell"} & set(sidebar)


def test_the_head_names_the_feed_where_there_is_one(site: BuiltSite) -> None:
    for url, way in (("changes/", "feed.xml"), ("changes/2026/", "../feed.xml")):
        assert site.page(url).one("link", type="application/atom+xml")["href"] == way
    assert site.page("/").all("link", type="application/atom+xml") == []
    assert (site.root / "changes/feed.xml").read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize("option", ["false", "true"])
def test_history_can_be_switched_off(project: Project, option: str) -> None:
    project.edit("mkdocs.yml", "  - icp-playbook\n", f"  - icp-playbook: {{history: {option}}}\n")
    site = project.built()
    off = "History is switched off for this site." in site.content("changes/").text
    assert off == (option == "false")
    assert (site.root / "api/changes.json").is_file() == (option == "true")


def test_a_site_shows_the_history_of_git(tmp_path: Path) -> None:
    project = Project(sample_repository(tmp_path))
    for name in ("mkdocs.yml", "docs"):
        copy = shutil.copytree if (MINIMAL / name).is_dir() else shutil.copy
        copy(MINIMAL / name, project.root / name)
    site = project.built()
    assert "Below 30 people nobody renews." in site.content("changes/").text
    assert len(site.content("examples/doughs/").all(cls="ch-tombstone")) == 1
    assert [event["subject"] for event in site.json("api/changes.json")["events"]][:1] == ["Drop an example"]
