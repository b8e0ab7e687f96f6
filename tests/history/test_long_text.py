"""Texts of 200 kB that make a pattern try again and again: a reader that is not linear never ends here."""

from collections.abc import Callable

import pytest

from icp_playbook.fields import Conventions
from icp_playbook.fields.cell_numbers import read_quantity
from icp_playbook.history import read_message, stated_whys, without_addresses
from icp_playbook.history.people import matches
from icp_playbook.history.reasons import without_comments
from icp_playbook.pack import LINK
from icp_playbook.playbook import load
from icp_playbook.search import own_page
from icp_playbook.search.document import plain
from tests.playbooks.copies import PlaybookCopy

LENGTH = 200_000


def long(part: str, start: str = "", end: str = "x") -> str:
    return start + part * (LENGTH // len(part)) + end


@pytest.mark.parametrize(
    "body",
    [
        long(" ", "Why:"),
        long(" ", "Why:", "\x00"),
        long("\t", "**why**", ":"),
        long("> ", "", "why: because"),
        long("why:\n"),
        long("## Why\n"),
        long("## Why\n\n", "", ""),
        long("\n \n", "a"),
        long("<!--"),
        long("<!-- -->"),
        long("-->"),
        long("Co-authored-by: <"),
        long(" ", "Co-authored-by: x <a@b"),
        long("<", "Co-authored-by: "),
        long("Co-authored-by: a <b>\n"),
        long("See merge request !1"),
        long(" ", "See merge request x!1"),
        long("(#1) "),
        long("@"),
        long("a@"),
        long("@[", "a"),
        long("%40"),
        long("replaced-by: a/a-"),
    ],
)
def test_a_message(body: str) -> None:
    for text in (body, f"Subject\n\n{body}", body.replace("\n", " ")):
        read_message(text)
        assert len(without_addresses(text)) <= len(text)
        assert all(why in text.replace("\n", " ") or len(why) < LENGTH for why in stated_whys([text]))


def test_an_author_and_a_pattern_with_many_stars() -> None:
    stars = "*".join(["a"] * 12)
    assert not matches(f"*{stars}*b", "a" * LENGTH)
    assert matches(f"*{stars}*b", "a" * LENGTH + "b")
    assert not matches("*a" * 1000, "a" * 999)


@pytest.mark.parametrize(
    ("pattern", "text", "holds"),
    [
        ("*[bot]", "renovate[bot]", True),
        ("*[bot]", "renovateb", False),
        ("Ada", "ADA", True),
        ("Ada", "Ada Baker", False),
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("*", "", True),
        ("", "", True),
        ("", "a", False),
        ("**", "anything", True),
        ("a*b*c", "axxbyyc", True),
        ("a*b*c", "axxcyyb", False),
        ("*ab*ab", "abab", True),
        ("*ab*ab", "ab", False),
        ("*@bots.example", "x@bots.example", True),
    ],
)
def test_a_star_stands_for_anything(pattern: str, text: str, holds: bool) -> None:
    assert matches(pattern, text) == holds


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a <!-- b --> c", "a  c"),
        ("<!-- a\n\nWhy: b", ""),
        ("a --> b", "a --> b"),
        ("<!-- a <!-- b --> c", " c"),
        ("<!----> a <!-- --> b", " a  b"),
        ("a <!-- b --> c <!-- d", "a  c "),
    ],
)
def test_comments_go(text: str, rest: str) -> None:
    assert without_comments(text) == rest


def test_a_comment_of_a_template_is_no_reason() -> None:
    message = read_message(
        "Widen\n\n<!-- Why: say why here -->\n<!--\nWhy: or here\n-->\nCo-authored-by: A <a@b>"
    )
    assert (message.why, message.stated) == (None, False)
    message = read_message("Widen\n\n<!-- Say why. -->\n\nThey bought.")
    assert (message.why, message.stated) == ("They bought.", False)


@pytest.mark.parametrize(
    "read",
    [
        lambda text: own_page("x/", "X", text, "", []),
        plain,
        lambda text: LINK.sub("", text),
        lambda text: read_quantity(text, whole=True, money=False, conventions=Conventions("USD")),
    ],
)
@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<a ",
        "<a href=",
        "<!--",
        "<script>",
        "<script",
        "</script ",
        "[",
        "[a](",
        "]",
        " ",
        "1 ",
        "0",
        "- ",
    ],
)
def test_a_page_and_a_cell(read: Callable[[str], object], part: str) -> None:
    for start, end in (("", "x"), ("x", ">"), ("5", " people x")):
        read(long(part, start, end))


@pytest.mark.parametrize("part", ["{", "{{", "{{ ", " ", "{{ a"])
def test_a_merge_field(minimal: PlaybookCopy, part: str) -> None:
    path = next((minimal.root / "segments").iterdir())
    text = path.read_text("utf-8")
    body = long(part, "{{", "}}").replace("\\", "")
    assert "subject:" in text
    minimal.write(f"segments/{path.name}", text.replace("subject:", f'subject: "{body}" #', 1))
    assert load(minimal.root).findings
