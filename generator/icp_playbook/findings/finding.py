"""A finding: one thing wrong with the content, where, and how to fix it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning is printed and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file. Lines and columns count from 1; the path is relative, with slashes."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One problem. `sentence` says what is wrong, `help` what to do about it."""

    location: Location
    rule: str
    sentence: str
    help: str
    severity: Severity = Severity.ERROR


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, each said once."""
    return tuple(sorted(set(findings), key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str, str, str, str]:
    """The order of findings, as a tuple: of those Python compares many sooner than objects."""
    place = finding.location
    return (
        *(place.path, place.line, place.column),
        *(finding.rule, finding.sentence, finding.help, finding.severity),
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when at least one finding stops the build."""
    return any(finding.severity is Severity.ERROR for finding in findings)
