"""A rule: the id a finding carries, what it protects, and an example with its fix."""

from dataclasses import dataclass

from icp_playbook.findings.finding import Finding, Location, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule a finding names. `about` says in one sentence what it protects."""

    id: str
    about: str
    example: tuple[str, str]
    """What a finding of it says, and what to do about it."""
    severity: Severity = Severity.ERROR

    def at(self, location: Location, sentence: str, remedy: str) -> Finding:
        """The finding of this rule at a place."""
        return Finding(location, self.id, sentence, remedy, self.severity)
