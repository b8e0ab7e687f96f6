"""What is wrong, where, and how to fix it: the vocabulary every room reports with."""

from icp_playbook.findings.errors import (
    BrokenTemplate,
    CommandError,
    ContentError,
    PlaybookError,
)
from icp_playbook.findings.finding import Finding, Location, Severity, has_errors, ordered
from icp_playbook.findings.rule import Rule
from icp_playbook.findings.rules import LOADER_RULES

__all__ = [
    "LOADER_RULES",
    "BrokenTemplate",
    "CommandError",
    "ContentError",
    "Finding",
    "Location",
    "PlaybookError",
    "Rule",
    "Severity",
    "has_errors",
    "ordered",
]
