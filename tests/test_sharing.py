"""What workers share is made once, and whole or not at all."""

from pathlib import Path

import pytest

from tests.sharing import Shared


@pytest.fixture
def made() -> list[Path]:
    """Where something was made."""
    return []


def test_workers_stand_side_by_side_and_read_what_the_first_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[Path]
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    one, other = (Shared(tmp_path / name).folder("site", made.append) for name in ("popen-gw0", "popen-gw1"))
    assert one == other == tmp_path / "shared-site"
    assert len(made) == 1


def test_a_run_without_workers_keeps_it_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[Path]
) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert Shared(tmp_path).folder("site", made.append).parent == tmp_path


def test_what_was_left_half_done_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)

    def half(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("the disk is full")

    shared = Shared(tmp_path)
    with pytest.raises(OSError, match="full"):
        shared.folder("site", half)
    whole = shared.folder("site", lambda folder: (folder / "whole").touch())
    assert [path.name for path in whole.iterdir()] == ["whole"]
