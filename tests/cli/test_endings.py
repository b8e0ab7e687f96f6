"""Whatever stops a command is one sentence and an exit code, never a traceback."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icp_playbook import __version__
from icp_playbook.cli import commands, main
from tests.playbooks.copies import MINIMAL

PRIVATE = "the revenue of Crumb"
PYTHON = re.escape(sys.version.split()[0])


def stopped_by(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> Result:
    """What `check` says when something in it raises."""

    def load(_: Path) -> object:
        raise error

    monkeypatch.setattr(commands, "load", load)
    return CliRunner(catch_exceptions=False).invoke(main, ["check", "--root", str(MINIMAL)])


@pytest.mark.parametrize(
    "error", [KeyError(PRIVATE), ZeroDivisionError(PRIVATE), RecursionError(), OSError(71, "x")]
)
def test_a_fault_is_a_sentence_with_what_to_report_and_nothing_of_the_user(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = stopped_by(error, monkeypatch)
    assert (result.exit_code, result.stdout) == (3, "")
    name = type(error).__name__
    place = rf"{name} at icp_playbook\.cli\.commands, line \d+ from [\w.]+test_endings, line \d+"
    assert re.fullmatch(
        rf"error: this is a fault of icp-playbook, not of your files: {place}\n"
        rf"  help: report it with this line: icp-playbook {re.escape(__version__)}, `check`, "
        rf"Python {PYTHON} on {sys.platform}, {place}; "
        r"ICP_PLAYBOOK_TRACEBACK=1 shows more, which may hold data of yours\n",
        result.stderr,
    )
    assert str(MINIMAL) not in result.stderr


def test_developers_may_see_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ICP_PLAYBOOK_TRACEBACK", "1")
    result = stopped_by(KeyError(PRIVATE), monkeypatch)
    assert result.exit_code == 3
    assert result.stderr.startswith("Traceback (most recent call last):")
    assert f"KeyError: '{PRIVATE}'\nerror: this is a fault" in result.stderr


NOT_OURS: dict[str, tuple[BaseException, str]] = {
    "no memory": (MemoryError(), "there is not enough memory"),
    "no memory for the system": (OSError(12, "Cannot allocate memory"), "there is not enough memory"),
    "an interrupt": (KeyboardInterrupt(), "stopped before it was done"),
    "too many files": (OSError(24, "Too many open files"), "too many files are open"),
    "a file": (
        PermissionError(13, "Permission denied", "a.yaml"),
        "`a.yaml` cannot be used: Permission denied",
    ),
}


@pytest.mark.parametrize("case", NOT_OURS)
def test_what_the_system_refuses_is_no_fault_of_ours(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error, sentence = NOT_OURS[case]
    result = stopped_by(error, monkeypatch)
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.fullmatch(rf"error: {re.escape(sentence)}\n  help: .+\n", result.stderr)


def ended(line: list[str], prepare: Callable[[], object]) -> tuple[int, str]:
    """Code and stderr of a command line in a process of its own, which `prepare` makes ready."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.dup2(writing, 2)
        prepare()
        program = (
            f"import sys; sys.argv = ['icp-playbook', *{line!r}]; from icp_playbook.cli import main; main()"
        )
        os.execv(sys.executable, [sys.executable, "-c", program])  # noqa: S606  # no shell is wanted
    os.close(writing)
    with os.fdopen(reading) as stream:
        text = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def _nobody_reads() -> None:
    reading, writing = os.pipe()
    os.dup2(writing, 1)
    os.close(reading)


def _full() -> None:
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


def _no_input() -> None:
    os.close(0)


def _no_output() -> None:
    os.close(1)


def _gone() -> None:
    folder = Path("gone").resolve()
    folder.mkdir()
    os.chdir(folder)
    folder.rmdir()


CHECK = ["explain", "duplicate-key"]
STREAMS: dict[str, tuple[list[str], Callable[[], object], str]] = {
    "nobody reads the output": (CHECK, _nobody_reads, "standard output cannot be written: nobody reads it"),
    "the output is full": (CHECK, _full, "standard output cannot be written: No space left on device"),
    "the output is closed": (CHECK, _no_output, "standard output is closed"),
    "the input is closed": (
        ["score", "-", "--root", str(MINIMAL)],
        _no_input,
        "standard input is closed",
    ),
    "the folder is gone": (
        CHECK,
        _gone,
        "the working directory cannot be used: No such file or directory",
    ),
}


@pytest.mark.parametrize("case", STREAMS)
def test_streams_and_folders_that_cannot_be_used(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line, prepare, sentence = STREAMS[case]
    code, text = ended(line, prepare)
    assert code == 2
    assert re.fullmatch(rf"error: {re.escape(sentence)}\n  help: .+\n", text)


def test_a_list_that_nobody_reads_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Employees\n" + "One,20\n" * 3000)
    code, text = ended(["score", str(tmp_path / "list.csv"), "--root", str(MINIMAL)], _nobody_reads)
    assert code == 2
    assert "error: standard output cannot be written: nobody reads it\n" in text
    assert "Traceback" not in text
    assert "Exception ignored" not in text


INTERRUPTED_READING = """
import io, os, signal, sys

class Waiting(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        print(len(os.listdir()), flush=True)
        signal.raise_signal(signal.SIGINT)
        return 0

signal.signal(signal.SIGINT, signal.default_int_handler)  # also in the background
sys.stdin = io.TextIOWrapper(io.BufferedReader(Waiting()))
from icp_playbook.cli import main
main()
"""


def test_an_interrupt_ends_a_command_that_waits(tmp_path: Path) -> None:
    line = [sys.executable, "-c", INTERRUPTED_READING, "score", "-", "--root", str(MINIMAL), "-o", "out"]
    done = subprocess.run(line, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "1\n")  # what it writes is begun, and is then removed
    assert done.stderr.startswith("error: stopped before it was done\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", [["score", "a.csv"], ["filter", "bakeries", "--format", "sql"]])
def test_a_result_does_not_depend_on_whether_notes_are_read(
    line: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("name,employees\nA,20\n", "utf-8")
    results = []
    for number, prepare in enumerate((lambda: None, lambda: os.close(2))):
        output = tmp_path / f"output-{number}"

        def to_file(prepare: Callable[[], object] = prepare, output: Path = output) -> None:
            os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT), 1)
            prepare()

        code, _ = ended([*line, "--root", str(MINIMAL)], to_file)
        results.append((code, output.read_text("utf-8")))
    assert results[0][0] == 0
    assert results[0][1]
    assert results[1] == results[0]
