"""Judgement: what is allowed and still weak. One file a rule; every finding is a warning."""

from icp_playbook.lint.registry import RULES, lint

__all__ = ["RULES", "lint"]
