"""The exported tree: plain MkDocs makes the same site of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.processes import Result, run
from tests.site.page import Element, inlined


def exported(project: Project, *arguments: str | Path, folder: str = "") -> Result:
    """Runs `icp-playbook export` in a project."""
    environment = {name: value for name, value in os.environ.items() if name != "PLAYBOOK_REPO_URL"}
    return run("icp-playbook", ["export", *arguments], project.root / folder, environment)


def contents(folder: Path) -> dict[str, bytes]:
    """Path → content of every file of a folder."""
    return BuiltSite(folder).files()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the minimal playbook with pages, a theme and a sidebar of its own."""
    project = Project.of(MINIMAL, tmp_path / "project")
    project.write("docs/own.md", "# First week\n\n[Bakeries](icp/bakeries.md)\n\n| Day |\n|----:|\n| 1 |\n")
    project.write("docs/glossary.md", "# Our words\n\nAs we say them.\n")
    project.write("docs/files/sheet.csv", "a,b\n")
    project.write("theme/partials/copyright.html", "<p class='own'>Ours</p>")
    project.write("site_templates/overrides/partials/source.html", "<p class='repository'>Code</p>")
    project.write("site_templates/assets/brand.css", ".brand { color: blue }")
    project.edit("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: theme\n")
    project.write(
        "mkdocs.yml", project.text("mkdocs.yml") + "nav: [{Start here: own.md}]\nextra_css: [own.css]\n"
    )
    project.write("docs/own.css", ".own { color: red }")
    return project


OWN_WORDS = {"api/openapi.json", "llms.txt"}
"""The lines that offer Markdown under .md too, where the plugin copies it."""
OWN_SEARCH = {
    "assets/verdicts/verdicts-classic.js",
    *(f"assets/search/{name}.js" for name in ("search-data", "pages-data", "search-classic")),
}
"""What only the plugin makes."""
THEME_SEARCH = ("search/", "assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What only plain MkDocs has, as it has the theme's source maps: its own search."""

NAMED_BY_SECTION = {("How an ICP is built here", "Reference")}
"""A section that has no page of its own takes its first one for that, since it is the page of a folder."""


def seen(element: Element) -> Iterator[str]:
    """The text and elements of an article, with runs of whitespace collapsed."""
    yield f"{element.tag} {sorted(element.attributes.items())}"
    for child in element.children:
        if isinstance(child, Element):
            yield from seen(child)
        elif child.strip():
            yield " ".join(child.split())


def same(one: BuiltSite, other: BuiltSite) -> None:
    """Two sites have the same files and pages. In an exported tree the theme searches, without the plugin."""
    ours, theirs = one.files(), other.files()
    copies = {path for path in ours if path.endswith(".md")}
    assert {ours[path] == theirs[f"{path.removesuffix('.md')}.txt"] for path in copies} == {True}
    of_theme = {path for path in theirs if path.startswith(THEME_SEARCH) or path.endswith(".map")}
    assert sorted(ours.keys() - OWN_SEARCH - copies) == sorted(theirs.keys() - of_theme)
    for url in one.urls():
        ours_title, theirs_title = (site.page(url).one("head").all("title")[0].text for site in (one, other))
        article, copy = (site.page(url).one("article", "md-content__inner") for site in (one, other))
        assert ours_title == theirs_title
        assert list(seen(article)) == list(seen(copy)), url
        entries = list(zip(sidebar(one, url), sidebar(other, url), strict=True))
        assert [ours for (_, ours), (_, theirs) in entries if ours != theirs] == []
        assert {(ours, theirs) for (ours, _), (theirs, _) in entries if ours != theirs} == NAMED_BY_SECTION
        assert inlined(one.page(url)) == inlined(other.page(url)) == []
    pages = {path for path in ours if path.endswith(".html")} | {
        *OWN_SEARCH,
        *OWN_WORDS,
        *copies,
        "sitemap.xml.gz",
    }
    assert [path for path in ours.keys() - pages if ours[path] != theirs[path]] == []


def sidebar(site: BuiltSite, url: str) -> list[tuple[str, str]]:
    """The sidebar of a page."""
    nav = site.page(url).one("nav", "md-nav--primary")
    return [(link.text, link.get("href")) for link in nav.all("a", "md-nav__link")]


def plain_site(tree: Path) -> BuiltSite:
    """The site that plain MkDocs makes of an exported tree."""
    assert "- icp-playbook" not in (tree / "mkdocs.yml").read_text()
    return Project(tree).built()


def test_plain_mkdocs_makes_the_same_site_of_the_example(
    example: Project, example_site: BuiltSite, tmp_path: Path
) -> None:
    result = exported(example, tmp_path / "tree")
    assert (result.returncode, result.stdout) == (0, "")
    count = len(contents(tmp_path / "tree/docs"))
    assert (
        result.stderr == f"{count - 1} files written to {tmp_path / 'tree'}\n"
    )  # less the .gitkeep of docs_dir
    same(example_site, plain_site(tmp_path / "tree"))


def test_the_projects_own_pages_theme_and_sidebar_come_along(project: Project, tmp_path: Path) -> None:
    assert exported(project, tmp_path / "tree").returncode == 0
    built, plain = project.built(), plain_site(tmp_path / "tree")
    same(built, plain)
    page = plain.page("/")
    assert page.one("p", "own").text == "Ours"
    assert {found.text for found in page.all("p", "repository")} == {"Code"}
    assert plain.page("glossary/").one("article", "md-content__inner").text.startswith("Our words")
    sheets = [link["href"] for link in page.all("link", rel="stylesheet")]
    assert [sheet for sheet in sheets if sheet in ("assets/brand.css", "own.css")] == [
        "assets/brand.css",
        "own.css",
    ]
    assert (plain.root / "files/sheet.csv").is_file()


CONFIGURATIONS: dict[str, str] = {
    "plugins as a mapping": "theme: material\nplugins:\n  search: {lang: de}\n  icp-playbook: {}\n",
    "no plugin": "theme: {name: material}\nnav:\n",
    "functions by name": (
        "theme: {name: material}\nplugins: [search, icp-playbook]\nmarkdown_extensions:\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
    ),
}


@pytest.mark.parametrize("case", CONFIGURATIONS)
def test_settings_of_mkdocs_yml_are_kept(project: Project, tmp_path: Path, case: str) -> None:
    project.write("mkdocs.yml", "site_name: Oven\nstrict: true\n" + CONFIGURATIONS[case])
    result = exported(project, tmp_path / "tree")
    assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
    written: dict[str, Any] = yaml.load((tmp_path / "tree/mkdocs.yml").read_text(), yaml.UnsafeLoader)  # noqa: S506
    assert written["plugins"] == {"plugins as a mapping": [{"search": {"lang": "de"}}], "no plugin": []}.get(
        case, ["search"]
    )
    assert plain_site(tmp_path / "tree").content("icp/bakeries/").one("h1").text == "Bakeries"


def test_mkdocs_yml_may_stand_in_another_folder(project: Project, tmp_path: Path) -> None:
    text = project.text("mkdocs.yml").replace("  - icp-playbook\n", "  - icp-playbook: {root: ..}\n")
    project.write("website/mkdocs.yml", text).remove("mkdocs.yml")
    project.rename("docs", "website/docs").rename("theme", "website/theme")
    result = exported(project, tmp_path / "tree", folder="website")
    assert result.returncode == 0, result.stderr
    same(project.built(folder="website"), plain_site(tmp_path / "tree"))


def test_an_earlier_export_is_replaced_whole(project: Project, tmp_path: Path) -> None:
    assert exported(project, tmp_path / "tree").returncode == 0
    project.write("docs/late.md", "# Late\n").remove("docs/own.css").remove("docs/files")
    project.edit("icp/profiles/bakeries.yaml", "formerly: [bakers]\n", "")
    assert exported(project, tmp_path / "tree").returncode == 0
    fresh = tmp_path / "fresh"
    assert exported(project, fresh).returncode == 0
    assert contents(tmp_path / "tree") == contents(fresh)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "project", "tree"]


def test_an_empty_folder_is_filled(project: Project, tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    assert exported(project, tmp_path / "tree").returncode == 0
    assert (tmp_path / "tree/docs/icp/bakeries/README.md").is_file()


IN_THE_WAY = {
    "a foreign folder": (
        "elsewhere",
        "is not empty and was not written by an export",
        "name an empty or a new folder",
    ),
    "a file": ("elsewhere/file.txt", "is a file", "name a folder"),
    "the playbook": (".", "holds the playbook itself", "name a folder of its own"),
    "a folder around it": ("..", "holds the playbook itself", "name a folder of its own"),
    "a folder of the pages": (
        "docs/tree",
        "is in a folder that the site is made from",
        "name another folder",
    ),
    "a folder of entries": ("icp/tree", "is in a folder that the site is made from", "name another folder"),
    "below a file": (
        "elsewhere/file.txt/tree",
        "cannot be written: Not a directory",
        "name a place in a folder that can be written",
    ),
}


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_other_files_in_the_target_are_left_alone(project: Project, case: str) -> None:
    target, sentence, remedy = IN_THE_WAY[case]
    project.write("elsewhere/file.txt", "somebody's work")
    before = contents(project.root)
    result = exported(project, target)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: `{target}` {sentence}")
    assert result.stderr.endswith(f"  help: {remedy}\n")
    assert contents(project.root) == before


def test_content_with_errors_is_reported_and_the_earlier_export_stays(
    project: Project, tmp_path: Path
) -> None:
    assert exported(project, tmp_path / "tree").returncode == 0
    before = contents(tmp_path / "tree")
    project.edit("icp/profiles/bakeries.yaml", "signals: [second-shop]", "signals: [second-shp]")
    result = exported(project, tmp_path / "tree")
    assert (result.returncode, result.stderr) == (1, "1 error\n")
    assert result.stdout == (
        'icp/profiles/bakeries.yaml:102:11: error[unknown-reference] signal "second-shp" does not exist\n'
        '  help: did you mean "second-shop"?\n'
    )
    assert contents(tmp_path / "tree") == before


def could_not_run(project: Project, tmp_path: Path) -> str:
    """The message of an export that cannot run; it leaves nothing behind."""
    result = exported(project, tmp_path / "tree")
    assert (result.returncode, result.stdout) == (2, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project"]
    return result.stderr


def test_a_broken_template_is_reported_with_its_place(project: Project, tmp_path: Path) -> None:
    project.write("site_templates/pages/signal.md.j2", "one\n{{ nothing }}")
    assert could_not_run(project, tmp_path) == (
        "error: site_templates/pages/signal.md.j2:2: 'nothing' is undefined\n"
        "  help: fix the template, or remove it to use the one in the package\n"
    )


def test_urls_without_folders_are_refused_with_the_remedy(project: Project, tmp_path: Path) -> None:
    project.write("mkdocs.yml", project.text("mkdocs.yml") + "use_directory_urls: false\n")
    assert "help: remove `use_directory_urls` from mkdocs.yml" in could_not_run(project, tmp_path)


def test_without_mkdocs_yml_there_is_nothing_to_export(project: Project, tmp_path: Path) -> None:
    project.remove("mkdocs.yml")
    assert could_not_run(project, tmp_path) == (
        "error: `mkdocs.yml` is missing\n"
        "  help: run the command where mkdocs.yml is, or name it with --root\n"
    )


@pytest.mark.parametrize(
    "text", ["site_name: [\n", "docs_dir: 7\n", "site_name: Oven\nplugins: [nothing]\n", "- a\n"]
)
def test_a_broken_mkdocs_yml_gives_no_traceback(project: Project, tmp_path: Path, text: str) -> None:
    project.write("mkdocs.yml", text)
    error = could_not_run(project, tmp_path)
    assert "error: mkdocs.yml cannot be read" in error
    assert "help: run `mkdocs build` to see what is wrong" in error
    assert "Traceback" not in error


HOOK = """
def on_page_markdown(markdown, **_):
    return markdown + "\\n\\nSaid by a hook.\\n"
"""


def test_hooks_come_along(project: Project, tmp_path: Path) -> None:
    project.write("tools/hook.py", HOOK)
    project.write("mkdocs.yml", project.text("mkdocs.yml") + "hooks: [tools/hook.py]\n")
    assert exported(project, tmp_path / "tree").returncode == 0
    plain = plain_site(tmp_path / "tree")
    assert plain.page("own/").one("article", "md-content__inner").text.endswith("Said by a hook.")


APPLIED = """  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: upper}}
"""


def test_a_function_with_options_comes_along(project: Project, tmp_path: Path) -> None:
    project.edit("mkdocs.yml", "  - toc: {permalink: true}\n", APPLIED)
    project.write("docs/own.md", "# First week\n\n## Your team\n")
    assert exported(project, tmp_path / "tree").returncode == 0
    plain = plain_site(tmp_path / "tree")
    assert plain.page("own/").one("h2")["id"] == project.built().page("own/").one("h2")["id"]


def test_an_object_that_cannot_be_written_is_told_in_a_sentence(project: Project, tmp_path: Path) -> None:
    extra = "extra: {price: !!python/object/apply:decimal.Decimal ['1']}\n"
    project.write("mkdocs.yml", project.text("mkdocs.yml") + extra)
    result = exported(project, tmp_path / "tree")
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert result.stderr.startswith(
        "error: mkdocs.yml makes a `Decimal`, which cannot be written into another"
    )
    assert not (tmp_path / "tree").exists()


def test_values_of_the_environment_are_written_out(project: Project, tmp_path: Path) -> None:
    project.edit("mkdocs.yml", "site_name: Oven ICP Playbook", "site_name: !ENV [OVEN_NAME, Oven at home]")
    assert exported(project, tmp_path / "tree").returncode == 0
    assert "site_name: Oven at home\n" in (tmp_path / "tree/mkdocs.yml").read_text()


def test_a_link_out_of_the_project_is_not_exported(project: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("the secret")
    (project.root / "docs/key.md").symlink_to(tmp_path / "secret.md")
    result = exported(project, tmp_path / "tree")
    assert result.returncode == 2
    assert "key.md` is a link that points outside the project" in result.stderr
    assert not (tmp_path / "tree").exists()
