"""Only the outputs write: no other module of the package opens, makes, moves or removes a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import icp_playbook

PACKAGE = Path(icp_playbook.__file__).parent
WRITING = {
    *(
        "write_text",
        "write_bytes",
        "touch",
        "mkdir",
        "makedirs",
        "symlink_to",
        "hardlink_to",
        "symlink",
        "link",
    ),
    *("unlink", "rmdir", "removedirs", "rmtree", "rename", "renames", "chmod", "chown", "truncate", "mkfifo"),
    *("copyfile", "copy2", "copytree", "move", "mkdtemp", "mkstemp"),
    *("TemporaryDirectory", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"),
}
"""Names of functions that change what is on disk."""
ALLOWED = {
    "plugin/preview.py",  # what MkDocs wrote into its temporary folder
    "plugin/text_store.py",  # a file without a name, of the pages until each is written
    "accounts/held_rows.py",  # a file without a name, of the rows until each has its rank
    "cli/endings.py",  # the null device in place of a closed stream
    "engines/list_output.py",  # folders of its own for what the engine writes, until the output takes it
    "engines/sessions.py",  # a folder of its own for the engine's files
    "engines/lists/streamed_rows.py",  # a folder of its own for the rows that the engine then loads
    "git/object_store.py",  # a folder of its own that lends git the objects, without the configuration
    "git/process.py",  # a file without a name, so that nothing of it can be left
    "history/cache.py",  # the user's cache, a database: it is written in place
    "history/cache_folder.py",
}


def written_in(tree: ast.AST) -> Iterator[str]:
    """What a module calls that changes what is on disk."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        of = getattr(getattr(call.func, "value", None), "id", "")
        if name in WRITING or (of == "os" and name in ("replace", "remove")):
            yield name
        elif of == "os" and name == "open":
            if any(flag in ast.unparse(call) for flag in ("O_WRONLY", "O_RDWR", "O_CREAT")):
                yield name
        elif name in ("open", "fdopen", "FileIO"):
            given = [*call.args, *(word.value for word in call.keywords)]
            texts = {text.value for text in given if isinstance(text, ast.Constant)}
            if any(
                isinstance(text, str) and set(text) <= set("rwxabt+") and set(text) & set("wxa+")
                for text in texts
            ):
                yield name


def test_no_other_module_writes() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): set(written_in(ast.parse(path.read_text("utf-8"))))
        for path in PACKAGE.rglob("*.py")
    }
    writers = {name: calls for name, calls in found.items() if calls and not name.startswith("outputs/")}
    assert {name: calls for name, calls in writers.items() if name not in ALLOWED} == {}
    assert writers.keys() == ALLOWED
    assert found["outputs/folders.py"] >= {"mkdir", "write_bytes", "link"}


def test_a_module_that_writes_is_seen() -> None:
    text = "open('x', 'w'); Path('x').open(mode='ab'); os.replace(a, b); shutil.rmtree(a)"
    assert (
        list(
            written_in(
                ast.parse(
                    "os.open(a, os.O_RDONLY); open('page'); 'a'.replace('b', 'w'); Path('page').read_text()"
                )
            )
        )
        == []
    )
    assert list(written_in(ast.parse(text))) == ["open", "open", "replace", "rmtree"]
