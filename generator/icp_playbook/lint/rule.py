"""A lint rule: its entry in the catalogue and its check."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from icp_playbook.findings import Finding, Rule, Severity
from icp_playbook.lint.listed_fields import ListedFields
from icp_playbook.lint.read_list import ReadList
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.searched import MissedSearch
from icp_playbook.lint.waivers import RulePolicy
from icp_playbook.playbook import Documents, Playbook

Check: TypeAlias = Callable[[Playbook, Documents], Iterator[Finding]]
DatedCheck: TypeAlias = Callable[[Playbook, Documents, datetime.date], Iterator[Finding]]
ListCheck: TypeAlias = Callable[[Playbook, Documents, ListedFields], Iterator[Finding]]
AccountListCheck: TypeAlias = Callable[[Playbook, Documents, Sequence[ReadList]], Iterator[Finding]]
OutcomeCheck: TypeAlias = Callable[[Playbook, Documents, ReadOutcomes], Iterator[Finding]]
SearchCheck: TypeAlias = Callable[[Sequence[MissedSearch]], Iterator[Finding]]
PolicyCheck: TypeAlias = Callable[[RulePolicy, Documents], Iterator[Finding]]


def is_to_come(date: datetime.date, as_of: datetime.date) -> bool:
    """Whether a day is after another, and not only because it has begun elsewhere already."""
    return (date - as_of).days > 1


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule(Rule):
    """Compares the playbook with a list of accounts, where `check` is given one."""

    severity: Severity = Severity.WARNING
    check: ListCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountListRule(Rule):
    """Holds the playbook to the lists that its settings name, where they were read from its folder."""

    severity: Severity = Severity.WARNING
    check: AccountListCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRule(Rule):
    """Compares the playbook with its lists of outcomes, where `check` is asked to read them."""

    severity: Severity = Severity.WARNING
    check: OutcomeCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRule(Rule):
    """Holds the site's search to the playbook's own tests of it, where `check` has run them."""

    severity: Severity = Severity.WARNING
    check: SearchCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule(Rule):
    """Checks how the playbook sets and waives the other rules, once they have run. No file waives it."""

    severity: Severity = Severity.WARNING
    check: PolicyCheck


AnyRule: TypeAlias = LintRule | DatedRule | ListRule | AccountListRule | OutcomeRule | SearchRule | PolicyRule
