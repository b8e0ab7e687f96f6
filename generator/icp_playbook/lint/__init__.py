"""Lint rules on a linked playbook: a weakness is a warning, a broken promise an error. One file per rule."""

from icp_playbook.lint.examined import Examined
from icp_playbook.lint.registry import RULES, catalogue, lint
from icp_playbook.lint.rule import DatedRule, LintRule

__all__ = ["RULES", "DatedRule", "Examined", "LintRule", "catalogue", "lint"]
