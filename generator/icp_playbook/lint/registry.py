"""The rules, written out, and the one call that runs them all."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import LOADER_RULES, Finding, Rule, Severity, ordered
from icp_playbook.lint import (
    aspirational_at_work,
    claim_without_proof,
    cut_comment,
    description_differs,
    example_gap,
    example_verdict,
    firmographics_alone,
    never_matters,
    no_disqualifiers,
    no_evidence,
    old_evidence,
    overdue_review,
    placeholder_text,
    same_messaging,
    segment_order,
    size_alone,
    thin_evidence,
    too_broad,
    too_many_personas,
    too_narrow,
    uncovered_role,
    unexercised_criterion,
    unheard_function,
    unknown_objection,
    unreachable_tier,
    unseen_in_prose,
    unused_entry,
    unwritten_message,
)
from icp_playbook.lint.rule import DatedRule, LintRule
from icp_playbook.playbook import Documents, Playbook

RULES: tuple[LintRule | DatedRule, ...] = (
    cut_comment.RULE,
    unseen_in_prose.RULE,
    placeholder_text.RULE,
    firmographics_alone.RULE,
    no_disqualifiers.RULE,
    no_evidence.RULE,
    too_many_personas.RULE,
    uncovered_role.RULE,
    unused_entry.RULE,
    claim_without_proof.RULE,
    description_differs.RULE,
    segment_order.RULE,
    size_alone.RULE,
    unheard_function.RULE,
    aspirational_at_work.RULE,
    same_messaging.RULE,
    unwritten_message.RULE,
    unknown_objection.RULE,
    thin_evidence.RULE,
    overdue_review.RULE,
    old_evidence.RULE,
    example_verdict.RULE,
    example_gap.RULE,
    too_broad.RULE,
    too_narrow.RULE,
    unexercised_criterion.RULE,
    unreachable_tier.RULE,
    never_matters.RULE,
)
"""In the order of the catalogue. A new rule is its file and its line here."""


def catalogue() -> dict[str, Rule]:
    """Every rule a finding can carry by its id: those of the loader, then these."""
    return {rule.id: rule for rule in (*LOADER_RULES, *RULES)}


def errors_of(playbook: Playbook, documents: Documents) -> tuple[Finding, ...]:
    """The findings that stop a build, sooner than the others are known."""
    return ordered(
        finding
        for rule in RULES
        if isinstance(rule, LintRule) and rule.severity is Severity.ERROR
        for finding in rule.check(playbook, documents)
    )


def lint(playbook: Playbook, documents: Documents, as_of: datetime.date | None = None) -> tuple[Finding, ...]:
    """Every finding about a linked playbook. An error among them stops the build as any other does.

    Rules that depend on the day run only if one is given.
    """
    return ordered(_found(playbook, documents, as_of))


def _found(playbook: Playbook, documents: Documents, as_of: datetime.date | None) -> Iterator[Finding]:
    for rule in RULES:
        if isinstance(rule, LintRule):
            yield from rule.check(playbook, documents)
        elif as_of is not None:
            yield from rule.check(playbook, documents, as_of)
