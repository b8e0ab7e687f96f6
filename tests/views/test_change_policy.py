"""The policy for changes in words: which days a freeze holds, without a clock."""

import pytest

from icp_playbook.model import ChangePolicy
from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from icp_playbook.views.change_policy import change_policy_view
from tests.playbooks.copies import PlaybookCopy

PLAYBOOK = "icp/playbook.yaml"


@pytest.mark.parametrize(
    ("starts", "last", "of", "says"),
    [
        (1, 5, "month", "in the last 5 days of each month"),
        (1, 1, "month", "on the last day of each month"),
        (
            1,
            14,
            "quarter",
            "in the last 14 days of each quarter: 18–31 Mar, 17–30 Jun, 17–30 Sep and 18–31 Dec",
        ),
        (
            2,
            14,
            "quarter",
            "in the last 14 days of each quarter: 17–30 Apr, 18–31 Jul, 18–31 Oct and 18–31 Jan",
        ),
        (
            12,
            14,
            "quarter",
            "in the last 14 days of each quarter: 15–28 Feb (in leap years 16–29 Feb), 18–31 May, 18–31 Aug "
            "and 17–30 Nov",
        ),
        (
            1,
            40,
            "quarter",
            "in the last 40 days of each quarter: 20 Feb–31 Mar (in leap years 21 Feb–31 Mar), "
            "22 May–30 Jun, 22 Aug–30 Sep and 22 Nov–31 Dec",
        ),
        (2, 45, "year", "in the last 45 days of each fiscal year: 18 Dec–31 Jan"),
        (1, 1, "year", "on the last day of each year: 31 Dec"),
    ],
)
def test_the_days_of_a_freeze_in_words(starts: int, last: int, of: str, says: str) -> None:
    freeze = {"id": "end-of-it", "last": f"{last}d", "of": of, "exempt": ["leadership", "customer-success"]}
    view = change_policy_view(ChangePolicy.model_validate({"freeze": [freeze], "year_starts": starts}))
    assert view is not None
    (row,) = view.freezes
    assert (row.name, row.days, row.exempt) == ("End of it", says, "leadership or customer success")


def test_a_policy_of_nothing_is_not_shown() -> None:
    assert change_policy_view(ChangePolicy.model_validate({"people": {"sales": ["@mara"]}})) is None


def test_the_people_whose_approval_counts_are_on_no_page(minimal: PlaybookCopy) -> None:
    policy = "policy: {reviewed_by: [sales], people: {sales: ['@mara-q', lou.q@oven.example]}}\n"
    playbook = load(minimal.write(PLAYBOOK, minimal.text(PLAYBOOK) + policy).root).playbook
    assert playbook is not None
    files = build(playbook, find_look(minimal.root), "").files
    texts = [made.decode() if isinstance(made := file.content, bytes) else made for file in files]
    assert any("reviewed_by" in text for text in texts)
    assert not [text for text in texts if "mara-q" in text or "lou.q" in text]
