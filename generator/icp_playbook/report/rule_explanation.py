"""A rule explained: what it is for, an example finding, and how to fix it."""

from icp_playbook.findings import CommandError, Severity
from icp_playbook.lint import catalogue
from icp_playbook.phrases import did_you_mean

_EFFECTS = {Severity.ERROR: "It stops the build.", Severity.WARNING: "The build goes on."}


def explanation(name: str) -> str:
    """The explanation of a rule. Raises CommandError if there is no such rule."""
    rules = catalogue()
    rule = rules.get(name)
    if rule is None:
        remedy = did_you_mean(name, rules, "docs/rules.md lists every rule")
        raise CommandError(f'there is no rule "{name}"', remedy)
    sentence, help_ = rule.example
    return (
        f"{rule.severity}[{rule.id}] {rule.about} {_EFFECTS[rule.severity]}\n\n"
        f"Example: {sentence}\n"
        f"  help: {help_}"
    )
