"""What a strict content security policy refuses is in no page, whatever the theme is asked for."""

import re

import pytest

from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.site.page import Element, inlined, parse

FEATURES = (
    "announce.dismiss",
    "content.tabs.link",
    "content.code.copy",
    "navigation.instant",
    "navigation.instant.progress",
    "navigation.tabs",
    "navigation.footer",
    "toc.follow",
)
OWN = """\
# Rates

| Left | Middle | Right |
|:-----|:------:|------:|
| a    | b      | c     |

=== "Bread"

    Rye.

=== "Cake"

    Plum.
"""
MAIN = """\
{% extends "base.html" %}
{% block announce %}New prices{% endblock %}
{% block outdated %}An old version{% endblock %}
"""
TABS = "  - pymdownx.tabbed: {alternate_style: true}\n"
EXTRA = """\
extra:
  version: {provider: mike}
  consent: {title: Cookies, description: We use none.}
  scope: /
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site whose theme is asked for everything that it writes as inline scripts."""
    project = Project.of(MINIMAL, tmp_path_factory.mktemp("full") / "project")
    features = "".join(f"    - {name}\n" for name in FEATURES)
    project.edit("mkdocs.yml", "    - navigation.indexes\n", f"    - navigation.indexes\n{features}")
    palettes = "  palette:\n" + "".join(
        f"    - {{scheme: {scheme}, toggle: {{icon: material/weather-night, name: Switch}}}}\n"
        for scheme in ("default", "slate")
    )
    project.edit("mkdocs.yml", "  font: false\n", f"  font: false\n  custom_dir: theme\n{palettes}")
    project.edit("mkdocs.yml", "  - attr_list\n", f"  - attr_list\n{TABS}")
    project.write("mkdocs.yml", project.text("mkdocs.yml") + EXTRA)
    project.write("docs/rates.md", OWN).write("theme/main.html", MAIN)
    return project.built()


def pages(site: BuiltSite) -> dict[str, Element]:
    """Every page, the one for what is not found included."""
    return {
        path.relative_to(site.root).as_posix(): parse(path.read_text("utf-8"), well_formed=False)
        for path in site.root.rglob("*.html")
    }


def test_no_page_of_the_example_has_scripts_styles_or_handlers_in_its_html(example_site: BuiltSite) -> None:
    found = pages(example_site)
    assert {"404.html", "index.html", "icp/saas/index.html", "fit/index.html"} <= set(found)
    assert {name: refused for name, page in found.items() if (refused := inlined(page))} == {}


def test_neither_has_a_page_of_a_theme_that_is_asked_for_everything(full: BuiltSite) -> None:
    found = pages(full)
    assert {name: refused for name, page in found.items() if (refused := inlined(page))} == {}
    scripts = {
        script["src"].split("/")[-1] for script in full.page("rates/").all("script") if script.get("src")
    }
    assert {"head.js", "tabs.js", "announce.js", "outdated.js", "consent.js"} <= scripts


def test_a_page_without_tabs_loads_no_script_for_them(full: BuiltSite) -> None:
    assert not [one for one in full.page("icp/bakeries/").all("script") if one.get("src").endswith("tabs.js")]


def test_columns_of_an_own_table_stand_as_they_were_aligned(full: BuiltSite) -> None:
    cells = full.page("rates/").one("tbody").all("td")
    assert [cell.get("align") for cell in cells] == ["left", "center", "right"]


def test_every_script_of_a_page_is_a_file_of_the_site(full: BuiltSite) -> None:
    for name, page in pages(full).items():
        for script in page.all("script"):
            if source := script.get("src"):
                file = (
                    full.root / source.lstrip("/")
                    if source.startswith("/")
                    else full.root / name / ".." / source
                )
                assert file.resolve().is_file(), (name, source)


def test_no_stylesheet_asks_for_more_than_the_site_and_small_pictures_in_itself(full: BuiltSite) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in full.root.rglob("*.css")}
    found = {
        address.split(",")[0].split(";")[0]
        for text in sheets.values()
        for address in re.findall(r"url\([\"']?([^\"')]+)", text)
    }
    assert found == {"data:image/svg+xml"}
    assert not [name for name, text in sheets.items() if "@import" in text]


def test_there_is_a_class_for_every_whole_percent(full: BuiltSite) -> None:
    text = (full.root / "assets/percent.css").read_text("utf-8")
    rules = re.findall(r"\.pb-(low|high)-(\d+) \{ --(\w+): (\d+); \}", text)
    assert all((name, number) == (other, value) for name, number, other, value in rules)
    assert sorted(rules) == sorted((end, str(n), end, str(n)) for end in ("low", "high") for n in range(101))
