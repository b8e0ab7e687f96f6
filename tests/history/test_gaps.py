"""Notes on what is missing from history: no git, no repository, no commits, a shallow clone, edits."""

import shutil
from pathlib import Path

import pytest

from icp_playbook.git import Repository
from icp_playbook.history import History, Note, read_history
from icp_playbook.playbook import Key
from tests.history.lines import history_text
from tests.history.repositories import git, repository, scenario
from tests.playbooks.copies import MINIMAL

SIGNAL = "icp/signals/second-shop.yaml"


def notes(history: History) -> list[str]:
    return [f"{note.gap}: {note.sentence}" for note in history.notes]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A scenario with several merges."""
    return repository(scenario("plain-merge"), tmp_path / "repository")


def test_a_whole_history_has_no_note(project: Path) -> None:
    assert read_history(project).notes == ()


def test_without_git(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    note = Note("no-git", "git is not installed", "install git and make sure it is on the PATH")
    assert read_history(project) == History(notes=(note,))


def test_outside_of_a_repository(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path / "playbook")
    history = read_history(tmp_path / "playbook")
    assert notes(history) == ["no-repository: the playbook is not in a git repository"]


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    shutil.copytree(MINIMAL, tmp_path / "playbook")
    history = read_history(tmp_path / "playbook")
    assert notes(history) == ["no-commits: the repository has no commits yet"]
    assert Key("signal", "second-shop") in history.uncommitted


def test_a_playbook_that_nobody_committed(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Empty")
    shutil.copytree(MINIMAL, tmp_path / "playbook")
    assert notes(read_history(tmp_path / "playbook")) == [
        "untracked: the repository does not hold the playbook: none of its files is committed"
    ]


def test_a_folder_of_the_playbook_that_is_a_submodule(tmp_path: Path) -> None:
    project = repository(scenario("plain-life"), tmp_path / "repository")
    git(project, "submodule", "--quiet", "add", str(project), "elsewhere")
    git(project, "commit", "-q", "-m", "A playbook inside")
    inside = read_history(project / "elsewhere")
    assert history_text(inside) == history_text(read_history(project))


def test_a_shallow_clone_shows_what_it_has_and_notes_the_rest(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=3", f"file://{project}", "clone")
    history = read_history(tmp_path / "clone")
    assert history_text(history) == (
        "note shallow: this clone is shallow: earlier changes were left out when it was made\n"
        "  help: run `git fetch --unshallow`; "
        "in CI set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)\n"
        "2026-01-06 09:00:00+00:00 Ada Baker: Another branch\n"
        "  signal/second-shop edited\n"
        '    says: "A second shop is open." → "They opened twice."\n'
    )


def test_nothing_was_born_where_a_clone_is_cut_off(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{project}", "clone")
    history = read_history(tmp_path / "clone", tmp_path / "cache")
    assert (history.every, history.uncommitted, len(history.notes)) == ((), (), 1)
    git(tmp_path / "clone", "fetch", "-q", "--unshallow")
    assert history_text(read_history(tmp_path / "clone", tmp_path / "cache")) == history_text(
        read_history(project)
    )


def test_edits_that_are_not_committed(project: Path) -> None:
    signal = project / SIGNAL
    signal.write_text(signal.read_text("utf-8").replace("name: Second shop", "name: Third shop"), "utf-8")
    (project / "personas/owner.yaml").unlink()
    (project / "personas/baker.yaml").write_text("name: Baker\n", "utf-8")
    (project / "icp/disqualifiers/no-night-shift.yaml").write_bytes(b"\xff")
    history = read_history(project)
    assert notes(history) == [
        "uncommitted: 4 entries have edits that are not committed: "
        "disqualifier/no-night-shift, persona/baker, persona/owner, signal/second-shop"
    ]
    assert list(map(str, history.uncommitted)) == [
        "disqualifier/no-night-shift",
        "persona/baker",
        "persona/owner",
        "signal/second-shop",
    ]


def test_files_that_only_look_like_entries_are_told(project: Path) -> None:
    (project / "personas/Baker.YAML").write_text("name: Baker\n", "utf-8")
    (project / "icp/signals/old").mkdir()
    (project / "icp/signals/old/first-shop.yaml").write_text("name: First shop\n", "utf-8")
    (project / "personas/owner.yaml~").write_text("name: Owner\n", "utf-8")
    history = read_history(project)
    assert notes(history) == [
        "not-read: 2 files look like an entry and are not read: "
        "icp/signals/old/first-shop.yaml, personas/Baker.YAML"
    ]
    assert history.uncommitted == ()


def test_a_change_of_the_look_is_not_an_edit(project: Path) -> None:
    signal = project / SIGNAL
    signal.write_bytes(b"\xef\xbb\xbf# A comment.\r\n" + signal.read_bytes().replace(b"\n", b"\r\n"))
    assert read_history(project).uncommitted == ()


def test_a_broken_file_that_is_committed_is_not_an_edit(tmp_path: Path) -> None:
    project = repository(scenario("broken-for-a-while")[:3], tmp_path / "repository")
    assert read_history(project).uncommitted == ()


def test_objects_that_a_partial_clone_left_out_are_missed_and_not_remembered(
    project: Path, tmp_path: Path
) -> None:
    git(project, "repack", "-q", "-a", "-d")
    (pack,) = (project / ".git/objects/pack").glob("*.pack")
    moved = shutil.move(pack, tmp_path / "pack")
    pack.with_suffix(".idx").unlink()
    git(project, "unpack-objects", "-q", given=Path(moved).read_bytes())
    lost = git(project, "rev-parse", f"HEAD:{SIGNAL}")
    file = project / ".git/objects" / lost[:2] / lost[2:]
    kept = file.read_bytes()
    file.unlink()
    history = read_history(project, tmp_path / "cache")
    assert history.revisions[0].edits[0].problem == "could not be read: its content is not in this clone"
    file.write_bytes(kept)
    assert read_history(project, tmp_path / "cache").revisions[0].edits[0].problem is None


def test_a_repository_that_is_broken(project: Path) -> None:
    head = Repository.around(project).born()
    tree = git(project, "rev-parse", f"{head}~1^{{tree}}")
    git(project, "repack", "-q", "-a", "-d")
    for pack in (project / ".git/objects/pack").iterdir():
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])
    (note,) = read_history(project).notes
    assert (note.gap, bool(tree)) == ("broken", True)
    assert note.sentence.startswith("`git ")
