"""Fit on the site: the page /fit/, and an account's verdict as any page shows it."""

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
