"""What no commit holds is named on every build, and refused where only committed content may be published."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from icp_playbook.git import NoCommits, uncommitted_files
from tests.history.repositories import git
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import BuiltSite, Project

LINE = "as committed: "


@pytest.fixture
def committed(tmp_path: Path) -> Project:
    """The minimal playbook with a page of its own, all of it committed."""
    made = Project.of(MINIMAL, tmp_path / "repository/gtm")
    made.write("docs/own.md", "# Own\n").write("site_templates/assets/own.css", "/* own */\n")
    git(made.root.parent, "init", "-q")
    return commit(made)


def commit(project: Project) -> Project:
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "All")
    return project


def found(project: Project, *places: str) -> list[str]:
    return uncommitted_files(project.root, [project.root / place for place in places or ("icp", "docs")])


def test_all_kinds_of_differences_are_found(committed: Project) -> None:
    assert found(committed) == []
    committed.write("docs/own.md", "# Edited\n").write("docs/new/er.md", "# New\n").write("docs/.hidden", "")
    (committed.root / "icp/signals/second-shop.yaml").unlink()
    (committed.root / "docs/link.md").symlink_to("own.md")
    git(committed.root, "add", "docs/new/er.md")  # what is staged is not committed
    assert found(committed) == [
        "gtm/docs/link.md", "gtm/docs/new/er.md", "gtm/docs/own.md", "gtm/icp/signals/second-shop.yaml",
    ]  # fmt: skip
    assert found(committed, "icp/playbook.yaml", "docs/new") == ["gtm/docs/new/er.md"]


def test_what_git_ignores_is_published_all_the_same(committed: Project) -> None:
    commit(committed.write(".gitignore", "ignored.md\n"))
    committed.write("docs/ignored.md", "# Ignored\n")
    assert found(committed) == ["gtm/docs/ignored.md"]


def test_what_a_checkout_changes_is_no_edit(committed: Project) -> None:
    page, content = committed.root / "docs/own.md", b"\x89PNG large"
    printed = subprocess.run(["sha256sum"], input=content, capture_output=True, check=True).stdout
    pointer = printed[:64].decode()
    committed.write(
        "docs/picture.png", f"version https://git-lfs.github.com/spec/v1\noid sha256:{pointer}\nsize 10\n"
    )
    commit(committed)
    (committed.root / "docs/picture.png").write_bytes(content)
    page.write_bytes(b"# Own\r\n")
    assert found(committed) == []
    (committed.root / "docs/picture.png").write_bytes(content + b"!")
    assert found(committed) == ["gtm/docs/picture.png"]


def test_places_outside_of_the_repository_are_held_by_no_commit(committed: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/page.md").write_text("# Page\n", "utf-8")
    assert uncommitted_files(committed.root, [tmp_path / "elsewhere"]) == [
        str(tmp_path / "elsewhere/page.md")
    ]


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(NoCommits):
        uncommitted_files(tmp_path, [])


def test_a_build_names_what_is_not_committed_in_one_line(committed: Project) -> None:
    assert LINE not in committed.mkdocs("build", "--strict").stderr
    committed.write("docs/own.md", "# Edited\n").write("site_templates/assets/own.css", "/* edited */\n")
    committed.edit("icp/signals/second-shop.yaml", "name: ", "name: New ").write("docs/new.md", "# New\n")
    result = committed.mkdocs("build", "--strict")
    assert result.returncode == 0, result.stderr
    (line,) = [line for line in result.stderr.splitlines() if LINE in line]
    assert line.endswith(
        "4 files are not as committed: gtm/docs/new.md, gtm/docs/own.md, "
        "gtm/icp/signals/second-shop.yaml and 1 more; this build publishes them"
    )


@pytest.mark.parametrize("way", ["option", "variable"])
def test_strict_content_refuses_and_leaves_the_site(committed: Project, way: str) -> None:
    variables: dict[str, Any] = {"PLAYBOOK_STRICT_CONTENT": "1"} if way == "variable" else {}
    if way == "option":
        committed.edit("mkdocs.yml", "  - icp-playbook\n", "  - icp-playbook: {strict_content: true}\n")
        commit(committed)
    before = committed.built(**variables).files()
    committed.write("docs/new.md", "# New\n")
    result = committed.mkdocs("build", **variables)
    assert result.returncode == 1
    assert "1 file is not as committed: gtm/docs/new.md" in result.stderr
    assert "commit them, or build without --strict-content" in result.stderr
    assert "Traceback" not in result.stderr
    assert BuiltSite(committed.root / "site").files() == before


def test_strict_content_needs_a_repository(tmp_path: Path) -> None:
    project = Project.of(MINIMAL, tmp_path / "project")
    result = project.mkdocs("build", PLAYBOOK_STRICT_CONTENT="1")
    assert result.returncode == 1
    assert "nobody can tell what is committed: the playbook is not in a git repository" in result.stderr
    assert not (project.root / "site").exists()
