"""Every path of every command: what cannot be read or written is one sentence and exit code 2."""

import os
import re
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from icp_playbook.accounts import files
from icp_playbook.cli import main
from icp_playbook.site import SCRIPT
from tests.backtest.outcome_lists import with_outcomes
from tests.cli.repository import Repository

LINES = {
    "check": "check --root <root> --accounts <list>",
    "init": "init >folder< --from <list>",
    "new": "new persona friend --root <root>",
    "schema": "schema --root <root> >folder<",
    "export": "export --root <root> >folder<",
    "pack": "pack <site> >file<",
    "diff": "diff HEAD --root <root> --accounts <list> --why-from <text> --policy --approvals <text> "
    "-o >file< --alerts >file<",
    "diff --alerts": "diff HEAD --root <root> --alerts >file<",
    "score": "score <list> --root <root> -o >file< --contacts <list> --contacts-out >file<",
    "owners": "owners --root <root> -o >file<",
    "activate": "activate hubspot bakeries --root <root> -o >folder<",
    "backtest": "backtest --root <root>",
    "filter": "filter bakeries --root <root>",
    "sql": "sql bakeries --dialect duckdb --root <root> -o >file<",
    "sql --dbt": "sql --dialect duckdb --root <root> --header <list> --key Name --dbt >folder<",
    "mine": "mine --root <root> -o >file<",
    "due": "due --root <root>",
    "history": "history --root <root>",
    "explain": "explain duplicate-key",
    "mcp": "mcp --root <root> --skill >folder<",
}
"""Command, and what tells its lines apart → a line with its paths: what is read in <>, written in ><."""
PATH = re.compile(r"[<>][a-z]+[<>]")
NO_NAMES: dict[str, tuple[str, str]] = {
    "a NUL": ("a\0b", "`a\\x00b` cannot be used: no file can have this name"),
    "a lone surrogate": ("a\ud800b", "`a\\ud800b` cannot be used: no file can have this name"),
    "a long name": ("n" * 256, " cannot be used: File name too long"),
    "a long path": ("n/" * 2500, " cannot be used: File name too long"),
}
"""What no file can be named."""
BELOW = "below a file", "file/x"
LOOP = "a loop of links", "loop"
TAKEN = {
    "<root>": ["file", "pipe", "socket", "nowhere", "sub"],
    "<site>": ["file", "pipe", "socket", "nowhere", "sub"],
    "<list>": ["pipe", "socket", "nowhere", "sub", "/dev/zero"],
    "<text>": ["pipe", "socket", "nowhere", "sub", "/dev/zero"],
    ">file<": ["pipe", "socket", "sub", "nowhere/x", "/dev/full"],
    ">folder<": ["file", "pipe", "socket", "/dev/full"],
}
"""What cannot be read or written as what is wanted: a file where a folder belongs, and so on."""
LOCKED = {
    "<root>": ["locked", "locked/book"],
    "<site>": ["locked", "locked/book"],
    "<list>": ["locked/list.csv", "secret.csv"],
    "<text>": ["locked/list.csv", "secret.csv"],
    ">file<": ["locked/list.csv", "locked/new", "new"],
    ">folder<": ["locked", "locked/new", "new"],
}
"""What an ordinary user may not look into, read or write."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a playbook and everything that may stand where a path leads."""
    folder = tmp_path_factory.mktemp("paths")
    made = Repository.start(folder / "repository")
    made.write("list.csv", "Name,Employees\nOne,20\n").write("text", "Why: so")
    made.write("site/index.html", "").write(f"site/{SCRIPT}", "")
    with_outcomes(made)
    (folder / "file").write_text("x")
    (folder / "sub").mkdir()
    (folder / "sub/inner").mkdir()
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    (folder / "secret.csv").write_text("Name,Employees\nOne,20\n")
    (folder / "secret.csv").chmod(0)
    (folder / "locked").mkdir()
    (folder / "locked/list.csv").write_text("Name,Employees\nOne,20\n")
    (folder / "locked").chmod(0)
    for outer in (folder, *folder.parents[:2]):
        outer.chmod(0o755)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "socket"))
        yield folder


@pytest.fixture(autouse=True)
def there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in the folder, and wait for nobody."""
    monkeypatch.chdir(place)
    monkeypatch.setattr(files, "_PATIENCE", 0.0)


def typed(line: str, spot: str, bad: str) -> list[str]:
    """A command line with one bad path and good ones everywhere else."""
    good = {
        "<root>": "repository/book",
        "<site>": "repository/book/site",
        "<list>": "repository/book/list.csv",
    }
    good |= {"<text>": "repository/book/text", ">file<": "out", ">folder<": "out"}
    return [bad if word == spot else good.get(word, word) for word in line.split()]


def is_refused(result: Result, sentence: str = "") -> bool:
    """Whether a command said in one sentence why it cannot run. A report may stand before it."""
    error = re.search(r"^error: (.*)\n  help: (.*)\n\Z", result.stderr, re.MULTILINE)
    assert error is not None, (result.exit_code, result.output)
    assert sentence in error[1]
    assert len(error[0]) < 600
    assert (result.exit_code, "out" in os.listdir()) == (2, False)  # noqa: PTH208
    return True


def refuses(words: list[str], sentence: str = "") -> bool:
    """Whether a command line is refused."""
    return is_refused(CliRunner(catch_exceptions=False).invoke(main, words), sentence)


def test_every_path_of_every_command_is_tried() -> None:
    tried: dict[str, Counter[str]] = {}
    for name, line in LINES.items():
        tried.setdefault(name.partition(" ")[0], Counter())
        tried[name.partition(" ")[0]] |= Counter(PATH.findall(line))
    assert sorted(tried) == main.list_commands(click.Context(main))
    for name, spots in tried.items():
        command = main.commands[name]
        paths = [parameter for parameter in command.params if parameter.type.name == "path"]
        files_named = [
            option for option in command.params if option.metavar in ("FILE", "CSV", "DIR", "SITE")
        ]
        assert spots.total() == len(paths), name
        assert set(files_named) <= set(paths), name


@pytest.mark.parametrize("name", LINES)
def test_what_no_file_can_be_named(name: str) -> None:
    for spot in PATH.findall(LINES[name]):
        for bad, sentence in NO_NAMES.values():
            assert refuses(typed(LINES[name], spot, bad), sentence)


@pytest.mark.parametrize("name", LINES)
def test_what_stands_in_the_way(name: str) -> None:
    for spot in PATH.findall(LINES[name]):
        for bad in ("file/x", "loop", *TAKEN[spot]):
            assert refuses(typed(LINES[name], spot, bad))


@pytest.mark.parametrize("name", [name for name, line in LINES.items() if PATH.search(line)])
def test_what_an_ordinary_user_may_not_do(name: str) -> None:
    CliRunner().invoke(main, typed(LINES[name], "", ""))  # all is imported while it may be read
    for made in (Path("out"), Path("repository/book/personas/friend.yaml")):
        Path("moved").mkdir(exist_ok=True)
        if made.exists():
            made.rename(Path("moved", f"{len(os.listdir('moved'))}"))  # noqa: PTH208
    if (child := os.fork()) == 0:
        code = 1
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            lines = [
                typed(LINES[name], spot, bad) for spot in PATH.findall(LINES[name]) for bad in LOCKED[spot]
            ]
            code = 0 if all(refuses(line) for line in lines) else 1
        except BaseException as error:  # noqa: BLE001  # told by the exit code
            os.write(2, f"{error!r}\n".encode())
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    made = Repository.start(tmp_path / "r\udcfe")
    made.git("mv", str(made.root), f"{made.root}\udcff")
    made = Repository(Path(f"{made.root}\udcff"))
    made.commit("Move")
    made.edit("personas/owner.yaml", "goals: [Sleep]", "goals: [Sleep, Rest]")
    made.write("list\udcff.csv", "Name,Employees\nOne,20\n")
    root = ["--root", str(made.root)]
    out = tmp_path / "out\udcff"
    for line in (
        ["check", *root],
        ["schema", str(out)],
        ["score", f"{made.root}/list\udcff.csv", *root, "-o", f"{out}.csv"],
        ["diff", "HEAD", *root, "-o", f"{out}.txt"],
        ["history", *root],
        ["owners", *root, "-o", f"{out}.owners"],
        ["owners", *root, "--check", "-o", f"{out}.owners"],
    ):
        result = CliRunner(catch_exceptions=False).invoke(main, line)
        assert result.exit_code == 0, result.output
    assert b"/book\xff/icp/fields.yaml revops@oven.example" in Path(f"{out}.owners").read_bytes().split(b"\n")
