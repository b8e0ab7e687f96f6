"""Where the system cannot exchange two folders, two renames are undone or finished."""

from pathlib import Path

import pytest

from icp_playbook.findings import CommandError
from icp_playbook.outputs import begin, swap
from tests.outputs.test_files import die, killed, names
from tests.outputs.test_folders import fill, held


@pytest.fixture(autouse=True)
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that only renames."""
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)


def test_a_run_that_is_killed_between_two_renames_is_put_right_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "site", b"old")

    def moved_and_died(path: Path, new: Path) -> None:
        path.replace(new)
        die()

    def run() -> None:
        with begin(tmp_path / "site") as folder:
            folder.write("a.txt", b"new")
            monkeypatch.setattr(Path, "rename", moved_and_died)
            folder.swap()

    killed(run)
    assert not (tmp_path / "site").exists()
    with begin(tmp_path / "site"):
        assert held(tmp_path / "site") == [b"old"] * 2
    assert names(tmp_path) == ["site"]


def test_a_second_rename_that_fails_undoes_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "site", b"old")
    usual = Path.rename

    def fails(path: Path, new: Path) -> Path:
        if path.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return usual(path, new)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(CommandError, match="cannot be written: Permission denied"):
        fill(tmp_path / "site", b"new")
    assert (held(tmp_path / "site"), names(tmp_path)) == ([b"old"] * 2, ["site"])
