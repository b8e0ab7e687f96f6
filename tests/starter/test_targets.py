"""Where `init` begins: what is in the way, what stays, and that nothing is left of a run that fails."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook import outputs
from icp_playbook.editors import FOLDER
from icp_playbook.findings import CommandError
from icp_playbook.git import Repository
from tests.cli.running import run
from tests.starter.beginning import begun, init


def files(folder: Path) -> dict[str, bytes]:
    """Path → content of every file but those of git, and those for editors, which git passes over."""
    found = (path for path in folder.rglob("*") if path.is_file() and not {".git", FOLDER} & {*path.parts})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_it_prints_the_commands_that_check_and_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    result = run("init", "it's new")
    assert result.exit_code == 0
    assert result.stdout == "cd 'it'\"'\"'s new'\nicp-playbook check\nmkdocs serve\n"
    assert "files written to it's new\n" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("read on: it's new/README.md")


def test_a_command_that_the_shell_would_not_find_is_printed_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    lines = run("init", ".").stdout.splitlines()
    assert [Path(line.split()[0]).is_file() for line in lines] == [True, True]


def test_what_any_repository_may_have_stays(tmp_path: Path) -> None:
    theirs = {"README.md": b"# Ours\n", ".gitignore": b"*.tmp\n", "LICENSE": b"none\n", "docs/a.md": b"# A\n"}
    for name, content in theirs.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".git").mkdir()
    result = init(tmp_path)
    assert result.exit_code == 0
    assert "note: `.gitignore` and `README.md` stayed as before\n" in result.stderr
    assert "note: add /.venv/, /site/ and /.icp-playbook/ to `.gitignore`\n" in result.stderr
    assert "note: the Markdown files in `docs` become pages of the site\n" in result.stderr
    found = files(tmp_path)
    assert {name: found[name] for name in theirs} == theirs
    assert {"mkdocs.yml", "icp/playbook.yaml", ".editorconfig"} <= found.keys()


def test_everything_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    for name in ("mkdocs.yml", "requirements.txt", "personas"):
        (tmp_path / name).write_text("theirs")
    (tmp_path / ".gitlab-ci.yml").symlink_to("nowhere")
    before = sorted(tmp_path.rglob("*"))
    result = init(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"error: `{tmp_path}` has `.gitlab-ci.yml`, `mkdocs.yml`, `personas` and `requirements.txt` already, "
        "and nothing is overwritten\n  help: move them away, or name another folder\n"
    )
    assert sorted(tmp_path.rglob("*")) == before


def test_a_run_that_was_killed_is_completed(tmp_path: Path) -> None:
    whole = files(begun(tmp_path / "whole").root)
    (tmp_path / "part/icp").mkdir(parents=True)
    (tmp_path / "part/icp/fields.yaml").write_bytes(whole["icp/fields.yaml"])
    assert files(begun(tmp_path / "part").root) == whole


def _file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file"


def _below_a_file(folder: Path) -> Path:
    return _file(folder) / "new"


def _playbook(folder: Path) -> Path:
    (folder / "icp").mkdir()
    (folder / "icp/playbook.yaml").write_text("name: Theirs\n")
    return folder


def _inside(folder: Path) -> Path:
    return _playbook(folder) / "docs/new"


def _half(folder: Path) -> Path:
    (folder / "personas").mkdir()
    (folder / "personas/cfo.yaml").write_text("name: CFO\n")
    return folder


def _linked_folder(folder: Path) -> Path:
    (folder / "personas").symlink_to("/etc")
    return folder


def _linked_target(folder: Path) -> Path:
    (folder / ".git").mkdir()
    (folder / "new").symlink_to("/etc")
    return folder / "new"


REFUSED: tuple[tuple[Callable[[Path], Path], str], ...] = (
    (_file, "file` is a file"),
    (_below_a_file, "file/new` cannot be written: Not a directory"),
    (_playbook, "` holds a playbook already: `icp/playbook.yaml`"),
    (_inside, "docs/new` is inside the playbook in `"),
    (_half, "` holds a playbook already: `personas/cfo.yaml`"),
    (_linked_folder, "`personas` in `"),
    (_linked_target, "new` leads out of the repository through the link `"),
)


@pytest.mark.parametrize(("make", "sentence"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_a_place_that_no_playbook_can_begin_in_is_refused(
    make: Callable[[Path], Path], sentence: str, tmp_path: Path
) -> None:
    target = make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = init(target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_in_a_folder_of_a_repository_only_what_is_read_there_is_written(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = init(tmp_path / "gtm/playbook")
    assert result.exit_code == 0
    assert f"read them only at the top of the repository, `{tmp_path}`\n" in result.stderr
    hidden = [name for name in files(tmp_path / "gtm/playbook") if name.startswith(".")]
    assert sorted(hidden) == [".editorconfig", ".gitignore"]


@pytest.mark.parametrize("there", [True, False], ids=["to a folder", "as a new folder"])
def test_nothing_is_left_of_a_run_that_is_stopped(there: bool, tmp_path: Path) -> None:
    place = tmp_path / "new"
    if there:
        place.mkdir()
        (place / "README.md").write_text("theirs")
    content = {"a/b/one.yaml": b"1", "a/two.yaml": b"2", "mkdocs.yml": b"3"}

    class Stopping(dict[str, bytes]):
        def items(self) -> object:  # type: ignore[override]  # stops between two files
            yield from list(super().items())[:2]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outputs.create_all(place, Stopping(content))
    assert files(tmp_path) == ({"new/README.md": b"theirs"} if there else {})
    assert sorted(path.name for path in tmp_path.rglob("*")) == (["README.md", "new"] if there else [])


def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("theirs")
    with pytest.raises(CommandError, match="is there by now, and nothing is overwritten"):
        outputs.create_all(tmp_path, {"a": b"1", "b": b"2"})
    assert files(tmp_path) == {"b": b"theirs"}


def test_git_makes_a_repository_with_one_commit_of_all_that_is_written(tmp_path: Path) -> None:
    project = begun(tmp_path / "new", "--git")
    assert project.git("status", "--short") == ""
    assert project.git("log", "--format=%an %s") == "Ada Begin the playbook\n"
    assert project.git("branch", "--show-current") == "main\n"
    assert set(project.git("ls-files").splitlines()) == files(project.root).keys()
    assert (project.root / FOLDER / "schemas/profile.schema.json").is_file()
    assert Repository.around(project.root).prefix == ""
    result = init(tmp_path / "new/again", "--git")
    assert "is inside the playbook" in result.stderr
    subprocess.run(["git", "init", "--quiet", tmp_path / "other"], check=True)
    result = init(tmp_path / "other/new", "--git")
    assert "already\n  help: leave out --git, and commit the files there\n" in result.stderr
    assert not (tmp_path / "other/new").exists()


def test_without_a_name_for_git_the_files_stay_and_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    result = run("init", str(tmp_path / "new"), "--git")
    assert result.exit_code == 2
    assert (
        "error: nothing is committed yet: git does not know your name and e-mail address\n" in result.stderr
    )
    assert (tmp_path / "new/mkdocs.yml").is_file()
    assert result.stdout.endswith("mkdocs serve\n")
