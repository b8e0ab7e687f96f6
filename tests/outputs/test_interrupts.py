"""Wherever an interrupt comes, the target is as it was or as it is to be, and nothing else is left."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from icp_playbook.outputs import TemporaryFolder, begin, create, written
from tests.outputs.children import Tree, tree
from tests.outputs.interrupts import interrupted_at_each_place


def _write(target: Path) -> None:
    with written(target) as stream:
        stream.write(b"new")


def _create(target: Path) -> None:
    create(target, b"new")


def _fill(target: Path) -> None:
    with begin(target) as folder:
        folder.write("a/b", b"new")


def _swap(target: Path) -> None:
    with begin(target) as folder:
        folder.write("a/b", b"new")
        folder.swap()


RUNS: dict[str, tuple[Callable[[Path], None], Tree, Tree]] = {
    "a file": (_write, b"old", b"new"),
    "a file that was not there": (_create, None, b"new"),
    "a folder that is not kept": (_fill, {"a/b": b"old"}, {"a/b": b"old"}),
    "a folder": (_swap, {"a/b": b"old"}, {"a/b": b"new"}),
}


@pytest.mark.parametrize("case", RUNS)
def test_nothing_but_the_target_is_left(case: str, tmp_path: Path) -> None:
    run, old, new = RUNS[case]
    target, other = tmp_path / "target", tmp_path / "other"
    other.write_bytes(b"of somebody else")
    _make(target, old)
    found = []
    for _ in interrupted_at_each_place(lambda: run(target)):
        assert {path.name for path in tmp_path.iterdir()} <= {"target", "other"}
        found.append(tree(target))
        _make(target, old)
    assert {str(one) for one in found} == {str(old), str(new)}
    assert len(found) > 50


def _make(target: Path, content: Tree) -> None:
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
    if isinstance(content, dict):
        for name, text in content.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(text)
    elif content is not None:
        target.write_bytes(content)


def test_a_temporary_folder_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made: list[TemporaryFolder] = []
    numbers = []
    for number in interrupted_at_each_place(lambda: made.append(TemporaryFolder())):
        assert list(tmp_path.iterdir()) == []
        numbers.append(number)
    assert [one.path for one in made] == list(tmp_path.iterdir())
    assert len(numbers) > 15
