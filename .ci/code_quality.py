"""Findings as GitLab's code quality report, which a merge request shows beside the lines they are about.

Reads `icp-playbook check --format json` from standard input.
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import json
import sys
from typing import Any

SEVERITY = {"error": "major", "warning": "minor"}


def report(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The report: one issue a finding, known again by its rule, file and sentence."""
    return [
        {
            "description": f"{finding['sentence']}. {finding['help']}",
            "check_name": finding["rule"],
            "fingerprint": hashlib.sha256(
                json.dumps([finding["rule"], finding["path"], finding["sentence"]]).encode()
            ).hexdigest(),
            "severity": SEVERITY[finding["severity"]],
            "location": {"path": finding["path"], "lines": {"begin": finding["line"]}},
        }
        for finding in findings
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(report(json.load(sys.stdin)["findings"]), indent=2) + "\n")
