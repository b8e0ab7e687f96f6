"""Where the result goes: a file appears whole or not at all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.accounts import files, opened, written
from icp_playbook.findings import CommandError


def test_a_file_takes_its_name_once_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with written(str(target), "in.csv") as stream:
        stream.write(b"whole")
        assert not target.exists()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.csv", b"whole")]


def test_a_run_that_stops_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")
    with pytest.raises(CommandError, match="stopped"), written(str(target), "in.csv") as stream:
        stream.writelines(_stopped())
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("out.csv", "before")]


def _stopped() -> Iterator[bytes]:
    yield b"half"
    raise CommandError("stopped", "go on")


def test_the_input_list_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name\n")
    (tmp_path / "link.csv").symlink_to(source)
    for name in ("list.csv", "link.csv"):
        with (
            pytest.raises(CommandError, match="is the list itself"),
            written(str(tmp_path / name), str(source)),
        ):
            pass
    assert source.read_text() == "Name\n"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with written(str(tmp_path / "link.csv"), "in.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_a_device_is_written_directly() -> None:
    with written("/dev/null", "in.csv") as stream:
        stream.write(b"gone")
    assert not Path("/dev/null").is_file()


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is a folder"), written(str(tmp_path), "in.csv"):
        pass
    with (
        pytest.raises(CommandError, match="cannot be written: No such file or directory"),
        written(str(tmp_path / "nowhere" / "out.csv"), "in.csv"),
    ):
        pass


def test_lists_that_cannot_be_read(tmp_path: Path) -> None:
    for name, reason in (("nowhere.csv", "No such file or directory"), (".", "Is a directory")):
        with pytest.raises(CommandError, match=f"cannot be read: {reason}"), opened(str(tmp_path / name)):
            pass


def test_a_pipe_that_nobody_writes_to_is_closed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(files, "_PATIENCE", 0.0)
    with pytest.raises(CommandError, match="nobody writes to") as refused, opened(str(pipe)):
        pass
    with pytest.raises(OSError, match="No such device"):  # nobody reads it: the error holds no open file
        os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    assert refused.value.remedy
