"""Decisions that do not agree with themselves, or with the decisions they replace or undo."""

from collections.abc import Callable

from tests.cli.bad_input import BadInput
from tests.playbooks.copies import PlaybookCopy

LATER, EARLIER = "icp/decisions/2026-02-10-bake-first.yaml", "icp/decisions/2026-01-12-bread-sells.yaml"
OUTCOME = """\
outcome:
  on: 2026-10-15
  result: partly
  says: The cycle fell to 52 days; the win rate did not move.
  measured:
    cycle: "52"
"""
DAY = "decided:\n  on: 2026-02-10\n  by: [sales, product]\n"


def decided(*edits: tuple[str, str, str]) -> Callable[[PlaybookCopy], object]:
    """The minimal playbook with its decisions, in which pieces of files are replaced."""

    def breaks(playbook: PlaybookCopy) -> None:
        playbook.decided()
        for path, old, new in edits:
            playbook.edit(path, old, new)

    return breaks


DECISIONS = (
    BadInput(
        "a decision about an entry that does not exist",
        decided((LATER, "profile/bakeries", "profile/bakerys")),
        f'{LATER}:6:9: error[unknown-reference] profile "bakerys" does not exist',
        'did you mean "bakeries"?',
    ),
    BadInput(
        "a decision about a kind that does not exist",
        decided((LATER, "profile/bakeries", "profil/bakeries")),
        f'{LATER}:6:9: error[unknown-reference] there is no kind of entry "profil"',
        'did you mean "profile"?',
    ),
    BadInput(
        "a decision about an id without its kind",
        decided((LATER, "profile/bakeries", "bakeries")),
        f'{LATER}:6:9: error[bad-value] this value is "bakeries"',
        "write a kind and an id, such as profile/saas or playbook/playbook",
    ),
    BadInput(
        "a decision about nothing",
        decided((EARLIER, "about: [profile/bakeries, playbook/playbook]\n", "")),
        f"{EARLIER}:4:11: error[decision] it is about nothing",
        "list the entries it is about under `about`, such as profile/saas",
    ),
    BadInput(
        "a decision about an entry twice",
        decided((EARLIER, "playbook/playbook", "profile/bakeries")),
        f'{EARLIER}:5:27: error[decision] "profile/bakeries" is listed twice',
        "keep one of the two",
    ),
    BadInput(
        "a decision about itself",
        decided((EARLIER, "playbook/playbook", "decision/2026-01-12-bread-sells")),
        f"{EARLIER}:5:27: error[decision] a decision is not about itself",
        "take it off the list",
    ),
    BadInput(
        "a decision about an entry that is gone and is not",
        decided((LATER, "signal/new-mixer", "signal/second-shop")),
        f'{LATER}:7:8: error[decision] "signal/second-shop" is in the playbook',
        "move it to `about`",
    ),
    BadInput(
        "a decision about an entry of no kind that is gone",
        decided((LATER, "signal/new-mixer", "signl/new-mixer")),
        f'{LATER}:7:8: error[unknown-reference] there is no kind of entry "signl"',
        'did you mean "signal"?',
    ),
    BadInput(
        "a decision of another day than its id",
        decided((LATER, "on: 2026-02-10", "on: 2026-02-11")),
        f"{LATER}:27:7: error[decision] it was decided on 2026-02-11, and its id begins with 2026-02-10",
        "rename the file to icp/decisions/2026-02-11-bake-first.yaml and keep the old id: "
        "`formerly: [2026-02-10-bake-first]`; or correct the day",
    ),
    BadInput(
        "a decision that nobody decided",
        decided((EARLIER, "decided: {on: 2026-01-12, by: [leadership]}\n", "")),
        f"{EARLIER}:3:9: error[decision] it is superseded, and nobody decided it",
        "say under `decided` the day (`on`) and the functions that decided (`by`), or write "
        "`status: proposed`",
    ),
    BadInput(
        "a proposal that is decided",
        decided((LATER, "status: accepted", "status: proposed"), (LATER, OUTCOME, "")),
        f"{LATER}:4:9: error[decision] it is proposed, and `decided` says that it is decided",
        "write `status: accepted` or `status: trial`, or remove `decided`",
    ),
    BadInput(
        "a proposal with an outcome",
        decided((LATER, "status: accepted", "status: proposed"), (LATER, DAY, "")),
        f"{LATER}:40:3: error[decision] it is only proposed, so nothing can have come of it",
        "remove `outcome`, or say under `decided` when it was decided and by whom",
    ),
    BadInput(
        "a decision looked at before it was made",
        decided((LATER, "review_on: 2026-10-15", "review_on: 2025-10-15")),
        f"{LATER}:41:12: error[decision] 2025-10-15 is before 2026-02-10, the day it was decided on",
        "correct one of the two days",
    ),
    BadInput(
        "a decision that counts from a day before it was made",
        decided((LATER, "effective: 2026-03-01", "effective: 2026-02-09")),
        f"{LATER}:29:12: error[decision] 2026-02-09 is before 2026-02-10, the day it was decided on",
        "correct one of the two days",
    ),
    BadInput(
        "an outcome of a decision that did not count yet",
        decided((LATER, "  on: 2026-10-15", "  on: 2026-02-28")),
        f"{LATER}:43:7: error[decision] 2026-02-28 is before 2026-03-01, the day from which it counts",
        "correct one of the two days",
    ),
    BadInput(
        "something expected before the decision counts",
        decided((LATER, "by: 2026-09-30", "by: 2026-02-28")),
        f"{LATER}:40:9: error[decision] 2026-02-28 is before 2026-03-01, the day from which it counts",
        "correct one of the two days",
    ),
    BadInput(
        "a measure that nobody expected",
        decided((LATER, 'cycle: "52"', 'cycles: "52"')),
        f'{LATER}:47:5: error[unknown-reference] `expected` has no "cycles"',
        'did you mean "cycle"?',
    ),
    BadInput(
        "a decision that replaces one that still holds",
        decided((EARLIER, "status: superseded", "status: accepted")),
        f'{LATER}:30:13: error[decision] it replaces "2026-01-12-bread-sells", whose status is accepted',
        f"write `status: superseded` in {EARLIER}",
    ),
    BadInput(
        "a decision that undoes one that still holds",
        decided((LATER, "supersedes: ", "reverts: ")),
        f'{LATER}:30:10: error[decision] it undoes "2026-01-12-bread-sells", whose status is superseded',
        f"write `status: reverted` in {EARLIER}",
    ),
    BadInput(
        "a decision that replaces itself",
        decided((LATER, "supersedes: 2026-01-12-bread-sells", "supersedes: 2026-02-10-bake-first")),
        f"{LATER}:30:13: error[decision] a decision never replaces itself",
        "name an earlier decision",
    ),
    BadInput(
        "a decision that replaces and undoes another",
        decided(
            (
                LATER,
                "supersedes: 2026-01-12-bread-sells",
                "supersedes: 2026-01-12-bread-sells\nreverts: 2026-01-12-bread-sells",
            ),
        ),
        f'{LATER}:31:10: error[decision] "2026-01-12-bread-sells" is both replaced and undone',
        "keep `supersedes` if something else holds now, `reverts` if what was before holds again",
    ),
)
"""Each breaks one of the two decisions."""
