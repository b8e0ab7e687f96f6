"""Onboarding and practice: lessons, questions, and why an answer is right."""

from icp_playbook.views.learning.onboarding import ONBOARDING_TITLE, lesson_steps, onboarding_view
from icp_playbook.views.learning.practice import PRACTICE_TITLE, practice_record, practice_view

__all__ = [
    "ONBOARDING_TITLE",
    "PRACTICE_TITLE",
    "lesson_steps",
    "onboarding_view",
    "practice_record",
    "practice_view",
]
