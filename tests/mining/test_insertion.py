"""Lines put into files that people wrote: comments, blank lines and endings stay."""

import pytest

from icp_playbook.mining.insertion import (
    UnsuitedStyleError,
    with_item,
    with_item_replaced,
    with_key,
    with_name,
)
from icp_playbook.source import SourceFile


def file(text: str) -> SourceFile:
    """A profile."""
    return SourceFile("profile", "x", "icp/profiles/x.yaml", text)


LIST = """\
fit:
  score:
    # the first
    - id: a
      why: >-
        Two

        paragraphs.
    - {id: b, points: 3}  # the last

  disqualifiers: [no]
"""


def test_an_item_goes_below_the_last_one() -> None:
    found = with_item(file(LIST), ("fit", "score"), ["- id: c", "  points: 1"]).text
    assert found == LIST.replace("# the last\n", "# the last\n    - id: c\n      points: 1\n")


def test_an_item_is_replaced_with_all_its_lines() -> None:
    found = with_item_replaced(file(LIST), ("fit", "score", 0), ["- id: z"]).text
    assert found == LIST.replace(
        "    - id: a\n      why: >-\n        Two\n\n        paragraphs.\n", "    - id: z\n"
    )
    found = with_item_replaced(file(LIST), ("fit", "score", 1), ["- id: z"]).text
    assert found == LIST.replace("    - {id: b, points: 3}  # the last\n", "    - id: z\n")


def test_items_at_the_same_depth_as_their_key() -> None:
    found = with_item(file("score:\n- id: a\n- id: b\nnext: 1\n"), ("score",), ["- id: c"]).text
    assert found == "score:\n- id: a\n- id: b\n- id: c\nnext: 1\n"


def test_a_name_is_added_on_one_line_or_on_its_own() -> None:
    names = ("fit", "disqualifiers")
    found = with_name(file("fit:\n  disqualifiers: [a, b]  # both\n"), names, "c").text
    assert found == "fit:\n  disqualifiers: [a, b, c]  # both\n"
    assert with_name(file("fit:\n  disqualifiers:\n    - a\n"), names, "c").text == (
        "fit:\n  disqualifiers:\n    - a\n    - c\n"
    )


def test_a_key_goes_to_the_end_of_its_mapping() -> None:
    text = "fit:\n  score:\n    - id: a\n\n# more\nname: X"
    assert with_key(file(text), ("fit",), ["disqualifiers:", "  - b"]).text == (
        "fit:\n  score:\n    - id: a\n  disqualifiers:\n    - b\n\n# more\nname: X"
    )
    assert with_key(file(text), (), ["evidence:"]).text == text + "\nevidence:\n"


def test_lines_end_as_the_others_do() -> None:
    text = LIST.replace("\n", "\r\n")
    found = with_item(file(text), ("fit", "score"), ["- id: c"]).text
    assert found == text.replace("# the last\r\n", "# the last\r\n    - id: c\r\n")


@pytest.mark.parametrize(
    "text", ["fit: {score: [{id: a}]}\n", "fit:\n  score: [{id: a}]\n", "fit:\n  other: 1\n", "x: 1\n"]
)
def test_a_list_on_one_line_takes_no_item(text: str) -> None:
    with pytest.raises(UnsuitedStyleError):
        with_item(file(text), ("fit", "score"), ["- id: c"])


def test_a_mapping_on_one_line_takes_no_key() -> None:
    with pytest.raises(UnsuitedStyleError):
        with_key(file("fit: {score: 1}\n"), ("fit",), ["x: 1"])
    with pytest.raises(UnsuitedStyleError):
        with_name(file("fit:\n  disqualifiers: ['a']\n"), ("fit", "disqualifiers"), "c")
