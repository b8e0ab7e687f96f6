"""Lint rules on a linked playbook: a weakness is a warning, a broken promise an error. One file per rule."""

from icp_playbook.lint.checked_playbook import CheckedPlaybook
from icp_playbook.lint.registry import RULES, catalogue, errors_of, lint
from icp_playbook.lint.rule import DatedRule, LintRule

__all__ = ["RULES", "CheckedPlaybook", "DatedRule", "LintRule", "catalogue", "errors_of", "lint"]
