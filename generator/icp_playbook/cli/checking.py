"""What `check` looks at: the playbook as it was loaded and, where asked to, lists."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.accounts import read_filled_fields, read_lists
from icp_playbook.backtest import absent_outcomes, checked_outcomes
from icp_playbook.cli.opening import say
from icp_playbook.lint import LintResult, ReadBeside, ReadOutcomes, run_rules
from icp_playbook.playbook import Documents, Loaded, Playbook
from icp_playbook.search import missed_searches


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The day, a list of accounts to look for empty fields in, and whether lists of outcomes are read.

    `outcomes` are all that the settings name, `present_outcomes` those whose files are there, if any.
    """

    day: datetime.date
    accounts: str | None = None
    outcomes: bool = False
    present_outcomes: bool = False


def checked(root: Path, loaded: Loaded, request: CheckRequest) -> LintResult:
    """Every finding and waiver. Raises CommandError for lists that cannot be read, and without scipy."""
    playbook, documents = loaded.playbook, loaded.documents
    if playbook is None:
        return LintResult(loaded.findings, ())
    listed = read_filled_fields(playbook.catalogue, request.accounts) if request.accounts else None
    outcomes = _outcomes(root, playbook, documents, request)
    lists = read_lists(playbook, documents, root)
    beside = ReadBeside(outcomes, missed_searches(root, playbook))
    return run_rules(playbook, documents, request.day, listed, lists=lists, beside=beside)


def _outcomes(
    root: Path, playbook: Playbook, documents: Documents, request: CheckRequest
) -> ReadOutcomes | None:
    """What the lists tell. Those that are passed over for want of a file are named on stderr."""
    if request.outcomes:
        return checked_outcomes(playbook, documents, root)
    if not request.present_outcomes:
        return None
    absent = absent_outcomes(playbook, root)
    say(*(f"note: {one.label} is not read: there is no file {one.file}" for one in absent))
    if len(absent) == len(playbook.settings.outcomes):
        return None
    return checked_outcomes(playbook, documents, root, absent)
