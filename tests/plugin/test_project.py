"""What a project brings along: its own pages, its sidebar, its theme, its folders, its size."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import get_files

from icp_playbook.editors import FOLDER
from icp_playbook.model import layout
from icp_playbook.playbook import load
from icp_playbook.site.nav import SMALL
from tests.plugin.project import BuiltSite, Project
from tests.site.page import Element

ROLES = (
    *("Sales development", "Account executive", "Marketer", "Customer success"),
    *("Product", "Leader", "New hire"),
)


def configured(project: Project) -> MkDocsConfig:
    """The configuration as plugins leave it."""
    config = load_config(str(project.root / "mkdocs.yml"))
    changed: MkDocsConfig = config.plugins.on_config(config)
    changed.plugins.on_pre_build(config=changed)
    changed.plugins.on_shutdown()
    return changed


def sidebar(site: BuiltSite) -> list[str]:
    """The titles in the sidebar, in order."""
    nav = site.page("/").one("nav", "md-nav--primary")
    return [link.text for link in nav.all("a", "md-nav__link")]


@pytest.mark.parametrize(
    ("file", "address"), [("glossary.md", "glossary/"), ("onboarding/index.md", "onboarding/")]
)
def test_the_projects_own_page_wins_over_one_of_the_same_name(
    project: Project, file: str, address: str
) -> None:
    project.write(f"docs/{file}", "# Our words\n\nAs we say them.\n")
    page = project.built().page(address)
    assert page.one("article", "md-content__inner").text.startswith("Our words")
    assert page.one(id="pb-content").tag == "article"  # of the theme, and not of a playbook


def test_an_own_page_at_the_address_of_another_is_reported(project: Project) -> None:
    project.write("docs/README.md", "# About these files\n")
    result = project.mkdocs("build", "--strict")
    assert result.returncode == 1
    assert (
        "`README.md` has the address of the playbook's `index.md` and is not shown: rename it"
        in result.stderr
    )


def test_the_projects_own_pages_follow_in_the_sidebar(project: Project) -> None:
    project.write("docs/first.md", "# First week\n\n[Bakeries](icp/bakeries.md)\n")
    project.write("mkdocs.yml", project.text("mkdocs.yml") + "nav: [{Start here: first.md}]\n")
    site, playbook = project.built(), load(project.root).playbook
    assert playbook is not None
    entries = {
        kind.many: [one.name for one in playbook.by_kind[kind.id].values()] for kind in playbook.sections
    }
    assert (entries["ICPs"], entries["Examples"]) == (["Bakeries"], ["Crumb", "Doughs"])
    assert sidebar(site) == [
        *("Home", "Fit", "By role", *ROLES, "Onboarding", "Practice"),
        *(name for many, names in entries.items() for name in (many, *names)),
        *(
            "Objections",
            "Toolkit",
            "Changes",
            "How an ICP is built here",
            "The state of the playbook",
            "Glossary",
            "Tags",
        ),
        "Start here",
    ]
    assert (
        site.page("first/").one("article", "md-content__inner").one("a", href="../icp/bakeries/").text
        == "Bakeries"
    )


def test_the_projects_theme_folder_wins_over_the_look(project: Project) -> None:
    project.edit("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: theme\n")
    project.write("theme/partials/copyright.html", "<p class='own'>Ours</p>")
    project.write("site_templates/overrides/partials/source.html", "<p class='repository'>Code</p>")
    page = project.built().page("/")
    assert page.one("p", "own").text == "Ours"
    assert {found.text for found in page.all("p", "repository")} == {"Code"}


def test_mkdocs_yml_may_stand_in_another_folder(project: Project) -> None:
    text = project.text("mkdocs.yml").replace("  - icp-playbook\n", "  - icp-playbook: {root: ..}\n")
    project.write("website/mkdocs.yml", text).write("website/docs/own.md", "# Own\n").remove("mkdocs.yml")
    site = project.built(folder="website")
    edit = site.content("icp/bakeries/").one("a", rel="edit")["href"]
    assert edit == "https://git.example/oven/playbook/edit/main/icp/profiles/bakeries.yaml"
    assert "own/" in [url.strip("/") + "/" for url in site.urls()]


def test_the_playbook_may_stand_below_mkdocs_yml(project: Project) -> None:
    for name in layout().tops:
        (project.root / "content").mkdir(exist_ok=True)
        project.rename(name, f"content/{name}")
    project.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {root: content}\n")
    edit = project.built().content("icp/bakeries/").one("a", rel="edit")["href"]
    assert edit == "https://git.example/oven/playbook/edit/main/content/icp/profiles/bakeries.yaml"


EDIT = {
    "no repository": ("", None),
    "GitHub, by MkDocs' own rule": (
        "repo_url: https://github.com/oven/playbook\n",
        "https://github.com/oven/playbook/edit/master/icp/profiles/bakeries.yaml",
    ),
}


@pytest.mark.parametrize("case", EDIT)
def test_every_edit_link_leads_to_the_yaml(project: Project, case: str) -> None:
    repo_url, expected = EDIT[case]
    project.edit(
        "mkdocs.yml", "repo_url: https://git.example/oven/playbook\nedit_uri: edit/main/\n", repo_url
    )
    project.edit("mkdocs.yml", "    - navigation.indexes\n", "    - content.action.edit\n")
    page = project.built().page("icp/bakeries/")
    found = {link["href"] for link in page.all("a", rel="edit")}
    assert found == ({expected} if expected else set())
    assert len(page.all("a", "md-content__button")) == (1 if expected else 0)


def test_a_preview_watches_the_yaml_and_the_look(project: Project) -> None:
    project.folder("site_templates/assets")
    watched = {Path(path).name for path in configured(project).watch}
    assert {*layout().tops, "site_templates"} <= watched


def test_a_preview_keeps_the_schemas_of_editors_fresh_and_does_not_watch_them(project: Project) -> None:
    made = project.root / FOLDER / "schemas/profile.schema.json"
    watched = configured(project).watch
    first = made.stat()
    assert [path for path in watched if made.is_relative_to(path)] == []
    configured(project)
    assert made.stat() == first
    project.copy("personas/owner.yaml", "personas/baker.yaml").edit(
        "personas/owner.yaml", "name: Owner", "nmae: O"
    )
    with pytest.raises(Abort):
        configured(project)
    assert '"enum": ["baker", "owner"]' in made.read_text("utf-8")


def test_a_file_knows_the_yaml_it_was_made_from(project: Project) -> None:
    config = configured(project)
    files = config.plugins.on_files(get_files(config), config=config)
    sources = {file.src_uri: file.edit_uri for file in files if file.edit_uri}
    assert sources["icp/bakeries.md"] == "icp/profiles/bakeries.yaml"
    assert sources["api/signal/second-shop.json"] == "icp/signals/second-shop.yaml"
    assert "index.md" not in sources


def test_an_old_id_leads_to_the_new_page(project: Project) -> None:
    site = project.built()
    old = site.page("icp/bakers/")
    assert old.one("meta", http_equiv="refresh")["content"] == "0; url=../bakeries/"
    assert old.one(id="pb-content").one("a")["href"] == "../bakeries/"
    assert {location for location in site.search() if location.startswith("icp/bakers/")} == set()
    assert "Bakeries" not in [link.text for link in old.all("a", "md-nav__link") if "bakers" in link["href"]]


def test_a_large_playbook_keeps_its_entries_out_of_the_sidebar_and_within_reach(project: Project) -> None:
    names = [f"owner-{number}" for number in range(SMALL)]
    for name in names:
        project.copy("personas/owner.yaml", f"personas/{name}.yaml")
    site = project.built()
    titles = sidebar(site)
    assert titles[titles.index("ICPs") :][:2] == ["ICPs", "Personas"]
    listed: Element = site.content("personas/").one("table", id="personas")
    linked = {link["href"] for link in listed.all("a")}
    found = site.search()
    for name in names:
        assert site.content(f"personas/{name}/").one("h1").text == "Owner"
        assert f"{name}/" in linked
        assert f"personas/{name}/" in found


def test_a_site_without_search_or_extensions_still_builds(project: Project) -> None:
    project.write(
        "mkdocs.yml",
        "site_name: Oven\ntheme: material\nplugins: [icp-playbook]\nstrict: true\n",
    )
    site = project.built()
    assert site.content("icp/bakeries/").one("h1").text == "Bakeries"
    assert [path for path in site.files() if path.endswith(("search_index.json", "search-data.js"))] == []


def test_the_theme_can_be_left_to_search(project: Project) -> None:
    project.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {search: theme}\n")
    site = project.built()
    files = site.files()
    assert "search/search_index.json" in files
    assert [path for path in files if path.endswith(("search-data.js", "pages-data.js"))] == []
    assert site.page("").one("input", "md-search__input")["name"] == "query"


def test_the_company_s_own_pages_are_found_unless_they_say_no(project: Project) -> None:
    project.write("docs/deals.md", "# How we close\n\nBy *handshake*.\n\n## Discounts\n\nNone.\n")
    project.write("docs/draft.md", "---\nsearch: {exclude: true}\n---\n# Not yet\n")
    found = project.built().search("pages-data")
    assert list(found) == ["deals/"]
    assert found["deals/"]["title"] == "How we close"
    assert found["deals/"]["answer"].startswith("By handshake.")
    assert found["deals/"]["words"] >= {"handshake", "discounts", "none"}
    assert found["deals/"]["answers"] == ["Discounts"]


def test_a_page_of_the_playbook_is_left_out_as_any_other_and_own_ones_without_a_place_are_named(
    project: Project,
) -> None:
    text = project.text("mkdocs.yml").partition("not_in_nav")[0]
    project.write("mkdocs.yml", text.replace("strict: true", "exclude_docs: tags.md\nnav: []"))
    project.write("docs/alone.md", "# Alone\n")
    result = project.mkdocs("build")
    assert result.returncode == 0, result.stderr
    named = result.stderr.partition('not included in the "nav" configuration:\n')[2]
    assert [line for line in named.splitlines() if line.startswith("  - ")] == ["  - alone.md"]
    urls = BuiltSite(project.root / "site").urls()
    assert ("tags/" in urls, "glossary/" in urls) == (False, True)


@pytest.mark.parametrize(("day", "packed"), [("0001-01-01", "1970-01-02"), ("9999-12-31", "2106-02-06")])
def test_a_playbook_reviewed_on_any_day_of_the_calendar_is_built(
    project: Project, day: str, packed: str
) -> None:
    for path in project.root.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("last: 2026-03-01", f"last: {day}"), "utf-8")
    files = project.built().files()
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
    seconds = int.from_bytes(files["sitemap.xml.gz"][4:8], "little")
    assert datetime.fromtimestamp(seconds, UTC).date().isoformat() == packed
