"""Pipes, devices and sockets where git would read a file are refused before git is asked."""

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from icp_playbook.git import Repository, SpecialFile, mapped
from icp_playbook.git.names import Contact
from tests.cli.running import run
from tests.git.hostile import called_git
from tests.history.repositories import git
from tests.timeline.sample_repository import sample_repository

PLACES = (
    "HEAD", "config", "config.worktree", "commondir", "index", "packed-refs", "shallow", "info/attributes",
    "info/exclude", "info/grafts", "objects/info/alternates", "objects/info/commit-graph",
    "objects/pack/pack-1.idx", "objects/12/3456789012345678901234567890123456789a",
    "refs/heads/main", "refs/heads/deep/er", "logs/HEAD",
)  # fmt: skip
KINDS = {"fifo": "a pipe", "socket": "a socket", "device": "a device", "link": "a device"}


def put(path: Path, kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that is no file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    match kind:
        case "fifo":
            os.mkfifo(path)
        case "socket":
            monkeypatch.chdir(path.parent)  # the name of a socket is short
            with socket.socket(socket.AF_UNIX) as opened:
                opened.bind(path.name)
        case "device":
            path.symlink_to("/dev/zero")
        case _:
            between = Path(tempfile.mkdtemp(dir=folder)) / "between"
            between.symlink_to("/dev/zero")
            path.symlink_to(between)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, and a git that must not be asked."""
    project = sample_repository(tmp_path)
    path = called_git(tmp_path / "bin", f"touch {tmp_path / 'asked'}; exit 1")
    monkeypatch.setenv("PATH", path)
    return project


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_git_would_read_is_a_file(
    project: Path, tmp_path: Path, place: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project / ".git" / place, kind, tmp_path, monkeypatch)
    with pytest.raises(SpecialFile) as caught:
        Repository.around(project / "icp")
    name = "/".join((".git", *place.split("/"))[-2:])
    assert caught.value.sentence.startswith(f"`{name}` is {KINDS[kind]}")
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_folder_of_git_is_a_folder_or_a_file(
    project: Path, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project / ".git", kind, tmp_path, monkeypatch)
    for command in (["history"], ["diff", "HEAD"], ["owners"]):
        result = run(command[0], "--root", str(project), *command[1:])
        assert (result.exit_code, result.stdout) == ((0, "") if command == ["history"] else (2, ""))
        assert f"/.git` is {KINDS[kind]}, and git is not asked to read it" in result.stderr


def test_a_shared_and_a_borrowed_folder_are_looked_into(tmp_path: Path) -> None:
    source = sample_repository(tmp_path)
    git(source, "worktree", "add", "-q", str(tmp_path / "tree"))
    git(tmp_path, "clone", "-q", "--shared", str(source), "borrowing")
    assert Repository.around(tmp_path / "tree").head == Repository.around(tmp_path / "borrowing").head
    os.mkfifo(source / ".git/objects/pack/pack-2.idx")
    for place in ("tree", "borrowing"):
        with pytest.raises(SpecialFile):
            Repository.around(tmp_path / place)


def test_what_git_does_not_read_may_be_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample_repository(tmp_path)
    put(project / ".git/fsmonitor--daemon.ipc", "socket", tmp_path, monkeypatch)
    put(project / ".git/hooks/pipe", "fifo", tmp_path, monkeypatch)
    (project / ".git/refs/heads/nowhere").symlink_to("nothing")
    assert Repository.around(project).head == git(project, "rev-parse", "HEAD")


@pytest.mark.parametrize("kind", KINDS)
def test_a_mailmap_is_a_file(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample_repository(tmp_path)
    put(project / ".mailmap", kind, tmp_path, monkeypatch)
    result = run("history", "--root", str(project))
    assert result.exit_code == 0
    assert f".mailmap` is {KINDS[kind]}" in result.stderr


def test_a_mailmap_too_large_is_refused_and_a_link_is_not_followed(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    ada = Contact("Ada Baker", "ada@oven.example")
    (tmp_path / "elsewhere").write_text("Somebody Else <ada@oven.example>\n", "utf-8")
    (project / ".mailmap").symlink_to(tmp_path / "elsewhere")
    assert mapped(Repository.around(project), [ada]) == {ada: ada}
    (project / ".mailmap").unlink()
    with (project / ".mailmap").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(SpecialFile, match="larger than"):
        Repository.around(project)


def test_git_goes_on_above_a_folder_that_only_has_the_name(project: Path) -> None:
    (project / "icp/.git").mkdir()
    os.mkfifo(project / ".git/packed-refs")
    with pytest.raises(SpecialFile):
        Repository.around(project / "icp")


@pytest.mark.parametrize("place", ["refs/heads/loop", "refs/loop", "logs/refs/loop"])
def test_a_folder_of_refs_holds_no_links_to_folders(project: Path, tmp_path: Path, place: str) -> None:
    (project / ".git/refs").mkdir(exist_ok=True)
    (project / ".git" / place).symlink_to(".")
    with pytest.raises(SpecialFile, match="loop` is a link to a folder"):
        Repository.around(project)
    assert not (tmp_path / "asked").exists()


@pytest.mark.parametrize("place", ["packed-refs", "config", "refs/heads/other", "info/grafts"])
def test_no_line_of_a_file_outside_is_quoted(tmp_path: Path, place: str) -> None:
    project = sample_repository(tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("hunter2: the password\n", "utf-8")
    link = project / ".git" / place
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    for command in (["history"], ["diff", "HEAD"], ["owners"]):
        result = run(command[0], "--root", str(project), *command[1:])
        assert "hunter2" not in result.output
        if command != ["owners"]:
            assert "is a link that leads out of the repository" in result.output


def test_lists_of_objects_that_lie_are_not_believed(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    git(project, "gc", "-q")
    git(project, "commit-graph", "write", "--reachable")
    lying = tmp_path / "lying"
    shutil.copytree(project, lying)
    graph = lying / ".git/objects/info/commit-graph"
    tree = bytes.fromhex(git(project, "rev-parse", "HEAD^{tree}"))
    assert tree in graph.read_bytes()
    graph.chmod(0o600)
    graph.write_bytes(graph.read_bytes().replace(tree, bytes(20)))
    (lying / ".git/objects/pack/multi-pack-index").write_bytes(b"MIDX" + bytes(2000))
    shown, again = (run("history", "--root", str(folder)) for folder in (project, lying))
    assert (again.exit_code, again.stdout, again.stderr) == (0, shown.stdout, "")


def test_a_working_tree_made_by_linking_is_read(tmp_path: Path) -> None:
    source = sample_repository(tmp_path)
    (tmp_path / "linked/.git/logs").mkdir(parents=True)
    for name in ("config", "refs", "logs/refs", "objects", "info", "packed-refs"):
        (tmp_path / "linked/.git" / name).symlink_to(source / ".git" / name)
    (tmp_path / "linked/.git/HEAD").write_bytes((source / ".git/HEAD").read_bytes())
    assert Repository.around(tmp_path / "linked").head == git(source, "rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["blank ", "two\u2028lines", "form\ffeed"])
def test_odd_names_of_a_shared_and_a_borrowed_folder_hide_nothing(tmp_path: Path, name: str) -> None:
    source = sample_repository(tmp_path)
    (tmp_path / name).mkdir()
    (source / ".git").rename(tmp_path / name / "git ")
    (source / ".git").write_text(f"gitdir: ../{name}/git \n", "utf-8")
    git(tmp_path, "clone", "-q", "--shared", str(source), "borrowing")
    assert Repository.around(source).head == Repository.around(tmp_path / "borrowing").head
    os.mkfifo(tmp_path / name / "git /objects/pack/pack-2.idx")
    for project in (source, tmp_path / "borrowing"):
        with pytest.raises(SpecialFile):
            Repository.around(project)


def test_a_quoted_list_of_borrowed_folders_is_refused(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    (project / ".git/objects/info/alternates").write_text(f'"{tmp_path}/\\142ad"\n', "utf-8")
    with pytest.raises(SpecialFile, match="quoted"):
        Repository.around(project)


def test_folders_linked_among_the_objects_are_not_walked(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    os.mkfifo(project / ".git/objects/other")
    (project / ".git/objects/pack/all").symlink_to("/")
    (project / ".git/objects/every").symlink_to("/")
    assert Repository.around(project).head == git(project, "rev-parse", "HEAD")


def test_folders_that_borrow_from_each_other_are_looked_into_once(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    places = [tmp_path / f"objects{number}" for number in range(8)]
    listed = "".join(f"{place}\n" for place in places)
    for place in (*places, project / ".git/objects"):
        (place / "info").mkdir(parents=True, exist_ok=True)
        (place / "info/alternates").write_text(listed, "utf-8")
    assert Repository.around(project).head == git(project, "rev-parse", "HEAD")
