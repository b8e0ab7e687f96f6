"""A file is whole or as it was, whoever else writes and however a run ends."""

import os
import signal
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.findings import CommandError
from icp_playbook.outputs import create, write, written


def killed(run: Callable[[], object]) -> None:
    """Runs in a process of its own, which is killed where `run` says so."""
    if (child := os.fork()) == 0:
        try:
            run()
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


def die() -> None:
    """Ends this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def half_written(target: Path) -> None:
    """A run that is killed while it writes."""
    with written(target) as stream:
        stream.write(b"half")
        stream.flush()
        die()


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", b"old")
    killed(lambda: half_written(tmp_path / "out.csv"))
    assert len(names(tmp_path)) == 2
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    write(tmp_path / "out.csv", b"new")
    assert (names(tmp_path), (tmp_path / "out.csv").read_bytes()) == (["out.csv"], b"new")


def test_what_a_live_run_writes_is_left_alone(tmp_path: Path) -> None:
    with written(tmp_path / "slow.csv") as slow:
        slow.write(b"slow")
        write(tmp_path / "fast.csv", b"fast")
        write(tmp_path / "slow.csv", b"between")
    assert names(tmp_path) == ["fast.csv", "slow.csv"]
    assert (tmp_path / "slow.csv").read_bytes() == b"slow"


def test_many_at_once_each_end_whole(tmp_path: Path) -> None:
    contents = [bytes([65 + number]) * 100_000 for number in range(8)]

    def run(content: bytes) -> None:
        for _ in range(10):
            write(tmp_path / "out.csv", content)

    threads = [threading.Thread(target=run, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(tmp_path) == ["out.csv"]
    assert (tmp_path / "out.csv").read_bytes() in contents


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_the_permissions_of_the_file_before_are_kept(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    target.chmod(mode)
    os.chown(target, 1234, 2345)
    write(target, b"new")
    status = target.stat()
    assert (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid) == (mode, 1234, 2345)


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write(tmp_path / "ours.csv", b"")
    (tmp_path / "usual.csv").touch()
    assert (tmp_path / "ours.csv").stat().st_mode == (tmp_path / "usual.csv").stat().st_mode


def test_a_name_of_the_greatest_length_is_written(tmp_path: Path) -> None:
    write(tmp_path / ("n" * 255), b"new")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"new"


def test_links_are_followed_but_not_out_of_the_repository_they_are_in(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    (clone / "inner").mkdir()
    (clone / "good").symlink_to("inner")
    (clone / "bad").symlink_to(tmp_path)
    (clone / "rc").symlink_to(tmp_path / "rc")
    (tmp_path / "rc").write_text("mine")
    (tmp_path / "mine").symlink_to(clone)
    for path in ("clone/bad/rc", "clone/rc", "mine/rc"):
        with pytest.raises(CommandError, match="leads out of the repository through the link"):
            write(tmp_path / path, b"theirs")
    write(tmp_path / "mine/good/out.csv", b"new")
    assert (tmp_path / "rc").read_text() == "mine"
    assert (clone / "inner/out.csv").read_bytes() == b"new"


def test_a_full_device_is_told() -> None:
    with pytest.raises(CommandError, match="No space left on device") as raised:
        write(Path("/dev/full"), b"x" * 100_000)
    assert raised.value.remedy.startswith("make room")


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CommandError, match="is a pipe that nobody reads"):
        write(tmp_path / "pipe", b"x")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write(tmp_path / "pipe", b"x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)


BAD_NAMES: dict[str, tuple[str, str]] = {
    "a NUL": ("a\0b", "`{}a\\x00b` cannot be written: no file can have this name"),
    "a lone surrogate": ("a\ud800b", "`{}a\\ud800b` cannot be written: no file can have this name"),
    "a long name": ("n" * 256, "cannot be written: File name too long"),
    "a long path": ("n/" * 2500, "cannot be written: File name too long"),
    "below a file": ("file/x", "`{}file/x` cannot be written: Not a directory"),
    "a loop of links": ("loop", "`{}loop` cannot be written: "),
    "nowhere": ("nowhere/x", "`{}nowhere/x` cannot be written: No such file or directory"),
}


@pytest.mark.parametrize("case", BAD_NAMES)
def test_a_name_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, case: str) -> None:
    name, sentence = BAD_NAMES[case]
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(CommandError) as raised:
        write(tmp_path / name, b"x")
    assert sentence.format(f"{tmp_path}/") in raised.value.sentence
    assert len(raised.value.sentence) < 500
    assert names(tmp_path) == ["file", "loop"]


def test_a_created_file_never_replaces_one(tmp_path: Path) -> None:
    create(tmp_path / "icp/new.yaml", b"in a folder that was not there")
    (tmp_path / "icp/new.yaml").replace(tmp_path / "new.yaml")
    (tmp_path / "icp").rmdir()
    (tmp_path / "new.yaml").unlink()
    create(tmp_path / "new.yaml", b"first")
    (tmp_path / "link.yaml").symlink_to("nowhere")
    for name in ("new.yaml", "link.yaml"):
        with pytest.raises(FileExistsError):
            create(tmp_path / name, b"second")
    assert (names(tmp_path), (tmp_path / "new.yaml").read_bytes()) == (["link.yaml", "new.yaml"], b"first")


def test_a_link_with_the_name_of_a_part_is_not_followed_or_removed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    link = tmp_path / ".icp-playbook-0123456789abcdef.part"
    link.symlink_to("precious")
    write(tmp_path / "out.csv", b"new")
    assert link.is_symlink()
    assert (tmp_path / "precious").read_text() == "mine"
