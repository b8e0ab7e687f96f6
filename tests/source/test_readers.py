"""Only the bounded reader reads: no other module of the package opens a file of a project."""

import ast
from collections.abc import Iterator
from pathlib import Path

import icp_playbook

PACKAGE = Path(icp_playbook.__file__).parent
READING = {"read_text", "read_bytes", "open", "copytree", "copy2", "copyfile", "mmap", "fromfile"}
"""Names of methods that read a file."""
ALLOWED = {
    "source/bounded.py",
    "accounts/files.py",  # a list that was named on the command line, read row by row within its own bounds
    "accounts/workbook.py",  # a part of a workbook, which is a zip archive in memory
    "cli/endings.py",  # the null device
    "cli/engine_choice.py",  # the first bytes of a list, by which an engine is chosen
    "git/special_files.py",  # what git is about to read, looked at before
    "engines/list_output.py",  # what the engine has written
    "engines/lists/list_files.py",  # the first bytes of a list, by which its kind is known
    "engines/lists/plain_csv.py",  # a list that the engine reads: whether it is regular, block by block
    "engines/lists/streamed_rows.py",  # what is being written
    "fields/spoken_names.py",  # names of countries that Babel carries
    "git/changed_files.py",  # whether a file is what was committed
    "history/cache_folder.py",  # the user's cache
    "history/code_version.py",  # the package's own modules
    "outputs/files.py",  # what is being written
    "outputs/folders.py",
    "outputs/parts.py",
    "outputs/swap.py",
    "outputs/temporary.py",  # the folder it claims
    "report/reference.py",  # for maintainers: the documents of this repository
    "report/rule_reference.py",
    "starter/origins.py",  # what the package's installer noted
}
"""Modules that read something else than a file of a project, and what."""


def read_in(tree: ast.AST) -> Iterator[str]:
    """The methods of files that a module calls. A plain call of one of our own readers is none."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Attribute) and call.func.attr in READING:
                yield call.func.attr
            elif isinstance(call.func, ast.Name) and call.func.id == "open":
                yield "open"


def test_no_other_module_reads_a_file() -> None:
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(read_in(ast.parse(path.read_text("utf-8"))))
    }
    assert sorted(readers - ALLOWED) == []
    assert sorted(ALLOWED - readers) == []


def test_a_module_that_reads_is_seen() -> None:
    assert list(read_in(ast.parse("Path('x').read_text(); open('x'); os.open('x', 0)"))) == [
        "read_text",
        "open",
        "open",
    ]
    assert list(read_in(ast.parse("read_bytes(root, 'x', 10); read_text(root, 'x')"))) == []
