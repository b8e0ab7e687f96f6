"""Calls of git run nothing else, answer for the folder in question, and fail in plain words."""

import os
from pathlib import Path

import pytest

from icp_playbook.git import (
    GitBroken,
    GitError,
    NoCommits,
    NoGit,
    NoRepository,
    NoSuchRevision,
    Refused,
    Repository,
    merge_base,
    read_log,
    resolve,
    tree_at,
)
from icp_playbook.source import MAX_BYTES
from tests.history.repositories import git, repository, scenario

SIGNALS = ("icp/signals",)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The `plain-life` scenario in a subfolder."""
    return repository(scenario("plain-life"), tmp_path / "repository", "gtm/")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called git that does what the test needs."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def message_of(error: GitError) -> str:
    return f"{error.sentence}\n{error.remedy}"


def test_a_repository_knows_its_top_and_the_path_of_the_project(project: Path) -> None:
    found = Repository.around(project)
    assert (found.top, found.prefix, found.hashing, found.shallow) == (project.parent, "gtm/", "sha1", False)
    assert found.head == git(project, "rev-parse", "HEAD")
    assert (found.within("gtm/icp/fields.yaml"), found.within("notes.md")) == ("icp/fields.yaml", None)


def test_a_folder_whose_name_holds_a_line_break(tmp_path: Path) -> None:
    project = repository(scenario("plain-life"), tmp_path / "two\nlines", "a\nb/")
    found = Repository.around(project)
    assert (found.top, found.prefix) == (tmp_path / "two\nlines", "a\nb/")


def test_a_repository_of_sha256(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Begin")
    found = Repository.around(tmp_path)
    assert (found.hashing, len(found.born())) == ("sha256", 64)


def test_outside_of_any_repository(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NoRepository) as caught:
            Repository.around(folder)
        assert message_of(caught.value) == (
            "the playbook is not in a git repository\n"
            "run `git init` and commit the playbook, or work in a clone instead of a downloaded archive"
        )


def test_a_bare_repository_has_no_playbook_to_work_on(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare")
    with pytest.raises(NoRepository):
        Repository.around(tmp_path)


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(NoCommits):
        Repository.around(tmp_path).born()


def test_no_git(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(NoGit) as caught:
        Repository.around(project)
    assert message_of(caught.value) == "git is not installed\ninstall git and make sure it is on the PATH"


def test_a_repository_of_another_user(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    complaint = "fatal: detected dubious ownership in repository at '/srv/playbook'"
    stand_in(tmp_path / "bin", f'echo "{complaint}" >&2; exit 128', monkeypatch)
    with pytest.raises(Refused) as caught:
        Repository.around(project)
    assert message_of(caught.value) == (
        "git refuses to read this repository, because it belongs to another user\n"
        "if you trust it, run `git config --global --add safe.directory /srv/playbook`"
    )


def test_what_git_complains_of_cannot_steer_a_terminal(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path / "bin", "printf 'fatal: \\033[2Jgone\\n::error::x' >&2; exit 3", monkeypatch)
    with pytest.raises(GitBroken) as caught:
        Repository.around(project)
    assert caught.value.sentence == "`git rev-parse` failed: \\u001b[2Jgone ::error::x"


def test_the_folder_decides_whatever_a_hook_has_set(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(scenario("renamed"), tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert Repository.around(project).top == project.parent


def test_a_repository_kept_apart_from_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = repository(scenario("plain-life"), tmp_path / "repository")
    (project / ".git").rename(tmp_path / "apart")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "apart"))
    monkeypatch.setenv("GIT_WORK_TREE", str(project))
    found = Repository.around(project)
    assert (found.top, len(read_log(found, found.born(), SIGNALS))) == (project, 7)


def test_configuration_changes_no_answer_and_starts_no_program(project: Path, tmp_path: Path) -> None:
    found = Repository.around(project)
    before = read_log(found, found.born(), SIGNALS)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'sprung'}'\ncat\n", "utf-8")
    trap.chmod(0o755)
    (project.parent / ".gitattributes").write_text("*.yaml diff=trap filter=trap\n", "utf-8")
    for setting in (
        f"core.pager={trap}",
        f"core.fsmonitor={trap}",
        f"core.hooksPath={trap.parent}",
        f"diff.external={trap}",
        f"diff.trap.command={trap}",
        f"diff.trap.textconv={trap}",
        f"filter.trap.clean={trap}",
        f"filter.trap.smudge={trap}",
        f"gpg.program={trap}",
        "log.showSignature=true",
        "log.decorate=full",
        "log.abbrevCommit=true",
        "log.follow=true",
        "log.showRoot=false",
        "log.diffMerges=off",
        "diff.relative=true",
        "diff.renames=false",
        "diff.mnemonicPrefix=true",
        "diff.ignoreSubmodules=all",
        "core.abbrev=4",
        "core.quotePath=true",
        "color.ui=always",
        "format.pretty=oneline",
        "i18n.logOutputEncoding=ISO-8859-1",
    ):
        name, _, value = setting.partition("=")
        git(project, "config", name, value)
    assert read_log(found, found.born(), SIGNALS) == before
    assert tree_at(found, "HEAD~1", SIGNALS, MAX_BYTES).files.keys() >= {"icp/signals/second-shop.yaml"}
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    ("author", "who", "when"),
    [
        ("Ada <a@b> 99999999999999999 +0000", ("Ada", "a@b"), "1970-01-01T00:00:00+00:00"),
        ("Ada <a@b> 1700000000 +9959", ("Ada", "a@b"), "2023-11-14T22:13:20+00:00"),
        ("Ada <a@b> 1700000000 -0330", ("Ada", "a@b"), "2023-11-14T18:43:20-03:30"),
        ("Ada <a@b> -86400 +0100", ("Ada", "a@b"), "1969-12-31T01:00:00+01:00"),
        ("Ada a@b yesterday", ("Ada a@b yesterday", ""), "1970-01-01T00:00:00+00:00"),
        ("<> 1700000000 +0000", ("", ""), "2023-11-14T22:13:20+00:00"),
    ],
)
def test_authors_and_dates_that_git_would_not_write(
    project: Path, author: str, who: tuple[str, str], when: str
) -> None:
    tree = git(project, "rev-parse", "HEAD~1^{tree}")
    parent = git(project, "rev-parse", "HEAD")
    text = f"tree {tree}\nparent {parent}\nauthor {author}\ncommitter {author}\ngpgsig a\n b\n\n\x1b[31mRed\n"
    made = git(project, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=text.encode())
    newest = read_log(Repository.around(project), made, SIGNALS)[0]
    assert (tuple(newest.author.who), newest.author.when.isoformat()) == (who, when)
    assert newest.message == "\x1b[31mRed"


def test_names_of_revisions(project: Path) -> None:
    found = Repository.around(project)
    git(project, "tag", "-a", "-m", "One", "v1", "HEAD~2")
    assert resolve(found, "v1") == git(project, "rev-parse", "HEAD~2")
    assert merge_base(found, resolve(found, "v1"), found.born()) == resolve(found, "v1")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("mian", 'did you mean "main"?'),
        ("release", 'did you mean "origin/release"?'),
        (
            "elsewhere",
            "if it is a branch of the remote, fetch it with `git fetch origin elsewhere` "
            "and name origin/elsewhere",
        ),
        ("--all", "name a branch, a tag or a commit; `git log --oneline` lists commits"),
        ("", "name a branch, a tag or a commit; `git log --oneline` lists commits"),
        ("HEAD..main", "if it is a branch of the remote, fetch it with `git fetch origin HEAD..main` "),
        ("a\x00b", "name a branch, a tag or a commit; `git log --oneline` lists commits"),
    ],
)
def test_a_name_that_leads_nowhere(project: Path, name: str, remedy: str) -> None:
    git(project, "update-ref", "refs/remotes/origin/release", "HEAD")
    with pytest.raises(NoSuchRevision) as caught:
        resolve(Repository.around(project), name)
    assert caught.value.remedy.startswith(remedy)


def test_no_name_that_turns_the_writing_round_is_suggested(project: Path) -> None:
    git(project, "update-ref", "refs/heads/relea\u202ese", "HEAD")
    with pytest.raises(NoSuchRevision) as caught:
        resolve(Repository.around(project), "release")
    assert caught.value.remedy.isprintable()


def test_a_name_that_a_shallow_clone_may_lack(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{project.parent}", "clone")
    with pytest.raises(NoSuchRevision) as caught:
        resolve(Repository.around(tmp_path / "clone"), "HEAD~1")
    assert message_of(caught.value) == (
        'no such revision: "HEAD~1"\n'
        "the clone is shallow and may lack it: run `git fetch --unshallow`, or set `fetch-depth: 0` in CI"
    )


def test_the_tree_of_an_old_commit(tmp_path: Path) -> None:
    project = repository(scenario("junk"), tmp_path / "repository", "deep/down/")
    tree = tree_at(Repository.around(project), "HEAD~1", ("icp/signals", "personas"), 400)
    assert dict(tree.files) == {
        "icp/signals/logo.png": b"\x89PNG\r\n\x1a\n\x00\xff",
        "personas/noise.yaml": b"name: caf\xe9",
    }
    assert dict(tree.skipped) == {
        "icp/signals/linked.yaml": "a symbolic link",
        "icp/signals/second-shop.yaml": "a file of 441 bytes",
        "icp/signals/vendored.yaml": "a submodule",
    }
