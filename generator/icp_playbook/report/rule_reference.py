"""Every rule with an example of a finding, as a Markdown table made from the rules, for docs/rules.md."""

import sys
from collections.abc import Iterable
from pathlib import Path

from icp_playbook.findings import Rule
from icp_playbook.lint import catalogue
from icp_playbook.outputs import write
from icp_playbook.report.reference import refreshed

MARK = (
    "<!-- Made from the rules: "
    "`.venv/bin/python -m icp_playbook.report.rule_reference docs/rules.md` renews it. -->"
)


def rule_reference(rules: Iterable[Rule]) -> str:
    """The table, a row a rule, in the order of the catalogue."""
    rows = ["| rule | severity | about | a finding says | help |", "|---|---|---|---|---|"]
    for rule in rules:
        words = (_cell(text) for text in (rule.about, *rule.example))
        rows.append(f"| `{rule.id}` | {rule.severity} | {' | '.join(words)} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Regenerates the table in the file named on the command line."""
    path = Path(sys.argv[1])
    table = rule_reference(catalogue().values())
    write(path, refreshed(path.read_text("utf-8"), table, MARK).encode())


if __name__ == "__main__":
    main()
