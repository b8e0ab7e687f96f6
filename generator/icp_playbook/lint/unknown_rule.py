"""A rule that is set or waived and does not exist, or that nobody can set or waive."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding, Location, Severity
from icp_playbook.lint.rule import PolicyRule
from icp_playbook.lint.waivers import SETTINGS, RulePolicy
from icp_playbook.phrases import did_you_mean, suggestion
from icp_playbook.playbook import Documents


def check(policy: RulePolicy, documents: Documents) -> Iterator[Finding]:
    """One finding for each such name, under `rules` of playbook.yaml or under `waive` of any file."""
    for name in policy.levels:
        if name not in policy.settable:
            place = documents[SETTINGS].at_key("rules", name)
            yield _finding(policy, place, name, "set", policy.settable)
    for one in policy.waivers:
        if one.waiver.rule not in policy.waivable:
            place = documents[one.key].at("waive", one.index, "rule")
            yield _finding(policy, place, one.waiver.rule, "waived", policy.waivable)


def _finding(policy: RulePolicy, place: Location, name: str, done: str, names: Sequence[str]) -> Finding:
    if name in policy.fixed:
        return RULE.at(
            place,
            f"`{name}` cannot be {done}: a playbook that breaks it cannot be read as meant",
            "remove this, and fix what the rule finds",
        )
    if name in policy.settable:
        remedy = f"remove this, and fix what the rule finds, or set `{name}` in icp/playbook.yaml"
        return RULE.at(place, f"`{name}` cannot be waived", remedy)
    return RULE.at(place, f'there is no rule "{name}"', did_you_mean(name, names, "see docs/rules.md"))


RULE = PolicyRule(
    id="unknown-rule",
    about="A rule that is set or waived exists, and is one that can be.",
    example=('there is no rule "thin-evidnce"', suggestion("thin-evidence")),
    severity=Severity.ERROR,
    check=check,
)
