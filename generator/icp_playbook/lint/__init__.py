"""Judgement on a linked playbook: what is weak is a warning, a broken promise an error. One file a rule."""

from icp_playbook.lint.registry import RULES, lint

__all__ = ["RULES", "lint"]
