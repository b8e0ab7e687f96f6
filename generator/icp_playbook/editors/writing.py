"""The schemas of a playbook as files below its root, kept fresh and out of git."""

import hashlib
import json
from pathlib import Path

from icp_playbook.editors.own_schema import playbook_schemas, queries_schema
from icp_playbook.editors.vocabulary import Vocabulary, vocabulary_of
from icp_playbook.findings import CommandError, Finding
from icp_playbook.history import package_version
from icp_playbook.model import layout, models
from icp_playbook.outputs import write_below
from icp_playbook.playbook import Loaded
from icp_playbook.source import MAX_PUBLISHED_BYTES, read_bytes

FOLDER = ".icp-playbook"
"""What is made from a playbook and kept beside it; git passes over it."""
_SCHEMAS = f"{FOLDER}/schemas"
_SEARCH = "search"
"""The name of the schema of search.yaml, which is no kind of entry."""
_IGNORED = f"{FOLDER}/.gitignore"
_MADE_FROM = f"{FOLDER}/made-from"
"""A digest of what the schemas were made from: while it stays the same they do."""


def modeline(kind: str) -> str:
    """The first line of a file of a kind, which leads editors to its schema."""
    place = layout().singles.get(kind) or layout().entry_path(kind, "x")
    up = "../" * place.count("/")
    return f"# yaml-language-server: $schema={up}{_SCHEMAS}/{kind}.schema.json"


def write_editor_schemas(root: Path, loaded: Loaded) -> tuple[str, ...]:
    """Brings the schemas of the playbook at `root` up to date, whatever errors it has.

    A file whose content would stay the same is not written. Gives a note where nothing can be written, as in
    a checkout that is read-only: the playbook is as good as before.
    """
    if not loaded.documents:
        return ()
    words = vocabulary_of(loaded)
    made_from = _digest(words)
    there = all((root / name).is_file() for name in (_IGNORED, *map(_place, (*models(), _SEARCH))))
    if there and _content(root, _MADE_FROM) == made_from:
        return ()
    files = {_IGNORED: b"*\n", **_schemas(words), _MADE_FROM: made_from}
    try:
        for name, content in files.items():
            if _content(root, name) != content:
                write_below(root, name, content)
    except CommandError as error:
        return (f"note: editors may not know what is new: {error.sentence}",)
    return ()


def _place(kind: str) -> str:
    return f"{_SCHEMAS}/{kind}.schema.json"


def _content(root: Path, name: str) -> bytes | None:
    """What a file holds; None where it is not there, or is not to be read."""
    found = read_bytes(root, name, MAX_PUBLISHED_BYTES)
    return None if isinstance(found, Finding) else found


def _schemas(words: Vocabulary) -> dict[str, bytes]:
    return {
        _place(kind): f"{json.dumps(schema, ensure_ascii=False)}\n".encode()
        for kind, schema in {**playbook_schemas(words), _SEARCH: queries_schema(words)}.items()
    }


def _digest(words: Vocabulary) -> bytes:
    found = hashlib.blake2b(f"{package_version()}{words!r}".encode(), digest_size=16)
    return f"{found.hexdigest()}\n".encode()
