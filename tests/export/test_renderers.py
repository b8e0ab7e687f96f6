"""The exported tree, built by what else reads an mkdocs.yml: every page is there, and says the same."""

import html
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import pytest

from tests.export.hostile import with_hostile_pages
from tests.export.test_export import exported
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project
from tests.sharing import Shared

ROOT = Path(__file__).parents[2]
HERE = "https://ropewalk.example/icp/"


@dataclass(frozen=True)
class Renderer:
    """A program that builds a site of a tree; what the documents call it, how it is run, and its theme."""

    name: str
    command: tuple[str, ...]
    theme: str
    file: str = "mkdocs.yml"


RENDERERS = (
    Renderer("MkDocs + MaterialX", ("mkdocs", "build"), "materialx"),
    Renderer("ProperDocs + MaterialX", ("properdocs", "build"), "materialx", "properdocs.yml"),
    Renderer("Zensical", ("zensical", "build"), "material"),
)

UNENCODED = [("what? why#1/", f"{HERE}what?%20why%231/")]
"""Page and canonical address of what Zensical does not encode: a question mark in the name of a page."""


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with all the renderers, at the versions that were tried."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip: list[str | Path] = [folder / "bin/python", "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", ROOT / "constraints-renderers.txt"], check=True)

    return Shared(tmp_path_factory.getbasetemp()).folder("renderers", make)


@pytest.fixture(scope="module")
def tree(example: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported tree of the example playbook."""
    tree = tmp_path_factory.mktemp("exported") / "tree"
    result = exported(example, tree)
    assert result.returncode == 0, result.stderr
    return tree


def rendered(
    renderer: Renderer, environment: Path, tree: Path, folder: Path, strict: bool = True
) -> BuiltSite:
    """The site that a renderer makes of a copy of a tree; with `strict` it must give no warning."""
    copy = folder / "tree"
    shutil.copytree(tree, copy)
    settings = (copy / "mkdocs.yml").read_text("utf-8")
    named = settings.replace("  name: material\n", f"  name: {renderer.theme}\n", 1)
    assert "\nstrict: true\n" in named
    if not strict:
        named = named.replace("\nstrict: true\n", "\n")
    (copy / "mkdocs.yml").unlink()
    (copy / renderer.file).write_text(f"site_url: {HERE}\n{named}", "utf-8")
    command: list[str | Path] = [environment / "bin/python", "-m", *renderer.command]
    result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return BuiltSite(copy / "site")


@pytest.mark.long
@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_another_renderer_does_what_the_documents_say(
    renderer: Renderer, environment: Path, tree: Path, example_site: BuiltSite, tmp_path: Path
) -> None:
    site = rendered(renderer, environment, tree, tmp_path)
    assert site.urls() == example_site.urls()
    assert site.words() == example_site.words()
    assert site.lost_links(HERE) == []
    listed = re.findall("<loc>(.*?)</loc>", (site.root / "sitemap.xml").read_text("utf-8"))
    assert set(map(html.unescape, listed)) == {HERE + url.lstrip("/") for url in site.urls()}


def led_to(site: BuiltSite, url: str) -> list[str]:
    """Where the links and pictures of an article lead, in order."""
    article = site.page(url).one("article", "md-content__inner")
    links = [found for element in article.walk() if (found := element.get("href") or element.get("src"))]
    return [unquote(urljoin(HERE + quote(url.removeprefix("/")), link)) for link in links]


@pytest.mark.long
@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_links_of_own_pages_lead_where_they_do_in_the_site(
    renderer: Renderer, environment: Path, tmp_path: Path
) -> None:
    project = with_hostile_pages(Project.of(MINIMAL, tmp_path / "project"))
    assert exported(project, tmp_path / "exported").returncode == 0
    tree, strict = tmp_path / "exported", renderer.name != "Zensical"  # which takes some code for links
    site, built = rendered(renderer, environment, tree, tmp_path, strict), project.built()
    assert site.urls() == built.urls()
    assert site.lost_links(HERE) == ([] if strict else UNENCODED)
    assert {url: led_to(site, url) for url in site.urls()} == {
        url: led_to(built, url) for url in built.urls()
    }


def test_the_documents_name_each_renderer_that_is_tried() -> None:
    text = (ROOT / "docs/publishing.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \|", text.partition("## Other renderers")[2], re.MULTILINE)
    assert set(rows) >= {"MkDocs + Material", *(renderer.name for renderer in RENDERERS)}
