"""The rules, written out, and the one call that runs them all."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from icp_playbook.findings import LOADER_RULES, Finding, Rule, Severity, ordered
from icp_playbook.lint import (
    aspirational_at_work,
    base_rate_differs,
    claim_without_proof,
    cut_comment,
    description_differs,
    drifted_share,
    empty_superlative,
    equal_weights,
    example_gap,
    example_verdict,
    figure_differs,
    firmographics_alone,
    future_day,
    gap_between_bands,
    icp_order,
    idle_points,
    implied_by_others,
    late_evidence,
    left_out_with,
    less_for_more,
    limits_differ,
    list_share,
    missed_search,
    never_matters,
    no_disqualifiers,
    no_evidence,
    no_expectation,
    no_successor,
    old_evidence,
    open_ceiling,
    outcome_owed,
    over_capacity,
    overdue_review,
    overlapping_bands,
    placeholder_text,
    same_messaging,
    same_persona,
    segment_gap,
    segment_order,
    size_alone,
    stale_figure,
    stale_proposal,
    thin_evidence,
    too_broad,
    too_many_personas,
    too_narrow,
    two_spellings,
    unanswered_objection,
    uncovered_role,
    unexercised_criterion,
    unfilled_field,
    unheard_function,
    unknown_objection,
    unknown_rule,
    unmeasured_number,
    unreachable_segment,
    unreachable_tier,
    unread_list,
    unread_outcomes,
    unseen_in_prose,
    unused_entry,
    unused_waiver,
    unwritten_message,
)
from icp_playbook.lint.listed_fields import ListedFields
from icp_playbook.lint.read_beside import NOTHING_BESIDE, ReadBeside
from icp_playbook.lint.read_list import ReadList
from icp_playbook.lint.read_outcomes import ReadOutcomes
from icp_playbook.lint.rule import (
    AccountListRule,
    AnyRule,
    DatedRule,
    LintRule,
    ListRule,
    OutcomeRule,
    PolicyRule,
    SearchRule,
)
from icp_playbook.lint.searched import MissedSearch
from icp_playbook.lint.waivers import AppliedWaiver, RulePolicy, apply_waivers, waivers_of
from icp_playbook.model import RuleLevel
from icp_playbook.playbook import Documents, Playbook
from icp_playbook.source import no_cycles

RULES: tuple[AnyRule, ...] = (
    unknown_rule.RULE,
    unused_waiver.RULE,
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
    segment_gap.RULE,
    unreachable_segment.RULE,
    icp_order.RULE,
    size_alone.RULE,
    unheard_function.RULE,
    aspirational_at_work.RULE,
    same_messaging.RULE,
    unwritten_message.RULE,
    left_out_with.RULE,
    unknown_objection.RULE,
    thin_evidence.RULE,
    overdue_review.RULE,
    old_evidence.RULE,
    future_day.RULE,
    outcome_owed.RULE,
    stale_proposal.RULE,
    late_evidence.RULE,
    no_expectation.RULE,
    no_successor.RULE,
    example_verdict.RULE,
    unread_list.RULE,
    list_share.RULE,
    open_ceiling.RULE,
    over_capacity.RULE,
    unread_outcomes.RULE,
    figure_differs.RULE,
    stale_figure.RULE,
    drifted_share.RULE,
    base_rate_differs.RULE,
    missed_search.RULE,
    unmeasured_number.RULE,
    example_gap.RULE,
    too_broad.RULE,
    too_narrow.RULE,
    unexercised_criterion.RULE,
    unreachable_tier.RULE,
    never_matters.RULE,
    implied_by_others.RULE,
    idle_points.RULE,
    overlapping_bands.RULE,
    gap_between_bands.RULE,
    less_for_more.RULE,
    equal_weights.RULE,
    limits_differ.RULE,
    same_persona.RULE,
    two_spellings.RULE,
    empty_superlative.RULE,
    unanswered_objection.RULE,
    unfilled_field.RULE,
)
"""In the order of the catalogue. A new rule is its file and its line here."""


def catalogue() -> dict[str, Rule]:
    """Every rule a finding can carry by its id: those of the loader, then these."""
    return {rule.id: rule for rule in (*LOADER_RULES, *RULES)}


def settable_rules() -> tuple[str, ...]:
    """Rules that a playbook can set. What makes a playbook unreadable, no playbook can turn off."""
    return tuple(rule.id for rule in RULES if rule is not unknown_rule.RULE)


def waivable_rules() -> tuple[str, ...]:
    """Rules that a file can waive."""
    return tuple(rule.id for rule in RULES if not isinstance(rule, PolicyRule))


@dataclass(frozen=True, slots=True)
class LintResult:
    """What the rules find, and every waiver with what it keeps back."""

    findings: tuple[Finding, ...]
    waivers: tuple[AppliedWaiver, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What some rules need besides the playbook; None where it is not there."""

    as_of: datetime.date | None
    listed: ListedFields | None
    lists: Sequence[ReadList] | None
    outcomes: ReadOutcomes | None
    missed: Sequence[MissedSearch] | None


def lint(playbook: Playbook, documents: Documents, as_of: datetime.date | None = None) -> tuple[Finding, ...]:
    """Every finding about a linked playbook that no waiver keeps back, as `run_rules` has them."""
    return run_rules(playbook, documents, as_of).findings


def errors_of(
    playbook: Playbook, documents: Documents, lists: Sequence[ReadList] | None = None
) -> tuple[Finding, ...]:
    """The findings that stop a build, sooner than all are known: other rules do not run."""
    levels = playbook.settings.rules
    severe = tuple(rule for rule in RULES if levels.get(rule.id, rule.severity) == Severity.ERROR)
    found = run_rules(
        playbook, documents, rules=RULES if unused_waiver.RULE in severe else severe, lists=lists
    )
    return tuple(finding for finding in found.findings if finding.severity is Severity.ERROR)


def run_rules(
    playbook: Playbook,
    documents: Documents,
    as_of: datetime.date | None = None,
    listed: ListedFields | None = None,
    rules: Sequence[AnyRule] | None = None,
    lists: Sequence[ReadList] | None = None,
    beside: ReadBeside = NOTHING_BESIDE,
) -> LintResult:
    """Runs rules as the playbook sets them, all unless some are given. An error among the findings stops the
    build as any other does.

    Rules that depend on the day, on a list of accounts, on `lists`, those of the settings, or on what
    is read `beside` run only if one is given; without a day no waiver ends.
    """
    rules = RULES if rules is None else rules
    with no_cycles():  # findings, and what the memo of the playbook keeps
        found = ordered(
            _found(playbook, documents, Given(as_of, listed, lists, beside.outcomes, beside.missed), rules)
        )
    left, waivers = apply_waivers(found, waivers_of(playbook, documents), as_of)
    policy = RulePolicy(
        fixed=frozenset(catalogue()).difference(settable_rules()),
        settable=settable_rules(),
        waivable=waivable_rules(),
        levels=playbook.settings.rules,
        waivers=waivers,
        as_of=as_of,
        silent=frozenset(
            rule.id
            for rule in RULES
            if (isinstance(rule, DatedRule) and as_of is None)
            or (isinstance(rule, ListRule) and listed is None)
            or (isinstance(rule, AccountListRule) and lists is None)
            or (isinstance(rule, OutcomeRule) and beside.outcomes is None)
            or (isinstance(rule, SearchRule) and beside.missed is None)
        ),
    )
    return LintResult(ordered([*left, *_about_policy(policy, documents, rules)]), waivers)


def _found(
    playbook: Playbook,
    documents: Documents,
    given: Given,
    rules: Sequence[AnyRule],
) -> Iterator[Finding]:
    levels = playbook.settings.rules
    for rule in rules:
        level = levels.get(rule.id)
        if level == "off":
            continue
        if isinstance(rule, LintRule):
            yield from _at_level(rule.check(playbook, documents), level)
        elif isinstance(rule, DatedRule) and given.as_of is not None:
            yield from _at_level(rule.check(playbook, documents, given.as_of), level)
        elif isinstance(rule, ListRule) and given.listed is not None:
            yield from _at_level(rule.check(playbook, documents, given.listed), level)
        elif isinstance(rule, AccountListRule) and given.lists is not None:
            yield from _at_level(rule.check(playbook, documents, given.lists), level)
        elif isinstance(rule, OutcomeRule) and given.outcomes is not None:
            yield from _at_level(rule.check(playbook, documents, given.outcomes), level)
        elif isinstance(rule, SearchRule) and given.missed is not None:
            yield from _at_level(rule.check(given.missed), level)


def _about_policy(policy: RulePolicy, documents: Documents, rules: Sequence[AnyRule]) -> Iterator[Finding]:
    for rule in rules:
        level = policy.levels.get(rule.id) if rule.id in policy.settable else None
        if isinstance(rule, PolicyRule) and level != "off":
            yield from _at_level(rule.check(policy, documents), level)


def _at_level(findings: Iterator[Finding], level: RuleLevel | None) -> Iterator[Finding]:
    """The findings of a rule, as severe as the playbook sets it."""
    if level is None:
        yield from findings
    else:
        yield from (replace(finding, severity=Severity(level)) for finding in findings)
