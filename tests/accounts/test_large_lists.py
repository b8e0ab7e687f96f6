"""Lists with something very large in them take little memory, and say little."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.accounts.scoring import scored
from tests.drawing import times
from tests.playbooks.copies import MINIMAL

MEGABYTES = 40
"""Size of one large thing; a long run makes it larger."""
NOTES = 16
"""How many texts are as long as a note may be; each that is kept takes three megabytes."""
MOST_MEMORY = 180
"""Megabytes at the most, of which Python and the packages take about a hundred."""

Pieces = Iterator[bytes]


def _cell(size: int) -> Pieces:
    yield b'Name,Employees\nOne,20\nTwo,"'
    yield from (b"a\n" * 500_000 for _ in range(size))


def _record(size: int) -> Pieces:
    yield b"Name,Employees\nOne,20\nTwo"
    yield from ((b',"' + b"a\n" * 49_998 + b'"') * 10 for _ in range(size))


def _line(size: int) -> Pieces:
    yield b"Name,Employees\nOne,20\n"
    yield from (b"a" * 1_000_000 for _ in range(size))


def _header(size: int) -> Pieces:
    yield b"Name,Employees"
    yield from [b"".join(b',"column %d\n"' % number for number in range(60_000))] * size


def _tools(size: int) -> Pieces:
    """Different texts, each as long as a note may be: none may be kept."""
    yield b"Name,Tools\n"
    yield from (b'One,"%d%s"\n' % (number, b"t" * 990_000) for number in range(size))


LARGE: dict[str, tuple[Callable[[int], Pieces], str]] = {
    "cell": (_cell, "the row of line 3 has a cell of more than 1,000,000 characters"),
    "record": (_record, "the row of line 3 has more than 4,000,000 characters"),
    "line": (_line, "line 3 is longer than a million characters"),
    "header": (_header, "the row of line 1 has more than 4,000,000 characters"),
    "tools": (_tools, f"{NOTES} accounts"),
}
PROGRAM = """
import sys
from click.testing import CliRunner
from icp_playbook.cli import main
for name in sys.argv[2:]:
    how = ["--engine", "python", "--root", sys.argv[1], "-o", name + ".scored"]
    result = CliRunner().invoke(main, ["score", name, *how])
    print(name, result.exit_code, len(result.output), " ".join(result.stderr.split()))
print([line for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
"""


@pytest.mark.drawn
def test_no_list_fills_the_memory(tmp_path: Path) -> None:
    size = MEGABYTES * times()
    for name, (pieces, _) in LARGE.items():
        with (tmp_path / name).open("wb") as file:
            file.writelines(pieces(size if name != "tools" else NOTES))
    line = [sys.executable, "-c", PROGRAM, str(MINIMAL), *LARGE]
    *lines, peak = subprocess.run(
        line, cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.split("\n")[:-2]
    assert int(peak.split()[1]) / 1024 < MOST_MEMORY, peak
    for (name, (_, sentence)), words in zip(LARGE.items(), lines, strict=True):
        found, code, length, text = words.split(" ", 3)
        assert (found, code) == (name, "0" if name == "tools" else "2")
        assert int(length) < 5000
        assert sentence in text


def test_a_long_note_is_kept() -> None:
    for note in (b"n" * 140_000, b"note\r\n" * 28_000):
        result = scored(b'Industry,Notes\r\nBread,"' + note + b'"\r\n')
        assert note in result.data


def test_a_number_of_a_hundred_thousand_digits_is_not_read() -> None:
    result = scored(b"Industry,Employees\nBread," + b"9" * 100_000 + b"\n")
    assert "is not a number" in result.messages
    assert len(result.messages) < 1000


def test_ten_thousand_columns_are_kept_and_named_in_a_few_lines() -> None:
    names = b",".join(b"Column %d" % number for number in range(10_000))
    result = scored(b"Industry," + names + b"\nBread" + b",x" * 10_000 + b"\n")
    assert b",Column 9999," in result.data
    assert len(result.messages) < 4000
    assert "and 9,900 more" in result.messages
