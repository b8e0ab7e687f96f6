"""A new operator or a new type of field: the type checker names every place that does not know it yet."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKED = ROOT / ".mypy_cache"
"""What the type checker remembers of the package itself."""
PACKAGE = ROOT / "generator/icp_playbook"
ROOMS = (
    *("values", "fields", "conditions", "fit", "playbook", "boundary", "practice", "campaign", "accounts"),
    *("lint", "diff", "search", "views", "editors", "starter"),
)
"""The rooms that handle operators and types of fields one by one; the type checker reads what they import."""
TOYS = {
    "conditions/tree.py": [
        (
            "NODES: dict",
            'class Odd(FieldTest):\n    """The number is odd."""\n\n    odd: bool\n\n\nNODES: dict',
        ),
        (
            '    | Annotated[Known, Tag("<known>")],',
            '    | Annotated[Known, Tag("<known>")]\n    | Annotated[Odd, Tag("<odd>")],',
        ),
        ("Test: TypeAlias = ", "Test: TypeAlias = Odd | "),
    ],
    "conditions/operators.py": [
        ("OperatorKey: TypeAlias = Literal[", 'OperatorKey: TypeAlias = Literal["odd", ')
    ],
    "fit/condition.py": [
        (
            "CompiledTest: TypeAlias = (",
            "@dataclass(frozen=True, slots=True)\nclass IsOdd:\n    field: str\n\n\n"
            "CompiledTest: TypeAlias = (\n    IsOdd |",
        ),
    ],
    "fields/catalogue.py": [('    "country",\n', '    "country",\n    "colour",\n')],
}
"""A toy operator, in YAML and in the program, and a toy type of field: file → (text, the text with it)."""
OPERATOR = {
    "conditions/operators.py: _row",
    "conditions/operators.py: key_of",
    "conditions/tree.py: listed_values",
    "conditions/suitability.py: _operand",
    "conditions/words.py: _verb",
    "conditions/words.py: _missed",
    "conditions/words.py: say_operand",
    "fit/compiler.py: _test",
    "fit/program.py: _operand",
    "fit/logic.py: _test",
    "boundary/axes.py: _met",
    "boundary/axes.py: formula",
    "boundary/axes.py: _of_other",
    "fit/condition.py: named_values",
    "practice/cases.py: _limits",
    "engines/field_tests.py: test_expression",
    "campaign/apollo.py: _suits",
    "campaign/apollo.py: _bounds",
    "campaign/apollo.py: _tools",
    "campaign/hubspot.py: _simple",
    "campaign/hubspot.py: _operation",
    "campaign/rules.py: _asks_for_absence",
    "campaign/salesforce.py: _test",
    "campaign/sql.py: _test",
    "search/choices.py: _values",
}
"""Where an operator is given its meaning."""
FIELD_TYPE = {
    "fit/field_values.py: _listed",
    "fields/readings.py: read_value",
    "fields/cells.py: _reader",
    "fields/account_schema.py: value_schema",
    "fields/words.py: say_value",
    "fields/type_traits.py: traits",
    "conditions/operators.py: operators_for",
    "fit/word_list.py: _choices",
    "boundary/cells.py: values_of",
    "boundary/space.py: _axes_of",
    "practice/cases.py: _candidates",
    "engines/account_table.py: _columns",
    "engines/column_values.py: _causes",
    "engines/column_values.py: _fits",
    "engines/column_values.py: _silent",
    "campaign/expression.py: stored_words",
    "campaign/hubspot.py: _kind",
    "campaign/salesforce.py: _equals",
    "starter/first_profile.py: _test",
}
"""Where a type of field is given its meaning."""
ERROR = re.compile(r"^icp_playbook/(\S+?):(\d+): error: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Toy → the places that the type checker names in a copy of the package that has both toys."""
    folder = tmp_path_factory.mktemp("toys")
    copy = folder / "icp_playbook"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for file, edits in TOYS.items():
        text = (copy / file).read_text("utf-8")
        for before, after in edits:
            assert text.count(before) == 1, f"{file}: {before}"
            text = text.replace(before, after)
        (copy / file).write_text(text, "utf-8")
    cache = folder / "cache"
    if CHECKED.is_dir():  # what is alike here and there is not checked again
        shutil.copytree(CHECKED, cache)
    rooms = [f"icp_playbook/{room}" for room in ROOMS]
    options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(cache), "--no-pretty"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *rooms],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found: dict[str, set[str]] = {"operator": set(), "type": set()}
    for file, line, message in ERROR.findall(done.stdout):
        toy = "type" if "colour" in message else "operator" if "odd" in message.lower() else message
        found.setdefault(toy, set()).add(f"{file}: {_function(copy / file, int(line))}")
    return found


def _function(path: Path, line: int) -> str:
    """The function at a line."""
    return next(
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    )


def test_a_new_operator_is_asked_for_wherever_operators_get_their_meaning(named: dict[str, set[str]]) -> None:
    assert named["operator"] == OPERATOR


def test_a_new_type_of_field_is_asked_for_wherever_types_get_their_meaning(
    named: dict[str, set[str]],
) -> None:
    assert named["type"] == FIELD_TYPE


def test_nothing_else_is_wrong_in_the_copy(named: dict[str, set[str]]) -> None:
    assert set(named) == {"operator", "type"}
