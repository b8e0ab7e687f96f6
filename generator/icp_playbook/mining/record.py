"""A run of mining as JSON."""

from typing import Any

from icp_playbook.backtest import LEVEL
from icp_playbook.mining.base_rates import MinedRate
from icp_playbook.mining.exact import FALSE_RUNS, WonShare, interval
from icp_playbook.mining.judging import Judged
from icp_playbook.mining.leaks import MinedLeak
from icp_playbook.mining.patch import Patch
from icp_playbook.mining.results import Mined, MinedIcp, Proposal


def mined_record(mined: Mined, patch: Patch) -> dict[str, Any]:
    """Everything that the text says, and the patch. Rates and p-values are rounded to six places."""
    facts = mined.facts
    return {
        "list": {
            "id": facts.id,
            "label": facts.label,
            "date": facts.date.isoformat(),
            "source": facts.source,
            "illustrative": facts.illustrative,
        },
        "seed": mined.seed,
        "known_by": "closed" if mined.by_close else "created",
        "tried": mined.tried,
        "correction": "holm",
        "level": FALSE_RUNS,
        "confidence": LEVEL,
        "open": mined.undecided,
        "later_deals": mined.later,
        "of_no_icp": mined.outside,
        "icps": [_icp(one, patch) for one in mined.icps],
        "patch": patch.text,
    }


def _icp(one: MinedIcp, patch: Patch) -> dict[str, Any]:
    return {
        "icp": one.icp,
        "learnt_from": _share(one.learning),
        "judged_on": _share(one.judging),
        "proposals": [_proposal(proposal, patch) for proposal in one.proposals],
        "no_signal": [_no_signal(judged) for judged in one.no_signal],
        "leaks": [_leak(leak) for leak in one.leaks],
        "not_asked": list(one.unasked),
        "base_rates": [_base_rate(rate, patch) for rate in one.base_rates],
    }


def _proposal(proposal: Proposal, patch: Patch) -> dict[str, Any]:
    left_out = [left.why for left in patch.left_out if left.proposal == proposal]
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "field": proposal.judged.question.field,
        "steps": [{"when": one.when, "points": one.points, **_share(one.share)} for one in proposal.steps],
        "others": _share(proposal.rest),
        "p_value": round(proposal.judged.p_value, 6),
        "replaces": proposal.replaces,
        "in_patch": not left_out,
        "why_not": left_out[0] if left_out else None,
    }


def _no_signal(judged: Judged) -> dict[str, Any]:
    shape = judged.question.shape
    return {
        "field": judged.question.field,
        "learnt": None if shape is None else shape.condition(shape.count - 1),
        "p_value": round(judged.p_value, 6),
        "too_few": judged.undecidable,
    }


def _leak(leak: MinedLeak) -> dict[str, Any]:
    found: dict[str, Any] = {"field": leak.field, "kind": leak.kind}
    if leak.kind == "afterwards":
        return {**found, "learnt_afterwards": leak.left, "of": leak.of}
    return {**found, "with_it": _share(leak.filled), "without": _share(leak.blank)}


def _share(share: WonShare) -> dict[str, Any]:
    return {"won": share.won, "of": share.of, **_rates(share)}


def _base_rate(rate: MinedRate, patch: Patch) -> dict[str, Any]:
    low, high = rate.found.interval
    left_out = [left.why for left in patch.left_out if left.proposal == rate]
    return {
        "criterion": rate.criterion,
        "in_force": rate.in_force,
        "found": rate.found.percent,
        "of": rate.found.of,
        "rate": round(float(rate.found.value), 6),
        "low": round(low, 6),
        "high": round(high, 6),
        "judged_on": rate.judging.of,
        "p_value": round(rate.p_value, 6),
        "in_patch": rate in patch.rates,
        "why_not": left_out[0] if left_out else None,
    }


def _rates(share: WonShare) -> dict[str, Any]:
    low, high = interval(share)
    return {"rate": round(share.rate, 6), "low": round(low, 6), "high": round(high, 6)}
