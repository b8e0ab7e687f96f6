"""Folders among the temporary files of the system: private, and gone with their run or by the next."""

import os
import signal
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.git import GitError, Repository, list_tree
from icp_playbook.outputs import TemporaryFolder
from tests.outputs.children import begun, ended
from tests.timeline.sample_repository import sample_repository


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def _die() -> None:
    folder = TemporaryFolder()
    (folder.path / "file").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)


def test_it_is_private_and_goes_with_its_object(place: Path) -> None:
    folder = TemporaryFolder()
    (folder.path / "file").write_bytes(b"whole")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert list(place.iterdir()) == [folder.path]
    del folder
    assert list(place.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next_and_the_living_stay(place: Path) -> None:
    alive = TemporaryFolder()
    for _ in range(2):
        assert ended(begun(_die)) == -signal.SIGKILL
        assert len(list(place.iterdir())) == 2
        another = TemporaryFolder()
        assert sorted(place.iterdir()) == sorted([alive.path, another.path])
        del another


def test_many_at_once_remove_none_of_each_other(place: Path) -> None:
    def run() -> None:
        for _ in range(50):
            folder = TemporaryFolder()
            (folder.path / "file").write_bytes(b"whole")
            assert (folder.path / "file").read_bytes() == b"whole"

    assert [ended(child) for child in [begun(run) for _ in range(4)]] == [0] * 4
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of another user")
def test_what_another_user_left_stays(place: Path) -> None:
    theirs = place / f".icp-playbook-{'0' * 16}.part"
    theirs.mkdir()
    os.chown(theirs, 12345, 12345)
    folder = TemporaryFolder()
    assert sorted(place.iterdir()) == sorted([theirs, folder.path])


def test_a_killed_command_that_asked_git_leaves_nothing_for_long(tmp_path: Path, place: Path) -> None:
    project = sample_repository(tmp_path)

    def ask(end: Callable[[], object]) -> None:
        repository = Repository.around(project)
        assert list_tree(repository, repository.born(), ["icp"])
        assert len(list(place.iterdir())) == 1
        end()

    assert ended(begun(lambda: ask(lambda: os.kill(os.getpid(), signal.SIGKILL)))) == -signal.SIGKILL
    assert len(list(place.iterdir())) == 1
    ask(lambda: None)
    assert list(place.iterdir()) == []


def test_no_room_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample_repository(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(GitError, match="the folder for temporary files cannot be written"):
        Repository.around(project)
