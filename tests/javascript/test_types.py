"""The type checker names each place that is missing when an operator or a type of field is added."""

import json
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from icp_playbook.conditions import OPERATORS
from icp_playbook.fields import FieldType
from tests.javascript import tools

ASSETS = tools.ROOT / "site_templates" / "assets"


@pytest.fixture(scope="module", autouse=True)
def packages() -> None:
    """The type checker, installed if necessary."""
    tools.install()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The browser modules and the project that checks them, to change."""
    shutil.copytree(ASSETS, tmp_path / "site_templates" / "assets")
    folder = tmp_path / "tests" / "javascript"
    shutil.copytree(
        tools.FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "*.py", "__pycache__")
    )
    return tmp_path


def edit(copy: Path, name: str, old: str, new: str) -> None:
    """Replaces a text that occurs once in a module."""
    path = copy / "site_templates" / "assets" / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{name} has {text.count(old)} places of {old}"
    path.write_text(text.replace(old, new), "utf-8")


def named(copy: Path) -> set[tuple[str, str]]:
    """Where the type checker finds something: the module and the function."""
    found = set()
    for line in tools.tsc(copy / "tests" / "javascript"):
        match = re.match(r"(?:.*/)?assets/([\w/.-]+)\((\d+),\d+\): error ", line)
        assert match, line
        lines = (
            (copy / "site_templates" / "assets" / match[1]).read_text("utf-8").splitlines()[: int(match[2])]
        )
        functions = [name[1] for row in lines if (name := re.match(r"(?:export )?function (\w+)", row))]
        found.add((match[1], functions[-1]))
    return found


PROGRAM, EVALUATE = "fit/program.js", "fit/evaluate.js"
ADDED: dict[str, tuple[list[tuple[str, str, str]], set[tuple[str, str]]]] = {
    "an operator": (
        [
            (
                PROGRAM,
                " * @typedef {Is | Between",
                " * @typedef {{field: string, begins: string}} Begins\n * @typedef {Is | Between",
            ),
            (PROGRAM, "| Within} Comparison", "| Within | Begins} Comparison"),
        ],
        {
            ("fit/conditions.js", "intervalPasses"),
            ("fit/conditions.js", "passes"),
            ("fit/fieldvalues.js", "namedValues"),
            ("whatif/conditionwords.js", "missedWords"),
            ("whatif/conditionwords.js", "operandWords"),
        },
    ),
    "a way of joining conditions": (
        [
            (
                PROGRAM,
                "@typedef {All | Any | Not | OfContacts | Test} Condition",
                "@typedef {All | Any | Not | OfContacts | {none: Condition[]} | Test} Condition",
            )
        ],
        {
            ("fit/conditions.js", "holds"),
            ("fit/conditions.js", "lackingFields"),
            ("fit/program.js", "partsOf"),
            ("fit/reachrows.js", "unfolded"),
            ("whatif/compiling.js", "compiledPart"),
            ("whatif/conditionwords.js", "said"),
            ("whatif/everycase.js", "isTakenApart"),
            ("whatif/testeditor.js", "conditionEditor"),
        },
    ),
    "a type of field": (
        [(PROGRAM, '@typedef {"text" |', '@typedef {"text" | "duration" |')],
        {
            ("compare/accounts.js", "isReadable"),
            ("fit/answer.js", "controls"),
            ("fit/catalogue.js", "isMoney"),
            ("fit/catalogue.js", "lineInput"),
            ("fit/catalogue.js", "readTyped"),
            ("fit/catalogue.js", "typedText"),
            ("fit/catalogue.js", "valueWords"),
            ("fit/cells.js", "reader"),
            ("fit/fieldvalues.js", "listed"),
            ("fit/form.js", "hasManyControls"),
            ("fit/form.js", "inputOf"),
            ("fit/program.js", "isWhole"),
            ("whatif/conditionwords.js", "scalarWords"),
        },
    ),
    "a status": (
        [(EVALUATE, '@typedef {"fit" | "undecided"', '@typedef {"fit" | "parked" | "undecided"')],
        {("fit/note.js", "noteLines"), ("fit/membership.js", "membershipOf")},
    ),
}
"""What is added to the types alone: the edits, and the places that do not know it."""


def test_every_place_that_does_not_know_what_was_added_is_named_and_no_other(copy: Path) -> None:
    for edits, _ in ADDED.values():
        for name, old, new in edits:
            edit(copy, name, old, new)
    assert named(copy) == set().union(*(places for _, places in ADDED.values()))


def test_the_browser_knows_the_operators_and_types_of_python() -> None:
    text = (ASSETS / "fit" / "program.js").read_text("utf-8")
    nodes = dict(re.findall(r"@typedef \{\{field: string, (\w+): [^}]+\}\} (\w+)", text))
    assert nodes.keys() == OPERATORS.keys()
    (comparison,) = re.findall(r"@typedef \{([^}]+)\} Comparison", text)
    assert {*re.findall(r"\w+", comparison), "Known"} == set(nodes.values())
    (types,) = re.findall(r"@typedef \{([^}]+)\} FieldType", text)
    assert set(re.findall(r'"(\w+)"', types)) == set(get_args(FieldType))


def test_no_module_turns_the_type_checker_off() -> None:
    texts = {path.relative_to(ASSETS): path.read_text("utf-8") for path in ASSETS.rglob("*.js")}
    off = re.compile(r"@ts-(?:ignore|nocheck|expect-error)|eslint-disable|@\w+ \{.*\bany\b(?![:\"]).*\}")
    assert {str(name): found[0] for name, text in texts.items() if (found := off.search(text))} == {}


def test_the_lock_has_hashes_and_names_no_host() -> None:
    lock = json.loads((tools.FOLDER / "package-lock.json").read_text("utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert packages
    assert [name for name, about in packages.items() if not about["integrity"].startswith("sha512-")] == []
    assert "://" not in re.sub(r'"funding": (\{[^}]*\}|\[[^\]]*\])', "", json.dumps(lock))


def test_packages_are_pinned_by_exact_version() -> None:
    wanted = json.loads((tools.FOLDER / "package.json").read_text("utf-8"))["devDependencies"]
    assert {
        name: version for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    } == {}


LOOKED_UP = (
    "record[key] ?? 1",
    "record[key]?.name",
    "!record[key]",
    "record[key] === undefined",
    "record[key] ? 1 : 2",
    "key in record",
    "record[key] ??= 1",
)
"""What asks a record for a key that it may not hold."""
HELD = (
    "ownValue(record, key) ?? 1",
    "list[at] ?? 1",
    "list[at - 1]?.name",
    "list[0] ?? 1",
    '"key" in record',
)


SLOW = (r"/^(a+)+$/", r"/\s+$/", r"/^[^-]*[0-9][^-]*$/", r"/(?:a|a)*b/", r"/x*\n/")
QUICK = (r"/^a+$/", r"/(?<!\s)\s+$/", r"/^[^-]*-/g", r"/^\s{0,60}[a-z ]*$/")


def test_lookups_of_what_may_be_missing_and_patterns_that_take_ever_longer_are_named() -> None:
    values = [
        *(f"(ownValue, record, list, key, at) => ({text})" for text in (*LOOKED_UP, *HELD)),
        *SLOW,
        *QUICK,
    ]
    lines = [f"export const found{n} = {value};\n" for n, value in enumerate(values)]
    found = tools.eslint("".join(lines))
    about_keys = [(line, "ownValue" in message) for line, message in found if "keys.js" in message]
    assert about_keys == [(line, True) for line in range(1, len(LOOKED_UP) + 1)]
    slow = {
        line
        for line, message in found
        if any(word in message for word in ("quadratic", "polynomial", "exponential"))
    }
    first = len(LOOKED_UP) + len(HELD) + 1
    assert slow == set(range(first, first + len(SLOW)))
