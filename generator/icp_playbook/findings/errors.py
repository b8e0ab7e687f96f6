"""The exception tree. Content problems are findings; exceptions are for what stops a command."""

from icp_playbook.findings.finding import Finding
from icp_playbook.phrases import counted


class PlaybookError(Exception):
    """Base of everything this package raises on purpose."""


class ContentError(PlaybookError):
    """The content has errors, so nothing can be made from it. Carries every finding."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"the playbook has {counted(len(findings), 'finding')}")
        self.findings = findings


class CommandError(PlaybookError):
    """A command could not run: a folder is missing, a target is in the way."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class BrokenTemplate(CommandError):
    """A template of the look cannot be rendered. `line` counts from 1; 0 when it is not known."""

    def __init__(self, name: str, line: int, why: str) -> None:
        place = f"site_templates/{name}:{line}" if line else f"site_templates/{name}"
        super().__init__(
            f"{place}: {why}", "mend the template, or remove it to get the one that comes with the package"
        )
