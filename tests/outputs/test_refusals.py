"""A place that takes no output: the reason is that of the system, with what to do about it."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.findings import CommandError
from icp_playbook.outputs import unwritable, write_below
from icp_playbook.site import SCRIPT
from tests.cli.repository import Repository

BOOK = "repository/book"
WRITING = {
    "init": "init OUT --from BOOK/list.csv",
    "schema": "schema OUT --root BOOK",
    "export": "export OUT --root BOOK",
    "pack": "pack BOOK/site OUT",
    "diff": "diff HEAD --root BOOK -o OUT",
    "score": "score BOOK/list.csv --root BOOK -o OUT",
    "owners": "owners --root BOOK -o OUT",
}
"""Command → a line that writes to OUT."""


@pytest.fixture(scope="module", autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a playbook, a list and a built site."""
    folder = tmp_path_factory.mktemp("refusals")
    made = Repository.start(folder / "repository")
    made.write("list.csv", "Name,Employees\nOne,20\n")
    made.write("site/index.html", "").write(f"site/{SCRIPT}", "")
    return folder


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system of the system's own here")
@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_takes_no_files_is_named(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    line = WRITING[name].replace("OUT", "/proc/icp").replace("BOOK", BOOK)
    result = CliRunner().invoke(main, line.split())
    assert result.stderr.endswith(
        "error: `/proc/icp` cannot be written: nothing can be made in `/proc`\n"
        "  help: name a place in a folder that you may write to, or have this one opened to you\n"
    ), result.output
    assert (result.exit_code, os.listdir()) == (2, ["repository"])  # noqa: PTH208


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system of the system's own here")
def test_it_is_named_from_far_below() -> None:
    with pytest.raises(CommandError, match=r"`/proc/icp/deep/er` cannot be written: nothing .* in `/proc`"):
        write_below(Path("/proc"), "icp/deep/er", b"")


@pytest.mark.parametrize(
    ("number", "reason", "remedy"),
    [
        (errno.EROFS, "Read-only file system", "name a place on a file system that can be written"),
        (errno.EACCES, "Permission denied", "name a place in a folder that you may write to"),
        (errno.EPERM, "Operation not permitted", "name a place in a folder that you may write to"),
        (errno.ENOSPC, "No space left on device", "make room"),
        (errno.EDQUOT, "Disk quota exceeded", "make room"),
        (errno.EIO, "Input/output error", "name a place in a folder that can be written"),
    ],
)
def test_the_reason_of_the_system_is_given_with_its_own_remedy(number: int, reason: str, remedy: str) -> None:
    error = unwritable(Path("out"), OSError(number, os.strerror(number)))
    assert (error.sentence, error.remedy.startswith(remedy)) == (f"`out` cannot be written: {reason}", True)
