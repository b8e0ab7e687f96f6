"""A reason counts only if somebody wrote one."""

import pytest

from icp_playbook.history.reasons import stated_whys


@pytest.mark.parametrize(
    ("text", "whys"),
    [
        (
            "Widen headcount\n\nWhy: three of five wins had 300 people.\n",
            ("three of five wins had 300 people.",),
        ),
        ("x\n\nwhy:  Churn.", ("Churn.",)),
        ("**Why:** Churn.", ("Churn.",)),
        ("## Why\n\nChurn of small shops.\n\n## What\n", ("Churn of small shops.",)),
        ("## Why\r\nChurn.\r\n", ("Churn.",)),
        ("## Why\n\n## What\nx", ()),
        ("Why:\n", ()),
        ("<!-- Why: say it here -->\nWhy: <!-- here -->", ()),
        ("Why: TBD", ()),
        ("Why: n/a.", ()),
        ("**Why:** `todo`", ()),
        ("Why: -", ()),
        ("Why: <your reason>", ()),
        ("Why: (to be decided)\n\nWhy: Churn.", ("Churn.",)),
        ("## Why\n\n_TBD_\n", ()),
        (
            "Why: To do business in Texas one needs a licence.",
            ("To do business in Texas one needs a licence.",),
        ),
        ("Anyway: it is done", ()),
        ("I wonder why: nobody knows", ()),
    ],
)
def test_a_why_is_found(text: str, whys: tuple[str, ...]) -> None:
    assert stated_whys([text]) == whys


def test_every_why_appears_once() -> None:
    assert stated_whys(["Why: a", "Why: b\nWhy: a"]) == ("a", "b")
