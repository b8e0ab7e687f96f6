"""Judgement on a linked playbook: what is weak is a warning, a broken promise an error. One file a rule."""

from icp_playbook.lint.examined import Examined
from icp_playbook.lint.registry import DATED_RULES, RULES, lint

__all__ = ["DATED_RULES", "RULES", "Examined", "lint"]
