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


def named(copy: Path) -> list[tuple[str, str]]:
    """Where the type checker finds something: the module and the function, in order."""
    found = []
    for line in tools.tsc(copy / "tests" / "javascript"):
        match = re.match(r"(?:.*/)?assets/([\w/.-]+)\((\d+),\d+\): error ", line)
        assert match, line
        lines = (
            (copy / "site_templates" / "assets" / match[1]).read_text("utf-8").splitlines()[: int(match[2])]
        )
        functions = [name[1] for row in lines if (name := re.match(r"(?:export )?function (\w+)", row))]
        found.append((match[1], functions[-1]))
    return sorted(found)


def test_the_modules_pass_as_they_are(copy: Path) -> None:
    assert named(copy) == []


def test_an_operator_that_an_evaluator_lacks_is_named(copy: Path) -> None:
    edit(
        copy,
        "fit/program.js",
        " * @typedef {Is | Between",
        " * @typedef {{field: string, begins: string}} Begins\n * @typedef {Is | Between",
    )
    edit(copy, "fit/program.js", "| Within} Comparison", "| Within | Begins} Comparison")
    assert named(copy) == [
        ("fit/conditions.js", "intervalPasses"),
        ("fit/conditions.js", "passes"),
        ("fit/fieldvalues.js", "namedValues"),
    ]


def test_a_way_of_joining_conditions_that_an_evaluator_lacks_is_named(copy: Path) -> None:
    edit(
        copy,
        "fit/program.js",
        "@typedef {All | Any | Not | OfContacts | Test} Condition",
        "@typedef {All | Any | Not | OfContacts | {none: Condition[]} | Test} Condition",
    )
    assert set(named(copy)) == {
        ("fit/conditions.js", "holds"),
        ("fit/conditions.js", "lackingFields"),
        ("fit/program.js", "partsOf"),
        ("fit/reachrows.js", "unfolded"),
    }


def test_a_type_of_field_that_has_no_reading_input_or_words_is_named(copy: Path) -> None:
    edit(copy, "fit/program.js", '@typedef {"text" |', '@typedef {"text" | "duration" |')
    assert named(copy) == [
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
    ]


def test_a_status_that_has_no_word_or_note_is_named(copy: Path) -> None:
    edit(copy, "fit/evaluate.js", '@typedef {"fit" | "undecided"', '@typedef {"fit" | "parked" | "undecided"')
    assert set(named(copy)) >= {("fit/note.js", "noteLines"), ("fit/membership.js", "membershipOf")}


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


def test_a_lookup_of_what_may_be_missing_is_named() -> None:
    lines = [
        f"export const found{n} = (record, list, key, at) => ({text});" for n, text in enumerate(LOOKED_UP)
    ]
    found = tools.eslint("\n".join(lines) + "\n")
    assert [(line, "ownValue" in message) for line, message in found if "keys.js" in message] == [
        (line, True) for line in range(1, len(LOOKED_UP) + 1)
    ]


def test_own_values_places_in_lists_and_keys_written_out_may_be_asked_for() -> None:
    lines = [
        f"export const found{n} = (ownValue, record, list, key, at) => ({text});"
        for n, text in enumerate(HELD)
    ]
    assert [message for _, message in tools.eslint("\n".join(lines) + "\n") if "keys.js" in message] == []


SLOW = (r"/^(a+)+$/", r"/\s+$/", r"/^[^-]*[0-9][^-]*$/", r"/(?:a|a)*b/", r"/x*\n/")
QUICK = (r"/^a+$/", r"/(?<!\s)\s+$/", r"/^[^-]*-/g", r"/^\s{0,60}[a-z ]*$/")


def test_a_pattern_that_takes_ever_longer_is_named() -> None:
    lines = [f"export const found{n} = {text};" for n, text in enumerate((*SLOW, *QUICK))]
    found = tools.eslint("\n".join(lines) + "\n")
    slow = {line for line, message in found if "quadratic" in message or "polynomial" in message}
    slow |= {line for line, message in found if "exponential" in message}
    assert slow == set(range(1, len(SLOW) + 1))
