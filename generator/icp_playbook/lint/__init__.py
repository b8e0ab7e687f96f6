"""Judgement on a linked playbook: what is weak is a warning, a broken promise an error. One file a rule."""

from icp_playbook.lint.checked_playbook import CheckedPlaybook
from icp_playbook.lint.registry import RULES, catalogue, lint
from icp_playbook.lint.rule import DatedRule, LintRule

__all__ = ["RULES", "CheckedPlaybook", "DatedRule", "LintRule", "catalogue", "lint"]
