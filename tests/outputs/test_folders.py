"""A folder is exchanged whole, and what killed runs leave of it is put right."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from icp_playbook.findings import CommandError
from icp_playbook.outputs import begin, swap
from tests.outputs.test_files import die, killed, names


@pytest.fixture(params=["exchange", "two renames"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to swap: in one step, and where the system has none."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    return str(request.param)


def fill(target: Path, content: bytes) -> None:
    """Replaces a folder by one with two files."""
    with begin(target) as folder:
        folder.write("a.txt", content)
        folder.write("deep/b.txt", content)
        folder.swap()


def held(target: Path) -> list[bytes]:
    """The contents of both files."""
    return [(target / name).read_bytes() for name in ("a.txt", "deep/b.txt")]


def test_a_folder_is_new_then_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    for content in (b"one", b"two", b"three"):
        fill(tmp_path / "site", content)
        assert held(tmp_path / "site") == [content] * 2
        assert names(tmp_path) == ["site"]


def test_without_a_swap_the_folder_before_stays(tmp_path: Path) -> None:
    fill(tmp_path / "site", b"old")
    with begin(tmp_path / "site") as folder:
        folder.write("a.txt", b"new")
        assert held(tmp_path / "site") == [b"old"] * 2
    assert (held(tmp_path / "site"), names(tmp_path)) == ([b"old"] * 2, ["site"])


def test_a_run_that_is_killed_while_it_fills_leaves_the_folder_before(tmp_path: Path) -> None:
    fill(tmp_path / "site", b"old")

    def run() -> None:
        folder = begin(tmp_path / "site")
        folder.write("deep/a.txt", b"half")
        die()

    killed(run)
    assert (held(tmp_path / "site"), len(names(tmp_path))) == ([b"old"] * 2, 2)
    with begin(tmp_path / "site"):
        pass
    assert (held(tmp_path / "site"), names(tmp_path)) == ([b"old"] * 2, ["site"])


def test_many_at_once_each_end_whole(tmp_path: Path) -> None:
    contents = [bytes([65 + number]) * 1000 for number in range(6)]

    def run(content: bytes) -> None:
        for _ in range(10):
            fill(tmp_path / "site", content)

    threads = [threading.Thread(target=run, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    one, other = held(tmp_path / "site")
    assert (one in contents, one == other, names(tmp_path)) == (True, True, ["site"])


def test_permissions_are_kept_and_a_folder_that_cannot_be_written_is_removed(tmp_path: Path) -> None:
    fill(tmp_path / "site", b"old")
    (tmp_path / "site/deep").chmod(0o500)
    (tmp_path / "site").chmod(0o750)
    fill(tmp_path / "site", b"new")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o750
    assert names(tmp_path) == ["site"]


def test_other_files_stay_as_the_same_files(tmp_path: Path) -> None:
    fill(tmp_path / "site", b"old")
    for name in ("a.txt", "deep/b.txt"):
        (tmp_path / "site" / name).unlink()
    (tmp_path / "site/deep").rmdir()
    (tmp_path / "site/notes.txt").write_text("mine")
    (tmp_path / "site/link").symlink_to("nowhere")
    number = (tmp_path / "site/notes.txt").stat().st_ino
    with begin(tmp_path / "site") as folder:
        folder.keep_others({"a.txt"})
        folder.write("a.txt", b"new")
        folder.swap()
    assert names(tmp_path / "site") == ["a.txt", "link", "notes.txt"]
    assert (tmp_path / "site/notes.txt").stat().st_ino == number
    assert (tmp_path / "site/link").readlink() == Path("nowhere")


def test_targets_that_cannot_be_swapped_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "here/in").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here/in")
    for target, sentence in {
        tmp_path / "file": "is a file",
        tmp_path / "file/x": "cannot be written: Not a directory",
        Path(): "holds the working directory",
        Path(".."): "holds the working directory",
        Path("/dev/shm"): "is a mount point",  # noqa: S108  # nothing is written there
        Path("n" * 300): "File name too long",
        Path("a\0b"): "no file can have this name",
    }.items():
        with pytest.raises(CommandError, match=sentence):
            begin(target)
    assert names(tmp_path) == ["file", "here"]


def test_what_is_new_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "CNAME").write_bytes(b"kept")
    synced: list[str] = []

    def fsync(descriptor: int) -> None:
        if not (target / "index.html").exists():  # not swapped in yet
            number = os.fstat(descriptor).st_ino
            found = (path for path in tmp_path.rglob("*") if path.lstat().st_ino == number)
            synced.extend(path.relative_to(tmp_path).as_posix() for path in found)

    monkeypatch.setattr(os, "fsync", fsync)
    with begin(target) as begun:
        begun.keep_others(["index.html"])
        for name in ("index.html", "icp/a/index.html", "icp/b/index.html"):
            begun.write(name, b"new")
        (begun.path / "link").symlink_to("icp")
        part = begun.path.name
        begun.swap()
    inside = ("", "/icp", "/icp/a", "/icp/b", "/icp/a/index.html", "/icp/b/index.html", "/index.html")
    assert sorted(synced) == sorted(part + path for path in inside)


def test_a_disk_that_does_not_take_the_new_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_bytes(b"old")

    def fsync(_: int) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(os, "fsync", fsync)
    with begin(target) as begun:
        begun.write("index.html", b"new")
        with pytest.raises(CommandError, match="cannot be written: Disk quota exceeded"):
            begun.swap()
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {"index.html": b"old"}
    assert list(tmp_path.iterdir()) == [target]
