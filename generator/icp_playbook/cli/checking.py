"""What `check` looks at: the playbook as it was loaded and, if one is named, a list of accounts."""

import datetime

from icp_playbook.accounts import read_filled_fields
from icp_playbook.lint import LintResult, run_rules
from icp_playbook.playbook import Loaded


def checked(loaded: Loaded, day: datetime.date, accounts: str | None) -> LintResult:
    """Every finding and waiver. Raises CommandError for a list that cannot be read."""
    if loaded.playbook is None:
        return LintResult(loaded.findings, ())
    listed = read_filled_fields(loaded.playbook.catalogue, accounts) if accounts else None
    return run_rules(loaded.playbook, loaded.documents, day, listed)
