"""Findings as text, as GitHub annotations and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Literal, TypeAlias, assert_never, get_args

from icp_playbook.findings import Finding, Severity
from icp_playbook.phrases import counted
from icp_playbook.report.annotations import annotation
from icp_playbook.report.plain import printable
from icp_playbook.values import Waiver

Format: TypeAlias = Literal["text", "github", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
PRINTED = 50
"""Findings of one rule in one file that a text spells out; nobody reads the ten thousandth of a kind."""


def report(
    findings: Sequence[Finding],
    form: Format,
    step: str | None = None,
    waived: Sequence[tuple[Finding, Waiver]] = (),
) -> str:
    """All findings in one form, after the next step of a playbook that is not complete.

    Text ends without a line break, spells out the first of each rule in each file and counts the others. To
    GitHub the step is a notice on the run. JSON always has `next`, which may be null, `findings`, and
    `waived` with their reasons, which the other forms leave out.
    """
    match form:
        case "text":
            begin = [f"next: {printable(step)}"] if step else []
            found = (_text(finding) for finding in _spelled_out(findings))
            return "\n".join([*begin, *found, *_counted(findings)])
        case "github":
            begin = [annotation("notice", None, "next", printable(step))] if step else []
            return "\n".join([*begin, *(_annotation(finding) for finding in findings)])
        case "json":
            records = {
                "next": step or None,
                "findings": [_record(finding) for finding in findings],
                "waived": [_record(finding) | _reason(waiver) for finding, waiver in waived],
            }
            return json.dumps(records, indent=2)
        case _:
            assert_never(form)


def summary(findings: Sequence[Finding], waived: int = 0) -> str:
    """How many of each: "2 errors, 1 warning, 3 waived"."""
    counts = [(sum(f.severity is severity for f in findings), severity.value) for severity in Severity]
    parts = [counted(count, word) for count, word in counts if count]
    found = ", ".join(parts) or "no findings"
    return f"{found}, {waived:,} waived" if waived else found


def _spelled_out(findings: Sequence[Finding]) -> Iterator[Finding]:
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        of = (finding.location.path, finding.rule)
        seen[of] += 1
        if seen[of] <= PRINTED:
            yield finding


def _counted(findings: Sequence[Finding]) -> Iterator[str]:
    """A line for each rule that says more in a file than is spelled out."""
    found = Counter((finding.location.path, finding.rule) for finding in findings)
    for (path, rule), count in found.items():
        if count > PRINTED:
            yield (
                f"{printable(path)}: {count - PRINTED:,} more of [{rule}]\n"
                "  help: mend the first ones, or list all with `icp-playbook check --format json`"
            )


def _text(finding: Finding) -> str:
    head = f"{finding.location}: {finding.severity}[{finding.rule}] {finding.sentence}"
    return f"{printable(head)}\n  help: {printable(finding.help)}"


def _annotation(finding: Finding) -> str:
    message = f"{printable(finding.sentence)}\nhelp: {printable(finding.help)}"
    return annotation(finding.severity.value, finding.location, finding.rule, message)


def _record(finding: Finding) -> dict[str, object]:
    record = asdict(finding)
    place = record.pop("location")
    return {**place, **record}


def _reason(waiver: Waiver) -> dict[str, object]:
    return waiver.model_dump(mode="json", include={"because", "until"})
