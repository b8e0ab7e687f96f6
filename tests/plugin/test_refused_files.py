"""What MkDocs would copy from `docs_dir` without a look: refused, by name, and the site before stands."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project

SORTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link out": (
        lambda place: place.symlink_to("../../secret.txt"),
        "is a link that points outside the project",
    ),
    "a link to a device": (
        lambda place: place.symlink_to("/dev/zero"),
        "is a link that points outside the project",
    ),
    "a link to itself": (lambda place: place.symlink_to(place.name), "is a link that leads back to itself"),
    "a pipe": (os.mkfifo, "is a named pipe, not a regular file"),
}


@pytest.mark.parametrize("name", ["picture.png", "page.md"])
@pytest.mark.parametrize("sort", SORTS)
def test_an_own_file_that_is_none_stops_the_build(tmp_path: Path, sort: str, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    project = Project.of(MINIMAL, tmp_path / "project")
    project.write("site/index.html", "the site before")
    plant, sentence = SORTS[sort]
    plant(project.root / "docs" / name)
    result = project.mkdocs("build")
    assert result.returncode == 1
    assert f"`docs/{name}` {sentence}" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in (project.root / "site").iterdir()] == ["index.html"]


def test_an_unresolved_merge_conflict_is_not_published(tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "project")
    project.write("docs/fine.md", "Title\n=======\n\n    <<<<<<< as git writes it\n")
    project.write("docs/page.md", "# Ours\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n")
    result = project.mkdocs("build")
    assert result.returncode == 1
    assert "`page.md` in `docs_dir`, line 3: an unresolved merge conflict" in result.stderr
    assert "fine.md" not in result.stderr
    assert not (project.root / "site").exists()


def test_a_link_that_stays_in_the_project_is_published(tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "project")
    project.write("pictures/real.png", "a picture")
    (project.root / "docs/picture.png").symlink_to("../pictures/real.png")
    assert project.mkdocs("build").returncode == 0
    assert project.text("site/picture.png") == "a picture"
