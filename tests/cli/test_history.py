"""`icp-playbook history`: the history on stdout, what is missing on stderr."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from icp_playbook.cli import main
from tests.history.repositories import git
from tests.timeline.sample_repository import sample_repository


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_repository(tmp_path_factory.mktemp("history"))


def history(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["history", "--root", str(project), *arguments])


def test_everything_newest_first(project: Path) -> None:
    result = history(project)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("2026-01-07  Drop an example  (Ada Baker, ")
    assert result.stdout.count("\n\n") == 6


@pytest.mark.parametrize(("folder", "root"), [("", None), ("", "."), ("icp", ".."), ("..", "{name}")])
def test_the_project_is_where_the_command_runs(
    project: Path, folder: str, root: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / folder)
    arguments = () if root is None else ("--root", root.format(name=project.name))
    result = CliRunner().invoke(main, ["history", *arguments, "-n", "2"])
    assert (result.exit_code, result.stderr) == (0, history(project, "-n", "2").stderr)
    assert result.stdout == history(project, "-n", "2").stdout != ""


def test_an_icp_answers_to_the_folder_of_its_pages_as_well(project: Path) -> None:
    assert history(project, "icp/bakeries").stdout == history(project, "profile/bakeries").stdout != ""


def test_an_entry_by_its_old_id_and_a_deleted_one(project: Path) -> None:
    old, new = (history(project, f"disqualifier/{id_}").stdout for id_ in ("no-night-shift", "day-only"))
    assert old == new
    assert "[narrows] No night shift: Employees below 3 people" in old
    gone = history(project, "example/doughs").stdout
    assert gone.startswith("deleted on 2026-01-07 by Ada Baker\n  why: It taught nothing.\n")


def test_a_part_of_it(project: Path) -> None:
    result = history(project, "--since", "2026-01-05", "-n", "1")
    assert result.stdout.count("\n\n") == 0
    assert result.stderr == "2 earlier commits are not shown\n"
    assert history(project, "--since", "2026-01-05", "-n", "2").stderr == "1 earlier commit is not shown\n"
    assert history(project, "--since", "2027-01-01").stderr == "nothing changed\n"


def test_json(project: Path) -> None:
    events = json.loads(history(project, "--format", "json", "-n", "2").stdout)["events"]
    assert [event["subject"] for event in events] == ["Drop an example", "Bot"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("bakeries",),
            'error: there is and was no entry "bakeries"\n  help: did you mean "profile/bakeries"?\n',
        ),
        (
            ("x/y",),
            'error: there is and was no entry "x/y"\n  help: name a kind and an id, such as profile/saas\n',
        ),
        (("--since", "May"), 'error: "May" is not a date\n  help: write it as 2026-10-01\n'),
    ],
)
def test_what_cannot_run(project: Path, arguments: tuple[str, ...], message: str) -> None:
    result = history(project, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_shallow_clone_is_reported(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", project.as_uri(), "shallow")
    result = history(tmp_path / "shallow")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: this clone is shallow")
