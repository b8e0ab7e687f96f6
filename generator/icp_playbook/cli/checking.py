"""What `check` looks at: the playbook as it was loaded and, if one is named, a list of accounts."""

import datetime
from pathlib import Path

from icp_playbook.accounts import read_filled_fields, read_lists
from icp_playbook.lint import LintResult, run_rules
from icp_playbook.playbook import Loaded


def checked(root: Path, loaded: Loaded, day: datetime.date, accounts: str | None) -> LintResult:
    """Every finding and waiver. Raises CommandError for `accounts` that cannot be read."""
    if loaded.playbook is None:
        return LintResult(loaded.findings, ())
    listed = read_filled_fields(loaded.playbook.catalogue, accounts) if accounts else None
    lists = read_lists(loaded.playbook, loaded.documents, root)
    return run_rules(loaded.playbook, loaded.documents, day, listed, lists=lists)
