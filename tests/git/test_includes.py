"""What the configuration of a clone includes is a file, and comes to an end, or git is not asked."""

import os
from pathlib import Path

import pytest

from icp_playbook.git import GitError, Repository, SpecialFile
from tests.cli.running import run
from tests.git.hostile import called_git
from tests.history.repositories import git
from tests.timeline.sample_repository import sample_repository


def include(project: Path, *lines: str) -> None:
    """Adds lines to the configuration; git, asked to do it, would obey them."""
    with (project / ".git/config").open("a", encoding="utf-8") as config:
        config.write("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "lines",
    [
        ["[include]", "path = ../pipe"],
        ["[InClude]", "\tPATH=../pipe"],
        ['[includeIf "gitdir:/nowhere/"]', "path = ../pipe"],
        ["[include] path = ../between"],
    ],
    ids=["plain", "other letters", "on a condition", "through another file"],
)
def test_a_pipe_that_is_included_is_refused_before_git_reads_it(
    tmp_path: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = sample_repository(tmp_path)
    os.mkfifo(project / "pipe")
    (project / "between").write_text("[include]\npath = pipe\n", "utf-8")
    include(project, *lines)
    program = git(tmp_path, "--exec-path") + "/git"
    script = f'case " $* " in *" config "*) exec "{program}" "$@";; esac; touch {tmp_path / "asked"}; exit 1'
    monkeypatch.setenv("PATH", called_git(tmp_path / "bin", script))
    with pytest.raises(SpecialFile, match="/pipe` is a pipe, and git is not asked to read it"):
        Repository.around(project)
    assert not (tmp_path / "asked").exists()


def test_a_bad_line_hides_no_pipe(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    os.mkfifo(project / "pipe")
    include(project, "[include]", "path = ../pipe", "[")
    with pytest.raises(GitError, match="bad config line"):
        Repository.around(project)


def test_a_file_that_does_not_end_and_one_too_large_are_refused(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    include(project, "[include] path = /dev/zero")
    assert "`dev/zero` is a device" in run("diff", "--root", str(project), "HEAD~1").stderr
    with (project / "large").open("wb") as file:
        file.truncate(1 << 30)
    (project / ".git/config").write_text("[include]\npath = ../large\n", "utf-8")
    with pytest.raises(SpecialFile, match="larger than"):
        Repository.around(project)


def test_files_that_include_each_other_many_times_over_are_refused(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    include(project, "[include]", *["path = one"] * 30)
    for name, other in (("one", "two"), ("two", "three"), ("three", "four"), ("four", "five")):
        (project / ".git" / name).write_text("[include]\n" + f"path = {other}\n" * 30, "utf-8")
    (project / ".git/five").write_text("[user]\n", "utf-8")
    with pytest.raises(SpecialFile, match="one of over 200 inclusions"):
        Repository.around(project)


def test_usual_includes_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    project = sample_repository(tmp_path)
    (project / ".gitconfig").write_text("[alias]\nst = status\n[include]\npath = nowhere\n", "utf-8")
    (tmp_path / "mine").write_text("[user]\nname = Me\n", "utf-8")
    include(project, "[include]", "path = ../.gitconfig", "path = ~/mine")
    assert Repository.around(project).head == git(project, "rev-parse", "HEAD")
