"""Every value and key has its place: line and column from 1, in characters."""

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.findings import Location
from icp_playbook.source import Path
from tests.source.reading import read

TEXT = """\
# a comment
name: Bäckerei 🥐
fit:
  score:
    - {id: größe, when: {field: employees, between: [50, 200]}}
    - id: recent
      points: 15
"quoted key":   value
body: |-
  text
"""


def places(text: str, *paths: Path) -> list[str]:
    document = read(text)
    assert document.findings == ()
    return [str(document.at(*path)).partition(":")[2] for path in paths]


def test_values_in_block_and_flow_style_after_non_ascii() -> None:
    assert places(
        TEXT,
        ("name",),
        ("fit",),
        ("fit", "score"),
        ("fit", "score", 0),
        ("fit", "score", 0, "id"),
        ("fit", "score", 0, "when", "field"),
        ("fit", "score", 0, "when", "between", 1),
        ("fit", "score", 1, "points"),
        ("quoted key",),
        ("body",),
    ) == ["2:7", "4:3", "5:5", "5:7", "5:12", "5:33", "5:58", "7:15", "8:17", "9:7"]


def test_keys() -> None:
    document = read(TEXT)
    band = ("fit", "score", 0, "when")
    paths: list[Path] = [("name",), band, (*band, "between"), ("body",)]
    assert [str(document.at_key(*path)).partition(":")[2] for path in paths] == ["2:1", "5:19", "5:44", "9:1"]


def test_what_is_not_there_is_placed_at_its_nearest_parent() -> None:
    document = read(TEXT)
    assert document.at("fit", "score", 1, "when", "field") == document.at("fit", "score", 1)
    assert document.at("nothing") == Location("personas/owner.yaml", 1, 1)
    assert document.at_key("fit", "must") == document.at("fit")


def test_what_an_alias_stands_for_is_placed_at_the_alias() -> None:
    assert places("a: &a {b: [1]}\nc:   *a\n", ("a", "b", 0), ("c",), ("c", "b", 0)) == ["1:12", "2:6", "2:6"]


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    assert places("\ufeffa: 1\r\nb:\r\n  - c\r\n", ("b",), ("b", 0)) == ["3:3", "3:5"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1), max_size=8))
def test_a_place_leads_to_its_value(words: list[str]) -> None:
    text = "".join(f"  - '{word.replace(chr(39), chr(39) * 2)}'\n" for word in words)
    document = read(f"list:\n{text}")
    assert words == [] or document.data == {"list": words}
    for index in range(len(words)):
        place = document.at("list", index)
        assert f"list:\n{text}".splitlines()[place.line - 1][place.column - 1] == "'"
