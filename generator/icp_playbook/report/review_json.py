"""A review for programs."""

import json
from dataclasses import asdict
from typing import Any

from icp_playbook.decisions.moves import MOVE_KINDS, MoveSummary
from icp_playbook.review.review import ReviewedChange, RevisionReview
from icp_playbook.review.summary import five_sentences


def as_json(review: RevisionReview) -> str:
    """Everything a review holds, as one JSON object in ASCII."""
    return json.dumps(
        {
            "base": review.base,
            "head": review.head,
            "summary": list(five_sentences(review)),
            "changes": [_change(told) for told in review.changes],
            "examples": _docket(review.examples),
            "accounts": _docket(review.listed),
            "not_judged": review.not_judged,
            "unproven": list(review.unproven),
            "not_read": list(review.unread),
            "whys": list(review.whys),
            "findings": [
                {"place": str(finding.location), "rule": finding.rule, "sentence": finding.sentence}
                for finding in review.findings
            ],
        },
        indent=2,
    )


def _change(told: ReviewedChange) -> dict[str, Any]:
    change = told.change
    return {
        "id": change.id,
        "effect": change.effect,
        "direction": change.direction,
        "entry": asdict(change.entry),
        "path": list(change.path),
        "item": change.item,
        "groups": list(change.groups),
        "old": change.old,
        "new": change.new,
        "sentence": told.sentence,
        "place": str(told.place),
        "fingerprint": change.fingerprint,
    }


def _docket(docket: MoveSummary | None) -> dict[str, Any] | None:
    if docket is None:
        return None
    return {
        "judged": docket.judged,
        "counts": {turn: docket.counts[turn] for turn in MOVE_KINDS if docket.counts[turn]},
        "moves": [asdict(move) for move in docket.moves],
        "notes": docket.notes,
        "rows_not_read": docket.unread,
        "cells_not_read": docket.gaps,
    }
