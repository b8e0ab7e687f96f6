"""The sums of points that accounts inside an ICP can get, and how findings show accounts."""

from collections.abc import Collection

from icp_playbook.boundary import NotDecided, ReachedPoints, Shown, account_words, points_reached
from icp_playbook.fields import Catalogue
from icp_playbook.fit import Program

SHOWN_FIELDS = 6
"""Fields of an account that a sentence names before it counts the rest."""
UNDECIDED_HELP = "ask for less in conditions that share a field, or waive the rule"


def reached_points(program: Program, icp: str, catalogue: Catalogue) -> ReachedPoints | None:
    """Every sum; None where that is not decided in time."""
    try:
        return points_reached(program, icp, catalogue)
    except NotDecided:
        return None


def words_of(shown: Shown, catalogue: Catalogue, fields: Collection[str] | None = None) -> str:
    """An account as a sentence names it: the fields that a question is about, or the first ones."""
    account = shown.account
    if fields is not None:
        account = {name: value for name, value in account.items() if name in fields} or account
    return account_words(account, catalogue, shown.as_of, SHOWN_FIELDS)
