"""./playbook from a bare machine, without a network: a stand-in for Python notes what it is asked to do."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
CORE, EVERYTHING, ENGINES = "constraints-core.txt", "constraints.txt", "constraints-engines.txt"
DBT = "constraints-dbt.txt"
TOOLS = ("sh", "cat", "cksum", "cp", "dirname", "env", "mkdir", "rm")
FAKE_PYTHON = """\
#!/bin/sh
echo "$*${PLAYBOOK_STRICT_CONTENT:+ (strict content: $PLAYBOOK_STRICT_CONTENT)}" >>"$LOG"
case $* in
    *version_info*3,\\ 11*) exit "${TOO_OLD:-0}" ;;
    *ensurepip*) exit "${NO_VENV:-0}" ;;
    *-venv*) echo python3.12-venv ;;
    -m\\ venv*)
        for folder in "$@"; do :; done
        rm -rf "$folder" && mkdir -p "$folder/bin" && cp "$0" "$folder/bin/python" ;;
    *pip*) exit "${NO_NETWORK:-0}" ;;
esac
"""

Playbook = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the script needs of a checkout, in a folder whose name has a space."""
    checkout = tmp_path / "check out"
    checkout.mkdir()
    for name in ("playbook", CORE, EVERYTHING, ENGINES, DBT, "pyproject.toml"):
        shutil.copy(ROOT / name, checkout)
    return checkout


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """What Python was asked to do, a line each."""
    return tmp_path / "log"


@pytest.fixture
def playbook(tmp_path: Path, log: Path) -> Playbook:
    """Runs a checkout's ./playbook with the stand-in and a few tools on PATH, and nothing else."""
    path = tmp_path / "bin"
    path.mkdir()
    for tool in TOOLS:
        (path / tool).symlink_to(shutil.which(tool) or pytest.fail(f"{tool} is missing"))
    (path / "python3").write_text(FAKE_PYTHON)
    (path / "python3").chmod(0o755)

    def run(checkout: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [checkout / "playbook", *arguments],
            cwd=tmp_path,
            env={"PATH": str(path), "LOG": str(log), **variables},
            check=False,
            capture_output=True,
            text=True,
        )

    return run


def asked(log: Path, what: str) -> int:
    """How often Python was asked for something since the last time, and a clean log."""
    count = sum(what in line for line in log.read_text().splitlines())
    log.write_text("")
    return count


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"]])
def test_help_is_printed(playbook: Playbook, checkout: Path, arguments: list[str]) -> None:
    result = playbook(checkout, *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("usage: ./playbook COMMAND")
    assert f"\n```\n{result.stdout}```\n" in (ROOT / "docs/commands.md").read_text("utf-8")


def test_an_unknown_command_prints_the_usage(playbook: Playbook, checkout: Path) -> None:
    result = playbook(checkout, "sevre")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("playbook: there is no command 'sevre'\nusage: ./playbook COMMAND")
    assert not (checkout / ".venv").exists()


def test_a_machine_without_a_suitable_python_is_told_the_remedy(playbook: Playbook, checkout: Path) -> None:
    result = playbook(checkout, "serve", TOO_OLD="1")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("playbook: no Python 3.11 or newer was found\n  help: Debian 12")
    assert "sudo apt-get install python3 python3-venv" in result.stderr


def test_a_python_without_venv_is_told_the_package(playbook: Playbook, checkout: Path) -> None:
    result = playbook(checkout, "serve", NO_VENV="1")
    assert result.returncode == 2
    assert "its venv module is missing" in result.stderr
    assert (
        "help: Debian, Ubuntu: sudo apt-get update && sudo apt-get install python3.12-venv" in result.stderr
    )


def test_arguments_reach_mkdocs_as_they_are(playbook: Playbook, checkout: Path, log: Path) -> None:
    assert playbook(checkout, "build", "--site-dir", "a b").returncode == 0
    assert log.read_text().splitlines()[-1] == "-m mkdocs build --strict --site-dir a b"


def test_strict_content_reaches_the_plugin_and_not_mkdocs(
    playbook: Playbook, checkout: Path, log: Path
) -> None:
    for arguments in (["build", "--strict-content", "-d", "a b"], ["build", "-d", "a b", "--strict-content"]):
        assert playbook(checkout, *arguments).returncode == 0
        assert log.read_text().splitlines()[-1] == "-m mkdocs build --strict -d a b (strict content: 1)"


def installed(log: Path) -> list[str]:
    """The files of pins that pip was given since the last time, and a clean log."""
    found = re.findall(r"--require-hashes -r (\S+)", log.read_text())
    log.write_text("")
    return found


@pytest.mark.parametrize("command", ["serve", "build", "check"])
def test_a_site_needs_no_development_tool(
    playbook: Playbook, checkout: Path, log: Path, command: str
) -> None:
    playbook(checkout, command)
    assert installed(log) == [CORE]


@pytest.mark.parametrize(
    ("commands", "pins"),
    [
        ("build build", [CORE]),
        ("test test", [EVERYTHING]),
        ("build test build test", [CORE, EVERYTHING]),
        ("test build", [EVERYTHING]),
    ],
)
def test_packages_are_installed_once_and_the_tools_with_the_first_test(
    playbook: Playbook, checkout: Path, log: Path, commands: str, pins: list[str]
) -> None:
    for command in commands.split():
        playbook(checkout, command)
    assert installed(log) == pins


def test_engines_are_installed_once_and_their_tests_run_as_well(
    playbook: Playbook, checkout: Path, log: Path
) -> None:
    playbook(checkout, "test", "--engines", "-k", "setup")
    assert "-m tests.engines.system_packages\n" in log.read_text()
    (tests,) = (line for line in log.read_text().splitlines() if line.startswith("-m pytest"))
    assert tests.endswith(" -m not bench and not long -k setup")
    assert installed(log) == [EVERYTHING, ENGINES, DBT]
    playbook(checkout, "test", "--engines")
    assert installed(log) == []
    playbook(checkout, "test")
    assert "engines" not in log.read_text()
    for name in (ENGINES, DBT):
        with (checkout / name).open("a") as file:
            file.write("# changed\n")
        playbook(checkout, "test", "--engines")
        assert installed(log) == [ENGINES, DBT]


def test_engines_that_cannot_be_installed_stop_the_tests(
    playbook: Playbook, checkout: Path, log: Path
) -> None:
    playbook(checkout, "test")
    log.write_text("")
    result = playbook(checkout, "test", "--engines", NO_NETWORK="1")
    assert (result.returncode, asked(log, "-m pytest")) == (2, 0)
    assert "the engines could not be installed" in result.stderr


@pytest.mark.parametrize("name", [CORE, EVERYTHING, "pyproject.toml"])
@pytest.mark.parametrize(("command", "pins"), [("build", CORE), ("test", EVERYTHING)])
def test_packages_are_installed_again_when_the_pins_change(
    playbook: Playbook, checkout: Path, log: Path, name: str, command: str, pins: str
) -> None:
    playbook(checkout, "test")
    installed(log)
    with (checkout / name).open("a") as file:
        file.write("# changed\n")
    playbook(checkout, command)
    playbook(checkout, "test")
    assert installed(log) == list(dict.fromkeys([pins, EVERYTHING]))


def test_nothing_is_said_where_nothing_is_installed(playbook: Playbook, checkout: Path, log: Path) -> None:
    assert playbook(checkout, "build").returncode == 0
    asked(log, "")
    result = playbook(checkout, "build")
    assert (result.stderr, asked(log, "pip install")) == ("", 0)


def test_an_install_that_failed_is_tried_again(playbook: Playbook, checkout: Path, log: Path) -> None:
    result = playbook(checkout, "build", NO_NETWORK="1")
    assert result.returncode == 2
    assert "the packages could not be installed" in result.stderr
    asked(log, "")
    assert playbook(checkout, "build").returncode == 0
    assert asked(log, "pip install") == 2


def test_an_environment_that_was_copied_along_is_made_anew(
    playbook: Playbook, checkout: Path, log: Path
) -> None:
    assert playbook(checkout, "build").returncode == 0
    copy = shutil.copytree(checkout, checkout.parent / "copy")
    asked(log, "")
    assert playbook(copy, "build").returncode == 0
    assert asked(log, f"-m venv --clear {copy}/.venv") == 1


INSTALLING = '''cp "${0%/*}/chromium" "${0%/*}/chromium-headless-shell"'''


def test_a_snap_of_chromium_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, version in {"chromium": "Chromium 150.0 snap", "google-chrome": "Google Chrome 150.0"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find() == tmp_path / "google-chrome"


@pytest.mark.parametrize(
    ("apt", "found"), [("exit 100", "chromium"), ("", "chromium"), (INSTALLING, "chromium-headless-shell")]
)
def test_a_container_gets_the_cheaper_chromium_if_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apt: str, found: str
) -> None:
    for name, script in {"chromium": "echo Chromium 150.0", "apt-get": apt}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "PLAYWRIGHT", ("true",))
    monkeypatch.setattr(chromium, "_is_root", lambda: True)
    monkeypatch.setattr(chromium, "_is_debian", lambda: True)
    monkeypatch.setattr(shutil, "which", partial(shutil.which, path=str(tmp_path)))
    assert chromium.install() == tmp_path / found


def test_a_chromium_that_is_named_but_does_not_run_is_told_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    monkeypatch.setattr(chromium, "PLAYWRIGHT", ("true",))
    with pytest.raises(
        chromium.ChromiumMissingError, match=r"(?s)/nowhere/chromium.*help: Debian: sudo apt-get"
    ):
        chromium.install()


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text().splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if line and not line.startswith("#")] == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        "exec ./playbook test",
    ]


@pytest.mark.parametrize("name", ["playbook", ".ci/run"])
def test_a_command_can_be_run_as_it_is(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def pinned(name: str) -> dict[str, str]:
    """Distribution, version and marker → its requirement in a file of pins, hashes included, lines joined."""
    text = re.sub(r"\\\n", "", (ROOT / name).read_text())
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {line.partition(" --hash")[0].strip(): line for line in lines}


def names(requirements: Iterable[str]) -> set[str]:
    """The distributions that some requirements ask for."""
    return {re.split(r"[<>=!~\[ ]", requirement)[0].lower() for requirement in requirements}


def project() -> Any:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.mark.parametrize("name", [CORE, EVERYTHING, ENGINES, DBT])
def test_every_pin_has_a_version_and_hashes(name: str) -> None:
    form = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^-]+?)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in pinned(name).values() if not form.fullmatch(line)] == []


def test_every_requirement_is_pinned() -> None:
    stated = project()
    checkout = [*stated["build-system"]["requires"], *stated["dependency-groups"]["checkout"]]
    core = names([*stated["project"]["dependencies"], *checkout])
    assert core - names(pinned(CORE)) == set()
    assert core | names(stated["project"]["optional-dependencies"]["dev"]) <= names(pinned(EVERYTHING))
    assert names(stated["dependency-groups"]["engines"]) <= names(pinned(ENGINES))
    assert names(stated["dependency-groups"]["dbt"]) <= names(pinned(DBT))


def test_engines_change_no_other_pin() -> None:
    pins = [re.match(r"([\w-]+)==(\S+)", line) for file in (EVERYTHING, ENGINES) for line in pinned(file)]
    versions: dict[str, set[str]] = {}
    for pin in pins:
        assert pin is not None
        versions.setdefault(pin[1], set()).add(pin[2])
    assert {name for name in names(pinned(ENGINES)) if len(versions[name]) > 1} == set()


def test_what_the_site_needs_is_pinned_alike_for_both() -> None:
    core, everything = pinned(CORE), pinned(EVERYTHING)
    assert {pin: line for pin, line in everything.items() if names([pin]) <= names(core)} == core


def test_no_development_tool_is_pinned_for_the_site() -> None:
    extras = project()["project"]["optional-dependencies"]
    tools = names(extras["dev"]) - names(extras["outcomes"])  # the example names lists of outcomes
    assert names(pinned(CORE)) & tools == set()


@pytest.mark.parametrize("name", [CORE, EVERYTHING])
def test_pins_name_no_host_and_no_folder(name: str) -> None:
    assert re.findall(r"\S*(?:://|--\S*index|--find-links| /)\S*", (ROOT / name).read_text()) == []


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    listed = re.findall(r"^(?:dependencies|dev|checkout) = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)
    lines = "".join(listed).splitlines()
    assert len(listed) == 3
    assert [line for line in lines if not re.search(r'", *# \S', line)] == []
