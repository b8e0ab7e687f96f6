"""Fit on the site: the page /fit/, and an account's verdict as any page shows it."""

from icp_playbook.views.fit.page import FitPanel, JsonRecord, fit_panel, fit_record, fit_view
from icp_playbook.views.fit.sensitivity import ExampleMoves, icp_moves, moves_of
from icp_playbook.views.fit.verdict import VerdictView, points_words, signed, state_word, verdict_view

__all__ = [
    "ExampleMoves",
    "FitPanel",
    "JsonRecord",
    "VerdictView",
    "fit_panel",
    "fit_record",
    "fit_view",
    "icp_moves",
    "moves_of",
    "points_words",
    "signed",
    "state_word",
    "verdict_view",
]
