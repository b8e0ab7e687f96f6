"""Findings and reviews in words: for a terminal, a pull request, GitHub's annotations, other programs."""

from collections.abc import Collection
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.diff import Effect
from icp_playbook.report.alerts import owner_alerts
from icp_playbook.report.alerts_format import alerts_schema
from icp_playbook.report.backtest_lines import backtest_text
from icp_playbook.report.backtest_record import backtest_json
from icp_playbook.report.decision_history import decisions_since
from icp_playbook.report.due_lines import DUE_FORMATS, DueFormat, due_summary, report_due
from icp_playbook.report.fault import TRACEBACK, Fault
from icp_playbook.report.findings import FORMATS, Format, report, summary
from icp_playbook.report.left_out import left_out_text
from icp_playbook.report.owners import PLACE, code_owners
from icp_playbook.report.review_annotations import as_annotations
from icp_playbook.report.review_json import as_json
from icp_playbook.report.review_links import ReviewLinks, site_address
from icp_playbook.report.review_markdown import as_markdown
from icp_playbook.report.review_text import as_text
from icp_playbook.report.rule_explanation import explanation
from icp_playbook.report.timeline import timeline_json, timeline_text
from icp_playbook.review import RevisionReview

ReviewFormat: TypeAlias = Literal["text", "markdown", "json", "github"]
REVIEW_FORMATS: tuple[ReviewFormat, ...] = get_args(ReviewFormat)


def report_review(
    review: RevisionReview,
    form: ReviewFormat,
    forbidden: Collection[Effect] = (),
    links: ReviewLinks | None = None,
) -> str:
    """A review in one form.

    `forbidden` are the effects that the caller does not let pass, `links` lead to what a comment names.
    """
    match form:
        case "text":
            return as_text(review)
        case "markdown":
            return as_markdown(review, links=links)
        case "json":
            return as_json(review)
        case "github":
            return as_annotations(review, forbidden)
        case _:
            assert_never(form)


__all__ = [
    "DUE_FORMATS",
    "FORMATS",
    "PLACE",
    "REVIEW_FORMATS",
    "TRACEBACK",
    "DueFormat",
    "Fault",
    "Format",
    "ReviewFormat",
    "ReviewLinks",
    "alerts_schema",
    "backtest_json",
    "backtest_text",
    "code_owners",
    "decisions_since",
    "due_summary",
    "explanation",
    "left_out_text",
    "owner_alerts",
    "report",
    "report_due",
    "report_review",
    "site_address",
    "summary",
    "timeline_json",
    "timeline_text",
]
