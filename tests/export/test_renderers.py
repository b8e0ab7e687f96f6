"""The exported tree, built by what else reads an mkdocs.yml: every page is there, and says the same."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.export.test_export import exported
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
    moves_links: bool = False
    """Whether it takes links in HTML as relative to the file, so that they lead a folder too far."""


RENDERERS = (
    Renderer("MkDocs + MaterialX", ("mkdocs", "build", "--strict"), "materialx"),
    Renderer("ProperDocs + MaterialX", ("properdocs", "build", "--strict"), "materialx", "properdocs.yml"),
    Renderer("Zensical", ("zensical", "build", "--strict"), "material", moves_links=True),
)


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


@pytest.mark.long
@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)
def test_another_renderer_does_what_the_documents_say(
    renderer: Renderer, environment: Path, tree: Path, example_site: BuiltSite, tmp_path: Path
) -> None:
    copy = tmp_path / "tree"
    shutil.copytree(tree, copy)
    settings = (copy / "mkdocs.yml").read_text("utf-8")
    named = settings.replace("  name: material\n", f"  name: {renderer.theme}\n", 1)
    (copy / "mkdocs.yml").unlink()
    (copy / renderer.file).write_text(f"site_url: {HERE}\n{named}", "utf-8")
    command: list[str | Path] = [environment / "bin/python", "-m", *renderer.command]
    result = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    site = BuiltSite(copy / "site")
    assert site.urls() == example_site.urls()
    assert site.words() == example_site.words()
    assert bool(site.dead_links(HERE)) == renderer.moves_links
    listed = re.findall("<loc>(.*?)</loc>", (site.root / "sitemap.xml").read_text("utf-8"))
    assert set(listed) == {HERE + url.lstrip("/") for url in site.urls()}


def test_the_documents_name_each_renderer_that_is_tried() -> None:
    text = (ROOT / "docs/publishing.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+?) \|", text.partition("## Other renderers")[2], re.MULTILINE)
    assert set(rows) >= {"MkDocs + Material", *(renderer.name for renderer in RENDERERS)}
