"""Values that a reader of YAML might take for something else stay what they are."""

from datetime import date

import pytest

from icp_playbook.mining.yaml_blocks import entry, item
from icp_playbook.source import SourceFile, parse

TEXTS = (
    "NO",
    "no",
    "a: b",
    "b #c",
    "- d",
    "{e}",
    "f, g",
    "1e3",
    "~",
    "*x",
    "z ",
    "é",
    'say "hi"',
    "x" * 120,
    "k-l m",
)


def read(text: str) -> object:
    """What our own reader makes of it."""
    document = parse(SourceFile("profile", "x", "x.yaml", text))
    assert document.findings == ()
    return document.data


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_as_it_is_in_any_place(text: str) -> None:
    assert read(entry({"says": text, "when": {"field": "f", "in": [text, True, 5, 0.5]}})) == {
        "says": text,
        "when": {"field": "f", "in": [text, True, 5, 0.5]},
    }


def test_an_item_is_written_as_people_write_it() -> None:
    long = "word " * 40
    lines = item(
        {
            "id": "size",
            "why": long,
            "bands": [{"when": {"field": "a", "is": 1}, "points": 5}],
            "date": date(2026, 3, 1),
        }
    )
    assert lines[0] == "- id: size"
    assert lines[1] == "  why: >-"
    assert lines[-3:] == ["  bands:", "    - {when: {field: a, is: 1}, points: 5}", "  date: 2026-03-01"]
    assert read("\n".join(lines) + "\n")[0]["why"] == long.strip()  # type: ignore[index]  # a list of one
