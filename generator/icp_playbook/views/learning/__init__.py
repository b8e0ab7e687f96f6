"""Onboarding and practice: lessons, questions, and why an answer is right."""
