"""Commit messages as GitHub, GitLab, Bitbucket and people write them, parsed."""

import pytest

from icp_playbook.git import Contact
from icp_playbook.history import Message, read_message


def test_a_bare_subject() -> None:
    assert read_message("Widen the range\n") == Message("Widen the range", "", None, False, (), (), None, ())


def test_everything_at_once() -> None:
    message = read_message(
        "Widen the\nrange (#7)\r\n\r\n"
        "First words.\n\n"
        "Why: larger firms bought\n  and stayed\n\n"
        "evidence: CRM, Q1\n"
        "Evidence:\n"
        "Replaced-by: persona/cfo\n"
        "Replaced-by: ../../etc/passwd\n"
        "Co-authored-by: Ben Cook <ben@oven.example>\n"
        "Co-authored-by: Ben Cook <ben@oven.example>\n"
        "Signed-off-by: Ada <ada@oven.example>\n"
    )
    assert (message.subject, message.why, message.stated) == (
        "Widen the range (#7)",
        "larger firms bought and stayed",
        True,
    )
    assert message.body.startswith("First words.\n\nWhy: larger")
    assert (message.evidence, message.replaced_by) == (("CRM, Q1",), (("persona", "cfo"),))
    assert message.co_authors == (Contact("Ben Cook", "ben@oven.example"),)
    assert message.pull_request == 7


@pytest.mark.parametrize(
    ("body", "why", "stated"),
    [
        ("Because it sold.\nTwice.\n\nMore.", "Because it sold. Twice.", False),
        ("Signed-off-by: Ada <a@b>\n(cherry picked from commit abc123)", None, False),
        ("See merge request gtm/playbook!4", None, False),
        ("Signed-off-by: Ada <a@b>\n\nBecause it sold.", "Because it sold.", False),
        ("Some words.\nWhy: it sold\nEvidence: five deals", "it sold", True),
        ("WHY: it sold\n\nWhy: and it stayed", "it sold\n\nand it stayed", True),
        ("Why:\n\nit sold\n\nand more", "it sold", True),
        ("Why:\nit sold", "it sold", True),
        ("That is why: nobody asked.", "That is why: nobody asked.", False),
        ("Why: <script>x</script> | ::error::x \x1b[2J", "<script>x</script> | ::error::x \x1b[2J", True),
    ],
)
def test_the_reason(body: str, why: str | None, stated: bool) -> None:
    message = read_message(f"Subject\n\n{body}")
    assert (message.why, message.stated) == (why, stated)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Widen (#12)", 12),
        ('Revert "Widen (#12)" (#13)', 13),
        ("Merge pull request #14 from org/branch\n\nWiden", 14),
        ("Merge branch 'x' into 'main'\n\nWiden\n\nSee merge request gtm/playbook!15", 15),
        ("Merged in widen (pull request #16)", 16),
        ("Widen, see #17", None),
        ("Widen (#18) further", None),
        ("Widen (#99999999999999)", None),
        ("Widen (#١٢)", None),
    ],
)
def test_the_number_of_the_pull_request(text: str, number: int | None) -> None:
    assert read_message(text).pull_request == number


@pytest.mark.parametrize("word", ["TBD", "n/a", "todo", "-", "`TBD`", "N/A.", "[reason]", "To be confirmed"])
def test_a_word_that_stands_for_a_reason_is_none(word: str) -> None:
    message = read_message(f"Widen\n\nWhy: {word}\nEvidence: {word}\n")
    assert (message.why, message.stated, message.evidence) == (None, False, ())
    message = read_message(f"Widen\n\n{word}\n\nFour of the last ten wins are larger.\n\nWhy: {word}\n")
    assert (message.why, message.stated) == ("Four of the last ten wins are larger.", False)
