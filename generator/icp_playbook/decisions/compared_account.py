"""An account to score on both sides of a change."""

import datetime
from dataclasses import dataclass

from icp_playbook.fit import Account


@dataclass(frozen=True, slots=True)
class ComparedAccount:
    """An account to score on both sides, as each side reads it.

    `icps` are the ids of the ICP it is an example of, on either side, or of the one that it is scored
    against where `single`; None where it is none. `note` is anything else the reader should know.
    """

    id: str
    name: str
    before: Account
    after: Account
    as_of: datetime.date
    icps: tuple[str, str] | None = None
    note: str = ""
    single: bool = False
    """Whether it is scored against these ICPs alone, operational or not."""
