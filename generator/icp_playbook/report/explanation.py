"""A rule in words: what it protects, a finding of it, and the way out."""

import difflib

from icp_playbook.findings import CommandError, Severity
from icp_playbook.lint import catalogue

_EFFECTS = {Severity.ERROR: "It stops the build.", Severity.WARNING: "The build goes on."}


def explanation(name: str) -> str:
    """What is told about a rule. Raises CommandError when there is none of the name."""
    rules = catalogue()
    rule = rules.get(name)
    if rule is None:
        close = difflib.get_close_matches(name, rules, n=1)
        remedy = f'did you mean "{close[0]}"?' if close else "docs/rules.md lists every rule"
        raise CommandError(f'there is no rule "{name}"', remedy)
    sentence, help_ = rule.example
    return (
        f"{rule.severity}[{rule.id}] {rule.about} {_EFFECTS[rule.severity]}\n\n"
        f"Example: {sentence}\n"
        f"  help: {help_}"
    )
