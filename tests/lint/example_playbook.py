"""A copy of the example playbook, to be changed piece by piece and checked."""

import shutil
from pathlib import Path
from typing import Self

from icp_playbook.findings import Finding
from icp_playbook.lint import RULES, run_rules
from icp_playbook.model import layout
from icp_playbook.playbook import Documents, Playbook, load
from icp_playbook.report import report

ROOT = Path(__file__).parent.parent.parent


class ExamplePlaybook:
    """The playbook of this repository under `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for part in layout().tops:
            shutil.copytree(ROOT / part, root / part)

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace a piece of text that stands in a file exactly once."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands in {path} {text.count(old)} times"
        file.write_text(text.replace(old, new), "utf-8")
        return self

    def remove(self, *paths: str) -> Self:
        """Remove files."""
        for path in paths:
            (self.root / path).unlink()
        return self

    def loaded(self) -> tuple[Playbook, Documents]:
        """The linked playbook; it must have no errors of its own."""
        found = load(self.root)
        assert found.playbook is not None, report(found.findings, "text")
        return found.playbook, found.documents

    def findings(self, rule: str) -> tuple[Finding, ...]:
        """What one rule finds."""
        rules = [one for one in RULES if one.id == rule]
        return run_rules(*self.loaded(), rules=rules).findings

    def text(self, rule: str) -> str:
        """What one rule finds, as `check` prints it."""
        return report(self.findings(rule), "text")
