"""A number is taken as it was typed, or not at all: never as another one."""

from collections.abc import Iterator

import pytest

from tests.propose.editing import Editor, editor

TYPED: list[tuple[str, bool, object]] = [
    ("$7.5M", True, "7.5M"),
    ("2,500,000", True, "2.5M"),
    ("1 250 000 €", True, "1 250 000 €"),
    ("7,5M", True, "7,5M"),
    (".5M", True, ".5M"),
    ("1,000k", True, "1M"),
    ("−3m", True, "-3M"),
    ("5 thousand", True, "5 thousand"),
    ("1,000", False, 1000),
    ("12%", False, 12),
    (".5", False, 0.5),
    ("1,5", False, "1,5"),
    ("1,0000", False, "1,0000"),
    ("1.000,5", False, "1.000,5"),
    ("0x10", False, "0x10"),
    ("", False, ""),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Editor]:
    """The browser's modules."""
    with editor() as found:
        yield found


@pytest.mark.parametrize(("text", "money", "number"), TYPED)
def test_a_number_is_taken_as_typed_or_not_at_all(
    browser: Editor, text: str, money: bool, number: object
) -> None:
    assert browser.call("../whatif/amounts", "typedAmount", text, money) == number
