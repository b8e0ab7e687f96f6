"""No command starts a program that a clone names, and none asks a network."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.git.hostile import REMOTES, partial_clone, trapped
from tests.history.repositories import Step, git, repository
from tests.playbooks.copies import MINIMAL
from tests.plugin.project import Project
from tests.timeline.sample_repository import sample_repository

WHOLE = "run `git fetch --refetch --no-filter`, or clone again without `--filter`"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose history holds everything."""
    return sample_repository(tmp_path_factory.mktemp("source"))


def test_the_trap_springs_where_git_is_called_without_care(source: Path, tmp_path: Path) -> None:
    clone = partial_clone(source, tmp_path / "clone")
    sprung = trapped(clone, tmp_path, REMOTES["upload-pack"])
    with pytest.raises(AssertionError):
        git(clone, "cat-file", "blob", "HEAD~2:icp/playbook.yaml")
    assert sprung.exists()


@pytest.mark.parametrize("remote", REMOTES.values(), ids=REMOTES)
def test_a_partial_clone_is_named_and_nothing_is_fetched(source: Path, tmp_path: Path, remote: str) -> None:
    clone = partial_clone(source, tmp_path / "clone")
    sprung = trapped(clone, tmp_path, remote)
    result = run("history", "--root", str(clone))
    assert result.exit_code == 0
    assert "Turn away small night shifts" in result.stdout
    assert result.stderr.startswith("note: this clone is partial: the content of earlier files was left out")
    assert WHOLE in result.stderr
    compared = run("diff", "--root", str(clone), "HEAD~3")
    assert (compared.exit_code, compared.stdout) == (2, "")
    assert compared.stderr == (
        "error: this clone is partial and lacks what is asked for; "
        "nothing is fetched while a playbook is read\n"
        f"  help: {WHOLE}\n"
    )
    assert run("owners", "--root", str(clone)).exit_code == 0
    assert run("check", "--root", str(clone)).exit_code == 0
    assert not sprung.exists()


def test_a_whole_clone_starts_nothing_either(source: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(source), "clone")
    clone = tmp_path / "clone"
    before = run("history", "--root", str(clone)).stdout
    sprung = trapped(clone, tmp_path)
    assert run("history", "--root", str(clone)).stdout == before
    assert run("diff", "--root", str(clone), "HEAD~3").exit_code == 0
    assert run("diff", "--root", str(clone), "HEAD~3", "HEAD~1").exit_code == 0
    assert run("diff", "--root", str(clone), "nonesuch").exit_code == 2
    assert run("owners", "--root", str(clone), "--check").exit_code == 1
    assert not sprung.exists()


def test_a_build_of_a_clone_starts_nothing(tmp_path: Path) -> None:
    files = {
        path.relative_to(MINIMAL).as_posix(): path.read_bytes()
        for path in MINIMAL.rglob("*")
        if path.is_file()
    }
    edit = {"message": "Rename", "edit": {"personas/owner.yaml": ["name: Owner", "name: The owner"]}}
    source = repository([Step("01-begin", {}, files), Step("02-rename", edit)], tmp_path / "source")
    clone = Project(partial_clone(source, tmp_path / "clone"))
    sprung = trapped(clone.root, tmp_path, REMOTES["upload-pack"])
    result = clone.mkdocs("build")
    assert result.returncode == 0, result.stderr
    assert "this clone is partial" in (clone.root / "site/changes/index.html").read_text("utf-8")
    assert not sprung.exists()


def test_a_repository_that_is_committed_in_a_folder_is_not_obeyed(source: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(source), "clone")
    git(tmp_path / "clone", "clone", "-q", "--bare", str(source), "inner")
    inner = tmp_path / "clone/inner"
    sprung = trapped(inner, tmp_path)
    for folder in ("icp", "personas", "segments"):
        (tmp_path / "clone" / folder).rename(inner / folder)
    result = run("history", "--root", str(inner))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("note: the playbook is not in a git repository")
    assert not sprung.exists()
