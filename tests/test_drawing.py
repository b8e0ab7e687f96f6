"""Whatever draws more in a long run is part of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
OTHERWISE = {"pytest.mark.drawn", "pytest.mark.long", "given"}
"""Decorators by which a test is part of a long run."""


def drawing(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Tests that ask how much to draw, with what marks of their own or of their module they have."""
    whole = [ast.unparse(one.value) for one in tree.body if isinstance(one, ast.Assign)]
    if any("mark.drawn" in value for value in whole):
        return
    for test in tree.body:
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
            marks = {ast.unparse(one).partition("(")[0] for one in test.decorator_list}
            asks = any(ast.unparse(one) == "times()" for one in ast.walk(test) if isinstance(one, ast.Call))
            if asks and not marks & OTHERWISE:
                yield test


def test_a_test_that_draws_is_part_of_a_long_run() -> None:
    files = [path for path in TESTS.rglob("test_*.py") if "node_modules" not in path.parts]
    assert len(files) > 300
    trees = {path.name: ast.parse(path.read_text("utf-8")) for path in files}
    assert [f"{name}: {test.name}" for name, tree in trees.items() for test in drawing(tree)] == []


def test_a_mark_is_asked_for_of_whoever_asks_how_much_to_draw() -> None:
    asks = "def test_one() -> None:\n    assert times()\n"
    assert [test.name for test in drawing(ast.parse(asks))] == ["test_one"]
    assert list(drawing(ast.parse(f"@pytest.mark.drawn\n{asks}"))) == []
    assert list(drawing(ast.parse(f"pytestmark = [pytest.mark.drawn]\n{asks}"))) == []
    assert list(drawing(ast.parse(asks.replace("times", "count")))) == []
