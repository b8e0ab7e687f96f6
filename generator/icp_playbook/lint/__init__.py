"""Lint rules on a linked playbook: a weakness is a warning, a broken promise an error. One file per rule."""

from icp_playbook.lint.checked_playbook import CheckedPlaybook
from icp_playbook.lint.falling_due import DueEntry, DueKind, due_entries
from icp_playbook.lint.for_audience import result_for
from icp_playbook.lint.list_share import share_words
from icp_playbook.lint.listed_fields import ListedFields
from icp_playbook.lint.read_beside import ReadBeside
from icp_playbook.lint.read_list import (
    ListedAccount,
    ListProblem,
    MeasuredShare,
    ReadList,
    measured_shares,
)
from icp_playbook.lint.read_outcomes import (
    DifferingRate,
    DriftedShare,
    MeasuredFigure,
    MeasuredNumber,
    ReadOutcomes,
)
from icp_playbook.lint.registry import (
    RULES,
    LintResult,
    catalogue,
    errors_of,
    lint,
    run_rules,
    settable_rules,
    waivable_rules,
)
from icp_playbook.lint.rule import AnyRule, DatedRule, LintRule, ListRule, OutcomeRule, PolicyRule
from icp_playbook.lint.searched import MissedSearch
from icp_playbook.lint.stale_proposal import PATIENCE
from icp_playbook.lint.waivers import AppliedWaiver, reported_after, waived, waiver_for
from icp_playbook.lint.workload import Workload, market_of, workloads

__all__ = [
    "PATIENCE",
    "RULES",
    "AnyRule",
    "AppliedWaiver",
    "CheckedPlaybook",
    "DatedRule",
    "DifferingRate",
    "DriftedShare",
    "DueEntry",
    "DueKind",
    "LintResult",
    "LintRule",
    "ListProblem",
    "ListRule",
    "ListedAccount",
    "ListedFields",
    "MeasuredFigure",
    "MeasuredNumber",
    "MeasuredShare",
    "MissedSearch",
    "OutcomeRule",
    "PolicyRule",
    "ReadBeside",
    "ReadList",
    "ReadOutcomes",
    "Workload",
    "catalogue",
    "due_entries",
    "errors_of",
    "lint",
    "market_of",
    "measured_shares",
    "reported_after",
    "result_for",
    "run_rules",
    "settable_rules",
    "share_words",
    "waivable_rules",
    "waived",
    "waiver_for",
    "workloads",
]
