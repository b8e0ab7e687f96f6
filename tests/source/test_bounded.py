"""Reading one file of a project: what is no regular file inside it is told, and never waited for."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.findings import CommandError, Finding
from icp_playbook.source import files_below, names_in, read_bytes, read_named, read_text, refusal_of, required

LIMIT = 1000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file, beside a secret."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/secret.txt").write_text("secret", "utf-8")
    root = tmp_path / "project"
    (root / "a/b").mkdir(parents=True)
    (root / "a/b/plain.txt").write_text("plain", "utf-8")
    return root


def pipe(place: Path) -> None:
    """A named pipe that nobody writes to."""
    os.mkfifo(place)


def bound_socket(place: Path) -> None:
    """A socket in a folder, made from inside it: its whole path may be longer than a socket's may be."""
    here = Path.cwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def sparse(place: Path) -> None:
    """A file of a terabyte that takes no room."""
    with place.open("wb") as made:
        made.truncate(2**40)


def links_in_a_ring(place: Path) -> None:
    """Two links, each to the other."""
    place.symlink_to("other")
    (place.parent / "other").symlink_to(place.name)


def through_a_link_out(place: Path) -> None:
    """A link to a file in a folder that is a link that leads out."""
    (place.parent / "door").symlink_to("../../out")
    place.symlink_to("door/secret.txt")


def chain(place: Path) -> None:
    """Links to links, more than any system follows."""
    for number in range(100):
        (place.parent / f"link{number}").symlink_to(f"link{number + 1}")
    place.symlink_to("link0")


REFUSED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a folder": (Path.mkdir, "not-a-file", "`a/x` is a folder, not a regular file"),
    "a named pipe": (pipe, "not-a-file", "`a/x` is a named pipe, not a regular file"),
    "a socket": (bound_socket, "not-a-file", "`a/x` is a socket, not a regular file"),
    "a link to a device": (
        lambda place: place.symlink_to("/dev/zero"),
        "outside-playbook",
        "`a/x` is a link that points outside the project",
    ),
    "a link out": (
        lambda place: place.symlink_to("../../secret.txt"),
        "outside-playbook",
        "`a/x` is a link that points outside the project",
    ),
    "a link out that comes back": (
        lambda place: place.symlink_to("../../project/a/b/plain.txt"),
        "outside-playbook",
        "`a/x` is a link that points outside the project",
    ),
    "a link through a link out": (
        through_a_link_out,
        "outside-playbook",
        "`a/x` is a link that points outside the project",
    ),
    "a link to nothing": (
        lambda place: place.symlink_to("nothing"),
        "not-a-file",
        "`a/x` is a link to a file that does not exist",
    ),
    "a link to itself": (
        lambda place: place.symlink_to("x"),
        "unreadable",
        "`a/x` is a link that leads back to itself",
    ),
    "links in a ring": (links_in_a_ring, "unreadable", "`a/x` is a link that leads back to itself"),
    "a chain of links": (chain, "unreadable", "`a/x` is a link that leads back to itself"),
    "a file of a terabyte": (
        sparse,
        "file-too-large",
        "the file has 1,099,511,627,776 bytes; 1,000 is the limit",
    ),
    "nothing": (lambda _: None, "missing-file", "`a/x` is missing"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_regular_file_of_the_project_is_told(root: Path, case: str) -> None:
    make, rule, sentence = REFUSED[case]
    make(root / "a/x")
    found = read_bytes(root, "a/x", LIMIT)
    assert isinstance(found, Finding)
    assert (found.rule, found.sentence, found.location.path) == (rule, sentence, "a/x")
    assert found.help
    assert refusal_of(root, "a/x", LIMIT) == found


@pytest.mark.parametrize("case", ["a folder", "a named pipe", "a socket", "a file of a terabyte", "nothing"])
def test_a_file_that_a_command_was_given_is_told_just_the_same(root: Path, case: str) -> None:
    make, rule, _ = REFUSED[case]
    make(root / "a/x")
    found = read_named(str(root / "a/x"), LIMIT)
    assert isinstance(found, Finding)
    assert found.rule == rule


def test_a_device_is_not_opened() -> None:
    found = read_named("/dev/zero", LIMIT)
    assert isinstance(found, Finding)
    assert found.sentence == "`/dev/zero` is a device, not a regular file"


def test_a_file_of_the_system_that_says_it_is_empty_is_bounded_too() -> None:
    assert Path("/proc/self/maps").stat().st_size == 0
    found = read_named("/proc/self/maps", LIMIT)
    assert isinstance(found, Finding)
    assert found.sentence == "the file has more than 1,000 bytes; 1,000 is the limit"


@pytest.mark.parametrize(
    "target",
    ["b/plain.txt", "../a/b/plain.txt", "b/../b/./plain.txt", "{root}/a/b/plain.txt", "folder/plain.txt"],
)
def test_a_link_that_stays_inside_is_followed(root: Path, target: str) -> None:
    (root / "a/folder").symlink_to("b")
    (root / "a/x").symlink_to(target.format(root=root))
    assert read_bytes(root, "a/x", LIMIT) == b"plain"
    assert refusal_of(root, "a/x", LIMIT) is None


def test_the_root_may_be_a_link_itself(root: Path) -> None:
    (root.parent / "alias").symlink_to("project")
    (root / "a/x").symlink_to(root.parent / "alias/a/b/plain.txt")
    assert read_bytes(root.parent / "alias", "a/x", LIMIT) == b"plain"


@pytest.mark.parametrize("name", ["a/\0", "a/\udce9", "x" * 5000, "a/b/plain.txt/x"])
def test_a_name_that_no_file_has_is_told(root: Path, name: str) -> None:
    for found in (read_bytes(root, name, LIMIT), read_named(name, LIMIT)):
        assert isinstance(found, Finding)
        found.sentence.encode("utf-8")
        assert found.location.path.isprintable()


def test_a_folder_that_becomes_a_link_out_is_not_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever swaps a folder for a link between the look and the opening gains nothing."""
    opened = os.open
    (root / "link").symlink_to("../out")

    def swap(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == "b":
            (root / "a/b").rename(root / "a/was")
            (root / "a/b").symlink_to("../../out")
        return opened(path, flags, mode, dir_fd=dir_fd)

    (root / "a/b/secret.txt").write_text("ours", "utf-8")
    monkeypatch.setattr(os, "open", swap)
    found = read_bytes(root, "a/b/secret.txt", LIMIT)
    assert isinstance(found, Finding)


def test_no_descriptor_is_left_open(root: Path) -> None:
    def held() -> int:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # a count of the system's own

    for number, (make, _, _) in enumerate(REFUSED.values()):
        (root / f"case{number}").mkdir()
        make(root / f"case{number}/x")
    before = held()
    for number in range(len(REFUSED)):
        read_bytes(root, f"case{number}/x", LIMIT)
        read_named(str(root / f"case{number}/x"), LIMIT)
        files_below(root, f"case{number}")
        names_in(root, f"case{number}/x")
    assert held() == before


def test_the_place_of_what_is_no_utf_8_is_told(root: Path) -> None:
    (root / "a/x").write_bytes(b"name: Owner\nrole: caf\xe9\n")
    found = read_text(root, "a/x")
    assert isinstance(found, Finding)
    assert str(found.location) == "a/x:2:10"
    with pytest.raises(CommandError, match=r"^a/x:2:10: the file is not UTF-8$"):
        required(found)


def test_everything_below_a_folder_is_listed_and_links_lead_nowhere_twice(root: Path) -> None:
    (root / "a/b/back").symlink_to("..")
    (root / "a/more").mkdir()
    (root / "a/more/x.txt").write_text("x", "utf-8")
    (root / "a/same").symlink_to("more")
    (root / "a/out").symlink_to("../../out")
    pipe(root / "a/pipe")
    assert files_below(root, "a") == [
        "a/b/back",
        "a/b/plain.txt",
        "a/more/x.txt",
        "a/out",
        "a/pipe",
        "a/same/x.txt",
    ]
    assert files_below(root, "nowhere") == []
    assert names_in(root, "a") == ["b", "more", "out", "pipe", "same"]


@pytest.mark.parametrize("folder", ["out", "pipe"])
def test_a_folder_that_is_none_is_told(root: Path, folder: str) -> None:
    (root / "out").symlink_to("../out")
    pipe(root / "pipe")
    assert isinstance(files_below(root, folder), Finding)
    assert isinstance(names_in(root, folder), Finding)
