"""The page that scores an account, and a verdict as pages show it."""

from icp_playbook.views.fit.page import FitPanel, JsonRecord, fit_panel, fit_record, fit_view
from icp_playbook.views.fit.verdict import VerdictView, points_words, signed, state_word, verdict_view

__all__ = [
    "FitPanel",
    "JsonRecord",
    "VerdictView",
    "fit_panel",
    "fit_record",
    "fit_view",
    "points_words",
    "signed",
    "state_word",
    "verdict_view",
]
