"""Names in the package and its tests: words that a newcomer would search for, and one class per name."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator/icp_playbook"
TESTS = ROOT / "tests"
UNCLEAR = {
    *("told", "said", "telling", "teller", "keeping", "keeper", "lives", "lately", "past", "standing"),
    *("standings", "story", "steering", "touch", "touches", "touched", "court", "judge", "docket"),
    *("retold", "lived", "stories"),
}
"""Words that say nothing to a reader who looks for a thing by its name."""
FIELDS_OF_YAML = {"story"}
"""Keys of entries keep the names that authors write."""


class ModuleNames(NamedTuple):
    """The names that a module gives."""

    path: str
    """From the root."""
    classes: list[str]
    identifiers: set[str]


@cache
def modules(folder: Path) -> list[ModuleNames]:
    """Every module below a folder. Of its syntax tree nothing is kept: it is large."""
    paths = [path for path in folder.rglob("*.py") if "node_modules" not in path.parts]
    return [_names_of(path) for path in sorted(paths)]


def _names_of(path: Path) -> ModuleNames:
    module = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    classes = [node.name for node in module if isinstance(node, ast.ClassDef)]
    return ModuleNames(path.relative_to(ROOT).as_posix(), classes, {*identifiers(module)})


def test_no_two_classes_have_one_name() -> None:
    classes = [(name, module.path) for module in modules(PACKAGE) for name in module.classes]
    counts = Counter(name for name, _ in classes)
    assert [(name, path) for name, path in classes if counts[name] > 1] == []


def identifiers(module: list[ast.AST]) -> Iterator[str]:
    """The names that a module gives: functions, classes, arguments, variables, attributes.

    The name of a test is a sentence and may use any word.
    """
    for node in module:
        match node:
            case ast.FunctionDef(name=name) if name.startswith("test_"):
                continue
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case _:
                continue


@pytest.mark.parametrize(
    ("folder", "allowed"), [(PACKAGE, FIELDS_OF_YAML), (TESTS, set())], ids=["package", "tests"]
)
def test_names_are_plain(folder: Path, allowed: set[str]) -> None:
    found = {
        f"{module.path}: {name}"
        for module in modules(folder)
        for name in (*module.identifiers, module.path.rpartition("/")[2].removesuffix(".py"))
        if UNCLEAR & set(name.lower().strip("_").split("_")) and name not in allowed
    }
    assert sorted(found) == []
