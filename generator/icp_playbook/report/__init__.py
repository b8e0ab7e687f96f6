"""Findings in words: for a terminal, for GitHub's annotations, for programs."""

from icp_playbook.report.findings import FORMATS, Format, report, summary

__all__ = ["FORMATS", "Format", "report", "summary"]
