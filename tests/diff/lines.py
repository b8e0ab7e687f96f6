"""Changes as lines, and the minimal playbook as documents to be edited."""

from pathlib import Path
from typing import Any, cast

from icp_playbook.diff import Change, Contents, Lexicon, compare_contents, lexicon_of, sentence
from icp_playbook.playbook import Key
from icp_playbook.source import Data, SourceFile, parse
from tests.playbooks.copies import DECIDED, MINIMAL
from tests.playbooks.documents import DECISION_DOCUMENTS, MINIMAL_DOCUMENTS

DOCUMENTS = {document.path: document for document in (*MINIMAL_DOCUMENTS, *DECISION_DOCUMENTS)}
PLACES = {path: Key(document.kind, document.id) for path, document in DOCUMENTS.items()}
FIELDS_KEY = Key("fields", "fields")
BASE: Contents = {Key(document.kind, document.id): document.data for document in DOCUMENTS.values()}


def edited(path: str, *edits: tuple[str, str]) -> dict[Key, Data]:
    """The minimal playbook and its decisions, pieces of one file replaced; each must occur exactly once."""
    root = DECIDED if (DECIDED / path).exists() else MINIMAL
    text = (root / path).read_text("utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands in {path} {text.count(old)} times"
        text = text.replace(old, new)
    key = PLACES[path]
    return {**BASE, key: yaml_data(text)}


def without(*keys: Key) -> dict[Key, Data]:
    """The minimal playbook without some files."""
    return {key: data for key, data in BASE.items() if key not in keys}


def yaml_data(text: str) -> Data:
    """Plain data of a YAML text that has no finding."""
    document = parse(SourceFile("any", "any", "any.yaml", text))
    assert document.findings == ()
    return document.data


def rows(path: Path) -> list[dict[str, Any]]:
    """A table of a YAML file."""
    return cast(list[dict[str, Any]], yaml_data(path.read_text("utf-8")))


def change_lines(old: Contents, new: Contents) -> list[str]:
    """Every change between two playbooks as "id effect direction: sentence"."""
    lexicon = lexicon_of(old, new)
    return [line(change, lexicon) for change in compare_contents(old, new)]


def line(change: Change, lexicon: Lexicon) -> str:
    """One change as a line."""
    head = " ".join(part for part in (change.id, change.effect, change.direction) if part)
    return f"{head}: {sentence(change, lexicon)}"
