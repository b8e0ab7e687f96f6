"""A lint rule: its entry in the catalogue and its check."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.findings import Finding, Rule, Severity
from icp_playbook.playbook import Documents, Playbook

Check: TypeAlias = Callable[[Playbook, Documents], Iterator[Finding]]
DatedCheck: TypeAlias = Callable[[Playbook, Documents, datetime.date], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRule(Rule):
    """Checks the playbook alone, in every build. A warning by default."""

    severity: Severity = Severity.WARNING
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRule(Rule):
    """Judged as of a day. A build has none, so that the same commit gives the same bytes."""

    severity: Severity = Severity.WARNING
    check: DatedCheck
