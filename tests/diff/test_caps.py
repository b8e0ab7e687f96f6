"""A cap that changes is told as one, whichever part of it does."""

from tests.diff.lines import change_lines, edited

PROFILE = "icp/profiles/bakeries.yaml"


def capped(cap: str) -> tuple[str, str]:
    """The edit that caps the size of bakeries."""
    return "  score:\n    - id: headcount", f"  caps: {{size: {{{cap}}}}}\n  score:\n    - id: headcount"


def test_another_cap_and_other_criteria() -> None:
    old = edited(PROFILE, capped("at_most: 25, criteria: [headcount, turnover]"))
    new = edited(PROFILE, capped("at_most: 20, criteria: [headcount, on-paper]"))
    assert change_lines(old, new) == [
        "cap-changed boundary shifts: Cap changed: Size, at most 25 points of headcount, turnover → "
        "at most 20 points of headcount, on-paper"
    ]
