"""An ordinary file is read in one go as the close look reads it: the same data, the same places."""

from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest

from icp_playbook.model import layout
from icp_playbook.source import Data, Document, Path, documents, read_sources
from icp_playbook.source.ordinary import read_ordinary
from tests.drawing import times
from tests.source.reading import read
from tests.source.test_other_engine import drawn

ROOT = FilePath(__file__).parents[2]
DRAWN = 3_000
TRAPS = (
    *(
        "k: [a: b]\nl:\nm: x\n",
        "k: [? a]\n",
        "k: {?a: b}\n",
        "k: v\n?",
        "k: v\n? ",
        "k: v\nl:",
        "k: {a: b?c}\n",
        "k: [-]\n",
        "k: {a:b}\n",
    ),
    *('k: {"a":b}\n', "k: {a: }\n", "k: {a:}\n", "k: {}\n", "k: &a b\n", "k: !!str b\n", "k: ! b\n"),
    *('k: "\\x07"\n', 'k: "\\u200b"\n', '"\\u202e": k\n', 'k: "\\u201ca\\u201d"\n', "k: “a”\n", "k: [“a”]\n"),
    *("k: |\n  a\n   \n", "k: |\n  a\n", "k: >-\n  a\n  b\n", 'k: "a\\\n\n  b"\n', "k: a #b\n", "k: a#b\n"),
    *("k: a # b\n", "<<: {a: 1}\n", '"<<": 1\n', "k: 1\nk: 2\n", "k: 1\n---\nk: 2\n", "k: 1\n...\n", "[a]\n"),
    *("k: NO\nl: 1e3\nm: 0123\nn: 2024-01-01\no: 12345678901234567890\np: .5\nq: +\nr: ~\ns:\n", "k:\tv\n"),
    *("k: 1\r\nl:\r\n  - a\r\n", "\ufeffk: 1\n", "\ufeff\ufeffk: 1\n", "? k\n: v\n", "k: a\x85b\n"),
    *(
        "k: a *#b*\n",
        "k: |\n  a #b c#d\n",
        "k: |#a\n  b\n",
        "k: | #a\n  b #c\n",
        "k: 'a #b'#c\n",
        "#a\nk: 'b#c'\n",
    ),
    *("k: [a, '#b']\nl: '#c' #d\n", "k:\n- '#a'\n- b#c\n#d\n- e\n", "k: >\n  a#b\n#c\nl: d\n", "k#l: m#n\n"),
    *("k: é ’s\n", "{" * 40 + "}" * 40, "k: 👍\ufe0f\n", "k: a\u200bb\n", "<<<<<<< a\nk: v\n"),
)


def everything(document: Document) -> tuple[object, ...]:
    """All that a document says, with the place of each key and value."""
    last_first = reversed(list(paths(document.data, ())))  # the first places asked for are found otherwise
    places = [(path, document.at(*path), document.at_key(*path)) for path in last_first]
    data = repr(document.data)  # 1 and 1.0 and True are equal
    return data, document.findings, document.cut_comments, document.unseen, places


def paths(data: Data, here: Path) -> Iterator[Path]:
    yield here
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(value, (*here, step))


def read_at_once(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many of the texts are read in one go. Fails where the close look differs."""
    found = [everything(read(text)) for text in texts]
    with monkeypatch.context() as closely:
        closely.setattr(documents, "read_ordinary", lambda _: None)
        assert found == [everything(read(text)) for text in texts]
    return sum(read_ordinary(text) is not None for text in texts)


def test_traps_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_at_once(list(TRAPS), monkeypatch) > len(TRAPS) // 5


def test_the_files_of_the_example_are_read_alike_and_most_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [file.text for file in read_sources(ROOT, layout())[0]]
    assert read_at_once(texts, monkeypatch) > 0.9 * len(texts)


@pytest.mark.drawn
def test_drawn_documents_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(drawn(DRAWN * times()))
    assert read_at_once(texts, monkeypatch) > len(texts) // 20
