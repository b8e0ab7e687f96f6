"""A review for programs."""

import json
from dataclasses import asdict
from typing import Any

from icp_playbook.decisions import MOVE_KINDS, Assignment, Move, MoveSummary
from icp_playbook.fit import MEMBERSHIPS
from icp_playbook.report.policy_lines import policy_record
from icp_playbook.review import (
    BoundaryProof,
    ReviewedChange,
    RevisionReview,
    five_sentences,
    review_title,
)


def as_json(review: RevisionReview) -> str:
    """Everything in a review, as one JSON object in ASCII."""
    return json.dumps(
        {
            "base": review.base,
            "head": review.head,
            "pull_request": review.pull_request,
            "title": review_title(review),
            "summary": [str(one) for one in five_sentences(review)],
            "changes": [
                _change(reviewed, review.weights.get(reviewed.change.fingerprint))
                for reviewed in review.changes
            ],
            "examples": _moves(review.examples),
            "accounts": _moves(review.listed),
            "not_judged": review.not_judged,
            "unproven": list(review.unproven),
            "proofs": [_proof(proof) for proof in review.proofs],
            "not_read": list(review.unread),
            "whys": list(review.whys),
            "decisions": [{"decision": one.id, "why": one.why} for one in review.decisions],
            "unexplained": list(review.unexplained),
            "later": [
                {"decision": one.decision, "effective": one.day.isoformat(), "about": list(one.about)}
                for one in review.later
            ],
            "policy": policy_record(review.policy),
            "findings": [
                {"place": str(finding.location), "rule": finding.rule, "sentence": finding.sentence}
                for finding in review.findings
            ],
        },
        indent=2,
    )


def _change(reviewed: ReviewedChange, alone: int | None) -> dict[str, Any]:
    change = reviewed.change
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
        "sentence": reviewed.sentence,
        "place": str(reviewed.place),
        "fingerprint": change.fingerprint,
        "moves_alone": alone,
    }


def _proof(proof: BoundaryProof) -> dict[str, Any]:
    return {
        "icp": proof.icp,
        "step": proof.step,
        "result": proof.result,
        "account": proof.words or None,
        "tiers": list(proof.tiers) if proof.tiers else None,
        "covered_by": proof.example or None,
        "example": proof.file or None,
        "not_comparable": list(proof.retyped),
    }


def _moves(found: MoveSummary | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "judged": found.judged,
        "before": {one: found.before[one] for one in MEMBERSHIPS},
        "after": {one: found.after[one] for one in MEMBERSHIPS},
        "counts": {kind: found.counts[kind] for kind in MOVE_KINDS if found.counts[kind]},
        "names": {kind: found.names[kind] for kind in MOVE_KINDS if found.counts[kind]},
        "value": _worth(found),
        "moves": [_move(move) for move in found.moves],
        "notes": found.notes,
        "rows_not_read": found.unread,
        "cells_not_read": found.gaps,
    }


def _worth(found: MoveSummary) -> dict[str, Any] | None:
    """What is at stake: the sum of a field per kind of move, over those of whom it is known."""
    if found.worth is None:
        return None
    kinds = [kind for kind in MOVE_KINDS if found.counts[kind]]
    sums = {kind: {"sum": found.worths[kind], "known": found.worth_known[kind]} for kind in kinds}
    return {"field": found.worth.field, "currency": found.worth.currency, "kinds": sums}


def _move(move: Move) -> dict[str, Any]:
    return {
        "case": move.account,
        "name": move.name,
        "turn": move.kind,
        "old": _assignment(move.old),
        "new": _assignment(move.new),
        "sentence": move.sentence,
    }


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "membership": assignment.membership,
        "status": assignment.status,
        "icp": assignment.icp,
        "tier": assignment.tier,
        "tiers": list(assignment.tiers),
        "segment": assignment.segment,
        "play": assignment.play,
        "level": assignment.level,
        "cause": assignment.cause,
        "asks": assignment.asks,
    }
