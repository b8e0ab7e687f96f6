"""The cache between runs: used when valid, rebuilt when not, never in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from icp_playbook.git import Repository
from icp_playbook.history import History, read_history
from tests.history.lines import history_text, write_history
from tests.history.repositories import git, repository, scenario
from tests.processes import context

NAME = "history.sqlite3"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A scenario with a merge whose result is the file of neither side."""
    return repository(scenario("merge-edits"), tmp_path / "repository")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "some/cache"


@pytest.fixture
def expected(project: Path) -> str:
    """The history without a cache."""
    return history_text(read_history(project))


def test_a_warm_start_asks_git_for_no_log_and_no_file(
    project: Path, cache: Path, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_history(project, cache)
    program = git(project, "--exec-path") + "/git"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(
        f'#!/bin/sh\necho "$*" >>"{tmp_path}/asked"\nexec "{program}" "$@"\n', "utf-8"
    )
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert history_text(read_history(project, cache)) == expected
    asked = (tmp_path / "asked").read_text("utf-8")
    assert [word for word in ("rev-parse", "check-mailmap", " log ", "cat-file") if word in asked] == [
        "rev-parse",
        "check-mailmap",
    ]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_not_a_database(project: Path, cache: Path, expected: str, content: bytes) -> None:
    cache.mkdir(parents=True)
    (cache / NAME).write_bytes(content)
    assert history_text(read_history(project, cache)) == expected
    assert history_text(read_history(project, cache)) == expected


@pytest.mark.parametrize("place", [100, 4096, 8192, 12_288, 20_000])
def test_a_damaged_database(project: Path, cache: Path, expected: str, place: int) -> None:
    read_history(project, cache)
    raw = bytearray((cache / NAME).read_bytes())
    raw[place : place + 600] = b"\xa5" * 600
    (cache / NAME).write_bytes(raw)
    assert history_text(read_history(project, cache)) == expected


def test_a_database_cut_short(project: Path, cache: Path, expected: str) -> None:
    read_history(project, cache)
    raw = (cache / NAME).read_bytes()
    for size in range(0, len(raw), 5000):
        (cache / NAME).write_bytes(raw[:size])
        assert history_text(read_history(project, cache)) == expected


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE files SET data = \'{"says": "forged"}\'',
        "UPDATE files SET reading = 'nonsense'",
        "UPDATE files SET reading = '7'",
        "UPDATE files SET data = NULL, reading = NULL",
        "UPDATE files SET data = x'ff'",
        "UPDATE runs SET content = '{}'",
        "UPDATE runs SET content = 7",
        "DELETE FROM files",
        "DELETE FROM runs",
        "DROP TABLE files",
        "UPDATE version SET version = 'another'",
    ],
)
def test_content_that_was_changed(project: Path, cache: Path, expected: str, statement: str) -> None:
    read_history(project, cache)
    with closing(sqlite3.connect(cache / NAME)) as connection, connection:
        connection.execute(statement)
    assert history_text(read_history(project, cache)) == expected
    assert history_text(read_history(project, cache)) == expected


def test_a_folder_that_cannot_be_made(project: Path, tmp_path: Path, expected: str) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert history_text(read_history(project, tmp_path / "file")) == expected
    assert history_text(read_history(project, tmp_path / "file/below")) == expected


def test_a_database_that_another_process_writes_to(
    project: Path, cache: Path, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp_playbook.history.cache._WAIT", 0.01)
    read_history(project, cache)
    with closing(sqlite3.connect(cache / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert history_text(read_history(project, cache)) == expected


def test_several_processes_at_once(project: Path, cache: Path, expected: str, tmp_path: Path) -> None:
    targets = [tmp_path / f"{number}.txt" for number in range(4)]
    running = [context().Process(target=write_history, args=(project, cache, target)) for target in targets]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [target.read_text("utf-8") for target in targets] == [expected] * 4
    assert history_text(read_history(project, cache)) == expected


def test_a_history_outlives_its_cache(project: Path, cache: Path, expected: str) -> None:
    history = read_history(project, cache)
    with closing(sqlite3.connect(cache / NAME)) as connection, connection:
        connection.execute("DELETE FROM files")
    assert history_text(history) == expected


@pytest.mark.parametrize("name", ["merge-edits", "broken-for-a-while", "renamed"])
def test_one_cache_for_every_commit_gives_the_same_as_none(name: str, tmp_path: Path, cache: Path) -> None:
    project = repository(scenario(name), tmp_path / "other")
    for hash_ in git(project, "rev-list", "--reverse", "HEAD").split():
        git(project, "checkout", "-q", hash_)
        assert history_text(read_history(project, cache)) == history_text(read_history(project))


def test_the_cache_of_another_folder_is_not_used(tmp_path: Path, cache: Path) -> None:
    one = repository(scenario("plain-life"), tmp_path / "one", "here/")
    there = one.parent / "there"
    there.mkdir()
    assert history_text(read_history(one, cache)).count("\n") > 5
    assert [note.gap for note in read_history(there, cache).notes] == ["untracked"]


def test_names_follow_the_mailmap_of_today(project: Path, cache: Path) -> None:
    read_history(project, cache)
    (Repository.around(project).top / ".mailmap").write_text("Ada Lovelace <ada@oven.example>\n", "utf-8")
    history: History = read_history(project, cache)
    assert {person.name for revision in history.every for person in revision.commit.people} == {
        "Ada Lovelace"
    }
