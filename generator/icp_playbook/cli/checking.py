"""What `check` looks at: the playbook as it was loaded and, where asked to, lists."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.accounts import read_filled_fields, read_lists
from icp_playbook.backtest import checked_outcomes
from icp_playbook.lint import LintResult, run_rules
from icp_playbook.playbook import Loaded


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The day, a list of accounts to look for empty fields in, and whether lists of outcomes are read."""

    day: datetime.date
    accounts: str | None = None
    outcomes: bool = False


def checked(root: Path, loaded: Loaded, request: CheckRequest) -> LintResult:
    """Every finding and waiver. Raises CommandError for lists that cannot be read, and without scipy."""
    playbook, documents = loaded.playbook, loaded.documents
    if playbook is None:
        return LintResult(loaded.findings, ())
    listed = read_filled_fields(playbook.catalogue, request.accounts) if request.accounts else None
    outcomes = checked_outcomes(playbook, documents, root) if request.outcomes else None
    lists = read_lists(playbook, documents, root)
    return run_rules(playbook, documents, request.day, listed, lists=lists, outcomes=outcomes)
