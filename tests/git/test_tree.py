"""Files of a revision and messages between two, from repositories as they come."""

import subprocess
from pathlib import Path

import pytest

from icp_playbook.findings import CommandError
from icp_playbook.git import messages, read_tree


def git(folder: Path, *arguments: str) -> None:
    """Runs git with an identity of its own."""
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits of a playbook in a folder below the root."""
    root = tmp_path / "repo"
    (root / "sub/icp").mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    (root / "sub/icp/ümläut.yaml").write_bytes(b"one\r\n")
    (root / "elsewhere.txt").write_text("no")
    (root / "sub/icp/link.yaml").symlink_to("ümläut.yaml")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "First")
    git(root, "tag", "first")
    (root / "sub/icp/ümläut.yaml").write_bytes(b"two\0")
    (root / "sub/icp/empty.yaml").write_bytes(b"")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Second\n\nWhy: because.")
    return root


def test_the_files_of_a_revision_are_those_below_the_folder(repository: Path) -> None:
    folder = repository / "sub"
    assert read_tree(folder, "first", ["icp"]) == {"icp/ümläut.yaml": b"one\r\n"}
    assert read_tree(folder, "HEAD") == {"icp/ümläut.yaml": b"two\0", "icp/empty.yaml": b""}
    assert read_tree(folder, "HEAD", ["personas"]) == {}


def test_messages_are_those_of_the_commits_between(repository: Path) -> None:
    assert messages(repository, "first", "HEAD") == ["Second\n\nWhy: because.\n"]
    assert messages(repository, "HEAD", "first") == []


@pytest.mark.parametrize("revision", ["nope", "--output=x", "", "HEAD\0", "first^{tree}"])
def test_a_revision_that_is_none_is_said(repository: Path, revision: str) -> None:
    with pytest.raises(CommandError):
        read_tree(repository, revision)
    assert not (repository / "x").exists()


def test_a_folder_without_a_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is not in a git repository"):
        read_tree(tmp_path, "HEAD")


def test_a_shallow_clone_is_said(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    with pytest.raises(CommandError, match="in this shallow clone") as caught:
        read_tree(tmp_path / "shallow", "HEAD~1")
    assert caught.value.remedy == "fetch it with `git fetch --unshallow`, or clone with full depth"


def test_without_git_it_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(CommandError, match="git is not installed"):
        read_tree(repository, "HEAD")


def test_what_redirects_git_is_not_followed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert read_tree(repository, "first", ["elsewhere.txt"]) == {"elsewhere.txt": b"no"}
