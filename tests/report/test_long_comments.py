"""A comment on thousands of moves and changes: within the forge's limit, and all that is cut is counted."""

import re
from dataclasses import replace

import pytest

from icp_playbook.diff import EFFECTS, Effect, Subject
from icp_playbook.report import ReviewLinks, report_review
from icp_playbook.report.review_markdown import LIMIT
from icp_playbook.review import ReviewedChange, RevisionReview
from tests.playbooks.copies import PlaybookCopy
from tests.review.test_summary import OUT, PROFILE, many, review_of

LINKS = ReviewLinks(
    "https://icp.example.com/", lambda path, line: f"https://github.com/o/r/blob/{'a' * 40}/{path}#L{line}"
)
CUT = re.compile(
    r"^\*([\d,]+) more (\w+) left out because of the length limit for comments\.\*$", re.MULTILINE
)


def long_review(minimal: PlaybookCopy, effects: tuple[Effect, ...]) -> RevisionReview:
    """5,000 accounts are disqualified, and 1,000 changes have the effects in turn."""
    minimal.edit(OUT, "at_least: 3}", "at_least: 30}")
    minimal.edit(PROFILE, "says: Bake what sells tomorrow.", "says: Bake what will sell tomorrow.")
    review = review_of(minimal, *many("20,2M,paper,yes,grown", 5_000))
    one = review.changes[0]
    changes = tuple(_like(one, at, effects[at % len(effects)]) for at in range(1_000))
    return replace(review, changes=changes)


def _like(one: ReviewedChange, at: int, effect: Effect) -> ReviewedChange:
    """Another change, of an entry of its own."""
    subject = Subject("disqualifier", f"out-{at}", f"Reason {at} to leave them alone")
    return replace(
        one, change=replace(one.change, entry=subject, effect=effect), sentence=f"Reason {at}: 3 → 4"
    )


@pytest.mark.parametrize("effects", [*((effect,) for effect in EFFECTS), EFFECTS])
def test_thousands_of_moves_and_changes_fit_and_what_is_cut_is_counted(
    effects: tuple[Effect, ...], minimal: PlaybookCopy
) -> None:
    comment = report_review(long_review(minimal, effects), "markdown", (), LINKS)
    assert len(comment.encode("utf-16-le")) // 2 <= LIMIT
    assert comment.count("<details>") == comment.count("</details>")
    assert "### 5,000 of 5,000 listed accounts move" in comment
    assert "**Newly disqualified: 5,000**" in comment
    assert _accounts(comment) == 5_000
    for effect in {*effects}:
        count = sum(effects[at % len(effects)] == effect for at in range(1_000))
        assert _changes(comment, effect) in (count, None)
    rest = re.search(r"^\*The rest is .*\(([\d,]+) more changes", comment, re.MULTILINE)
    assert sum(_changes(comment, effect) or 0 for effect in {*effects}) + int(rest[1] if rest else 0) == 1_000
    assert "*The rest is left out" in comment or "Every change as programs know it" in comment


def _accounts(comment: str) -> int:
    """The accounts that are named, cut or counted."""
    part = comment[comment.index("### 5,000 of 5,000") :].partition("All accounts before and now")[0]
    named = len(re.findall(r"^- \[C\d+ ", part, re.MULTILINE))
    beyond = re.findall(r"^\*([\d,]+) more (?:is|are) not listed here", part, re.MULTILINE)
    cut = [count for count, what in CUT.findall(part) if what.startswith("account")]
    return named + sum(int(one.replace(",", "")) for one in (*beyond, *cut))


HEADINGS = {
    "boundary": "Who qualifies, and what we do with them",
    "messaging": "What we say and do",
    "people": "Who decides there, and who answers here",
    "evidence": "What it rests on",
    "editorial": "Wording and order",
}


def _changes(comment: str, effect: Effect) -> int | None:
    """The changes with an effect that are named or cut; None where the comment ended before."""
    start = comment.find(HEADINGS[effect])
    if start < 0:
        assert "*The rest is left out because of the length limit for comments" in comment
        return None
    part = re.split(r"\n### |<summary>(?!\d+ more<)|\*The rest", comment[start:])[0]
    cut = [count for count, what in CUT.findall(part) if what.startswith("change")]
    return len(re.findall(r"Reason \d+: 3 → 4", part)) + sum(int(one.replace(",", "")) for one in cut)
