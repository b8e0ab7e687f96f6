"""The rules, written out, and the one call that runs them all."""

import datetime
from collections.abc import Callable, Iterator, Mapping

from icp_playbook.findings import Finding, ordered, rules
from icp_playbook.lint.aspirational_at_work import aspirational_at_work
from icp_playbook.lint.breadth import too_broad, too_narrow
from icp_playbook.lint.claim_without_proof import claim_without_proof
from icp_playbook.lint.description_differs import description_differs
from icp_playbook.lint.example_gap import example_gap
from icp_playbook.lint.example_verdict import example_verdict
from icp_playbook.lint.firmographics_alone import firmographics_alone
from icp_playbook.lint.never_matters import never_matters
from icp_playbook.lint.no_disqualifiers import no_disqualifiers
from icp_playbook.lint.no_evidence import no_evidence
from icp_playbook.lint.overdue_review import old_evidence, overdue_review
from icp_playbook.lint.same_messaging import same_messaging
from icp_playbook.lint.size_alone import size_alone
from icp_playbook.lint.thin_evidence import thin_evidence
from icp_playbook.lint.too_many_personas import too_many_personas
from icp_playbook.lint.uncovered_role import uncovered_role
from icp_playbook.lint.unexercised_criterion import unexercised_criterion
from icp_playbook.lint.unheard_function import unheard_function
from icp_playbook.lint.unreachable_tier import unreachable_tier
from icp_playbook.lint.unused_entry import unused_entry
from icp_playbook.lint.unwritten_message import unknown_objection, unwritten_message
from icp_playbook.playbook import Documents, Playbook

RULES: Mapping[rules.Rule, Callable[[Playbook, Documents], Iterator[Finding]]] = {
    rules.FIRMOGRAPHICS_ALONE: firmographics_alone,
    rules.NO_DISQUALIFIERS: no_disqualifiers,
    rules.NO_EVIDENCE: no_evidence,
    rules.TOO_MANY_PERSONAS: too_many_personas,
    rules.UNCOVERED_ROLE: uncovered_role,
    rules.UNUSED_ENTRY: unused_entry,
    rules.CLAIM_WITHOUT_PROOF: claim_without_proof,
    rules.DESCRIPTION_DIFFERS: description_differs,
    rules.SIZE_ALONE: size_alone,
    rules.UNHEARD_FUNCTION: unheard_function,
    rules.ASPIRATIONAL_AT_WORK: aspirational_at_work,
    rules.SAME_MESSAGING: same_messaging,
    rules.UNWRITTEN_MESSAGE: unwritten_message,
    rules.UNKNOWN_OBJECTION: unknown_objection,
    rules.THIN_EVIDENCE: thin_evidence,
    rules.EXAMPLE_VERDICT: example_verdict,
    rules.EXAMPLE_GAP: example_gap,
    rules.TOO_BROAD: too_broad,
    rules.TOO_NARROW: too_narrow,
    rules.UNEXERCISED_CRITERION: unexercised_criterion,
    rules.UNREACHABLE_TIER: unreachable_tier,
    rules.NEVER_MATTERS: never_matters,
}

DATED_RULES: Mapping[rules.Rule, Callable[[Playbook, Documents, datetime.date], Iterator[Finding]]] = {
    rules.OVERDUE_REVIEW: overdue_review,
    rules.OLD_EVIDENCE: old_evidence,
}
"""Rules that need a day. A build has none, so that the same commit gives the same bytes."""


def lint(playbook: Playbook, documents: Documents, as_of: datetime.date | None = None) -> tuple[Finding, ...]:
    """Every finding about a linked playbook. An error among them stops the build as any other does.

    What depends on the day is judged only if one is given.
    """
    found = [finding for rule in RULES.values() for finding in rule(playbook, documents)]
    if as_of is not None:
        found += [finding for rule in DATED_RULES.values() for finding in rule(playbook, documents, as_of)]
    return ordered(found)
