"""Repositories that lack objects: what can be read is told as ever, and what cannot is said once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from icp_playbook.history import History, read_history
from tests.cli.running import run
from tests.drawing import times
from tests.history.lines import history_text, revisions
from tests.history.repositories import git, repository, scenario
from tests.timeline.sample_repository import ICP, sample_repository

HELP = "`git fsck` names what is missing; `git fetch --refetch` brings it back, and so does a fresh clone"


def loose(project: Path, folder: Path) -> Path:
    """Makes every object of a repository a file, and commits something that is not of the playbook."""
    git(project, "repack", "-q", "-a", "-d")
    (pack,) = (project / ".git/objects/pack").glob("*.pack")
    moved = shutil.move(pack, folder / "pack")
    for file in (project / ".git/objects/pack").iterdir():
        file.unlink()
    git(project, "unpack-objects", "-q", given=Path(moved).read_bytes())
    (project / "notes").mkdir()
    (project / "notes/unrelated.md").write_text("Nothing of the playbook.\n", "utf-8")
    git(project, "add", "notes")
    git(project, "commit", "-q", "-m", "Unrelated")
    return project


def place(project: Path, name: str) -> Path:
    """The file of an object."""
    hash_ = git(project, "rev-parse", name)
    return project / ".git/objects" / hash_[:2] / hash_[2:]


def subjects(history: History) -> list[str]:
    return [revision.commit.subject for revision in history.every]


def without(history: History, whole: History, project: Path, cut: set[str]) -> Iterator[str]:
    """What is told otherwise than in the whole history, beside what stands at or behind the cut."""
    behind = {line for name in cut for line in git(project, "rev-list", name).split()}
    lines = {one.commit.hash: "\n".join(revisions(history, [one])) for one in history.every}
    for one in whole.every:
        text = "\n".join(revisions(whole, [one]))
        parents = git(project, "rev-list", "--parents", "-1", one.commit.hash).split()[1:]
        if len(parents) > 1:  # not compared where an ancestor of both sides is missing
            continue
        if one.commit.hash not in behind and lines.get(one.commit.hash) != text:
            yield f"{text}\n--- is told as\n{lines.get(one.commit.hash)}"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    return loose(sample_repository(folder), folder)


@pytest.fixture
def project(plain: Path, tmp_path: Path) -> Path:
    """A history in a line, to be damaged."""
    return Path(shutil.copytree(plain, tmp_path / "repository"))


@pytest.mark.parametrize("kind", ["missing", "broken", "another's"])
@pytest.mark.parametrize("what", ["", "^{tree}", ":icp"])
def test_history_is_told_up_to_what_cannot_be_read(project: Path, what: str, kind: str) -> None:
    whole = read_history(project)
    file = place(project, f"HEAD~4{what}")
    file.chmod(0o644)
    if kind == "missing":
        file.unlink()
    elif kind == "broken":
        file.write_bytes(file.read_bytes()[:-9] + b"nonsense!")
    else:
        shutil.copyfile(place(project, "HEAD:notes/unrelated.md"), file)
    history = read_history(project)
    assert subjects(history) == subjects(whole)[: len(subjects(history))]
    assert len(history.revisions) >= 1
    (note,) = history.notes
    cut = git(project, "rev-parse", "HEAD~3")
    assert (note.gap, note.remedy) == ("damaged", HELP)
    assert note.sentence == (
        f"the repository is damaged: what came before commit {cut[:10]} is missing or broken"
    )
    result = run("history", "--root", str(project))
    assert (result.exit_code, result.stderr.count("the repository is damaged")) == (0, 1)


def test_what_the_playbook_is_not_made_of_may_be_missing(project: Path) -> None:
    whole = history_text(read_history(project))
    place(project, "HEAD:notes").unlink()
    assert history_text(read_history(project)) == whole


def test_nothing_can_be_told_of_a_last_commit_that_is_missing(project: Path) -> None:
    place(project, "HEAD").unlink()
    (note,) = read_history(project).notes
    assert (note.gap, note.remedy) == (
        "broken",
        "run `git fsck` in the repository; a fresh clone often mends it",
    )


def test_the_content_of_a_file_that_is_missing_is_named(project: Path) -> None:
    path = ICP
    place(project, f"HEAD:{path}").unlink()
    result = run("diff", "--root", str(project), "HEAD")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"the content of `{path}` is missing or broken" in result.stderr
    assert HELP in result.stderr
    (note,) = read_history(project).notes
    assert (note.gap, note.sentence) == (
        "damaged",
        "the repository is damaged: the content of earlier files is missing or broken",
    )


def test_a_shallow_clone_that_forgot_where_it_ends_is_told_up_to_there(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=3", f"file://{project}", "clone")
    shallow = read_history(tmp_path / "clone")
    (tmp_path / "clone/.git/shallow").unlink()
    history = read_history(tmp_path / "clone")
    assert [note.gap for note in (*shallow.notes, *history.notes)] == ["shallow", "damaged"]
    assert (history.every, subjects(history)) == (shallow.every, subjects(shallow))


def test_a_clone_without_earlier_folders_is_said_to_be_partial(project: Path, tmp_path: Path) -> None:
    git(project, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=tree:0", f"file://{project}", "clone")
    history = read_history(tmp_path / "clone")
    (note,) = history.notes
    assert note.gap == "partial"
    assert note.remedy == "run `git fetch --refetch --no-filter`, or clone again without `--filter`"
    git(tmp_path / "clone", "fetch", "-q", "--refetch", "--no-filter")
    assert history_text(read_history(tmp_path / "clone")) == history_text(read_history(project))


@pytest.mark.drawn
@pytest.mark.parametrize("name", ["plain-merge", "merge-renames"])
def test_any_object_may_be_missing(name: str, tmp_path: Path) -> None:
    project = loose(repository(scenario(name), tmp_path / "repository"), tmp_path)
    whole = read_history(project)
    objects = sorted((project / ".git/objects").glob("??/*"))
    step = max(1, len(objects) // (12 * times()))
    for file in objects[::step]:
        kept = file.read_bytes()
        file.unlink()
        history = read_history(project)
        file.write_bytes(kept)
        gaps = [note.gap for note in history.notes]
        if gaps == ["broken"]:
            lost = file.parent.name + file.name
            needed = git(project, "rev-list", "--objects", "--no-walk", "HEAD").split()
            assert lost in needed  # it is of the last commit itself
            continue
        assert gaps in ([], ["damaged"])
        if not gaps:
            assert history_text(history) == history_text(whole)
        elif "what came before" in (sentence := history.notes[0].sentence):
            named = sentence.split("what came before")[1].replace(",", " ").split()
            cut = {git(project, "rev-parse", one) for one in named if len(one) == 10 and one != "repository"}
            assert list(without(history, whole, project, cut)) == []
        else:
            assert subjects(history) == subjects(whole)
