"""Documents: every file, module, class and command that one names is there."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE, LOOK = ROOT / "generator/icp_playbook", ROOT / "site_templates"
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
ABOUT_CODE = {"maintainers.md", "look.md", "history.md", "onboarding.md"}
"""Documents in which a word with a capital is a class; elsewhere it may be anybody's."""
PLACES = (ROOT, PACKAGE, LOOK, LOOK / "assets", LOOK / "pages", LOOK / "partials")
"""Where the paths that documents write begin."""
MADE = {
    *("playbook-classic.js", "changes-classic.js", "fit/fit-classic.js", "data-<year>.js"),
    *("assets/changes/data-index.js", "assets/learn/practice-data.js", "assets/search/search-data.js"),
    *("assets/changes/states.js", "api/<kind>/<id>.source.js", "assets/beside/<kind>/<id>.js"),
    *("tests/javascript/node_modules", "schemas/<kind>.schema.json", "schemas/account.schema.json"),
}
"""Files that a build or an install makes."""
FOLDERS = (PACKAGE, LOOK / "assets", ROOT / "tests", ROOT / ".ci", ROOT / ".github")
"""Where code is."""
PATH = re.compile(
    r"[\w<>./-]+\.(py|js|ts|css|j2)|(tests|generator|site_templates|docs|schemas|\.ci|\.github)/\S*"
)
NAME = re.compile(r"[A-Z][a-z]+\w*|_?[A-Z]+(_[A-Z]+)*|_[a-z_]+|[a-z]\w*\(\)")
"""A class, a constant, something private, or a function with its brackets."""
NAMED_ELSEWHERE = {"REVIEW_TOKEN", "CODEOWNERS", "GIT_DIR", "True", "False", "None"}
"""A variable of GitLab, a file of GitHub, a variable of git, values of Python."""


def phrases(text: str) -> Iterator[str]:
    """What stands between backticks, outside of blocks."""
    for found in re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)):
        yield " ".join(found.split())


def is_there(path: str) -> bool:
    """Whether a path, or a bare name of a file, is one of this repository's."""
    if path in MADE or any((place / path).exists() for place in PLACES):
        return True
    return "/" not in path and any(LOOK.rglob(path))


def is_module(name: str) -> bool:
    """Whether a dotted name is that of a package or a module."""
    top, *rest = name.split(".")
    path = {"icp_playbook": PACKAGE, "tests": ROOT / "tests"}[top].joinpath(*rest)
    return (path / "__init__.py").is_file() or path.with_suffix(".py").is_file()


DEFINITION = re.compile(
    r"\b(?:class|def|function|const) (\w+)|^(\w+)\b(?:: [^=\n]+)? = |@typedef \{.*\} (\w+)", re.MULTILINE
)
"""A class, function, type or constant, in Python or JavaScript."""


def defined_in(text: str) -> set[str]:
    """The names that some code defines."""
    return {name for found in DEFINITION.findall(text) for name in found if name}


@cache
def defined() -> set[str]:
    """The names that the code of this repository defines."""
    found: set[str] = set()
    for top in FOLDERS:
        for folder, inner, files in os.walk(top):
            inner[:] = [name for name in inner if name not in ("node_modules", "__pycache__")]
            for name in files:
                if name.endswith((".py", ".js", ".ts", ".yml")):
                    found |= defined_in(Path(folder, name).read_text("utf-8"))
    return found


def missing(path: Path) -> Iterator[str]:
    """What a document names and is not there."""
    text = path.read_text("utf-8")
    for name in re.findall(r"(?<![/\w.])(?:icp_playbook|tests)(?:\.[a-z_]+)+(?![\w(])", text):
        if not is_module(name):
            yield name
    for phrase in phrases(text):
        if PATH.fullmatch(phrase):
            known = is_there(phrase)
        elif NAME.fullmatch(phrase) and path.name in ABOUT_CODE:
            known = phrase in NAMED_ELSEWHERE or phrase.removesuffix("()") in defined()
        else:
            continue
        if not known:
            yield phrase


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(path: Path) -> None:
    assert list(missing(path)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_file_that_a_document_links_to_is_there(path: Path) -> None:
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "look.md"
    path.write_text(
        "`views/pages.py` `MovedView` `icp_playbook.told` `HomeView` `views/overview.py` `_nowhere`"
    )
    assert list(missing(path)) == ["icp_playbook.told", "views/pages.py", "MovedView", "_nowhere"]


def test_a_class_is_defined_in_the_module_beside_it() -> None:
    for document in DOCUMENTS:
        pairs = re.findall(r"`([A-Z]\w+)` \(`([\w/]+\.py)`", document.read_text("utf-8"))
        assert [
            pair for pair in pairs if pair[0] not in defined_in((PACKAGE / pair[1]).read_text("utf-8"))
        ] == []


def test_the_house_has_the_rooms_that_are_listed() -> None:
    text = (ROOT / "docs/maintainers.md").read_text("utf-8")
    table = text.partition("| room | what it does |")[2].partition("\n\n")[0]
    listed = re.findall(r"`([a-z]+)`", "".join(re.findall(r"^\| (.+?) \|", table, re.MULTILINE)))
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert sorted(listed) == sorted(rooms - {"__init__", "__main__"})
