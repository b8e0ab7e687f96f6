"""A rule explained: what it is for, an example finding, and how to fix it."""

import difflib

from icp_playbook.findings import CommandError, rules
from icp_playbook.findings.examples import EXAMPLES
from icp_playbook.findings.finding import Severity

_EFFECTS = {Severity.ERROR: "It stops the build.", Severity.WARNING: "The build goes on."}


def explanation(name: str) -> str:
    """The explanation of a rule. Raises CommandError if there is no such rule."""
    rule = rules.CATALOGUE.get(name)
    if rule is None:
        close = difflib.get_close_matches(name, rules.CATALOGUE, n=1)
        remedy = f'did you mean "{close[0]}"?' if close else "docs/rules.md lists every rule"
        raise CommandError(f'there is no rule "{name}"', remedy)
    sentence, help_ = EXAMPLES[name]
    return (
        f"{rule.severity}[{rule.id}] {rule.about} {_EFFECTS[rule.severity]}\n\n"
        f"Example: {sentence}\n"
        f"  help: {help_}"
    )
