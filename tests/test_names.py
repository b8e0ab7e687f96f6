"""Names in the package: one name a class, and words that a newcomer would search for."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator/icp_playbook"
UNCLEAR = {
    *("told", "said", "telling", "teller", "keeping", "keeper", "lives", "lately", "past", "standing"),
    *("standings", "story", "steering", "touch", "touches", "touched", "court", "judge", "docket"),
}
"""Words that say nothing to a reader who looks for a thing by its name."""
FIELDS_OF_YAML = {"story"}
"""Keys of entries keep the names that authors write."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package, parsed, by its path."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def test_no_two_classes_have_one_name() -> None:
    classes = [
        (node.name, path)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    counts = Counter(name for name, _ in classes)
    assert [(name, path) for name, path in classes if counts[name] > 1] == []


def identifiers(tree: ast.Module) -> Iterator[str]:
    """What a module names itself: functions, classes, arguments, variables, attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case _:
                continue


def test_names_are_plain() -> None:
    found = {
        f"{path}: {name}"
        for path, tree in trees()
        for name in (*identifiers(tree), path.rpartition("/")[2].removesuffix(".py"))
        if UNCLEAR & set(name.lower().strip("_").split("_")) and name not in FIELDS_OF_YAML
    }
    assert sorted(found) == []
