"""Lists, counts and articles read as a person writes them."""

import re
from pathlib import Path

import pytest

import icp_playbook
from icp_playbook.phrases import article, counted, number_range, plural, series


@pytest.mark.parametrize(
    ("items", "expected"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcd", "a, b, c and d")],
)
def test_a_series_ends_with_and(items: str, expected: str) -> None:
    assert series(items) == expected
    assert series(items, "or") == expected.replace("and", "or")
    assert series(items, "") == expected.replace(" and", ",")


def test_beyond_the_limit_items_are_counted() -> None:
    assert series("abcd", limit=4) == "a, b, c and d"
    assert series("abcd", limit=2) == "a, b and 2 more"
    assert series("abcd", "or", limit=3) == "a, b, c and 1 more"
    assert series("ab", count=1202) == "a, b and 1,200 more"
    assert series("ab", count=2) == "a and b"


def test_items_with_commas_stand_between_semicolons() -> None:
    assert series(["a, b", "c"], "", between="; ") == "a, b; c"
    assert series(["a and b", "c"], "or", between="; ") == "a and b; or c"
    assert series(["a, b", "c", "d"], "", limit=2, between="; ") == "a, b; c; and 1 more"


def test_counts_agree_with_their_noun() -> None:
    assert [counted(count, "error") for count in (0, 1, 2, 1200)] == [
        *("0 errors", "1 error", "2 errors", "1,200 errors")
    ]
    assert [plural(count, "entry", "entries") for count in (0, 1, 2)] == ["entries", "entry", "entries"]


def test_a_range_agrees_with_its_upper_end() -> None:
    assert [number_range(low, high, "day") for low, high in ((14, 30), (1, 1), (0, 1), (7, 7))] == [
        *("14–30 days", "1 day", "0–1 day", "7 days")
    ]
    assert [number_range(1000, 2500), number_range(5, 5)] == ["1,000–2,500", "5"]


@pytest.mark.parametrize(
    "expected",
    [
        *("an objection", "a persona", "an outreach template", "a use case", "an unknown field", "a union"),
        *("an ICP", "an MQL", "a SaaS company", "a UK company", "a European market", "a one-off", "an hour"),
    ],
)
def test_the_article_is_that_of_the_sound(expected: str) -> None:
    assert article(expected.partition(" ")[2]) == expected.partition(" ")[0]


def test_nobody_else_joins_a_list_or_makes_a_plural() -> None:
    package = Path(icp_playbook.__file__).parent
    by_hand = re.compile(r"""else ['"]s['"]|['"]s['"] \* |join\(\w+\[:-1\]\)""")
    others = [path for path in package.rglob("*.py") if path.parent.name != "phrases"]
    assert [path.name for path in others if by_hand.search(path.read_text("utf-8"))] == []
