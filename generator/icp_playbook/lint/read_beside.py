"""What is read beside a playbook where a command is asked to: outcomes, and what its search tests miss."""

from collections.abc import Sequence
from dataclasses import dataclass

from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.searched import MissedSearch


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """None for what is not read."""

    outcomes: ReadOutcomes | None = None
    missed: Sequence[MissedSearch] | None = None


NOTHING_BESIDE = ReadBeside()
