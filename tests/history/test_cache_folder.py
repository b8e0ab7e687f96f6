"""The cache is the user's alone: outside the tree, through no link, and never believed by itself."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from icp_playbook.history import cache_of, read_history
from icp_playbook.timeline import read_timeline
from tests.history.lines import history_text
from tests.history.repositories import git, repository, scenario


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(scenario("plain-life"), tmp_path / "repository")


def everything(folder: Path) -> dict[str, bytes | str]:
    """Path → content of all that is below a folder, and where its links lead."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def filled(project: Path) -> Path:
    """The cache folder of a project whose history was read once."""
    folder = cache_of(project)
    assert folder is not None
    read_timeline(project, folder)
    return folder


def test_it_is_a_private_folder_of_the_user_and_nothing_is_written_to_the_project(
    project: Path, home: Path
) -> None:
    before = everything(project)
    folder = filled(project)
    assert folder.parent == home / "icp-playbook"
    assert everything(project) == before
    for path in (folder.parent, folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["history.sqlite3", "key", "timeline.sqlite3"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_every_project_has_its_own_whatever_way_leads_to_it(project: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(project)
    other = repository(scenario("renamed"), tmp_path / "other")
    assert cache_of(tmp_path / "way") == cache_of(project) != cache_of(other)


def test_another_version_of_the_code_has_another(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = cache_of(project)
    monkeypatch.setattr("icp_playbook.history.cache_folder.package_version", lambda: "0" * 32)
    assert cache_of(project) != here


@pytest.mark.parametrize("place", ["project/caches", "caches"])
def test_a_cache_folder_that_came_with_the_clone_is_none(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = repository(scenario("plain-life"), tmp_path / "repository", "project/")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "repository" / place))
    assert cache_of(project) is None
    assert not (tmp_path / "repository" / place).exists()


def test_a_home_kept_in_git_has_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    project = repository(scenario("plain-life"), tmp_path / "work/playbook")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME")
    folder = cache_of(project)
    assert folder is not None
    assert folder.is_relative_to(tmp_path)


@pytest.mark.parametrize("link", ["icp-playbook", "own"])
def test_no_link_is_followed(project: Path, tmp_path: Path, home: Path, link: str) -> None:
    expected = history_text(read_history(project))
    own = cache_of(project)
    assert own is not None
    (tmp_path / "elsewhere").mkdir()
    place = home / "icp-playbook" if link == "icp-playbook" else own
    shutil.rmtree(place, ignore_errors=True)
    place.symlink_to(tmp_path / "elsewhere")
    folder = cache_of(project)
    assert history_text(read_history(project, folder)) == expected
    read_timeline(project, folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["history.sqlite3", "timeline.sqlite3", "key"])
@pytest.mark.parametrize("kind", ["link", "second name", "readable", "pipe"])
def test_a_file_that_others_could_have_written_is_replaced_and_never_written_through(
    project: Path, tmp_path: Path, name: str, kind: str
) -> None:
    fresh = read_timeline(project)
    folder = filled(project)
    file, other = folder / name, tmp_path / "other"
    shutil.copy(file, other)
    if kind == "readable":
        file.chmod(0o644)
    else:
        file.unlink()
        match kind:
            case "link":
                file.symlink_to(other)
            case "second name":
                file.hardlink_to(other)
            case _:
                os.mkfifo(file, 0o600)
    before = other.read_bytes()
    assert read_timeline(project, folder) == fresh
    assert other.read_bytes() == before
    found = file.lstat()
    assert stat.S_ISREG(found.st_mode)
    assert (found.st_nlink, stat.S_IMODE(found.st_mode)) == (1, 0o600)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_to_is_left_alone(project: Path, mode: int) -> None:
    fresh = read_timeline(project)
    folder = filled(project)
    for path in folder.iterdir():
        path.unlink()
    folder.chmod(mode)
    assert read_timeline(project, folder) == fresh
    assert list(folder.iterdir()) == []


def test_a_folder_of_somebody_else_is_left_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read_timeline(project)
    folder = filled(project)
    before = everything(folder)
    monkeypatch.setattr(os, "geteuid", lambda: 12_345)
    assert cache_of(project) is None
    assert read_timeline(project, folder) == fresh
    assert everything(folder) == before


@pytest.mark.parametrize("value", ["relative/caches", "/dev/null/caches", "/proc/caches"])
def test_without_a_place_for_it_there_is_no_cache(
    project: Path, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    monkeypatch.setenv("HOME", "/dev/null")
    folder = cache_of(project)
    assert folder is None
    assert read_timeline(project, folder) == read_timeline(project)


def test_a_cache_committed_where_it_used_to_be_is_ignored(project: Path, tmp_path: Path) -> None:
    expected = history_text(read_history(project))
    (tmp_path / "elsewhere").mkdir()
    (project / ".cache").mkdir()
    (project / ".cache/icp-playbook").symlink_to(tmp_path / "elsewhere")
    assert history_text(read_history(project, cache_of(project))) == expected
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.fixture
def database(project: Path) -> Iterator[sqlite3.Connection]:
    """The database of history, once filled, open to be spoilt."""
    with closing(sqlite3.connect(filled(project) / "history.sqlite3")) as connection:
        yield connection


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE version", "CREATE VIEW version AS WITH RECURSIVE a(version) AS "
         "(SELECT 1 UNION ALL SELECT version + 1 FROM a) SELECT version FROM a"],
        ["DROP TABLE files", "CREATE VIEW files AS SELECT '' AS name, '1' AS reading, '' AS data, '' AS sum"],
        ["CREATE TRIGGER grow AFTER INSERT ON runs BEGIN UPDATE files SET data = 'x'; END"],
        ["ALTER TABLE runs ADD COLUMN more AS (hex(zeroblob(99999999)))"],
        ["CREATE TABLE another (a)"],
    ],
)  # fmt: skip
def test_a_database_that_is_built_otherwise_is_begun_again(
    project: Path, database: sqlite3.Connection, statements: list[str]
) -> None:
    expected = history_text(read_history(project))
    with database:
        for statement in statements:
            database.execute(statement)
    folder = cache_of(project)
    assert history_text(read_history(project, folder)) == expected
    assert folder is not None
    with closing(sqlite3.connect(folder / "history.sqlite3")) as fresh:
        kinds = fresh.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    assert sorted(kinds) == [("table", "files"), ("table", "runs"), ("table", "version")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE runs SET content = replace(content, 'Begin', 'Forged')",
        "UPDATE runs SET content = '{}', sum = NULL",
        "UPDATE runs SET content = '" + "[" * 50_000 + "'",
        "UPDATE runs SET content = '" + "9" * 50_000 + "'",
        "UPDATE runs SET name = name || 'x', content = x'00ff'",
        "UPDATE files SET reading = '[1, 2, {}]', data = '7'",
        "UPDATE files SET (reading, data, sum) = "
        "(SELECT reading, data, sum FROM files AS other WHERE other.name != files.name LIMIT 1)",
        "UPDATE files SET sum = 'é'",
        "UPDATE version SET version = x'ff'",
    ],
)
@pytest.mark.parametrize("name", ["history", "timeline"])
def test_rows_that_this_code_did_not_write_are_not_believed(project: Path, statement: str, name: str) -> None:
    fresh = read_timeline(project)
    folder = filled(project)
    with closing(sqlite3.connect(folder / f"{name}.sqlite3")) as database, database:
        database.execute(statement)
    assert read_timeline(project, folder) == fresh
    assert read_timeline(project, folder) == fresh


def test_a_whole_database_of_another_user_is_not_believed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has valid rows, written with another key: a forger has the code, and not the key."""
    fresh = read_timeline(project)
    folder = filled(project)
    monkeypatch.setattr("icp_playbook.history.moved_log.read_log", lambda *_: pytest.fail("asked git"))
    assert read_timeline(project, folder) == fresh
    monkeypatch.undo()
    (folder / "key").write_bytes(bytes(32))
    with closing(sqlite3.connect(folder / "history.sqlite3")) as database:
        written = database.execute("SELECT sum FROM runs").fetchall()
    assert read_timeline(project, folder) == fresh
    with closing(sqlite3.connect(folder / "history.sqlite3")) as database:
        assert database.execute("SELECT sum FROM runs").fetchall() != written


def test_a_database_without_end_is_begun_again(project: Path) -> None:
    fresh = read_timeline(project)
    file = filled(project) / "history.sqlite3"
    with file.open("r+b") as database:
        database.truncate(1 << 40)  # a hole: it takes no room
    assert read_timeline(project, file.parent) == fresh
    assert file.stat().st_size < 1 << 20


def test_the_folders_unused_for_longest_are_removed_a_few_at_a_time(project: Path, tmp_path: Path) -> None:
    own = filled(project)
    names = [f"{number:024x}-{0:032x}" for number in range(70)]
    for age, name in enumerate(names):
        (own.parent / name).mkdir()
        os.utime(own.parent / name, (1_000_000_000 - age, 1_000_000_000 - age))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/kept").touch()
    (own.parent / f"{99:024x}-{0:032x}").symlink_to(tmp_path / "elsewhere")
    (own.parent / "somebody's notes").mkdir()
    cache_of(project)
    left = {path.name for path in own.parent.iterdir()}
    assert {own.name, "somebody's notes", *names[:30]} <= left
    assert len(left) == 73 - 20
    for _ in range(3):
        cache_of(project)
    left = {path.name for path in own.parent.iterdir()}
    assert {own.name, "somebody's notes", *names[:30]} <= left
    assert len(left) == 33
    assert (tmp_path / "elsewhere/kept").exists()
