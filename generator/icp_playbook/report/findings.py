"""Findings as text, as GitHub annotations and as JSON."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.findings import Finding, Severity

Format: TypeAlias = Literal["text", "github", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def report(findings: Sequence[Finding], form: Format) -> str:
    """All findings in one form. Text ends without a line break; JSON is a list, even when empty."""
    match form:
        case "text":
            return "\n".join(_text(finding) for finding in findings)
        case "github":
            return "\n".join(_annotation(finding) for finding in findings)
        case "json":
            return json.dumps([_record(finding) for finding in findings], indent=2)
        case _:
            assert_never(form)


def summary(findings: Sequence[Finding]) -> str:
    """How many of each: "2 errors, 1 warning"."""
    counts = [(sum(f.severity is severity for f in findings), severity.value) for severity in Severity]
    said = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(said) or "no findings"


def _text(finding: Finding) -> str:
    head = f"{finding.location}: {finding.severity}[{finding.rule}] {finding.sentence}"
    return f"{_printable(head)}\n  help: {_printable(finding.help)}"


def _annotation(finding: Finding) -> str:
    """A workflow command, its data escaped as GitHub's runner unescapes it.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    place = finding.location
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": finding.rule,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{_printable(finding.sentence)}\nhelp: {_printable(finding.help)}")
    return f"::{finding.severity} {listed}::{message}"


def _record(finding: Finding) -> dict[str, object]:
    record = asdict(finding)
    place = record.pop("location")
    return {**place, **record}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _printable(text: str) -> str:
    """Text on one line that cannot steer a terminal: control and direction characters are spelled out."""
    return "".join(
        glyph if unicodedata.category(glyph) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else f"\\u{ord(glyph):04x}"
        for glyph in text
    )
