"""Every command that writes: killed at each change of disk, many at once, and without room."""

import os
import resource
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from icp_playbook.cli import main
from icp_playbook.export import MARK
from icp_playbook.outputs import swap
from icp_playbook.schema import schemas
from icp_playbook.site import SCRIPT
from tests.cli.repository import Repository
from tests.drawing import times
from tests.outputs.children import Tree, begun, ended, kill_at, killed_at_each_change, tree
from tests.outputs.test_files import names
from tests.plugin.project import Project

_Files = dict[str, str] | str | None


@dataclass(frozen=True)
class Writer:
    """A command line, the place that it writes, and what is there before; nothing else is in the folder."""

    line: list[str]
    place: Path
    old: _Files

    def run(self) -> None:
        """Runs the command, which must end well."""
        result = CliRunner(catch_exceptions=False).invoke(main, self.line)
        assert result.exit_code == 0, result.output

    def reset(self) -> None:
        """Puts back what was there before."""
        shutil.rmtree(self.place.parent, ignore_errors=True)
        self.place.parent.mkdir()
        if isinstance(self.old, str):
            self.place.write_text(self.old)
        elif self.old is not None:
            for name, text in self.old.items():
                (self.place / name).parent.mkdir(parents=True, exist_ok=True)
                (self.place / name).write_text(text)

    def before_and_after(self) -> tuple[Tree, Tree]:
        """What is at the place before, and what the command makes of it."""
        self.reset()
        before = tree(self.place)
        self.run()
        after = tree(self.place)
        assert before != after
        assert names(self.place.parent) == [self.place.name]
        self.reset()
        return before, after


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The small playbook, committed, with an edit, a list and a page of a site."""
    made = Repository.start(tmp_path / "repository")
    made.edit("personas/owner.yaml", "goals: [Sleep]", "goals: [Sleep, Rest]")
    made.write("list.csv", "Name,Employees\nOne,20\n")
    made.write("site/index.html", "<a href='b/'>b</a>").write("site/b/index.html", "b").write(
        f"site/{SCRIPT}", ""
    )
    return made


def _old_schemas() -> dict[str, str]:
    return {"notes.txt": "mine", **{f"{name}.schema.json": "{}" for name in schemas()}}


COMMANDS: dict[str, tuple[list[str], _Files]] = {
    "schema": (["schema", "OUT"], _old_schemas()),
    "pack": (["pack", "ROOT/site", "OUT"], "an old zip"),
    "score": (["score", "ROOT/list.csv", "--root", "ROOT", "-o", "OUT"], "an old list"),
    "owners": (["owners", "--root", "ROOT", "-o", "OUT"], "old owners"),
    "diff": (["diff", "HEAD", "--root", "ROOT", "-o", "OUT"], "an old report"),
}


@pytest.fixture
def writer(request: pytest.FixtureRequest, repository: Repository, tmp_path: Path) -> Writer:
    """The command of a name."""
    line, old = COMMANDS[request.param]
    place = tmp_path / "outputs" / "out"
    words = [word.replace("ROOT", str(repository.root)).replace("OUT", str(place)) for word in line]
    return Writer(words, place, old)


@pytest.mark.parametrize("writer", COMMANDS, indirect=True)
def test_killed_at_any_change_of_disk_a_command_leaves_the_old_or_the_new_whole(writer: Writer) -> None:
    before, after = writer.before_and_after()
    seen = []
    for number in killed_at_each_change(writer.run, writer.place.parent):
        found = tree(writer.place)
        assert found in (before, after), f"killed at change {number}"
        seen.append(found)
        writer.run()
        assert (names(writer.place.parent), tree(writer.place)) == ([writer.place.name], after)
        writer.reset()
    assert before in seen
    assert len(seen) > 2


def test_killed_where_folders_cannot_be_exchanged_a_command_is_put_right_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    writer = Writer(["schema", str(tmp_path / "outputs/out")], tmp_path / "outputs/out", _old_schemas())
    before, after = writer.before_and_after()
    seen = []
    for _ in killed_at_each_change(writer.run, writer.place.parent):
        seen.append(tree(writer.place))
        writer.run()
        assert (names(writer.place.parent), tree(writer.place)) == (["out"], after)
        writer.reset()
    assert [found for found in seen if found not in (before, after)] == [None]  # between the two renames


def test_killed_while_it_makes_a_new_entry_a_command_leaves_none_or_a_whole_one(
    repository: Repository,
) -> None:
    folder = repository.root / "personas"
    line = ["new", "persona", "friend", "--root", str(repository.root)]
    writer = Writer(line, folder / "friend.yaml", None)
    writer.run()
    whole = writer.place.read_bytes()
    writer.place.unlink()
    for _ in killed_at_each_change(writer.run, folder):
        assert tree(writer.place) in (None, whole)
        result = CliRunner().invoke(main, line)
        assert "Traceback" not in result.output
        assert (names(folder), writer.place.read_bytes()) == (["friend.yaml", "owner.yaml"], whole)
        writer.place.unlink()


@pytest.mark.drawn
def test_killed_at_some_changes_of_disk_an_export_leaves_the_old_or_the_new_whole(
    repository: Repository, tmp_path: Path
) -> None:
    project = Project(repository.root)
    place = tmp_path / "outputs/tree"
    writer = Writer(
        ["export", "--root", str(project.root), str(place)], place, {"mkdocs.yml": MARK, "docs/old.md": "old"}
    )
    before, after = writer.before_and_after()
    left: set[int] = set()
    for number in [5, 60, 10_000, *range(100, 100 * times(), 97)]:
        code = ended(begun(writer.run, lambda at=number: kill_at(at, place.parent)))  # type: ignore[misc]
        assert tree(place) == (after if code == 0 else before)
        if code:
            left.add(len(names(place.parent)))
    assert 2 in left  # something was begun beside it, and is gone now:
    writer.run()
    assert (names(place.parent), tree(place)) == (["tree"], after)


@pytest.mark.parametrize("writer", COMMANDS, indirect=True)
def test_many_runs_at_once_end_well_and_whole(writer: Writer) -> None:
    at_once(writer)


@pytest.mark.parametrize("writer", ["schema"], indirect=True)
def test_many_runs_at_once_end_well_where_folders_cannot_be_exchanged(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    at_once(writer)


def test_two_exports_at_once_end_well_and_whole(repository: Repository, tmp_path: Path) -> None:
    place = tmp_path / "outputs/tree"
    at_once(Writer(["export", "--root", str(Project(repository.root).root), str(place)], place, None), 2)


def at_once(writer: Writer, runs: int = 4) -> None:
    """Starts some runs together, all of which must end well and leave one whole output."""
    _, after = writer.before_and_after()
    children = [begun(writer.run) for _ in range(runs)]
    assert [ended(child) for child in children] == [0] * runs
    assert (names(writer.place.parent), tree(writer.place)) == ([writer.place.name], after)


def _without_room() -> None:
    """No file may grow beyond a few bytes: what a full disk answers, for this process alone."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))


@pytest.mark.parametrize("writer", [name for name in COMMANDS if name != "diff"], indirect=True)
def test_without_room_the_old_stays_and_a_sentence_says_so(writer: Writer) -> None:
    before, _ = writer.before_and_after()
    reading, answer = os.pipe()

    def run() -> None:
        result = CliRunner(catch_exceptions=False).invoke(main, writer.line)
        os.write(answer, f"{result.exit_code} {result.stderr}".encode())

    assert ended(begun(run, _without_room)) == 0
    os.close(answer)
    with os.fdopen(reading) as stream:
        text = stream.read()
    assert "cannot be written: File too large\n" in text
    assert "make room, or write to another place; what was there before is unchanged" in text
    assert text.startswith("2 ")
    assert (names(writer.place.parent), tree(writer.place)) == ([writer.place.name], before)
