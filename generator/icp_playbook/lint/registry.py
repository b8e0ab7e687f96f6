"""The rules, written out, and the one call that runs them all."""

from collections.abc import Callable, Iterator, Mapping

from icp_playbook.findings import Finding, ordered, rules
from icp_playbook.lint.claim_without_proof import claim_without_proof
from icp_playbook.lint.description_differs import description_differs
from icp_playbook.lint.example_gap import example_gap
from icp_playbook.lint.example_verdict import example_verdict
from icp_playbook.lint.firmographics_alone import firmographics_alone
from icp_playbook.lint.never_matters import never_matters
from icp_playbook.lint.no_disqualifiers import no_disqualifiers
from icp_playbook.lint.no_evidence import no_evidence
from icp_playbook.lint.too_many_personas import too_many_personas
from icp_playbook.lint.uncovered_role import uncovered_role
from icp_playbook.lint.unexercised_criterion import unexercised_criterion
from icp_playbook.lint.unreachable_tier import unreachable_tier
from icp_playbook.lint.unused_entry import unused_entry
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
    rules.EXAMPLE_VERDICT: example_verdict,
    rules.EXAMPLE_GAP: example_gap,
    rules.UNEXERCISED_CRITERION: unexercised_criterion,
    rules.UNREACHABLE_TIER: unreachable_tier,
    rules.NEVER_MATTERS: never_matters,
}


def lint(playbook: Playbook, documents: Documents) -> tuple[Finding, ...]:
    """Every finding about a linked playbook. An error among them stops the build as any other does."""
    return ordered(finding for rule in RULES.values() for finding in rule(playbook, documents))
