"""A waiver that keeps nothing back: what it was for is mended, or it has ended, or has no reason."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import PolicyRule
from icp_playbook.lint.waivers import RulePolicy, has_ended
from icp_playbook.phrases import is_placeholder
from icp_playbook.playbook import Documents


def check(policy: RulePolicy, documents: Documents) -> Iterator[Finding]:
    """One finding for each waiver without findings. A rule that did not run is not judged."""
    for one in policy.waivers:
        rule, waiver = one.waiver.rule, one.waiver
        if one.findings or rule not in policy.waivable or rule in policy.silent:
            continue
        document = documents[one.key]
        if is_placeholder(waiver.because):
            yield RULE.at(
                document.at("waive", one.index, "because"),
                f'the waiver of `{rule}` does not hold: "{waiver.because}" is no reason',
                "write why what the rule finds is right here, or remove the waiver",
            )
        elif has_ended(waiver, policy.as_of):
            yield RULE.at(
                document.at("waive", one.index, "until"),
                f"the waiver of `{rule}` ended on {waiver.until}",
                "mend what the rule finds and remove the waiver, or give it a later day",
            )
        else:
            off = policy.levels.get(rule) == "off"
            why = ": icp/playbook.yaml turns the rule off" if off else ""
            yield RULE.at(one.location, f"the waiver of `{rule}` waives nothing{why}", "remove it")


RULE = PolicyRule(
    id="unused-waiver",
    about="A waiver keeps a finding back, gives a reason, and has not ended.",
    example=("the waiver of `thin-evidence` waives nothing", "remove it"),
    check=check,
)
