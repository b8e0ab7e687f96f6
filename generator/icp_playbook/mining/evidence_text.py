"""The words of evidence: shares with their intervals, conditions, how they were judged."""

from pydantic import TypeAdapter

from icp_playbook.backtest import LEVEL, EarnedRate
from icp_playbook.conditions import Condition, say
from icp_playbook.fields import Catalogue
from icp_playbook.mining.base_rates import MinedRate
from icp_playbook.mining.exact import WonShare, interval
from icp_playbook.mining.results import ListFacts, Mined, Proposal
from icp_playbook.mining.shapes import ConditionData
from icp_playbook.phrases import counted

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
_SMALLEST = 0.0001


def share_text(share: WonShare) -> str:
    """Such as 41% won (31%–53%; 36 of 88)."""
    low, high = interval(share)
    return f"{share.rate:.0%} won ({low:.0%}–{high:.0%}; {share.won:,} of {share.of:,})"


def p_text(p_value: float) -> str:
    """A p-value as it is written."""
    return f"p < {_SMALLEST}" if p_value < _SMALLEST else f"p = {p_value:.2g}"


def condition_text(when: ConditionData, catalogue: Catalogue) -> str:
    """A condition in words, with its field."""
    return say(_CONDITION.validate_python(when), catalogue)


def evidence_text(proposal: Proposal, mined: Mined, catalogue: Catalogue) -> str:
    """What a reviewer needs to weigh it: shares with intervals, how many were tried, who judged."""
    shares = [f"{condition_text(step.when, catalogue)}: {share_text(step.share)}" for step in proposal.steps]
    return (
        f"{'; then '.join(shares)}; the others: {share_text(proposal.rest)}; {LEVEL:.0%} intervals. "
        f"{p_text(proposal.judged.p_value)} after Holm's correction for all {tried_text(mined)}; judged on "
        f"the half of the companies that it was not learnt from (seed {mined.seed}), "
        f"by facts known when the accounts were {'closed' if mined.by_close else 'created'}."
    )


def rate_text(rate: EarnedRate) -> str:
    """Such as 80% (75%–84%; 303 accounts)."""
    low, high = rate.interval
    return f"{rate.percent}% ({low:.0%}–{high:.0%}; {counted(rate.of, 'account')})"


def rate_comment(rate: MinedRate, facts: ListFacts) -> str:
    """What stands behind a base rate in YAML: of how many it was measured, from where, and how surely."""
    low, high = rate.found.interval
    made_up = ", illustrative" if facts.illustrative else ""
    return (
        f"mined: {counted(rate.found.of, 'account')} of {facts.id}, {facts.date}{made_up}: "
        f"{low:.0%}–{high:.0%}"
    )


def tried_text(mined: Mined) -> str:
    """How many hypotheses the run tried."""
    return f"{counted(mined.tried, 'hypothesis', 'hypotheses')} tried"
