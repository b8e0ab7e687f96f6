"""A rule explained: what it is for, an example finding, how to fix it, and how to set or waive it."""

from icp_playbook.findings import CommandError, Severity
from icp_playbook.lint import catalogue, settable_rules, waivable_rules
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
        f"  help: {help_}\n\n"
        f"{_settings(name)}"
    )


def _settings(name: str) -> str:
    """How to turn a rule off, or why that cannot be."""
    if name not in settable_rules():
        return "It cannot be set or waived: a playbook that breaks it cannot be read as meant."
    lines = [f"To set it to off, warning or error, in icp/playbook.yaml: `rules: {{{name}: off}}`"]
    if name in waivable_rules():
        lines.append(f"To waive it in one file: `waive: [{{rule: {name}, because: ...}}]`, with your reason")
    return "\n".join(lines)
