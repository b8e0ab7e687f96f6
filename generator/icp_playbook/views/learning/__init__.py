"""Onboarding and practice: lessons, questions, and why an answer is right."""

from icp_playbook.views.learning.onboarding import STEPS, onboarding_view
from icp_playbook.views.learning.practice import practice_record, practice_view

__all__ = ["STEPS", "onboarding_view", "practice_record", "practice_view"]
